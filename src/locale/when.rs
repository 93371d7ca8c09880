//! A date in words.

/// A date in the language and the digits of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// For machines: RFC 3339.
    pub datetime: String,
    /// How long ago, or the day.
    pub relative: String,
    /// Day and time in full.
    pub exact: String,
}
