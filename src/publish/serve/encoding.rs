//! Which precompressed copy a client takes (RFC 9110, section 12.5.3).

/// A copy that may lie beside a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// From the one that is smallest.
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// As `Content-Encoding` names it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// What is added to the file's name.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The encodings that `accept` (the header's value) takes, the preferred first; one liked less than the plain bytes is
/// left out. On equal terms the smaller wins.
pub(super) fn preferred(accept: &str) -> Vec<Encoding> {
    let weights: Vec<(&str, f32)> = accept.split(',').filter_map(weight).collect();
    let of =
        |name: &str| weights.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, weight)| *weight);
    let any = of("*");
    let plain = of("identity").unwrap_or(0.0);
    let mut taken: Vec<(Encoding, f32)> = Encoding::ALL
        .into_iter()
        .map(|it| (it, of(it.name()).or(any).unwrap_or(0.0)))
        .filter(|(_, weight)| *weight > 0.0 && *weight >= plain)
        .collect();
    taken.sort_by(|a, b| b.1.total_cmp(&a.1));
    taken.into_iter().map(|(it, _)| it).collect()
}

/// One item, `br;q=0.8`; an item whose weight cannot be read is passed over.
fn weight(item: &str) -> Option<(&str, f32)> {
    let mut parts = item.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let weight = match parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="))) {
        Some(text) => text.parse().ok().filter(|weight| (0.0..=1.0).contains(weight))?,
        None => 1.0,
    };
    Some((name, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices() {
        for (accept, expected) in [
            ("", ""),
            ("gzip, deflate, br", "br gzip"),
            ("gzip", "gzip"),
            ("GZIP", "gzip"),
            ("br;q=0.5, gzip;q=0.9", "gzip br"),
            ("br;q=0", ""),
            ("br;q=0, *", "gzip"),
            ("*", "br gzip"),
            ("*;q=0", ""),
            ("identity, br;q=0.5", ""),
            ("identity;q=0.5, br;q=0.5", "br"),
            ("identity;q=0", ""),
            ("br;q=much", ""),
            ("br;q=7, gzip", "gzip"),
            ("deflate, zstd", ""),
            (" br ; q=1.0 ,gzip;q=0.001", "br gzip"),
        ] {
            let got: Vec<_> = preferred(accept).into_iter().map(Encoding::name).collect();
            assert_eq!(got.join(" "), expected, "{accept:?}");
        }
    }
}
