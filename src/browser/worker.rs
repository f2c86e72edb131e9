//! A worker of ours: what is asked of it goes with a number, what it says comes back with the same number.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, WorkerOptions, WorkerType};

use super::Fault;

/// Somebody who waits for a message: its type, its number, the file that it is of (or none), and what is to be called.
struct Waiting {
    kind: &'static str,
    number: f64,
    file: String,
    call: Function,
}

/// A running worker.
pub struct Worker {
    own: web_sys::Worker,
    waiting: Rc<RefCell<Vec<Waiting>>>,
    asked: Cell<f64>,
}

/// A message that is still to come.
pub struct Awaited(Promise);

impl Worker {
    /// Starts the module at `url`.
    ///
    /// # Errors
    /// [`Fault::Platform`] where the browser refuses.
    pub fn start(url: &str) -> Result<Self, Fault> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(url, &options).map_err(|_| Fault::Platform)?;
        let waiting: Rc<RefCell<Vec<Waiting>>> = Rc::default();
        let own = Rc::clone(&waiting);
        let heard =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(&own, &event.data()));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        let own = Rc::clone(&waiting);
        // It could not be loaded, or broke: nobody waits in vain.
        let broke = Closure::<dyn FnMut()>::new(move || dismiss(own.take(), &JsValue::UNDEFINED));
        worker.set_onerror(Some(broke.as_ref().unchecked_ref()));
        broke.forget();
        Ok(Self { own: worker, waiting, asked: Cell::new(0.0) })
    }

    /// Sends a message; gives its number.
    pub fn say(&self, fields: &[(&str, JsValue)]) -> f64 {
        let number = self.asked.get() + 1.0;
        self.asked.set(number);
        let message = Object::new();
        for (name, value) in fields {
            Reflect::set(&message, &JsValue::from_str(name), value).ok();
        }
        Reflect::set(&message, &"id".into(), &number.into()).ok();
        self.own.post_message(&message).ok();
        number
    }

    /// Waits for a message of a type to a number, of a file where one is given, or for the fault in its place.
    #[must_use]
    pub fn listen(&self, kind: &'static str, number: f64, file: &str) -> Awaited {
        Awaited(Promise::new(&mut |call, _| {
            self.waiting.borrow_mut().push(Waiting { kind, number, file: file.to_owned(), call });
        }))
    }

    /// Whoever waits for messages of a type waits no longer: something newer is asked for.
    pub fn forget(&self, kind: &str) {
        let (old, rest) = self.waiting.take().into_iter().partition(|one| one.kind == kind);
        self.waiting.replace(rest);
        dismiss(old, &JsValue::NULL);
    }

    /// Ends it.
    pub fn end(&self) {
        self.own.terminate();
    }
}

fn dismiss(waiting: Vec<Waiting>, with: &JsValue) {
    for one in waiting {
        one.call.call1(&JsValue::UNDEFINED, with).ok();
    }
}

fn hear(waiting: &RefCell<Vec<Waiting>>, data: &JsValue) {
    let field = |name: &str| Reflect::get(data, &JsValue::from_str(name)).unwrap_or_default();
    let (kind, file, number) = (field("type").as_string(), field("file").as_string(), field("id").as_f64());
    let (kind, file) = (kind.unwrap_or_default(), file.unwrap_or_default());
    // A fault without a number is of the worker as a whole.
    let is_theirs = |one: &Waiting| match kind.as_str() {
        "fault" => {
            number.is_none_or(|number| number.to_bits() == one.number.to_bits())
                && (file.is_empty() || file == one.file)
        }
        kind => {
            kind == one.kind
                && number.is_some_and(|number| number.to_bits() == one.number.to_bits())
                && file == one.file
        }
    };
    let (theirs, rest) = waiting.take().into_iter().partition(is_theirs);
    waiting.replace(rest);
    dismiss(theirs, data);
}

impl Awaited {
    /// Waits until it is here.
    ///
    /// # Errors
    /// [`Fault::Stopped`] when something newer was asked for, [`Fault::Platform`] when the worker broke or never came,
    /// or the fault that the worker tells.
    pub async fn message(self) -> Result<JsValue, Fault> {
        let message = JsFuture::from(self.0).await.unwrap_or_default();
        if message.is_null() {
            return Err(Fault::Stopped);
        }
        if message.is_undefined() {
            return Err(Fault::Platform);
        }
        let fault = Reflect::get(&message, &"fault".into()).ok().and_then(|fault| fault.as_string());
        match fault.as_deref() {
            None => Ok(message),
            Some("offline") => Err(Fault::Offline),
            Some("not-there") => Err(Fault::NotThere),
            Some("newer") => Err(Fault::Newer),
            Some(_) => Err(Fault::Unreadable),
        }
    }
}

/// Texts as the worker takes them.
#[must_use]
pub fn texts(texts: &[String]) -> JsValue {
    texts.iter().map(|text| JsValue::from_str(text)).collect::<Array>().into()
}
