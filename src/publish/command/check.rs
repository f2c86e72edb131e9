//! `chasqui check`: what it takes, and how it tells what it saw.

use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use crate::publish::check::{self, FAULTY, FINE, Format, Wanted, mending, outside, today};
use crate::publish::content::LoadOptions;
use crate::publish::fault::{ABOUT, Class, Code, Faults, Severity};

use super::{WRONG_USE, wrong_use};

/// What `check` takes.
#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct CheckArgs {
    /// The folder of what the publisher writes
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// Look at a written site instead: what is missing or changed in it, and whose limits it passes
    #[arg(long, value_name = "DIR", conflicts_with_all = ["content", "drafts", "url"])]
    pub dist: Option<PathBuf>,
    /// Look at a running host instead: whether it sends the site as it should
    #[arg(long, value_name = "URL", conflicts_with_all = ["content", "drafts"])]
    pub url: Option<String>,
    /// Include drafts
    #[arg(long)]
    pub drafts: bool,
    /// Tell only these sorts of warning and note: codes with commas, or style; errors are always told
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = sorts)]
    pub only: Vec<Sorts>,
    /// Pass over these sorts of warning and note: codes with commas, or style
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = sorts)]
    pub allow: Vec<Sorts>,
    /// Ask other sites, politely, whether the links to them still lead somewhere
    #[arg(long, conflicts_with_all = ["dist", "url"])]
    pub outside_links: bool,
    /// How many seconds asking other sites may take in all
    #[arg(long, value_name = "SECONDS", default_value_t = 300, requires = "outside_links")]
    pub outside_time: u64,
    /// The file that keeps what other sites answered; in the system's cache folder when not given
    #[arg(long, value_name = "FILE", requires = "outside_links")]
    pub outside_store: Option<PathBuf>,
    /// Mend what can be mended for certain: shows the change, and asks before it writes
    #[arg(long, conflicts_with_all = ["dist", "url", "json", "sarif"])]
    pub fix: bool,
    /// Write the change without asking
    #[arg(long, requires = "fix", conflicts_with = "diff")]
    pub yes: bool,
    /// Show what --fix would change, and write nothing
    #[arg(long, visible_alias = "dry-run", conflicts_with_all = ["dist", "url", "json", "sarif"])]
    pub diff: bool,
    /// Print the faults as JSON, and nothing else
    #[arg(long)]
    pub json: bool,
    /// Print the faults as SARIF 2.1.0, for code hosts and editors, and nothing else
    #[arg(long, conflicts_with = "json")]
    pub sarif: bool,
}

/// One sort of fault, or several by one name.
#[derive(Clone, Debug)]
pub struct Sorts(Vec<Code>);

/// Reads a name of `--only` and `--allow`.
fn sorts(name: &str) -> Result<Sorts, String> {
    let of = |class: Class| ABOUT.iter().filter(move |about| about.class == class).map(|about| about.code);
    match name {
        "style" => Ok(Sorts(of(Class::Style).collect())),
        "outside-links" => Ok(Sorts(of(Class::Outside).collect())),
        _ => Code::named(name).map(|code| Sorts(vec![code])).ok_or_else(|| {
            "there is no such sort of fault; docs/check.md lists them, and so does --json".to_owned()
        }),
    }
}

/// Checks, and says how it ended.
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    if let Some(url) = &args.url {
        return match check::host::check(url) {
            Ok(faults) => told(&faults, url, "", args),
            Err(error) => wrong_use(&error),
        };
    }
    if let Some(dist) = &args.dist {
        let root = dist.display().to_string();
        return match check::dist::check(dist) {
            Ok(looked) => {
                let size = crate::publish::build::size(looked.size.bytes);
                told(&looked.faults, &root, &format!("{} files, {size}", looked.size.files), args)
            }
            Err(error) => {
                eprintln!("error: cannot read {root}: {error}; name the folder of a written site");
                ExitCode::from(WRONG_USE)
            }
        };
    }
    let options = LoadOptions { drafts: args.drafts, today: today() };
    if args.fix || args.diff {
        return fix(args, &options);
    }
    match check::run(&args.content, &options, &args.wanted(), args.format(), &mut stdout()) {
        Ok(code) => ExitCode::from(code),
        Err(error) => wrong_use(&error),
    }
}

impl CheckArgs {
    fn format(&self) -> Format {
        match (self.json, self.sarif) {
            (true, _) => Format::Json,
            (_, true) => Format::Sarif,
            _ => Format::Plain,
        }
    }

    fn wanted(&self) -> Wanted {
        let codes = |sorts: &[Sorts]| sorts.iter().flat_map(|sorts| sorts.0.clone()).collect();
        let outside = self.outside_links.then(|| outside::Manners {
            whole: Duration::from_secs(self.outside_time),
            store: self.outside_store.clone().or_else(outside::usual_place),
            now: check::now(),
            ..outside::Manners::default()
        });
        Wanted { style: true, only: codes(&self.only), allow: codes(&self.allow), outside }
    }
}

fn told(faults: &Faults, root: &str, summary: &str, args: &CheckArgs) -> ExitCode {
    let wanted = args.wanted();
    let faults = faults.clone().only(|fault| fault.severity == Severity::Error || wanted.wants(fault.code));
    match check::tell(&faults, root, summary, args.format(), &mut stdout()) {
        Ok(code) => ExitCode::from(code),
        Err(error) => wrong_use(&error),
    }
}

/// Shows what can be mended, asks, writes, and tells what is left.
fn fix(args: &CheckArgs, options: &LoadOptions) -> ExitCode {
    let root = args.content.display().to_string();
    let plan = mending::plan(&args.content, options, &args.wanted());
    print!("{}", plan.diff(&root));
    for code in &plan.harmful {
        eprintln!("left alone: mending “{}” would make other faults", code.name());
    }
    let told = |faults: &Faults, summary: &str| match check::tell(
        faults,
        &root,
        summary,
        Format::Plain,
        &mut stdout(),
    ) {
        Ok(code) => ExitCode::from(code),
        Err(error) => wrong_use(&error),
    };
    if plan.changes.is_empty() {
        println!("There is nothing that can be mended for certain.");
        return told(&plan.now.faults, &plan.now.summary());
    }
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let size = format!("{} in {}", count(plan.lines(), "line"), count(plan.changes.len(), "file"));
    if args.diff {
        println!("{size} would change; {} would be left.", plan.then.faults.summary());
        return ExitCode::from(if plan.now.faults.errors() == 0 { FINE } else { FAULTY });
    }
    if !args.yes {
        if !(stdin().is_terminal() && stderr().is_terminal()) {
            eprintln!("Nothing was written: there is nobody to ask. Add --yes to change {size}.");
            return ExitCode::from(if plan.now.faults.errors() == 0 { FINE } else { FAULTY });
        }
        let asked =
            dialoguer::Confirm::new().with_prompt(format!("Change {size}?")).default(false).interact();
        if !asked.unwrap_or(false) {
            eprintln!("Nothing was written.");
            return ExitCode::from(if plan.now.faults.errors() == 0 { FINE } else { FAULTY });
        }
    }
    if let Err(error) = mending::write(&args.content, &plan.changes) {
        return wrong_use(&error);
    }
    println!("Changed {size}.");
    told(&plan.then.faults, &plan.then.summary())
}
