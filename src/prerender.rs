//! Finished HTML for every article and list of a site, for any static host: there to be read when it arrives, by
//! people, search engines and previews, with scripts or without. The app takes over where it finds it.

pub mod feeds;
pub mod folder;
pub mod hosting;
pub mod network;
pub mod page;
pub mod replay;
pub mod site;
pub mod template;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

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
    let site = Site {
        template: &template,
        origin: options.site.origin().to_owned(),
        article_style: read("prerender/article.css")?,
        list_style: read("prerender/list.css")?,
        comments_style: read("prerender/comments.css")?,
    };
    let folder = Folder::open(&options.out)?;
    let making = Making {
        options,
        config,
        site: &site,
        folder: &folder,
        network: Network::new(options.site.clone(), options.dist.clone()),
        summary: Mutex::default(),
        edition: hosting::digest(&[
            shell.as_bytes(),
            site.article_style.as_bytes(),
            site.list_style.as_bytes(),
            site.comments_style.as_bytes(),
        ]),
    };
    making.app(&shell)?;
    let entries = block_on(config.source.entries(&making.network)).map_err(|error| making.source(&error))?;
    making.articles(&entries, progress)?;
    let is_first = options.shard.0 == 0;
    if is_first {
        let lists = making.lists(progress)?;
        making.feeds(&entries, &lists)?;
    }
    let mut summary = making.summary.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let is_whole = options.shard.1 == 1;
    // What the others make is none of this run's business.
    summary.removed = folder.finish(|_| is_whole)?;
    Ok(summary)
}

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
                self.folder.keep(&file)?;
                self.folder.keep(&feeds::oembed_file(&entry.slug))?;
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
        (is_old && self.options.out.join(file).is_file())
            || (!entry.edition.is_empty() && self.folder.is_current(file, &of))
    }

    fn of(&self, entry: &Entry) -> String {
        format!("{} {}", entry.edition, self.edition)
    }

    fn batch(&self, batch: &[Entry], progress: &dyn Progress) -> Result<(), Fault> {
        let found = match block_on(self.config.source.answers(&self.network, batch)) {
            Ok(found) => found,
            Err(error) => {
                for entry in batch {
                    self.failed(&article_file(&entry.slug), &self.network.explain(&error))?;
                }
                progress.step(batch.len());
                return Ok(());
            }
        };
        for (entry, answers) in found {
            let file = article_file(&entry.slug);
            match self.article(&entry, answers) {
                Ok(()) => {}
                // Where nothing can be written, nothing can be made.
                Err(fault @ Fault::File { .. }) => return Err(fault),
                Err(fault) => self.failed(&file, &fault.to_string())?,
            }
        }
        progress.step(batch.len());
        Ok(())
    }

    fn article(&self, entry: &Entry, answers: Answers) -> Result<(), Fault> {
        let file = article_file(&entry.slug);
        let source = &self.config.source;
        let replay = Replay::new(answers, &self.network);
        let article = block_on(source.article(&replay, &ArticleRef::Slug(entry.slug.clone())));
        let article = article.map_err(|error| self.source(&error))?;
        // An article is whole without them.
        let listing = self.config.comments.listing;
        let comments = || block_on(source.comments(&self.network, &article.id, 1, listing)).ok();
        let comments = if article.has_comments() { comments() } else { None };
        let embedded = embedded(replay.asked(), |answer| Some(source.of_article(answer)));
        let html = self.site.article(&article, comments, &embedded);
        let of = self.of(entry);
        if let Some(oembed) = feeds::oembed(self.site, &article) {
            self.folder.write(&feeds::oembed_file(&entry.slug), oembed.as_bytes(), &of)?;
        }
        self.write(&file, &html, &of)
    }

    /// The front page and the sections, as many pages of each as are wanted. Gives the first page of the front page.
    fn lists(&self, progress: &dyn Progress) -> Result<Vec<domain::Summary>, Fault> {
        let sections = block_on(self.config.source.sections(&self.network)).map_err(|error| self.source(&error))?;
        progress.begin("lists", sections.len() + 1);
        let archives = std::iter::once(Archive::Front).chain(sections.into_iter().map(Archive::Section));
        let mut latest = Vec::new();
        for archive in archives {
            for page in 1..=self.options.list_pages {
                let file = list_file(&archive, page);
                let replay = Replay::new(BTreeMap::new(), &self.network);
                let list = match block_on(self.config.source.list(&replay, &archive, page)) {
                    Ok(list) => list,
                    Err(error) => {
                        self.failed(&file, &self.network.explain(&error))?;
                        break;
                    }
                };
                let embedded = embedded(replay.asked(), |answer| self.config.source.of_list(answer));
                self.write(&file, &self.site.list(&archive, page, &list, &embedded), "list")?;
                self.summed(|summary| summary.lists += 1);
                let is_last = page >= list.pages;
                if archive == Archive::Front && latest.len() < feeds::LATEST {
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

    fn feeds(&self, entries: &[Entry], latest: &[domain::Summary]) -> Result<(), Fault> {
        for (file, content) in feeds::all(self.site, entries, latest) {
            self.write(&file, &content, "feed")?;
        }
        let robots = fs::read_to_string(self.options.dist.join("robots.txt")).unwrap_or_default();
        for (file, content) in hosting::all(self.site, &robots) {
            self.write(&file, &content, "host")?;
        }
        Ok(())
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
        if entry.path().is_dir() {
            list_files(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}
