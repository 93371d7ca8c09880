//! Sites whose things stand in other people's articles.

use super::HttpUrl;
use super::ids::encode_component;

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

/// The hosts of what [`Provider::frame`] gives: a page's policy allows their frames.
pub const FRAME_HOSTS: [&str; 10] = [
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://geo.dailymotion.com",
    "https://platform.twitter.com",
    "https://www.facebook.com",
    // Where Facebook leads readers in some countries, Morocco among them.
    "https://web.facebook.com",
    "https://www.instagram.com",
    "https://www.tiktok.com",
    "https://open.spotify.com",
    "https://w.soundcloud.com",
];

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

    /// Where a frame shows the thing of this name and of this page, on one of the hosts that
    /// `scripts/csp.mjs` allows. `None` for what a frame does not show.
    pub fn frame(self, id: Option<&str>, page: &HttpUrl) -> Option<String> {
        let path = || page.as_str().splitn(4, '/').nth(3);
        let encoded = encode_component(page.as_str());
        let is_one_of = |names: &[&str]| page.segments().any(|segment| names.contains(&segment));
        let (host, name, after) = match self {
            Self::YouTube => ("www.youtube-nocookie.com/embed/", id?, "?autoplay=1&start="),
            Self::Vimeo => ("player.vimeo.com/video/", id?, "?autoplay=1&dnt=1"),
            Self::Dailymotion => ("geo.dailymotion.com/player.html?video=", id?, ""),
            Self::X => ("platform.twitter.com/embed/Tweet.html?dnt=true&id=", id?, ""),
            Self::Facebook if is_one_of(&["videos", "watch", "reel"]) => {
                ("www.facebook.com/plugins/video.php?show_text=false&href=", encoded.as_str(), "")
            }
            Self::Facebook if is_one_of(&["posts", "photos", "photo.php", "permalink.php", "story.php"]) => {
                ("www.facebook.com/plugins/post.php?href=", encoded.as_str(), "")
            }
            // A person's or a company's whole page.
            Self::Facebook => return None,
            Self::Instagram => ("www.instagram.com/", path()?, "/embed/"),
            Self::TikTok => ("www.tiktok.com/player/v1/", id?, ""),
            Self::Spotify => ("open.spotify.com/embed/", path()?, ""),
            Self::SoundCloud => {
                // What is numbered has no page but the player's.
                let numbered = page.parameter("url").filter(|_| page.host() == "w.soundcloud.com");
                ("w.soundcloud.com/player/?url=", numbered.unwrap_or(&encoded), "")
            }
        };
        // A video that begins at a moment keeps it.
        let moment = match self {
            Self::YouTube => page.parameter("t").map_or("0", |moment| moment.trim_end_matches('s')),
            _ => "",
        };
        Some(format!("https://{host}{name}{after}{moment}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: [(Provider, &str, &str, Option<&str>); 15] = [
        (
            Provider::YouTube,
            "a-B_c123456",
            "https://www.youtube.com/watch?v=a-B_c123456",
            Some("https://www.youtube-nocookie.com/embed/a-B_c123456?autoplay=1&start=0"),
        ),
        (
            Provider::YouTube,
            "a-B_c123456",
            "https://www.youtube.com/watch?v=a-B_c123456&t=42s",
            Some("https://www.youtube-nocookie.com/embed/a-B_c123456?autoplay=1&start=42"),
        ),
        (
            Provider::Vimeo,
            "76979871",
            "https://vimeo.com/76979871",
            Some("https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"),
        ),
        (
            Provider::Dailymotion,
            "x8abc",
            "https://www.dailymotion.com/video/x8abc",
            Some("https://geo.dailymotion.com/player.html?video=x8abc"),
        ),
        (
            Provider::X,
            "123",
            "https://x.com/i/status/123",
            Some("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=123"),
        ),
        (
            Provider::Facebook,
            "",
            "https://www.facebook.com/maqal/videos/1/",
            Some(
                "https://www.facebook.com/plugins/video.php?show_text=false&href=https%3A%2F%2Fwww.facebook.com%2Fmaqal%2Fvideos%2F1%2F",
            ),
        ),
        (
            Provider::Facebook,
            "",
            "https://www.facebook.com/permalink.php?id=1&story_fbid=2",
            Some(
                "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpermalink.php%3Fid%3D1%26story_fbid%3D2",
            ),
        ),
        (Provider::Facebook, "", "https://www.facebook.com/maqal", None),
        (
            Provider::Instagram,
            "Cabc_1",
            "https://www.instagram.com/reel/Cabc_1",
            Some("https://www.instagram.com/reel/Cabc_1/embed/"),
        ),
        (
            Provider::TikTok,
            "712",
            "https://www.tiktok.com/@maqal/video/712",
            Some("https://www.tiktok.com/player/v1/712"),
        ),
        (
            Provider::Spotify,
            "4rOoJ6",
            "https://open.spotify.com/episode/4rOoJ6",
            Some("https://open.spotify.com/embed/episode/4rOoJ6"),
        ),
        (
            Provider::SoundCloud,
            "",
            "https://soundcloud.com/maqal/one",
            Some("https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fmaqal%2Fone"),
        ),
        (
            Provider::SoundCloud,
            "",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            Some("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1"),
        ),
        (
            Provider::SoundCloud,
            "",
            "https://soundcloud.com/maqal/one?url=x",
            Some("https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fmaqal%2Fone%3Furl%3Dx"),
        ),
        (Provider::YouTube, "", "https://www.youtube.com/watch?v=a", None),
    ];

    fn frame(provider: Provider, id: &str, page: &str) -> Option<String> {
        provider.frame(Some(id).filter(|id| !id.is_empty()), &HttpUrl::new(page).unwrap())
    }

    #[test]
    fn a_frame_is_made_of_what_is_known() {
        for (provider, id, page, expected) in TABLE {
            assert_eq!(frame(provider, id, page).as_deref(), expected, "{page}");
        }
    }

    #[test]
    fn the_policies_allow_every_frame() {
        let policy = include_str!("../../scripts/csp.mjs");
        for host in FRAME_HOSTS {
            assert!(policy.contains(&format!("'{host}',")), "{host}");
        }
        for (provider, id, page, _) in TABLE {
            let Some(frame) = frame(provider, id, page).and_then(HttpUrl::new) else { continue };
            assert!(FRAME_HOSTS.contains(&frame.origin()), "{frame}");
        }
    }
}
