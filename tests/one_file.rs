//! The one file alone: the release command where nothing else is, neither Rust nor Node nor make nor the project.
//!
//! Looked at is `target/release/chasqui` as `make build` made it, or the file that `CHASQUI_ONE_FILE` names. Where there is
//! none, or none with the app inside, the tests say that they were passed over; on a server of tests (`CI`) that will not
//! do.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The command under test; nothing where there is none to be tested.
fn one_file() -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let usual = || {
        let name = format!("chasqui{}", std::env::consts::EXE_SUFFIX);
        target.unwrap_or_else(|| project.join("target")).join("release").join(name)
    };
    let file = std::env::var_os("CHASQUI_ONE_FILE").map_or_else(usual, |file| project.join(file));
    let version = Command::new(&file).arg("--version").output();
    let version =
        version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    if version.contains("(with the app ") {
        return Some(file);
    }
    let why = format!("{} is not there, or carries no app; `make build` makes it", file.display());
    assert!(std::env::var_os("CI").is_none(), "{why}");
    println!("passed over: {why}");
    None
}

/// An empty environment. Windows opens no socket without being told where it lies itself.
fn bare(mut command: Command, folder: &Path) -> Command {
    command.env_clear().env("PATH", "").current_dir(folder).stdin(Stdio::null());
    if let Some(root) = std::env::var_os("SystemRoot").filter(|_| cfg!(windows)) {
        command.env("SystemRoot", root);
    }
    command
}

fn fine(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    let (out, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {out}{told}");
    output
}

/// A server that ends with the test.
struct Server(Child, String);

impl Server {
    /// Starts `serve` and waits until it says its address.
    fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("Ready: http://").unwrap_or_else(|| panic!("{line}"));
        Self(child, address.trim_end_matches('/').to_owned())
    }

    /// What it answers to a path, head and body.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.1).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.1).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Begins a newsroom, writes into it, builds and serves it, each by a command that `run` makes.
fn whole_way(run: &dyn Fn(&[&str]) -> Command) {
    fine(&mut run(&["new", "news", "--name", "Harbour watch"]));
    let content = ["--content", "news/content"];
    fine(&mut run(&[&["new", "article", "The first day", "--topic", "water"], &content[..]].concat()));
    fine(&mut run(&[&["check"], &content[..]].concat()));
    fine(&mut run(&[&["build", "--out", "news/dist"], &content[..]].concat()));
    let server = Server::start(run(&["serve", "news/dist", "--port", "0"]));
    let front = server.get("/");
    assert!(front.starts_with("HTTP/1.1 200") && front.contains("Harbour watch"), "{front}");
    assert!(front.contains("The first day"), "{front}");
    let start = server.get("/app/start.js");
    let wasm =
        start.split("\"./").find_map(|rest| rest.split('"').next().filter(|name| name.ends_with(".wasm")));
    let wasm = wasm.unwrap_or_else(|| panic!("{start}"));
    let program = server.get(&format!("/app/{wasm}"));
    assert!(program.starts_with("HTTP/1.1 200") && program.contains("\0asm"), "{}", &program[..300]);
    assert!(server.get("/embed/v1.js").starts_with("HTTP/1.1 200"));
    assert!(server.get("/service-worker.js").starts_with("HTTP/1.1 200"));
    assert!(server.get("/nowhere/").starts_with("HTTP/1.1 404"));
}

#[test]
fn in_an_empty_folder_with_nothing_in_the_environment() {
    let Some(file) = one_file() else { return };
    let place = tempfile::tempdir().unwrap();
    let alone = place.path().join(file.file_name().unwrap());
    fs::copy(&file, &alone).unwrap();
    let folder = place.path().join("vacío, señor");
    fs::create_dir(&folder).unwrap();
    whole_way(&|words| {
        let mut command = bare(Command::new(&alone), &folder);
        command.args(words);
        command
    });
}

#[test]
fn an_app_in_the_project_or_named_comes_first_and_another_version_is_refused() {
    let Some(file) = one_file() else { return };
    let place = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| {
        let mut command = bare(Command::new(&file), place.path());
        command.args(words);
        command
    };
    fine(&mut run(&["new", "news"]));
    let build = ["build", "--content", "news/content"];
    let app = place.path().join("target/app");
    fs::create_dir_all(&app).unwrap();
    // A folder without an app in it is none.
    fine(&mut run(&build));
    fs::write(app.join("program.json"), r#"{"program":"x","version":"99.0.0","format":1}"#).unwrap();
    let output = run(&build).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && told.contains("99.0.0") && told.contains("target"), "{told}");
    let output = run(&[&build[..], &["--app", "elsewhere"]].concat()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && told.contains("elsewhere"), "{told}");
}

/// In a root of its own that holds the file, the libraries that the system's loader wants for it, and nothing else.
#[cfg(target_os = "linux")]
#[test]
fn in_a_bare_root() {
    use std::os::unix::fs::PermissionsExt as _;

    let Some(file) = one_file() else { return };
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    fs::set_permissions(root, fs::Permissions::from_mode(0o755)).unwrap();
    fs::copy(&file, root.join("chasqui")).unwrap();
    // Of a file linked with musl ldd says that it is not dynamic: then nothing is needed beside it.
    let needed = Command::new("ldd").arg(&file).output().map(|output| output.stdout).unwrap_or_default();
    for library in String::from_utf8_lossy(&needed).split_whitespace().filter(|word| word.starts_with('/')) {
        let to = root.join(library.trim_start_matches('/'));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(library, to).unwrap();
    }
    // As root, or as anybody where the system lets users have roots of their own.
    let ways: [&[&str]; 2] = [&["chroot"], &["unshare", "--map-root-user", "chroot"]];
    let enters = |way: &&&[&str]| {
        let output = Command::new(way[0]).args(&way[1..]).arg(root).args(["/chasqui", "--version"]).output();
        output.is_ok_and(|output| output.status.success())
    };
    let Some(way) = ways.iter().find(enters) else {
        println!("passed over: this account may not enter a root of its own");
        return;
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    whole_way(&|words| {
        // Only `chroot` itself is looked for in the outer system.
        let mut command = Command::new(way[0]);
        command.args(&way[1..]).arg(root).arg("/chasqui").args(words);
        command.env_clear().env("PATH", &path).stdin(Stdio::null());
        command
    });
    assert!(root.join("news/dist/index.html").is_file(), "it was written in that root");
}
