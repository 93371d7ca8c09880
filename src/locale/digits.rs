//! Digits: a choice apart from the language.

/// Which digits numbers are written with: Morocco writes Arabic with 0–9, Egypt with ٠–٩.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    #[default]
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    ArabicIndic,
    /// ۰۱۲۳۴۵۶۷۸۹
    ExtendedArabicIndic,
}

impl Digits {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Latin, Self::ArabicIndic, Self::ExtendedArabicIndic];

    /// Unicode's name for the numbering system (`u-nu`).
    pub const fn numbering_system(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::ArabicIndic => "arab",
            Self::ExtendedArabicIndic => "arabext",
        }
    }

    /// Reads a numbering system's name.
    pub fn from_numbering_system(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|digits| digits.numbering_system() == name)
    }

    /// A text with its digits 0–9 written this way.
    pub fn spell(self, text: &str) -> String {
        let zero = match self {
            Self::Latin => '0',
            Self::ArabicIndic => '٠',
            Self::ExtendedArabicIndic => '۰',
        };
        let spelt = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c);
        text.chars().map(spelt).collect()
    }
}
