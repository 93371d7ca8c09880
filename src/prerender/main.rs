//! `maqal-prerender`: see `--help`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use maqal::domain::{HttpUrl, Timestamp};
use maqal::prerender::{Options, Progress, Summary, run};

/// Writes finished HTML for every article and list of the site that a built Maqal is set up for.
///
/// Exit codes: 0 when all is made, 1 when some of it could not be, 2 when nothing could.
#[derive(Debug, Parser)]
#[command(name = "maqal-prerender", version)]
struct Arguments {
    /// Where the site will be found, such as https://reader.example/
    #[arg(long, value_parser = url)]
    site: HttpUrl,
    /// The built app
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// Where the site is written; what has not changed there is not touched
    #[arg(long, default_value = "site")]
    out: PathBuf,
    /// How many things are asked for at once
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
    jobs: u16,
    /// Leave articles alone that were not changed since, such as 2026-11-25T00:00:00Z
    #[arg(long, value_parser = date)]
    since: Option<Timestamp>,
    /// Make one part of the articles, such as 1/4; the first part has the lists and the feeds as well
    #[arg(long, value_parser = shard, default_value = "1/1")]
    shard: (usize, usize),
    /// How many pages of every list are written; the app has the others
    #[arg(long, default_value_t = 10)]
    list_pages: u32,
    /// Go on, and look again after so many seconds
    #[arg(long, value_name = "SECONDS")]
    watch: Option<u64>,
    /// Say nothing but what went wrong
    #[arg(long)]
    quiet: bool,
}

fn url(text: &str) -> Result<HttpUrl, String> {
    let url = HttpUrl::new(format!("{}/", text.trim_end_matches('/')));
    url.ok_or_else(|| "an http or https URL is wanted".to_owned())
}

fn date(text: &str) -> Result<Timestamp, String> {
    Timestamp::from_rfc3339(text).ok_or_else(|| "a date such as 2026-11-25T00:00:00Z is wanted".to_owned())
}

fn shard(text: &str) -> Result<(usize, usize), String> {
    let parts =
        text.split_once('/').and_then(|(own, of)| Some((own.parse::<usize>().ok()?, of.parse::<usize>().ok()?)));
    let parts = parts.filter(|(own, of)| (1..=*of).contains(own));
    parts.map(|(own, of)| (own - 1, of)).ok_or_else(|| "a part such as 1/4 is wanted".to_owned())
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let options = Options {
        dist: arguments.dist,
        out: arguments.out,
        site: arguments.site,
        jobs: usize::from(arguments.jobs),
        since: arguments.since,
        shard: arguments.shard,
        list_pages: arguments.list_pages.max(1),
    };
    loop {
        let code = once(&options, arguments.quiet);
        match arguments.watch {
            None => return code,
            Some(seconds) => sleep(Duration::from_secs(seconds.max(1))),
        }
    }
}

fn once(options: &Options, quiet: bool) -> ExitCode {
    let begun = Instant::now();
    let bar = Bar { quiet, bar: Mutex::new(None) };
    let result = run(options, &bar);
    bar.end();
    match result {
        Ok(summary) => {
            for (file, why) in &summary.failed {
                eprintln!("{file}: {why}");
            }
            if !quiet {
                tell(&summary, begun.elapsed());
            }
            ExitCode::from(u8::from(!summary.failed.is_empty()))
        }
        Err(fault) => {
            eprintln!("maqal-prerender: {fault}");
            ExitCode::from(2)
        }
    }
}

fn tell(summary: &Summary, took: Duration) {
    let Summary { articles, lists, written, unchanged, removed, failed } = summary;
    let each = took.as_secs_f64() * 1000.0 / f64::from(u32::try_from((*articles).max(1)).unwrap_or(u32::MAX));
    println!(
        "{articles} articles, {lists} list pages: {written} written, {unchanged} unchanged, {removed} removed, {} failed; \
         {:.1} s, {each:.1} ms an article",
        failed.len(),
        took.as_secs_f64(),
    );
}

/// A bar on a terminal; a line for every step in a log.
struct Bar {
    quiet: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl Bar {
    fn end(&self) {
        if let Some(bar) = self.bar.lock().ok().and_then(|mut bar| bar.take()) {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn begin(&self, what: &str, count: usize) {
        self.end();
        if self.quiet {
            return;
        }
        if !std::io::stderr().is_terminal() {
            eprintln!("==> {count} {what}");
            return;
        }
        let bar = ProgressBar::new(count as u64).with_message(what.to_owned());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        if let Ok(mut place) = self.bar.lock() {
            *place = Some(bar);
        }
    }

    fn step(&self, count: usize) {
        if let Some(bar) = self.bar.lock().ok().and_then(|bar| bar.clone()) {
            bar.inc(count as u64);
        }
    }
}
