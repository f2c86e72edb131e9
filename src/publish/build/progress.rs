//! What a build says while it works: a bar on a terminal, a plain line for each step otherwise; in full also what each
//! step took of the processors, and how much memory the build has held at most so far.

use std::fmt::{self, Write as _};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How a build says what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A bar that moves, then a line for each step.
    Terminal(Detail),
    /// A line for each step.
    Lines(Detail),
    /// Nothing.
    Silent,
}

/// What is said of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// How long it took.
    Time,
    /// Also what it took of the processors and of memory, where the system tells.
    Full,
}

impl Progress {
    /// As standard error is a terminal or not.
    #[must_use]
    pub fn fitting(detail: Detail) -> Self {
        if std::io::stderr().is_terminal() { Self::Terminal(detail) } else { Self::Lines(detail) }
    }

    /// Whether all is told.
    #[must_use]
    pub fn is_full(self) -> bool {
        matches!(self, Self::Terminal(Detail::Full) | Self::Lines(Detail::Full))
    }

    /// Begins a step; `of` is how many things it goes through, where that is known.
    pub(super) fn step(self, what: &'static str, of: Option<usize>) -> Step {
        let terminal = matches!(self, Self::Terminal(_));
        let bar = match of {
            _ if !terminal => ProgressBar::hidden(),
            Some(of) => ProgressBar::new(of as u64),
            None => ProgressBar::new_spinner(),
        };
        if terminal {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(120));
            let template = if of.is_some() { "{bar:30} {pos}/{len} {msg}" } else { "{spinner} {pos} {msg}" };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.set_message(what);
        }
        Step { how: self, what, bar, began: Instant::now(), worked: Spent::now().worked }
    }
}

/// A step under way.
pub(super) struct Step {
    how: Progress,
    what: &'static str,
    bar: ProgressBar,
    began: Instant,
    worked: Option<Duration>,
}

impl Step {
    /// One thing more is done.
    pub(super) fn one(&self) {
        self.bar.inc(1);
    }

    /// It is done, so many things in all.
    pub(super) fn done(self, count: usize) {
        self.bar.finish_and_clear();
        if self.how == Progress::Silent {
            return;
        }
        let mut line = format!("{count:>8}  {} ({:.1} s", self.what, self.began.elapsed().as_secs_f64());
        if self.how.is_full() {
            let now = Spent::now();
            if let (Some(before), Some(worked)) = (self.worked, now.worked) {
                let _ = write!(line, ", {:.1} s of processor", worked.saturating_sub(before).as_secs_f64());
            }
            if let Some(most) = now.memory {
                let _ = write!(line, ", at most {} MB", most / 1_000_000);
            }
        }
        eprintln!("{line})");
    }
}

/// What this process has taken so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    /// Of all processors together.
    pub worked: Option<Duration>,
    /// The most memory it held at once, in bytes.
    pub memory: Option<u64>,
}

impl Spent {
    /// As Linux tells it in `/proc`; nothing elsewhere.
    #[must_use]
    pub fn now() -> Self {
        let read = |name: &str| std::fs::read_to_string(format!("/proc/self/{name}")).ok();
        Self {
            worked: read("stat").and_then(|text| worked(&text)),
            memory: read("status").and_then(|text| most_memory(&text)),
        }
    }
}

/// A line, where the system tells anything.
impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(worked), Some(memory)) = (self.worked, self.memory) else { return Ok(()) };
        let (worked, memory) = (worked.as_secs_f64(), memory / 1_000_000);
        writeln!(f, "{worked:.1} s of processor, at most {memory} MB of memory")
    }
}

/// From `/proc/self/stat`: the times in user and kernel mode, in ticks, of which Linux shows every program a hundred a
/// second. The name before them, in brackets, may hold anything.
fn worked(stat: &str) -> Option<Duration> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}

/// From `/proc/self/status`: `VmHWM`, the high-water mark of what lay in memory.
fn most_memory(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_tells() {
        let stat = "12 (a ) b) S 1 12 12 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 1 0 5 1000 20";
        assert_eq!(worked(stat), Some(Duration::from_secs(3)));
        assert_eq!(worked("12 (a"), None);
        assert_eq!(most_memory("VmPeak:\t 9 kB\nVmHWM:\t    2000 kB\n"), Some(2_048_000));
        assert_eq!(most_memory("VmHWM:\n"), None);
    }
}
