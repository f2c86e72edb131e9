//! Listens, and stops.

use super::{Options, Prefix, ServeError, router};
use axum::Router;
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

/// How long requests under way may take to end after the signal to stop. A live page's stream never ends by itself.
const GRACE: Duration = Duration::from_secs(1);

/// Serves until Ctrl-C or SIGTERM, from a thread that has no runtime of its own. Prints `Ready: URL` when it listens.
///
/// # Errors
/// A folder that is not there, a port that cannot be had.
pub fn serve(options: Options) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Io)?;
    let result = runtime.block_on(run(options));
    // A request that the grace did not suffice for is cut off.
    runtime.shutdown_background();
    result
}

/// As [`serve`], within a runtime.
///
/// # Errors
/// A folder that is not there, a port that cannot be had.
pub async fn run(options: Options) -> Result<(), ServeError> {
    let (listener, url) = listen(&options).await?;
    attend(vec![listener], router(options), || announce(&url)).await
}

/// Serves on all of these until Ctrl-C or SIGTERM; `ready` is called when a signal can no longer be lost.
///
/// # Errors
/// What the system said.
pub(in crate::publish) async fn attend(
    listeners: Vec<TcpListener>,
    router: Router,
    ready: impl FnOnce() -> io::Result<()>,
) -> Result<(), ServeError> {
    let (stop, mut stopped) = tokio::sync::watch::channel(false);
    // Before anyone is told that we are ready: a signal sent right after must not be lost.
    let signals = Signals::new().map_err(ServeError::Io)?;
    ready().map_err(ServeError::Io)?;
    let each = listeners.into_iter().map(|listener| {
        let mut asked = stop.subscribe();
        let serving = axum::serve(listener, router.clone()).with_graceful_shutdown(async move {
            let _ = asked.wait_for(|stop| *stop).await;
        });
        async { serving.await }
    });
    let serving = futures_util::future::try_join_all(each);
    let deadline = async {
        let _ = stopped.wait_for(|stop| *stop).await;
        tokio::time::sleep(GRACE).await;
    };
    let signalled = async {
        signals.any().await;
        let _ = stop.send(true);
        std::future::pending::<()>().await;
    };
    tokio::select! {
        result = serving => result.map(|_| ()).map_err(ServeError::Io),
        () = deadline => Ok(()),
        () = signalled => Ok(()),
    }
}

pub(in crate::publish) fn announce(url: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "Ready: {url}")?;
    out.flush()
}

/// Binds, and says at which address the site is.
async fn listen(options: &Options) -> Result<(TcpListener, String), ServeError> {
    if !options.dir.is_dir() {
        return Err(ServeError::NoFolder(options.dir.clone()));
    }
    let listener = bind(SocketAddr::new(options.host, options.port)).await?;
    let bound = listener.local_addr().map_err(ServeError::Io)?;
    Ok((listener, url(bound, &options.prefix)))
}

pub(in crate::publish) async fn bind(place: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(place).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => ServeError::PortInUse(place),
        _ => ServeError::CannotListen(place, error),
    })
}

pub(in crate::publish) fn url(bound: SocketAddr, prefix: &Prefix) -> String {
    format!("http://{bound}{}", prefix.root())
}

/// The signals that mean "stop".
struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    #[cfg(unix)]
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    #[cfg(unix)]
    async fn any(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    #[cfg(not(unix))]
    fn new() -> io::Result<Self> {
        Ok(Self {})
    }

    #[cfg(not(unix))]
    async fn any(self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// A server in the background, for tests. Dropped, it is gone at once, connections and all.
#[derive(Debug)]
pub struct Running {
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// The site's root, with its last slash: `http://127.0.0.1:40123/a/b/`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops the server: afterwards nothing listens there.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A server that panicked is stopped all the same.
            let _ = thread.join();
        }
    }
}

/// Serves in the background, on a port that the system chooses (`options.port` is not used).
///
/// # Errors
/// A folder that is not there, an address that cannot be had.
pub fn spawn(options: Options) -> Result<Running, ServeError> {
    spawn_layered(options, |router| router)
}

/// As [`spawn`], with layers of the caller's own around the site: a log of what is asked for, a file that fails.
///
/// # Errors
/// A folder that is not there, an address that cannot be had.
pub fn spawn_layered(options: Options, layer: impl FnOnce(Router) -> Router) -> Result<Running, ServeError> {
    let options = Options { port: 0, ..options };
    let runtime = background()?;
    let (listener, url) = runtime.block_on(listen(&options))?;
    Ok(in_background(runtime, listener, url, layer(router(options))))
}

/// As [`spawn`], of any service, on a port of the loopback that the system chooses.
///
/// # Errors
/// An address that cannot be had.
pub fn spawn_service(service: Router, prefix: &Prefix) -> Result<Running, ServeError> {
    let runtime = background()?;
    let place = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
    let listener = runtime.block_on(bind(place))?;
    let bound = listener.local_addr().map_err(ServeError::Io)?;
    Ok(in_background(runtime, listener, url(bound, prefix), service))
}

fn background() -> Result<Runtime, ServeError> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(ServeError::Io)
}

fn in_background(runtime: Runtime, listener: TcpListener, url: String, service: Router) -> Running {
    let (stop, stopped) = oneshot::channel::<()>();
    let thread = std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                _ = async { axum::serve(listener, service).await } => {}
                _ = stopped => {}
            }
        });
        runtime.shutdown_timeout(GRACE);
    });
    Running { url, stop: Some(stop), thread: Some(thread) }
}
