//! Reading what is published from JSON that somebody else has parsed: in the browser, the browser.
//!
//! It reads the same files to the same types as their `Deserialize` does, which a test asks of every type; but field by
//! field and without a way out in the middle, so that the program is some forty kilobytes smaller on the wire. A value
//! that is not what it should be is noted, and the whole is refused in the end.

mod articles;
mod cards;
mod site;

#[cfg(test)]
#[allow(clippy::needless_pass_by_value, clippy::ref_option, reason = "rows of a table read better so")]
mod tests;

use std::cell::Cell;

use super::Text;

/// A value of JSON.
pub trait Json: Sized {
    /// A field of an object; nothing when it is not there or null, or this is no object.
    fn field(&self, name: &str) -> Option<Self>;
    /// A string.
    fn text(&self) -> Option<String>;
    /// A number.
    fn number(&self) -> Option<f64>;
    /// True or false.
    fn truth(&self) -> Option<bool>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// Whether it is an object.
    fn is_object(&self) -> bool;
    /// The fields of an object.
    fn entries(&self) -> Option<Vec<(String, Self)>>;
}

/// One of the published types.
pub trait Published: Sized {
    /// Reads it from an object, noting what is wrong.
    fn read<J: Json>(from: &Reading<'_, J>) -> Self;
}

/// Reads a value whole; nothing when it is not what it should be.
#[must_use]
pub fn read<T: Published, J: Json>(value: J) -> Option<T> {
    let wrong = Cell::new(false);
    let is_object = value.is_object();
    let read = T::read(&Reading { value, wrong: &wrong });
    (is_object && !wrong.get()).then_some(read)
}

/// An object that is being read.
pub struct Reading<'a, J> {
    value: J,
    wrong: &'a Cell<bool>,
}

impl<J: Json> Reading<'_, J> {
    /// The value, or its absence noted as wrong.
    fn need<T: Default>(&self, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.wrong.set(true);
            T::default()
        })
    }

    fn of(&self, value: J) -> Reading<'_, J> {
        Reading { value, wrong: self.wrong }
    }

    /// A text that may be missing.
    pub(super) fn maybe_text(&self, name: &str) -> Option<String> {
        Some(self.need(self.value.field(name)?.text()))
    }

    /// A text, empty when it is missing.
    pub(super) fn text(&self, name: &str) -> String {
        self.maybe_text(name).unwrap_or_default()
    }

    /// A text that must be there.
    pub(super) fn some_text(&self, name: &str) -> String {
        self.need(self.maybe_text(name))
    }

    fn whole(&self, value: &J) -> i64 {
        let number = value.number().filter(|number| number.fract() == 0.0 && number.abs() < 9e15);
        // Whole, and far within what both types can tell.
        #[allow(clippy::cast_possible_truncation)]
        self.need(number.map(|number| number as i64))
    }

    /// A whole number that may be missing.
    pub(super) fn maybe_number<N: TryFrom<i64> + Default>(&self, name: &str) -> Option<N> {
        let number = self.whole(&self.value.field(name)?);
        Some(self.need(N::try_from(number).ok()))
    }

    /// A whole number, 0 when it is missing.
    pub(super) fn number<N: TryFrom<i64> + Default>(&self, name: &str) -> N {
        self.maybe_number(name).unwrap_or_default()
    }

    /// A whole number that must be there.
    pub(super) fn some_number<N: TryFrom<i64> + Default>(&self, name: &str) -> N {
        self.need(self.maybe_number(name))
    }

    /// True or false; false when it is missing.
    pub(super) fn truth(&self, name: &str) -> bool {
        self.value.field(name).is_some_and(|value| self.need(value.truth()))
    }

    fn items(&self, name: &str) -> Vec<J> {
        self.value.field(name).map(|value| self.need(value.items())).unwrap_or_default()
    }

    /// Texts, none when they are missing.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        self.items(name).iter().map(|item| self.need(item.text())).collect()
    }

    /// Objects, none when they are missing.
    pub(super) fn list<T: Published>(&self, name: &str) -> Vec<T> {
        self.items(name).into_iter().map(|item| self.object(item)).collect()
    }

    /// Objects that must be there, if only as an empty list.
    pub(super) fn some_list<T: Published>(&self, name: &str) -> Vec<T> {
        self.need(self.value.field(name).map(|_| self.list(name)))
    }

    /// An object that must be there.
    pub(super) fn some<T: Published + Default>(&self, name: &str) -> T {
        self.need(self.maybe(name))
    }

    /// A text by language that must be there.
    pub(super) fn some_words(&self, name: &str) -> Text {
        self.need(self.value.field(name).map(|value| self.words_of(&value)))
    }

    fn object<T: Published>(&self, value: J) -> T {
        if !value.is_object() {
            self.wrong.set(true);
        }
        T::read(&self.of(value))
    }

    /// Pairs of texts, none when they are missing.
    pub(super) fn pairs(&self, name: &str) -> Vec<(String, String)> {
        let pair = |item: J| match self.need(item.items()).as_slice() {
            [first, second] => (self.need(first.text()), self.need(second.text())),
            _ => self.need(None),
        };
        self.items(name).into_iter().map(pair).collect()
    }

    /// Threes of texts, none when they are missing.
    pub(super) fn triples(&self, name: &str) -> Vec<(String, String, String)> {
        let three = |item: J| match self.need(item.items()).as_slice() {
            [a, b, c] => (self.need(a.text()), self.need(b.text()), self.need(c.text())),
            _ => self.need(None),
        };
        self.items(name).into_iter().map(three).collect()
    }

    /// Pairs of a text and a text by language, none when they are missing.
    pub(super) fn named(&self, name: &str) -> Vec<(String, Text)> {
        let pair = |item: J| match self.need(item.items()).as_slice() {
            [first, second] => (self.need(first.text()), self.words_of(second)),
            _ => self.need(None),
        };
        self.items(name).into_iter().map(pair).collect()
    }

    /// A first and a last number.
    pub(super) fn span(&self, name: &str) -> Option<(u32, u32)> {
        let items = self.need(self.value.field(name)?.items());
        let number = |item: &J| self.need(u32::try_from(self.whole(item)).ok());
        Some(match items.as_slice() {
            [first, last] => (number(first), number(last)),
            _ => self.need(None),
        })
    }

    /// An object that may be missing.
    pub(super) fn maybe<T: Published>(&self, name: &str) -> Option<T> {
        Some(self.object(self.value.field(name)?))
    }

    /// An object, empty when it is missing.
    pub(super) fn one<T: Published + Default>(&self, name: &str) -> T {
        self.maybe(name).unwrap_or_default()
    }

    /// A text by language, empty when it is missing.
    pub(super) fn words(&self, name: &str) -> Text {
        self.value.field(name).map(|value| self.words_of(&value)).unwrap_or_default()
    }

    fn words_of(&self, value: &J) -> Text {
        let mut words = Text::default();
        for (language, text) in self.need(value.entries()) {
            words.0.insert(language, self.need(text.text()));
        }
        words
    }

    /// Texts by language, none when they are missing.
    pub(super) fn all_words(&self, name: &str) -> Vec<Text> {
        self.items(name).iter().map(|item| self.words_of(item)).collect()
    }

    /// The same object as another type: its fields stand among this one's own.
    pub(super) fn within<T: Published>(&self) -> T {
        T::read(self)
    }
}
