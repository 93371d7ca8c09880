//! The URLs of sites whose things stand in other people's articles.
//!
//! A frame's address is never used as it came: host, kind and name are recognised, and the address
//! of the thing's own page is made from them.

use super::url;
use crate::domain::{HttpUrl, Provider};

/// What a URL of a provider's means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    pub provider: Provider,
    /// The thing's name at the provider's, where it has such names.
    pub id: Option<String>,
    /// The thing's own page.
    pub page: HttpUrl,
}

/// Reads a URL as a thing at a provider's. `None` when it is no provider's, or names no single thing.
pub(super) fn recognise(from: &HttpUrl) -> Option<Recognised> {
    let provider = of_host(from.host())?;
    let segments: Vec<&str> = from.segments().collect();
    let named = |page: &str, id: &str| {
        is_name(id).then(|| url::absolute(&format!("https://{page}{id}"))).flatten().map(|page| Recognised {
            provider,
            id: Some(id.to_owned()),
            page,
        })
    };
    // A video that begins at a moment keeps it.
    let video = |id: &str| {
        let seconds = from.parameter("start").or(from.parameter("t")).map(|moment| moment.trim_end_matches('s'));
        let mut recognised = named("www.youtube.com/watch?v=", id)?;
        if let Some(seconds) = seconds.filter(|seconds| is_number(seconds) && seconds.len() <= 6) {
            recognised.page = url::absolute(&format!("{}&t={seconds}s", recognised.page))?;
        }
        Some(recognised)
    };
    match (provider, segments.as_slice()) {
        (Provider::YouTube, ["watch"]) => video(from.parameter("v")?),
        (Provider::YouTube, ["embed" | "shorts" | "live" | "v", id, ..]) => video(id),
        (Provider::YouTube, [id]) if from.host() == "youtu.be" => video(id),
        (Provider::Vimeo, ["video", id, ..] | [id, ..]) if is_number(id) => named("vimeo.com/", id),
        (Provider::Dailymotion, ["embed", "video", id, ..] | ["video", id, ..]) => {
            named("www.dailymotion.com/video/", id)
        }
        (Provider::Dailymotion, [page, ..]) if page.starts_with("player") => {
            named("www.dailymotion.com/video/", from.parameter("video")?)
        }
        (Provider::Dailymotion, [id]) if from.host() == "dai.ly" => named("www.dailymotion.com/video/", id),
        (Provider::X, ["embed", "Tweet.html"]) => named("x.com/i/status/", from.parameter("id")?),
        (Provider::X, [_, "status" | "statuses", id, ..]) if is_number(id) => named("x.com/i/status/", id),
        (Provider::Instagram, [kind @ ("p" | "reel" | "tv"), id, ..]) => {
            named(&format!("www.instagram.com/{kind}/"), id)
        }
        (Provider::TikTok, ["embed", "v2" | "v3", id, ..] | ["player", "v1", id, ..] | ["embed", id, ..])
            if is_number(id) =>
        {
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
        (Provider::Facebook, ["plugins", ..]) => page_in(from.parameter("href")?, provider),
        (Provider::SoundCloud, ["player", ..]) => page_in(from.parameter("url")?, provider),
        (Provider::Facebook | Provider::SoundCloud, [_, ..]) => {
            Some(Recognised { provider, id: None, page: from.clone() })
        }
        _ => None,
    }
}

/// The page in a frame's parameter, if it is the same provider's.
fn page_in(parameter: &str, provider: Provider) -> Option<Recognised> {
    let decoded = percent_encoding::percent_decode_str(parameter).decode_utf8().ok()?;
    // Whose it is can only be told of a URL that has been read as browsers read it.
    let page = url::absolute(&decoded)?;
    // What SoundCloud numbers has no page but the player's.
    let player = url::absolute(&format!("https://w.soundcloud.com/player/?url={parameter}"));
    let page = if page.host() == "api.soundcloud.com" { player? } else { page };
    (of_host(page.host()) == Some(provider)).then_some(Recognised { provider, id: None, page })
}

/// The provider whose host this is.
fn of_host(host: &str) -> Option<Provider> {
    let host = ["www.", "m.", "mobile.", "web."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host);
    Some(match host {
        "youtube.com" | "youtube-nocookie.com" | "youtu.be" => Provider::YouTube,
        "vimeo.com" | "player.vimeo.com" => Provider::Vimeo,
        "dailymotion.com" | "geo.dailymotion.com" | "dai.ly" => Provider::Dailymotion,
        "x.com" | "twitter.com" | "platform.twitter.com" => Provider::X,
        "facebook.com" | "fb.watch" => Provider::Facebook,
        "instagram.com" => Provider::Instagram,
        "tiktok.com" => Provider::TikTok,
        "open.spotify.com" => Provider::Spotify,
        "soundcloud.com" | "w.soundcloud.com" => Provider::SoundCloud,
        _ => return None,
    })
}

fn is_name(id: &str) -> bool {
    let usable = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    (1..=64).contains(&id.len()) && id.bytes().all(usable) && id.bytes().any(|b| b.is_ascii_alphanumeric())
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
            (
                "https://geo.dailymotion.com/player/x123.html?video=x8abc",
                Dailymotion,
                "x8abc",
                "https://www.dailymotion.com/video/x8abc",
            ),
            ("https://www.tiktok.com/@maqal/video/712", TikTok, "712", "https://www.tiktok.com/@maqal/video/712"),
            ("https://www.tiktok.com/player/v1/712?loop=1", TikTok, "712", "https://www.tiktok.com/@/video/712"),
            ("https://www.tiktok.com/embed/v2/712", TikTok, "712", "https://www.tiktok.com/@/video/712"),
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
        let morocco =
            "https://web.facebook.com/plugins/video.php?href=https%3A%2F%2Fweb.facebook.com%2Fmaqal%2Fvideos%2F1";
        assert_eq!(read(morocco), Some((Facebook, None, "https://web.facebook.com/maqal/videos/1".to_owned())));
        let bare = "https://facebook.com/plugins?href=http%3A%2F%2Ffacebook.com%2Fa%60b";
        assert_eq!(read(bare), Some((Facebook, None, "http://facebook.com/a%60b".to_owned())), "as it is read again");
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
            // Browsers read a backslash as a slash.
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%5C%40www.facebook.com%2F1",
            "https://www.dailymotion.com/video/..",
            "https://open.spotify.com/embed/x/1",
        ] {
            assert_eq!(read(url), None, "{url}");
        }
    }
}
