//! Sites whose things stand in other people's articles, and how their URLs are read.
//!
//! A frame's address is never used as it came: host, kind and name are recognised, and the address
//! of the thing's own page is made from them.

use super::HttpUrl;

/// A site whose things stand in other people's articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    YouTube,
    Vimeo,
    Dailymotion,
    X,
    Facebook,
    Instagram,
    TikTok,
    Spotify,
    SoundCloud,
}

/// What a URL of a provider's means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub provider: Provider,
    /// The thing's name at the provider's, where it has such names.
    pub id: Option<String>,
    /// The thing's own page.
    pub page: HttpUrl,
}

impl Provider {
    /// The name that the site goes by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::YouTube => "YouTube",
            Self::Vimeo => "Vimeo",
            Self::Dailymotion => "Dailymotion",
            Self::X => "X",
            Self::Facebook => "Facebook",
            Self::Instagram => "Instagram",
            Self::TikTok => "TikTok",
            Self::Spotify => "Spotify",
            Self::SoundCloud => "SoundCloud",
        }
    }

    /// The provider whose host this is.
    fn of_host(host: &str) -> Option<Self> {
        let host = ["www.", "m.", "mobile."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host);
        Some(match host {
            "youtube.com" | "youtube-nocookie.com" | "youtu.be" => Self::YouTube,
            "vimeo.com" | "player.vimeo.com" => Self::Vimeo,
            "dailymotion.com" | "geo.dailymotion.com" | "dai.ly" => Self::Dailymotion,
            "x.com" | "twitter.com" | "platform.twitter.com" => Self::X,
            "facebook.com" | "fb.watch" => Self::Facebook,
            "instagram.com" => Self::Instagram,
            "tiktok.com" => Self::TikTok,
            "open.spotify.com" => Self::Spotify,
            "soundcloud.com" | "w.soundcloud.com" => Self::SoundCloud,
            _ => return None,
        })
    }
}

/// Reads a URL as a thing at a provider's. `None` when it is no provider's, or names no single thing.
pub fn recognise(url: &HttpUrl) -> Option<Recognised> {
    let provider = Provider::of_host(url.host())?;
    let segments: Vec<&str> = url.segments().collect();
    let named = |page: &str, id: &str| {
        is_name(id).then(|| HttpUrl::new(format!("https://{page}{id}"))).flatten().map(|page| Recognised {
            provider,
            id: Some(id.to_owned()),
            page,
        })
    };
    // A video that begins at a moment keeps it.
    let video = |id: &str| {
        let seconds = url.parameter("start").or(url.parameter("t")).map(|moment| moment.trim_end_matches('s'));
        let mut recognised = named("www.youtube.com/watch?v=", id)?;
        if let Some(seconds) = seconds.filter(|seconds| is_number(seconds) && seconds.len() <= 6) {
            recognised.page = HttpUrl::new(format!("{}&t={seconds}s", recognised.page))?;
        }
        Some(recognised)
    };
    match (provider, segments.as_slice()) {
        (Provider::YouTube, ["watch"]) => video(url.parameter("v")?),
        (Provider::YouTube, ["embed" | "shorts" | "live" | "v", id, ..]) => video(id),
        (Provider::YouTube, [id]) if url.host() == "youtu.be" => video(id),
        (Provider::Vimeo, ["video", id, ..] | [id, ..]) if is_number(id) => named("vimeo.com/", id),
        (Provider::Dailymotion, ["embed", "video", id, ..] | ["video", id, ..]) => {
            named("www.dailymotion.com/video/", id)
        }
        (Provider::Dailymotion, [page]) if page.starts_with("player") => {
            named("www.dailymotion.com/video/", url.parameter("video")?)
        }
        (Provider::Dailymotion, [id]) if url.host() == "dai.ly" => named("www.dailymotion.com/video/", id),
        (Provider::X, ["embed", "Tweet.html"]) => named("x.com/i/status/", url.parameter("id")?),
        (Provider::X, [_, "status" | "statuses", id, ..]) if is_number(id) => named("x.com/i/status/", id),
        (Provider::Instagram, [kind @ ("p" | "reel" | "tv"), id, ..]) => {
            named(&format!("www.instagram.com/{kind}/"), id)
        }
        (Provider::TikTok, ["embed", "v2" | "v3", id, ..] | ["embed" | "player", id, ..]) if is_number(id) => {
            named("www.tiktok.com/@/video/", id)
        }
        (Provider::TikTok, [user, "video", id, ..]) if is_number(id) => {
            let user = user.strip_prefix('@').filter(|user| is_name(user)).unwrap_or_default();
            named(&format!("www.tiktok.com/@{user}/video/"), id)
        }
        (
            Provider::Spotify,
            ["embed", kind @ ("track" | "album" | "playlist" | "episode" | "show" | "artist"), id, ..]
            | [kind @ ("track" | "album" | "playlist" | "episode" | "show" | "artist"), id, ..],
        ) => named(&format!("open.spotify.com/{kind}/"), id),
        // These two are known by their pages, which the frame's address holds.
        (Provider::Facebook, ["plugins", ..]) => page_in(url.parameter("href")?, provider),
        (Provider::SoundCloud, ["player", ..]) => page_in(url.parameter("url")?, provider),
        (Provider::Facebook | Provider::SoundCloud, [_, ..]) => {
            Some(Recognised { provider, id: None, page: url.clone() })
        }
        _ => None,
    }
}

/// The page in a frame's parameter, if it is the same provider's.
fn page_in(parameter: &str, provider: Provider) -> Option<Recognised> {
    let decoded = percent_encoding::percent_decode_str(parameter).decode_utf8().ok()?;
    let page = HttpUrl::new(decoded)?;
    // What SoundCloud numbers has no page but the player's.
    let player = HttpUrl::new(format!("https://w.soundcloud.com/player/?url={parameter}"));
    let page = if page.host() == "api.soundcloud.com" { player? } else { page };
    (Provider::of_host(page.host()) == Some(provider)).then_some(Recognised { provider, id: None, page })
}

fn is_name(id: &str) -> bool {
    let usable = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    (1..=64).contains(&id.len()) && id.bytes().all(usable)
}

fn is_number(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Provider::{Dailymotion, Facebook, Instagram, SoundCloud, Spotify, TikTok, Vimeo, X, YouTube};

    fn read(url: &str) -> Option<(Provider, Option<String>, String)> {
        recognise(&HttpUrl::new(url).unwrap()).map(|it| (it.provider, it.id, it.page.to_string()))
    }

    #[test]
    fn things_are_known_by_their_frames_and_by_their_pages() {
        let table = [
            (
                "https://www.youtube.com/embed/a-B_c123456?feature=oembed",
                YouTube,
                "a-B_c123456",
                "https://www.youtube.com/watch?v=a-B_c123456",
            ),
            (
                "https://www.youtube-nocookie.com/embed/a-B_c123456?start=9",
                YouTube,
                "a-B_c123456",
                "https://www.youtube.com/watch?v=a-B_c123456&t=9s",
            ),
            (
                "https://m.youtube.com/watch?list=x&v=a-B_c123456#t",
                YouTube,
                "a-B_c123456",
                "https://www.youtube.com/watch?v=a-B_c123456",
            ),
            ("http://youtu.be/a-B_c123456", YouTube, "a-B_c123456", "https://www.youtube.com/watch?v=a-B_c123456"),
            ("https://player.vimeo.com/video/76979871?dnt=1", Vimeo, "76979871", "https://vimeo.com/76979871"),
            ("https://vimeo.com/76979871", Vimeo, "76979871", "https://vimeo.com/76979871"),
            (
                "https://geo.dailymotion.com/player.html?video=x8abc",
                Dailymotion,
                "x8abc",
                "https://www.dailymotion.com/video/x8abc",
            ),
            ("https://twitter.com/maqal/status/123?s=20", X, "123", "https://x.com/i/status/123"),
            ("https://www.instagram.com/reel/Cabc_1/", Instagram, "Cabc_1", "https://www.instagram.com/reel/Cabc_1"),
            ("https://www.tiktok.com/@maqal/video/712", TikTok, "712", "https://www.tiktok.com/@maqal/video/712"),
            (
                "https://open.spotify.com/embed/episode/4rOoJ6?utm=1",
                Spotify,
                "4rOoJ6",
                "https://open.spotify.com/episode/4rOoJ6",
            ),
        ];
        for (url, provider, id, page) in table {
            assert_eq!(read(url), Some((provider, Some(id.to_owned()), page.to_owned())), "{url}");
        }
        let facebook = "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fmaqal%2Fposts%2F1&show_text=1";
        assert_eq!(read(facebook), Some((Facebook, None, "https://www.facebook.com/maqal/posts/1".to_owned())));
        let soundcloud = "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1&color=1";
        assert_eq!(
            read(soundcloud),
            Some((
                SoundCloud,
                None,
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1".to_owned()
            ))
        );
    }

    #[test]
    fn nothing_else_passes_for_one() {
        for url in [
            "https://www.youtube.com.evil.example/embed/abc",
            "https://evil.example/youtube.com/embed/abc",
            "https://youtube.com@evil.example/embed/abc",
            "https://www.youtube.com/embed/a%22onload",
            "https://www.youtube.com/",
            "https://www.youtube.com/channel/abc",
            "https://vimeo.com/about",
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2F",
            "https://www.facebook.com/plugins/post.php?href=javascript:1",
            "https://open.spotify.com/embed/x/1",
        ] {
            assert_eq!(read(url), None, "{url}");
        }
    }
}
