//! Ids of feeds and their entries, the same for ever.
//!
//! A UUID of version 8 (RFC 9562, section 5.8), made as its appendix B.2 makes one of a name: the first 128 bits of a
//! SHA-256, with version and variant put in. The name is the site's address, the sort of thing, and the id that the
//! article has in content. Dates, titles and addresses do not enter, so a re-dated or moved article stays itself; nor
//! does the scheme of the site's address, so a site may turn to `https`.

use sha2::{Digest, Sha256};

/// Makes ids for one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ids(String);

impl Ids {
    /// Of a site by the address that its ids are made from.
    #[must_use]
    pub fn new(url: &str) -> Self {
        let name = url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/');
        let (host, path) = name.split_at(name.find('/').unwrap_or(name.len()));
        Self(format!("{}{path}", host.to_lowercase()))
    }

    /// The id of an article.
    #[must_use]
    pub fn article(&self, id: &str) -> String {
        self.made("article", id)
    }

    /// The id of a feed by its path: `feeds/topics/mining`.
    #[must_use]
    pub fn feed(&self, path: &str) -> String {
        self.made("feed", path)
    }

    fn made(&self, sort: &str, name: &str) -> String {
        let hash = Sha256::digest([self.0.as_str(), sort, name].join("\0").as_bytes());
        let mut bytes = [0u8; 16];
        bytes.copy_from_slice(&hash[..16]);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = format!("{:032x}", u128::from_be_bytes(bytes));
        format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_do_not_change_from_version_to_version() {
        // Whoever changes these makes every reader see every article as new.
        let ids = Ids::new("https://news.example.org/");
        assert_eq!(ids.article("2019/letter"), "urn:uuid:5789fb3e-6863-8155-b48e-6cbbb7cb327a");
    }

    #[test]
    fn a_name_is_made_of_site_sort_and_id() {
        let ids = Ids::new("https://news.example.org/a/");
        let one = ids.article("x");
        assert_eq!(one, Ids::new("http://NEWS.example.org/a").article("x"));
        for other in [ids.article("y"), ids.feed("x"), Ids::new("https://news.example.org/").article("x")] {
            assert_ne!(one, other);
        }
        assert_eq!((one.len(), &one[23..24]), (45, "8"));
        assert!(["8", "9", "a", "b"].contains(&&one[28..29]), "{one}");
    }
}
