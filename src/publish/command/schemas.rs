//! `chasqui schemas`: writes JSON Schemas of a content folder for editors, and says how to set one up.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::publish::check::FAULTY;
use crate::publish::content::{self, ContentSchema, Instead, LoadOptions, content_schemas};

use super::WRONG_USE;

/// What `schemas` takes.
#[derive(Clone, Debug, Args)]
pub struct SchemasArgs {
    /// The folder of what the publisher writes: its ids and languages are what can be chosen
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The folder to write the schemas to
    #[arg(long, value_name = "DIR", default_value = "schemas")]
    pub out: PathBuf,
}

/// Writes them.
pub(super) fn write(args: &SchemasArgs) -> ExitCode {
    let (newsroom, faults) = content::look(&args.content, &LoadOptions::default(), &Instead::new());
    let Some(newsroom) = newsroom else {
        // Without site.yaml nobody knows the languages; other faults do no harm here.
        let root = args.content.display().to_string();
        eprint!("{}", faults.render(&root));
        eprintln!("{root}: {}", faults.summary());
        return ExitCode::from(FAULTY);
    };
    let schemas = content_schemas(&newsroom);
    for one in &schemas {
        if let Err(error) = put(&args.out, one) {
            eprintln!("error: cannot write {}: {error}", args.out.join(file(one)).display());
            return ExitCode::from(WRONG_USE);
        }
    }
    println!(
        "{} schemas in {}. For an editor with yaml-language-server (VS Code: the YAML extension),",
        schemas.len(),
        args.out.display()
    );
    println!(
        "put this into its settings (.vscode/settings.json); docs/check.md has the rest:\n\n{}",
        settings(args, &schemas)
    );
    ExitCode::SUCCESS
}

fn file(schema: &ContentSchema) -> String {
    format!("{}.schema.json", schema.name)
}

/// Writes one aside, and moves it into its place.
fn put(folder: &Path, schema: &ContentSchema) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let text = serde_json::to_string_pretty(&schema.schema)? + "\n";
    let aside = folder.join(format!(".{}.new", file(schema)));
    std::fs::write(&aside, text)?;
    std::fs::rename(&aside, folder.join(file(schema)))
}

/// What an editor has to be told: which schema is for which files.
fn settings(args: &SchemasArgs, schemas: &[ContentSchema]) -> String {
    let shown = |path: &Path| path.display().to_string().replace('\\', "/").trim_end_matches('/').to_owned();
    let (content, out) = (shown(&args.content), shown(&args.out));
    let yaml = schemas.iter().filter(|one| !one.files.contains('*'));
    let by_schema: serde_json::Map<String, serde_json::Value> = yaml
        .map(|one| (format!("./{out}/{}", file(one)), format!("{content}/{}", one.files).into()))
        .collect();
    serde_json::to_string_pretty(&serde_json::json!({"yaml.schemas": by_schema})).unwrap_or_default()
}
