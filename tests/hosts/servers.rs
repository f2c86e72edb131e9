//! Starts web servers, each on a free port, with nothing outside a folder of its own, and ends them.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::fixture::{Bench, project};

/// A server that runs; it ends when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
    log: PathBuf,
    _place: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // nginx and Apache have children, which end with them when they are asked to, not when they are killed.
        let _ = Command::new("kill").args(["-s", "TERM", &self.child.id().to_string()]).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the servers were unpacked.
fn unpacked() -> PathBuf {
    let tools = std::env::var_os("CHASQUI_TOOLS").map_or_else(|| project(".tools"), PathBuf::from);
    tools.join("servers/root")
}

/// A program of the unpacked packages, else of the system.
fn program(name: &str) -> Option<PathBuf> {
    let own = ["usr/sbin", "usr/bin"].map(|folder| unpacked().join(folder));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = std::env::split_paths(&path).chain(["/usr/sbin".into()]);
    own.into_iter().chain(system).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A module that a server loads, by the end of its path.
fn module(ending: &str) -> Option<PathBuf> {
    [unpacked(), PathBuf::from("/")].into_iter().map(|root| root.join(ending)).find(|file| file.is_file())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// What `chasqui hosts` prints.
fn printed(server: &str, bench: &Bench, root: &str, host: &str, port: u16, more: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_chasqui"))
        .args(["hosts", server, "--content"])
        .arg(&bench.options.content)
        .arg("--dir")
        .arg(&bench.options.out)
        .args(["--path", root, "--host", host, "--port", &port.to_string()])
        .args(more)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Starts a server by name with the site of `bench` at `root`; nothing where the server is not there, which is said.
pub(crate) fn start(name: &str, bench: &Bench, root: &str) -> Option<Server> {
    let binary = match name {
        "apache" => "apache2",
        "plain" => "python3",
        other => other,
    };
    let Some(binary) = program(binary) else {
        let is_ci = std::env::var_os("CI").is_some();
        assert!(!is_ci, "there is no {binary}: run scripts/servers.sh");
        eprintln!("PASSED OVER: there is no {binary}; run scripts/servers.sh to try the site on {name}");
        return None;
    };
    let place = tempfile::tempdir().unwrap();
    let (own, port) = (place.path(), free_port());
    let mut command = Command::new(&binary);
    match name {
        "nginx" => nginx(&mut command, bench, root, port, own),
        "caddy" => {
            let host = "http://localhost";
            fs::write(own.join("Caddyfile"), printed("caddy", bench, root, host, port, &[])).unwrap();
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(own.join("Caddyfile"));
            // Its port for administration is one that another Caddy may have.
            command.env("CADDY_ADMIN", format!("localhost:{}", free_port()));
        }
        "apache" => apache(&mut command, bench, root, port, own),
        _ => plain(&mut command, bench, root, port, own),
    }
    let libraries = unpacked().join("usr/lib").join(format!("{}-linux-gnu", std::env::consts::ARCH));
    let log = own.join("log");
    let file = fs::File::create(&log).unwrap();
    command
        .env("LD_LIBRARY_PATH", libraries)
        .env("HOME", own)
        .env("XDG_DATA_HOME", own)
        .env("XDG_CONFIG_HOME", own);
    command.stdin(Stdio::null()).stdout(file.try_clone().unwrap()).stderr(file);
    let child = command.spawn().unwrap();
    let mut server = Server { child, url: format!("http://localhost:{port}{root}"), log, _place: place };
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = server.child.try_wait().unwrap();
        let said = || fs::read_to_string(&server.log).unwrap_or_default();
        assert!(
            ended.is_none() && began.elapsed() < Duration::from_secs(30),
            "{name} does not start: {}",
            said()
        );
        std::thread::sleep(Duration::from_millis(30));
    }
    Some(server)
}

fn nginx(command: &mut Command, bench: &Bench, root: &str, port: u16, own: &Path) {
    let brotli = module("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    let more: &[&str] = if brotli.is_some() { &["--brotli"] } else { &[] };
    fs::write(own.join("site.conf"), printed("nginx", bench, root, "localhost", port, more)).unwrap();
    let own = own.display();
    let load = brotli.map(|path| format!("load_module {};\n", path.display())).unwrap_or_default();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path {own}/{name};\n"))
        .collect();
    // As root it would hand its work to somebody who may not read the folder.
    let user = if is_root() { "user root;\n" } else { "" };
    let whole = format!(
        "{user}{load}worker_processes 1;\ndaemon off;\npid {own}/pid;\nerror_log stderr;\nevents {{ worker_connections 64; }}\n\
         http {{\naccess_log off;\n{temporary}include {own}/site.conf;\n}}\n"
    );
    fs::write(format!("{own}/nginx.conf"), whole).unwrap();
    command.args(["-e", "stderr", "-c", &format!("{own}/nginx.conf")]);
}

fn apache(command: &mut Command, bench: &Bench, root: &str, port: u16, own: &Path) {
    let modules = module("usr/lib/apache2/modules/mod_rewrite.so").unwrap();
    let modules = modules.parent().unwrap();
    let load: String =
        ["mpm_event", "authz_core", "dir", "mime", "rewrite", "headers", "filter", "deflate", "alias"]
            .iter()
            .map(|name| format!("LoadModule {name}_module {}/mod_{name}.so\n", modules.display()))
            .collect();
    let (out, own) = (bench.options.out.display(), own.display());
    let user = if is_root() { "User nobody\nGroup nogroup\n" } else { "" };
    let at = if root == "/" {
        format!("DocumentRoot {out}\n")
    } else {
        fs::create_dir_all(format!("{own}/empty")).unwrap();
        format!("DocumentRoot {own}/empty\nAlias {} {out}\n", root.trim_end_matches('/'))
    };
    let whole = format!(
        "{load}ServerRoot {own}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {own}/pid\n\
         DefaultRuntimeDir {own}\nMutex file:{own}\nErrorLog {own}/errors\n{user}TypesConfig /dev/null\n\
         DirectoryIndex index.html\n{at}<Directory {out}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n\
         AddEncoding x-gzip .gz\n"
    );
    fs::write(format!("{own}/httpd.conf"), whole).unwrap();
    command.args(["-DFOREGROUND", "-f", &format!("{own}/httpd.conf")]);
}

fn plain(command: &mut Command, bench: &Bench, root: &str, port: u16, own: &Path) {
    let below = own.join("www").join(root.trim_matches('/'));
    let served = if root == "/" {
        bench.options.out.clone()
    } else {
        fs::create_dir_all(below.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(&bench.options.out, &below).unwrap();
        own.join("www")
    };
    command
        .args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"])
        .arg(served)
        .arg(port.to_string());
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}
