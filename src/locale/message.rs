//! What a text of the user interface is, and a group of them, as a language's file has them.

use std::vec::IntoIter;

/// A text, or a group of them.
pub(super) trait Message: Copy + 'static {
    /// Its names, as a file must have them.
    const SHAPE: Shape;

    /// Takes it off a file's texts.
    fn read(texts: &mut IntoIter<Text>) -> Self;
}

/// What a language's file looks like.
pub(super) enum Shape {
    Text,
    Group(&'static [(&'static str, Shape)]),
}

/// A text. It is kept as long as the page, as its language is.
pub(super) type Text = &'static str;

impl Message for Text {
    const SHAPE: Shape = Shape::Text;

    fn read(texts: &mut IntoIter<Text>) -> Self {
        texts.next().unwrap_or_default()
    }
}

/// Declares groups of messages.
macro_rules! messages {
    ($($(#[$about:meta])* $group:ident { $($(#[$about_field:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $group { $($(#[$about_field])* pub $field: $kind,)* }

        impl Message for $group {
            const SHAPE: Shape = Shape::Group(&[$((stringify!($field), <$kind as Message>::SHAPE)),*]);

            fn read(texts: &mut IntoIter<&'static str>) -> Self {
                Self { $($field: Message::read(texts),)* }
            }
        }
    )*};
}
pub(super) use messages;
