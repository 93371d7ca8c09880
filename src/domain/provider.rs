//! Sites whose things stand in other people's articles.

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
}
