//! Finished HTML for every article and list of a site, for any static host: there to be read when it arrives, by
//! people, search engines and previews, with scripts or without. The app takes over where it finds it.

pub mod feeds;
pub mod folder;
pub mod hosting;
pub mod network;
pub mod page;
pub mod replay;
pub mod site;
pub mod styles;
pub mod template;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{io, iter};

use futures_executor::block_on;
use serde_json::Value;

use crate::config::Config;
use crate::domain::{self, Archive, HttpUrl, Slug, Timestamp};
use crate::routes::Addresses;
use crate::sources::all::{Answers, BATCH, Entry};
use crate::sources::http::Answer;
use crate::sources::{ArticleRef, SourceError};
use folder::{Folder, Outcome};
use network::Network;
use page::Embedded;
use replay::Replay;
use site::Site;
use styles::Styles;
use template::Template;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Options {
    /// The built app.
    pub dist: PathBuf,
    /// Where the site is written.
    pub out: PathBuf,
    /// Where that will be found.
    pub site: HttpUrl,
    /// How many things are asked for at once.
    pub jobs: usize,
    /// Articles that were not changed since then stay as they are.
    pub since: Option<Timestamp>,
    /// Which part of the articles this run makes, counted from 0, and of how many.
    pub shard: (usize, usize),
    /// How many pages of every list are written. The app has the others.
    pub list_pages: u32,
}

/// How it went.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub articles: usize,
    pub lists: usize,
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// What could not be made, and why.
    pub failed: Vec<(String, String)>,
}

/// Why nothing could be made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("{path}: {error}")]
    File { path: PathBuf, error: io::Error },
    #[error("the built page: {0}")]
    Template(String),
    #[error("“{0}” is no name for a file")]
    Name(String),
    #[error("{0}")]
    Source(String),
    #[error("{0}: another maqal-prerender is at work there")]
    Busy(PathBuf),
    #[error("{0}: the site needs a folder of its own, outside the built app's")]
    Inside(PathBuf),
}

impl Fault {
    fn file(path: &Path, error: io::Error) -> Self {
        Self::File { path: path.to_owned(), error }
    }
}

/// Hears of how it goes on.
pub trait Progress: Sync {
    /// So many pages will be made.
    fn begin(&self, _what: &str, _count: usize) {}
    fn step(&self, _count: usize) {}
}

/// Makes the site.
///
/// # Errors
/// What makes the whole impossible; what could not be made of it is told in the summary.
pub fn run(options: &Options, progress: &dyn Progress) -> Result<Summary, Fault> {
    let read = |name: &str| {
        let path = options.dist.join(name);
        fs::read_to_string(&path).map_err(|error| Fault::file(&path, error))
    };
    let shell = read("index.html")?;
    let template = Template::read(&shell, &options.site)?;
    let config = &template.config;
    Addresses::new(template.base.clone(), config.source_site()).install();
    let site = Site { template: &template, origin: options.site.origin().to_owned(), styles: Styles::read(read)? };
    let full = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if full(&options.out).starts_with(full(&options.dist)) {
        return Err(Fault::Inside(options.out.clone()));
    }
    let folder = Folder::open(&options.out)?;
    let making = Making {
        options,
        config,
        site: &site,
        folder: &folder,
        network: Network::new(options.site.clone(), options.dist.clone()),
        summary: Mutex::default(),
        edition: hosting::digest(iter::once(&*shell).chain(site.styles.all())),
    };
    making.app(&shell)?;
    let inventory = block_on(config.source.entries(&making.network)).map_err(|error| making.source(&error))?;
    making.articles(&inventory.entries, progress)?;
    let is_first = options.shard.0 == 0;
    if is_first {
        let latest = making.lists(progress)?;
        making.feeds(&inventory.entries, latest.as_deref())?;
    }
    let mut summary = making.summary.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let is_whole = options.shard.1 == 1;
    let all_made = summary.failed.is_empty() && options.since.is_none();
    // What the others make is none of this run's business, nor is what nobody knows to be gone.
    summary.removed = folder.finish(|file, of| {
        is_whole
            && match of {
                // Pages of before may still need it.
                "app" => all_made,
                _ if of.ends_with(PAGE) => inventory.has_all_pages,
                _ if file.starts_with("article/") || file.starts_with("oembed/") => inventory.has_all_articles,
                _ => true,
            }
    })?;
    Ok(summary)
}

/// What a file is noted to be made of ends in this where it is one of WordPress's pages.
const PAGE: &str = " page";

struct Making<'a> {
    options: &'a Options,
    config: &'a Config,
    site: &'a Site<'a>,
    folder: &'a Folder,
    network: Network,
    summary: Mutex<Summary>,
    /// Another one whenever all pages are to be made anew.
    edition: String,
}

impl Making<'_> {
    /// The app itself goes first: from then on every address answers.
    fn app(&self, shell: &str) -> Result<(), Fault> {
        let mut files = Vec::new();
        list_files(&self.options.dist, "", &mut files)?;
        // What pages refer to before the pages.
        files.sort_by_key(|file| file.ends_with(".html"));
        let is_own = |file: &&String| {
            matches!(file.as_str(), "index.html" | "404.html" | "robots.txt") || file.starts_with("prerender/")
        };
        for file in files.iter().filter(|file| !is_own(file)) {
            let path = self.options.dist.join(file);
            let content = fs::read(&path).map_err(|error| Fault::file(&path, error))?;
            self.folder.write(file, &content, "app")?;
        }
        self.folder.write("404.html", shell.as_bytes(), "app")?;
        // The first shard's is the front page.
        if self.options.shard.0 == 0 && !self.options.out.join("index.html").is_file() {
            self.folder.write("index.html", shell.as_bytes(), "app")?;
        }
        Ok(())
    }

    fn articles(&self, entries: &[Entry], progress: &dyn Progress) -> Result<(), Fault> {
        let (own, of) = self.options.shard;
        let mine = entries.iter().filter(|entry| hosting::shard(&entry.id.0, of) == own);
        let (mut wanted, mut count) = (Vec::new(), 0);
        for entry in mine {
            count += 1;
            let file = article_file(&entry.slug);
            if self.is_current(entry, &file) {
                self.keep(&entry.slug)?;
                self.summed(|summary| summary.unchanged += 1);
            } else {
                wanted.push(entry.clone());
            }
        }
        self.summed(|summary| summary.articles = count);
        progress.begin("articles", wanted.len());
        let (pages, posts): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|entry| entry.is_page);
        let batches = Mutex::new(posts.chunks(BATCH).chain(pages.chunks(BATCH)));
        let next = || batches.lock().ok().and_then(|mut batches| batches.next());
        let fault = Mutex::new(None);
        std::thread::scope(|scope| {
            for _ in 0..self.options.jobs {
                scope.spawn(|| {
                    while let Some(batch) = next() {
                        if let Err(error) = self.batch(batch, progress) {
                            fault.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).get_or_insert(error);
                            break;
                        }
                    }
                });
            }
        });
        fault.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner()).map_or(Ok(()), Err)
    }

    fn is_current(&self, entry: &Entry, file: &str) -> bool {
        let modified = Timestamp::from_wordpress(&entry.edition, None);
        let is_old = self.options.since.zip(modified).is_some_and(|(since, modified)| modified < since);
        let of = self.of(entry);
        // One that was made with another build asks for files that are no more.
        let is_of_this_build = self.folder.made_of(file).is_some_and(|of| of.contains(&self.edition));
        (is_old && is_of_this_build) || (!entry.edition.is_empty() && self.folder.is_current(file, &of))
    }

    fn of(&self, entry: &Entry) -> String {
        format!("{} {}{}", entry.edition, self.edition, if entry.is_page { PAGE } else { "" })
    }

    /// What there is of an article stays.
    fn keep(&self, slug: &Slug) -> Result<(), Fault> {
        self.folder.keep(&article_file(slug))?;
        self.folder.keep(&feeds::oembed_file(slug))
    }

    fn without(&self, slug: &Slug, why: &str) -> Result<(), Fault> {
        self.keep(slug)?;
        self.failed(&article_file(slug), why)
    }

    fn batch(&self, batch: &[Entry], progress: &dyn Progress) -> Result<(), Fault> {
        let found = match block_on(self.config.source.answers(&self.network, batch)) {
            Ok(found) => found,
            Err(error) => {
                for entry in batch {
                    self.without(&entry.slug, &self.network.explain(&error))?;
                }
                progress.step(batch.len());
                return Ok(());
            }
        };
        for entry in batch.iter().filter(|entry| !found.iter().any(|(found, _)| found.id == entry.id)) {
            self.without(&entry.slug, "the site lists it, but has not given it out")?;
        }
        for (entry, answers) in found {
            match self.article(&entry, answers) {
                Ok(()) => {}
                // Where nothing can be written, nothing can be made.
                Err(fault @ Fault::File { .. }) => return Err(fault),
                Err(fault) => self.without(&entry.slug, &fault.to_string())?,
            }
        }
        progress.step(batch.len());
        Ok(())
    }

    fn article(&self, entry: &Entry, answers: Answers) -> Result<(), Fault> {
        let file = article_file(&entry.slug);
        if !self.folder.has_room_for(&file, &entry.slug) {
            return Err(Fault::Name(file));
        }
        let source = &self.config.source;
        let replay = Replay::new(answers, &self.network);
        let article = block_on(source.article(&replay, &ArticleRef::Slug(entry.slug.clone())));
        let article = article.map_err(|error| self.source(&error))?;
        // An article is whole without them.
        let listing = self.config.comments.listing;
        let comments = || block_on(source.comments(&self.network, &article.id, 1, listing)).ok();
        let comments = if article.has_comments() { comments() } else { None };
        let is_whole = comments.is_some() || !article.has_comments();
        let embedded = embedded(replay.asked(), |answer| Some(source.of_article(answer)));
        let html = self.site.article(&article, comments, &embedded);
        // The next time they may be had.
        let of = if is_whole { self.of(entry) } else { String::new() };
        if let Some(oembed) = feeds::oembed(self.site, &article) {
            self.folder.write(&feeds::oembed_file(&entry.slug), oembed.as_bytes(), &of)?;
        }
        self.write(&file, &html, &of)
    }

    /// The front page and the sections, as many pages of each as are wanted. Gives what the front page has, if that
    /// could be had.
    fn lists(&self, progress: &dyn Progress) -> Result<Option<Vec<domain::Summary>>, Fault> {
        let sections = block_on(self.config.source.sections(&self.network)).map_err(|error| self.source(&error))?;
        progress.begin("lists", sections.len() + 1);
        let archives = std::iter::once(Archive::Front).chain(sections.into_iter().map(Archive::Section));
        let mut latest = Some(Vec::new());
        for archive in archives {
            for page in 1..=self.options.list_pages {
                let file = list_file(&archive, page);
                if let Archive::Section(slug) = &archive
                    && !self.folder.has_room_for(&file, slug)
                {
                    self.failed(&file, &Fault::Name(file.clone()).to_string())?;
                    break;
                }
                let replay = Replay::new(BTreeMap::new(), &self.network);
                let list = match block_on(self.config.source.list(&replay, &archive, page)) {
                    Ok(list) => list,
                    Err(error) => {
                        for page in page..=self.options.list_pages {
                            self.folder.keep(&list_file(&archive, page))?;
                        }
                        if archive == Archive::Front {
                            latest = None;
                        }
                        self.failed(&file, &self.network.explain(&error))?;
                        break;
                    }
                };
                let embedded = embedded(replay.asked(), |answer| self.config.source.of_list(answer));
                self.write(&file, &self.site.list(&archive, page, &list, &embedded), "list")?;
                self.summed(|summary| summary.lists += 1);
                let is_last = page >= list.pages;
                if archive == Archive::Front
                    && let Some(latest) = latest.as_mut().filter(|latest| latest.len() < feeds::LATEST)
                {
                    latest.extend(list.items);
                }
                if is_last {
                    break;
                }
            }
            progress.step(1);
        }
        Ok(latest)
    }

    fn feeds(&self, entries: &[Entry], latest: Option<&[domain::Summary]>) -> Result<(), Fault> {
        let named = entries.iter().filter(|entry| self.folder.has_room_for(&article_file(&entry.slug), &entry.slug));
        for (file, content) in feeds::sitemaps(self.site, &named.cloned().collect::<Vec<_>>()) {
            self.write_unless_given(&file, &content)?;
        }
        match latest {
            Some(latest) => {
                for (file, content) in feeds::of_latest(self.site, latest) {
                    self.write_unless_given(file, &content)?;
                }
            }
            None => feeds::OF_LATEST.iter().try_for_each(|file| self.folder.keep(file))?,
        }
        let robots = fs::read_to_string(self.options.dist.join("robots.txt")).unwrap_or_default();
        for (file, content) in hosting::all(self.site, &robots) {
            match file.as_str() {
                "robots.txt" => self.write(&file, &content, "host")?,
                _ => self.write_unless_given(&file, &content)?,
            }
        }
        Ok(())
    }

    /// What the publisher has put beside the app goes before: it may be the very feed that all is made of.
    fn write_unless_given(&self, file: &str, content: &str) -> Result<(), Fault> {
        if self.options.dist.join(file).is_file() { Ok(()) } else { self.write(file, content, "feed") }
    }

    fn write(&self, file: &str, content: &str, of: &str) -> Result<(), Fault> {
        let outcome = self.folder.write(file, content.as_bytes(), of)?;
        self.summed(|summary| match outcome {
            Outcome::Written => summary.written += 1,
            Outcome::Unchanged => summary.unchanged += 1,
        });
        Ok(())
    }

    fn source(&self, error: &SourceError) -> Fault {
        Fault::Source(self.network.explain(error))
    }

    /// What was there before stays.
    fn failed(&self, file: &str, why: &str) -> Result<(), Fault> {
        self.folder.keep(file)?;
        self.summed(|summary| summary.failed.push((file.to_owned(), why.to_owned())));
        Ok(())
    }

    fn summed(&self, change: impl FnOnce(&mut Summary)) {
        change(&mut self.summary.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
    }
}

/// What an app on the page would ask for, as far as it `keeps` it.
fn embedded(asked: Answers, keeps: impl Fn(&str) -> Option<Value>) -> Embedded {
    let kept = |(url, answer): (String, Answer)| Some((url, (keeps(&answer.body)?, answer.total, answer.pages)));
    asked.into_iter().filter_map(kept).collect()
}

/// Where an article's page lies. Static hosts answer `/article/x` with `article/x.html`.
fn article_file(slug: &Slug) -> String {
    format!("article/{}.html", file_name(slug))
}

fn list_file(archive: &Archive, page: u32) -> String {
    let folder = match archive {
        Archive::Section(slug) => format!("section/{}", file_name(slug)),
        _ => String::new(),
    };
    match (folder.as_str(), page) {
        ("", 1) => "index.html".to_owned(),
        ("", page) => format!("page/{page}.html"),
        (folder, 1) => format!("{folder}.html"),
        (folder, page) => format!("{folder}/page/{page}.html"),
    }
}

/// What a host looks for when a slug is asked for.
fn file_name(slug: &Slug) -> String {
    slug.as_str().to_owned()
}

fn list_files(folder: &Path, under: &str, files: &mut Vec<String>) -> Result<(), Fault> {
    let entries = fs::read_dir(folder).map_err(|error| Fault::file(folder, error))?;
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        if name.starts_with(".maqal") {
            continue;
        }
        if entry.path().is_dir() {
            list_files(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}
