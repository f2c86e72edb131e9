//! Reading files from the site: each at most once at a time, given up when nobody waits for it any more.
//!
//! JSON is read by the browser's own parser, which is there already, fast and free of charge.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::Request;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, AbortSignal, RequestCache, Response};

use super::{Fault, connection};

/// What is wanted of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// The value that its JSON says.
    Json,
    /// Its bytes, as an `ArrayBuffer`.
    Bytes,
}

/// A file on its way.
struct Flight {
    url: String,
    controller: Option<AbortController>,
    waiting: Cell<u32>,
    outcome: RefCell<Option<Result<JsValue, Fault>>>,
    landed: Promise,
}

thread_local! {
    static FLIGHTS: RefCell<Vec<Rc<Flight>>> = const { RefCell::new(Vec::new()) };
}

/// Somebody who waits for a file: when the last one is dropped before it is there, it is given up.
pub struct Waiter(Rc<Flight>);

/// Begins to read a file, or joins whoever reads it already. `fresh` asks the host, whatever the browser has stored.
#[must_use]
pub fn begin(url: &str, body: Body, fresh: bool) -> Waiter {
    let standing = FLIGHTS.with_borrow(|flights| flights.iter().find(|flight| flight.url == url).cloned());
    let flight = standing.unwrap_or_else(|| take_off(url, body, fresh));
    flight.waiting.set(flight.waiting.get() + 1);
    Waiter(flight)
}

fn take_off(url: &str, body: Body, fresh: bool) -> Rc<Flight> {
    let mut land: Option<Function> = None;
    let landed = Promise::new(&mut |resolve, _| land = Some(resolve));
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let flight = Rc::new(Flight {
        url: url.to_owned(),
        controller,
        waiting: Cell::new(0),
        outcome: RefCell::new(None),
        landed,
    });
    FLIGHTS.with_borrow_mut(|flights| flights.push(Rc::clone(&flight)));
    let own = Rc::clone(&flight);
    spawn_local(async move {
        let outcome = receive(&own.url, body, fresh, signal.as_ref()).await;
        own.outcome.replace(Some(outcome));
        leave(&own);
        if let Some(land) = land {
            land.call0(&JsValue::UNDEFINED).ok();
        }
    });
    flight
}

/// Takes a flight off the board.
fn leave(flight: &Rc<Flight>) {
    FLIGHTS.with_borrow_mut(|flights| flights.retain(|other| !Rc::ptr_eq(other, flight)));
}

impl Waiter {
    /// Waits until it is there.
    ///
    /// # Errors
    /// A [`Fault`] that says why it is not.
    pub async fn arrival(self) -> Result<JsValue, Fault> {
        if self.0.outcome.borrow().is_none() {
            JsFuture::from(self.0.landed.clone()).await.ok();
        }
        self.0.outcome.borrow().clone().unwrap_or(Err(Fault::Stopped))
    }
}

impl Drop for Waiter {
    fn drop(&mut self) {
        let left = self.0.waiting.get().saturating_sub(1);
        self.0.waiting.set(left);
        if left == 0 && self.0.outcome.borrow().is_none() {
            leave(&self.0);
            if let Some(controller) = &self.0.controller {
                controller.abort();
            }
        }
    }
}

async fn receive(url: &str, body: Body, fresh: bool, signal: Option<&AbortSignal>) -> Result<JsValue, Fault> {
    let request = Request::get(url).abort_signal(signal);
    let request = if fresh { request.cache(RequestCache::Reload) } else { request };
    let response = request.send().await.map_err(|error| match error {
        gloo_net::Error::JsError(error) if error.name == "AbortError" => Fault::Stopped,
        gloo_net::Error::JsError(_) => Fault::Offline,
        _ => Fault::Platform,
    })?;
    let response = Response::from(response);
    match response.status() {
        200..=299 => {}
        // The host is there, but cannot serve for now: as good as no line, and as worth another try.
        408 | 429 | 500..=599 => return Err(Fault::Offline),
        _ => return Err(Fault::NotThere),
    }
    // A host that answers every address with a page has no such file.
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if kind.starts_with("text/html") {
        return Err(Fault::NotThere);
    }
    let body = match body {
        Body::Json => response.json(),
        Body::Bytes => response.array_buffer(),
    };
    JsFuture::from(body.map_err(|_| Fault::Platform)?).await.map_err(|error| cut(&error))
}

/// Why a body could not be read, from what was thrown.
fn cut(error: &JsValue) -> Fault {
    let name = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()));
    match name.as_deref() {
        Some("AbortError") => Fault::Stopped,
        _ if !connection::is_online() => Fault::Offline,
        _ => Fault::Unreadable,
    }
}
