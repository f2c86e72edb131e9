//! Where the site is served: on a port that is free, and, when that is asked for, where a phone can reach it.

use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use tokio::net::TcpListener;

use crate::publish::serve::{ServeError, bind, url};

use super::{DevError, DevOptions};

/// The first port that is tried when none was asked for.
const PORT: u16 = 8080;
/// So many are tried.
const TRIES: u16 = 20;

/// A place that was found.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) listeners: Vec<TcpListener>,
    /// The site's root for browsers on this machine.
    pub(super) url: String,
    /// What else is to be said of it; lines, or nothing.
    pub(super) more: String,
}

/// Finds a place.
pub(super) async fn take(options: &DevOptions) -> Result<Taken, DevError> {
    let mut hosts = vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
    if options.phone {
        hosts.push(in_network().ok_or(DevError::NoNetwork)?);
    }
    let (listeners, note) = match options.port {
        Some(port) => (all(&hosts, port).await?, String::new()),
        None => free(&hosts, PORT, TRIES).await?,
    };
    let of = |listener: &TcpListener| {
        listener.local_addr().map(|bound| url(bound, &options.prefix)).map_err(ServeError::Io)
    };
    let own = of(&listeners[0])?;
    let mut more = note;
    if let Some(other) = listeners.get(1) {
        more += &for_phones(&of(other)?);
    }
    Ok(Taken { listeners, url: own, more })
}

/// Listens on one port of all hosts.
async fn all(hosts: &[IpAddr], port: u16) -> Result<Vec<TcpListener>, ServeError> {
    let (mut listeners, mut port) = (Vec::new(), port);
    for host in hosts {
        let listener = bind(SocketAddr::new(*host, port)).await?;
        // The system chose: the others are to have the same.
        port = listener.local_addr().map_err(ServeError::Io)?.port();
        listeners.push(listener);
    }
    Ok(listeners)
}

/// The first port that is free on all hosts, and a note where that is not the first of all.
async fn free(hosts: &[IpAddr], first: u16, tries: u16) -> Result<(Vec<TcpListener>, String), DevError> {
    let last = first.saturating_add(tries - 1);
    for port in first..=last {
        match all(hosts, port).await {
            Ok(listeners) if port == first => return Ok((listeners, String::new())),
            Ok(listeners) => {
                let note = format!("Port {first} is in use, so this is on {port}; --port chooses another.\n");
                return Ok((listeners, note));
            }
            Err(ServeError::PortInUse(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(DevError::NoPort(first, last))
}

/// This machine's address in the network that leads outside. Nothing is sent: to choose the address for a datagram the
/// system looks where it would go; those named here are for documentation (RFC 5737, RFC 3849) and belong to nobody.
fn in_network() -> Option<IpAddr> {
    let towards = |own: &str, there: &str| {
        let socket = UdpSocket::bind(own).ok()?;
        socket.connect(there).ok()?;
        let address = socket.local_addr().ok()?.ip();
        (!address.is_loopback() && !address.is_unspecified()).then_some(address)
    };
    towards("0.0.0.0:0", "192.0.2.1:9").or_else(|| towards("[::]:0", "[2001:db8::1]:9"))
}

/// What is said to who wants to look on with a phone.
fn for_phones(url: &str) -> String {
    let mut said = format!("For a phone on the same network: {url}\n");
    if let Some(code) = code(url) {
        let _ = write!(said, "\n{code}\n");
    }
    said + "Everybody on this network can read the site there, drafts among it, for as long as this runs. Do not use it in\n\
     a network that you do not trust.\n"
}

/// An address as a code for cameras, in characters.
fn code(url: &str) -> Option<String> {
    use qrcode::render::unicode::Dense1x2;
    let code = qrcode::QrCode::new(url).ok()?;
    // Terminals are dark more often than not; a camera reads both.
    let (dark, light) = (Dense1x2::Light, Dense1x2::Dark);
    Some(code.render::<Dense1x2>().dark_color(dark).light_color(light).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<T>(task: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(task)
    }

    #[test]
    fn the_next_free_port() {
        run(async {
            let here = [IpAddr::V4(Ipv4Addr::LOCALHOST)];
            let taken = all(&here, 0).await.unwrap();
            let port = taken[0].local_addr().unwrap().port();
            assert!(matches!(all(&here, port).await, Err(ServeError::PortInUse(_))));
            assert!(
                matches!(free(&here, port, 1).await, Err(DevError::NoPort(first, last)) if first == last)
            );
            let (found, note) = free(&here, port, 200).await.unwrap();
            let other = found[0].local_addr().unwrap().port();
            assert!(other > port && note.contains(&other.to_string()) && note.contains(&port.to_string()));
        });
    }

    #[test]
    fn a_phone_is_told_where_and_who_else_reads() {
        let said = for_phones("http://192.0.2.7:8080/");
        assert!(said.contains("http://192.0.2.7:8080/") && said.contains("Everybody on this network"));
        assert!(said.lines().filter(|line| line.contains('█')).count() > 10, "{said}");
    }
}
