//! Work that gives way to newer work.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use wasm_bindgen_futures::spawn_local;

use super::clock;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// A place for one piece of work: what is put into it takes the place of what was there, which ends at once, wherever
/// it stood, and lets go of what it waited for.
#[derive(Clone, Default)]
pub struct Slot {
    work: Rc<RefCell<Option<Work>>>,
    turn: Rc<Cell<u32>>,
}

impl Slot {
    /// Ends what is under way and begins this.
    pub fn run(&self, work: impl Future<Output = ()> + 'static) {
        self.stop();
        let turn = self.turn.get();
        self.work.replace(Some(Box::pin(work)));
        let slot = self.clone();
        // The work is taken out while it runs, so that it may itself put other work into the slot.
        spawn_local(poll_fn(move |context| {
            if slot.turn.get() != turn {
                return Poll::Ready(());
            }
            let Some(mut work) = slot.work.take() else { return Poll::Ready(()) };
            let polled = work.as_mut().poll(context);
            if polled.is_pending() && slot.turn.get() == turn {
                slot.work.replace(Some(work));
            }
            polled
        }));
    }

    /// Ends what is under way.
    pub fn stop(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        let ended = self.work.take();
        drop(ended);
    }
}

/// What `work` gives, if it does so within so many milliseconds; it can be waited for further.
pub async fn within<T>(milliseconds: i32, work: &mut (impl Future<Output = T> + Unpin)) -> Option<T> {
    let mut alarm = pin!(clock::sleep(milliseconds));
    poll_fn(|context| {
        if let Poll::Ready(value) = Pin::new(&mut *work).poll(context) {
            return Poll::Ready(Some(value));
        }
        alarm.as_mut().poll(context).map(|()| None)
    })
    .await
}
