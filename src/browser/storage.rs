//! What is kept in this browser from visit to visit: apart for every site of one origin.

use web_sys::Storage;

use super::dom;

fn storage() -> Option<Storage> {
    dom::window()?.local_storage().ok().flatten()
}

fn key(base: &str, name: &str) -> String {
    ["chasqui ", base, " ", name].concat()
}

/// What was kept under a name.
#[must_use]
pub fn kept(base: &str, name: &str) -> Option<String> {
    storage()?.get_item(&key(base, name)).ok().flatten()
}

/// Keeps a text, or nothing any longer where it is empty. A full or closed storage keeps nothing.
pub fn keep(base: &str, name: &str, text: &str) {
    let Some(storage) = storage() else { return };
    let key = key(base, name);
    if text.is_empty() {
        storage.remove_item(&key).ok();
    } else {
        storage.set_item(&key, text).ok();
    }
}
