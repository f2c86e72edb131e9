//! What is said to those who cannot see the page change: the title of a new page, the number of results after the last
//! of several choices.

use crate::browser::task::Slot;
use crate::browser::{clock, dom};

use super::filters;

/// Says each change once: what is said later takes the place of what was still to be said.
#[derive(Default)]
pub(super) struct Voice(Slot);

/// How long after the last choice its result is said, in milliseconds.
const PAUSE: i32 = 1000;

/// How long the title waits, so that it is not lost among what the moving focus makes a screen reader say.
const BREATH: i32 = 150;

impl Voice {
    /// Says something of a page that was turned to, or of a deed that was done.
    pub(super) fn say(&self, words: String) {
        let Some(announcer) = dom::by_id("announcer") else { return };
        announcer.set_text_content(None);
        self.0.run(async move {
            clock::sleep(BREATH).await;
            announcer.set_text_content(Some(&words));
        });
    }

    /// Says the title of the page.
    pub(super) fn say_title(&self) {
        self.say(dom::document().map(|document| document.title()).unwrap_or_default());
    }

    /// Says what is so where something could not be had.
    pub(super) fn say_trouble(&self) {
        let said = dom::find("main .trouble").and_then(|trouble| trouble.first_element_child());
        self.say(said.and_then(|said| said.text_content()).unwrap_or_default());
    }

    /// Says how many results there are, in the sentence that stands above them.
    pub(super) fn say_result(&self) {
        let Some(status) = dom::find("main [role=status]") else { return self.say_title() };
        status.set_text_content(None);
        // What was said of another page is over.
        if let Some(announcer) = dom::by_id("announcer") {
            announcer.set_text_content(None);
        }
        self.0.run(async move {
            clock::sleep(PAUSE).await;
            let sentence = dom::find("main .sentence").and_then(|sentence| sentence.text_content());
            let Some(sentence) = sentence else { return };
            let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            // Found anew: it may have been replaced meanwhile.
            if let Some(status) = dom::find("main [role=status]") {
                status.set_text_content(Some(&words));
            }
            say_in_sheet(&words);
        });
    }
}

/// Nothing outside of an open sheet is heard, so it is said within.
fn say_in_sheet(words: &str) {
    let Some(sheet) = filters::sheet() else { return };
    let line = dom::find_in(&sheet, ".sheet-voice").or_else(|| {
        let line = dom::make("p")?;
        line.set_class_name("sheet-voice visually-hidden");
        dom::set(&line, "aria-live", "polite");
        sheet.append_child(&line).ok()?;
        Some(line)
    });
    if let Some(line) = line {
        line.set_text_content(Some(words));
    }
}
