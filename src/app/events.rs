//! Past or coming: only the browser knows what time it is, so a prerendered page does not say.

use crate::browser::{clock, dom};

/// Marks every event of a prerendered page, and the box it stands in, by a class alone.
pub(super) fn mark() {
    let now = clock::now();
    for time in dom::all("[data-event-over]") {
        let over = time.get_attribute("data-event-over").and_then(|over| over.parse::<i64>().ok());
        if let Some(over) = over {
            let class = if over > now { "coming" } else { "past" };
            time.class_list().add_1(class).ok();
            if let Ok(Some(boxed)) = time.closest(".event") {
                boxed.class_list().add_1(class).ok();
            }
        }
    }
}
