//! Makes a type of a list of phrases: a field for each, and all of them with their names.

macro_rules! table {
    ($($(#[$meta:meta])* $name:ident,)*) => {
        /// The interface's words in one language.
        #[derive(Debug)]
        pub struct Words {
            /// BCP 47 code.
            pub code: &'static str,
            /// January to December, as they stand within a sentence.
            pub months: [&'static str; 12],
            /// The same in at most four letters.
            pub months_short: [&'static str; 12],
            $(#[doc = concat!("`", stringify!($name), "`")] $(#[$meta])* pub $name: &'static str,)*
        }

        impl Words {
            /// Every phrase with its name, for tests that the tables are whole.
            #[must_use]
            pub fn phrases(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),*]
            }
        }
    };
}

pub(super) use table;
