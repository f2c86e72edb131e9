//! Hands the whole of an answer over to what makes a file of it: `modules/export/`, which is written for the browser
//! itself and loaded when a reader opens it (docs/decisions/export.md).

use std::rc::Rc;

use js_sys::{Function, Int32Array, Object, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::edition::Edition;
use super::session::Session;
use super::store::Absence;
use crate::archive::listing;
use crate::archive::query::{Facet, Query};
use crate::archive::route::{Route, Scope};

/// Answers an event whose `detail.give` wants to be called with what stands in the list: which rows, their days, what
/// ids are called, and where the index of cards is. It is called with nothing where that cannot be had.
pub(super) fn hand_over(session: &Rc<Session>, event: &Event) {
    let give = field(event, "detail").and_then(|detail| field(&detail, "give"));
    let Some(give) = give.and_then(|give| give.dyn_into::<Function>().ok()) else { return };
    let own = Rc::clone(session);
    spawn_local(async move {
        let here = own.here();
        let answer = match &here.address.route {
            Route::List(scope) => answer(&own.edition(), scope, &here.query).await,
            _ => None,
        };
        give.call1(&JsValue::NULL, &answer.map_or(JsValue::UNDEFINED, JsValue::from)).ok();
    });
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok()
}

async fn answer(edition: &Edition, scope: &Scope, query: &Query) -> Option<Object> {
    let mut lists = edition.lists();
    if matches!(lists, Err(Absence::Fault(_))) {
        edition.store.begin();
        lists = edition.lists();
    }
    if matches!(lists, Err(Absence::Needed)) {
        edition.store.supply().await;
        lists = edition.lists();
    }
    let (columns, _) = lists.ok()?;
    // The list stands there, so what its words match is known.
    let heard = match query.words.as_str() {
        "" => None,
        words => Some(edition.store.asked.heard(words, edition.store.asked.typing.get()).ok()?),
    };
    let matches = heard.as_ref().and_then(|heard| heard.matches.as_ref());
    let rows = listing::whole(&columns, scope, query, matches, edition.language());
    let days = || rows.iter().map(|row| columns.days(*row).unwrap_or_default());
    let (first, last): (Vec<i32>, Vec<i32>) = days().unzip();
    let setting = edition.setting();
    let names = Object::new();
    for facet in Facet::ALL {
        let of = Object::new();
        for id in columns.ids(facet) {
            set(&of, id, &setting.name(facet, id).into());
        }
        set(&names, facet.name(), &of);
    }
    let answer = Object::new();
    set(&answer, "rows", &Uint32Array::from(rows.as_slice()));
    set(&answer, "first", &Int32Array::from(first.as_slice()));
    set(&answer, "last", &Int32Array::from(last.as_slice()));
    set(&answer, "names", &names);
    let site = &edition.site;
    for (name, text) in [
        ("base", &setting.base),
        ("index", &site.roots.cards.file),
        ("generation", &site.generation),
        ("newsroom", &setting.text(&site.name)),
        ("short", &setting.short_name()),
    ] {
        set(&answer, name, &text.into());
    }
    Some(answer)
}

fn set(of: &Object, name: &str, value: &JsValue) {
    Reflect::set(of, &name.into(), value).ok();
}
