//! What a host is told: what may be kept for how long, what a page may do, who may look where.

use std::iter;

use sha2::{Digest, Sha256};

use super::feeds::sitemap_addresses;
use super::site::Site;
use crate::domain::provider::FRAME_HOSTS;

/// The files, for hosts that read `_headers` (Netlify, Cloudflare Pages and others) and for nginx.
pub fn all(site: &Site, robots: &str) -> Vec<(String, String)> {
    let policy = policy(site);
    let folder = site.template.base.as_str();
    let rules = [
        // Names with a hash never change what they stand for.
        ("/*.js", "public, max-age=31536000, immutable"),
        ("/*.css", "public, max-age=31536000, immutable"),
        ("/*.wasm", "public, max-age=31536000, immutable"),
        ("/sw.js", "no-cache"),
        ("/embed/*", "no-cache"),
    ];
    let mut headers = format!(
        "{folder}/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Cache-Control: no-cache\n"
    );
    for (path, rule) in rules {
        headers.push_str(&format!("{folder}{path}\n  ! Cache-Control\n  Cache-Control: {rule}\n"));
    }
    let mut robots = robots.trim_end().to_owned();
    for address in sitemap_addresses(site) {
        robots.push_str(&format!("\nSitemap: {address}"));
    }
    vec![
        ("_headers".to_owned(), headers),
        ("nginx.conf.example".to_owned(), nginx(site, &policy)),
        ("robots.txt".to_owned(), robots.trim_start().to_owned() + "\n"),
    ]
}

fn nginx(site: &Site, policy: &str) -> String {
    let folder = site.template.base.as_str();
    format!(
        "# Put this into the `server` of the site, with `root` where the folder is.\n\
         location {folder}/ {{\n\
         \x20   try_files $uri $uri.html $uri/index.html =404;\n\
         \x20   error_page 404 {folder}/404.html;\n\
         \x20   add_header Cache-Control no-cache always;\n\
         \x20   add_header X-Content-Type-Options nosniff always;\n\
         \x20   add_header Content-Security-Policy \"{policy}\" always;\n\
         }}\n\
         location ~ \"^{folder}/[\\w-]+-[0-9a-f]{{16}}[\\w-]*\\.(js|css|wasm)$\" {{\n\
         \x20   add_header Cache-Control \"public, max-age=31536000, immutable\";\n\
         \x20   add_header X-Content-Type-Options nosniff;\n\
         }}\n"
    )
}

/// What pages may do, as `scripts/csp.mjs` says it for the built page; besides, their own styles, and a form to where
/// comments go.
fn policy(site: &Site) -> String {
    let config = &site.template.config;
    let list = |texts: &mut dyn Iterator<Item = &str>| texts.map(hash).collect::<Vec<_>>().join(" ");
    let source = config.source.address().origin();
    let action = config.comments.action.as_ref().map(|url| format!(" {}", url.origin())).unwrap_or_default();
    let pictures = if site.origin.starts_with("https:") { "https:" } else { "http: https:" };
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' {}", list(&mut site.template.scripts.iter().map(String::as_str))),
        format!("style-src 'self' {}", list(&mut iter::once(&*site.template.style).chain(site.styles.all()))),
        format!("img-src {pictures} 'self'"),
        format!("media-src {pictures} 'self'"),
        format!("connect-src 'self' {source}"),
        format!("frame-src {}", FRAME_HOSTS.join(" ")),
        "worker-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        format!("form-action 'self'{action}"),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types maqal maqal-worker".to_owned(),
    ]
    .join("; ")
}

/// How a policy names an inline script or style.
fn hash(text: &str) -> String {
    use base64::Engine;
    format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text)))
}

/// A short name for what all this says.
pub fn digest<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Which of `of` parts something belongs to, on every machine the same.
pub fn shard(name: &str, of: usize) -> usize {
    let digest = Sha256::digest(name);
    let number = digest.iter().take(4).fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
    number.checked_rem(of).unwrap_or_default()
}
