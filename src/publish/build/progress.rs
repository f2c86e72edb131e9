//! What a build says while it works: a bar on a terminal, a plain line for each step otherwise.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How a build says what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A bar that moves, then a line for each step.
    Terminal,
    /// A line for each step.
    Lines,
    /// Nothing.
    Silent,
}

impl Progress {
    /// As standard error is a terminal or not.
    #[must_use]
    pub fn fitting() -> Self {
        if std::io::stderr().is_terminal() { Self::Terminal } else { Self::Lines }
    }

    /// Begins a step; `of` is how many things it goes through, where that is known.
    pub(super) fn step(self, what: &'static str, of: Option<usize>) -> Step {
        let bar = match (self, of) {
            (Self::Terminal, Some(of)) => ProgressBar::new(of as u64),
            (Self::Terminal, None) => ProgressBar::new_spinner(),
            _ => ProgressBar::hidden(),
        };
        if self == Self::Terminal {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(120));
            let template = if of.is_some() { "{bar:30} {pos}/{len} {msg}" } else { "{spinner} {msg}" };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.set_message(what);
        }
        Step { how: self, what, bar, began: Instant::now() }
    }
}

/// A step under way.
pub(super) struct Step {
    how: Progress,
    what: &'static str,
    bar: ProgressBar,
    began: Instant,
}

impl Step {
    /// One thing more is done.
    pub(super) fn one(&self) {
        self.bar.inc(1);
    }

    /// It is done, so many things in all.
    pub(super) fn done(self, count: usize) {
        self.bar.finish_and_clear();
        if self.how != Progress::Silent {
            eprintln!("{:>8}  {} ({:.1} s)", count, self.what, self.began.elapsed().as_secs_f64());
        }
    }
}
