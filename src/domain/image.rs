//! Pictures: their sizes, and whether their alternative text says anything.

use super::HttpUrl;

/// A picture that can be fetched in one or more sizes.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub url: HttpUrl,
    /// What the picture shows, in words. `None` when nobody said; never a file's name.
    pub alt: Option<String>,
    /// Of the file at `url`, or of the place it was made for: what holds the place free.
    pub size: Option<Size>,
    /// The same picture in other widths, for `srcset`.
    pub candidates: Vec<Candidate>,
}

/// Width and height in CSS pixels, neither of them zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    /// `None` when a side is zero or beyond what any picture has.
    pub fn new(width: u32, height: u32) -> Option<Self> {
        let possible = 1..=65_535;
        (possible.contains(&width) && possible.contains(&height)).then_some(Self { width, height })
    }
}

/// One file of `srcset`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub url: HttpUrl,
    pub descriptor: Descriptor,
}

/// What `srcset` says of a file (HTML Standard, image candidate string).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descriptor {
    /// Its width in pixels.
    Width(u32),
    /// Its pixels to one CSS pixel, in hundredths.
    Density(u32),
}

impl Image {
    /// Whether `srcset` chooses by width, so that `sizes` has a meaning.
    pub fn chooses_by_width(&self) -> bool {
        self.candidates.iter().any(|candidate| matches!(candidate.descriptor, Descriptor::Width(_)))
    }

    /// The smallest file that is at least so wide, and its size; the picture's own where there is none.
    pub fn at_least(&self, width: u32) -> (&HttpUrl, Option<Size>) {
        let width_of = |candidate: &Candidate| match candidate.descriptor {
            Descriptor::Width(own) if own >= width => Some(own),
            _ => None,
        };
        let wide = self.candidates.iter().filter_map(|candidate| Some((width_of(candidate)?, &candidate.url)));
        match wide.min_by_key(|(width, _)| *width) {
            Some((width, url)) => {
                let height = |whole: Size| u64::from(width) * u64::from(whole.height) / u64::from(whole.width);
                let size = self.size.and_then(|whole| Size::new(width, u32::try_from(height(whole)).ok()?));
                (url, size)
            }
            None => (&self.url, self.size),
        }
    }
}

impl std::fmt::Display for Candidate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A comma at either end of the URL would be read as the list's own.
        let url = self.url.as_str().trim_end_matches(',');
        match self.descriptor {
            Descriptor::Width(width) => write!(f, "{url} {width}w"),
            Descriptor::Density(hundredths) => {
                write!(f, "{url} {}.{:02}x", hundredths / 100, hundredths % 100)
            }
        }
    }
}

/// The value of `srcset`, `None` when there is nothing to choose from.
pub fn srcset(candidates: impl Iterator<Item = Candidate>) -> Option<String> {
    let candidates: Vec<String> = candidates.map(|candidate| candidate.to_string()).collect();
    (!candidates.is_empty()).then(|| candidates.join(", "))
}

/// An alternative text that tells something. WordPress fills the field from the file's name when
/// nobody writes one ("IMG 20240409 WA0139"), which a screen reader would spell out letter by letter.
pub fn meaningful_alt(alt: &str, url: &HttpUrl) -> Option<String> {
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    let names_the_file = file_key(&alt) == file_key(stem(url.last_segment()));
    (!alt.is_empty() && !names_the_file && !is_file_name(&alt)).then_some(alt)
}

/// Whether `text` is a name that cameras, phones or messengers give to files.
fn is_file_name(text: &str) -> bool {
    // Only Latin letters matter here; Unicode's whole table of cases would cost 3 KB.
    let lower = text.to_ascii_lowercase();
    if EXTENSIONS.iter().any(|extension| lower.ends_with(extension)) {
        return true;
    }
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let letters = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = lower.bytes().filter(u8::is_ascii_digit).count();
    let rest_is_code = words.all(|word| is_code(word) || FILLERS.contains(&word));
    // "G20" and "A320" are words to their readers; a date or a checksum is longer.
    let begins_like_one = PREFIXES.contains(&letters) || (is_code(first) && digits >= 5);
    digits > 0 && rest_is_code && begins_like_one
}

/// A word that no language has: digits, or digits among Latin letters ("wa0139", a checksum).
fn is_code(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_alphanumeric())
}

const EXTENSIONS: [&str; 9] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".svg", ".bmp"];

/// How the names begin: cameras (DCF's four letters), phones, messengers, editors' tools.
const PREFIXES: [&str; 25] = [
    "img",
    "image",
    "images",
    "photo",
    "photos",
    "pic",
    "picture",
    "dsc",
    "dscn",
    "dscf",
    "dscnn",
    "pxl",
    "mvimg",
    "gopr",
    "screenshot",
    "screen",
    "capture",
    "whatsapp",
    "signal",
    "telegram",
    "received",
    "fb",
    "scan",
    "untitled",
    "download",
];

const FILLERS: [&str; 17] = [
    "at", "am", "pm", "wa", "img", "image", "images", "photo", "shot", "scaled", "copy", "edited", "e", "x", "bw",
    "hdr", "android",
];

/// A file name without its extension.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Letters and digits alone, decoded: "صورة-1" and "صورة 1" are the same name.
fn file_key(name: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
    decoded.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(name: &str) -> HttpUrl {
        HttpUrl::new(format!("https://news.example/up/{name}")).unwrap()
    }

    #[test]
    fn a_file_name_is_no_alternative_text() {
        for name in [
            "IMG 20240409 WA0139",
            "IMG-20240409-WA0139",
            "IMG_1234",
            "DSC01234",
            "DSC_0042",
            "20240409_101500",
            "WhatsApp Image 2024-04-09 at 10.15.00 AM",
            "Screenshot 2024-04-09 101500",
            "photo-2024",
            "minister.jpg",
            "صورة.png",
            "PXL_20240409_101500123",
            "5f2a9c1e8b7d",
            "received_123456789",
            "image-1",
            "",
            "   ",
        ] {
            assert_eq!(meaningful_alt(name, &url("x.jpg")), None, "{name}");
        }
    }

    #[test]
    fn the_files_own_name_is_none_either() {
        assert_eq!(meaningful_alt("minister finance", &url("minister-finance.jpg")), None);
        assert_eq!(meaningful_alt("صورة 1", &url("%D8%B5%D9%88%D8%B1%D8%A9-1.jpg")), None);
    }

    #[test]
    fn words_stay() {
        for alt in [
            "وزيرة الاقتصاد \"تجيب\" عن الأسئلة",
            "صورة 2024",
            "قمة G20",
            "G20",
            "A320",
            "COVID 19 vaccination in Rabat",
            "Image of the minister in 2024",
            "Photo: the king in 1961",
            "Mi-8 helicopter",
        ] {
            assert_eq!(meaningful_alt(alt, &url("x.jpg")).as_deref(), Some(alt), "{alt}");
        }
    }

    #[test]
    fn a_preview_gets_a_file_that_is_wide_enough_and_no_wider() {
        let candidate = |name, width| Candidate { url: url(name), descriptor: Descriptor::Width(width) };
        let image = |size, candidates| Image { url: url("whole.jpg"), alt: None, size, candidates };
        let files = || vec![candidate("c.jpg", 2000), candidate("b.jpg", 1500), candidate("a.jpg", 300)];
        let whole = image(Size::new(3000, 1000), files());
        assert_eq!(whole.at_least(1200), (&url("b.jpg"), Size::new(1500, 500)));
        assert_eq!(whole.at_least(2001), (&url("whole.jpg"), Size::new(3000, 1000)));
        assert_eq!(image(None, files()).at_least(300), (&url("a.jpg"), None));
        let dense = vec![Candidate { url: url("d.jpg"), descriptor: Descriptor::Density(200) }];
        assert_eq!(image(None, dense).at_least(1), (&url("whole.jpg"), None));
    }

    #[test]
    fn srcset_lists_the_candidates() {
        let candidate = |name, descriptor| Candidate { url: url(name), descriptor };
        let candidates = [candidate("a.jpg", Descriptor::Width(300)), candidate("b.jpg,", Descriptor::Density(150))];
        assert_eq!(
            srcset(candidates.into_iter()).unwrap(),
            "https://news.example/up/a.jpg 300w, https://news.example/up/b.jpg 1.50x"
        );
    }
}
