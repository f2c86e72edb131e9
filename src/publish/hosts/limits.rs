//! The limits of well-known hosts, as data with where they are said and when that was read.

/// What a host takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The host, as people call it.
    pub host: &'static str,
    /// Bytes of the whole site.
    pub bytes: Option<u64>,
    /// Files of the whole site.
    pub files: Option<usize>,
    /// Whether folders are counted as files.
    pub counts_folders: bool,
    /// Bytes of one file.
    pub file_bytes: Option<u64>,
    /// Files in one folder.
    pub folder_files: Option<usize>,
    /// Where this is said.
    pub source: &'static str,
    /// When it was read there.
    pub read: &'static str,
}

const NONE: Limits = Limits {
    host: "",
    bytes: None,
    files: None,
    counts_folders: false,
    file_bytes: None,
    folder_files: None,
    source: "",
    read: "",
};
const MIB: u64 = 1 << 20;

/// The hosts whose limits a site of news may pass.
pub const LIMITS: [Limits; 5] = [
    Limits {
        host: "GitHub Pages",
        bytes: Some(1_000_000_000),
        source: "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
        read: "2026-11-27",
        ..NONE
    },
    Limits {
        host: "GitLab Pages (gitlab.com)",
        bytes: Some(1_000_000_000),
        files: Some(200_000),
        counts_folders: true,
        source: "https://docs.gitlab.com/administration/instance_limits/ and https://docs.gitlab.com/user/gitlab_com/",
        read: "2026-11-27",
        ..NONE
    },
    Limits {
        host: "Cloudflare Pages (free)",
        files: Some(20_000),
        file_bytes: Some(25 * MIB),
        source: "https://developers.cloudflare.com/pages/platform/limits/",
        read: "2026-11-27",
        ..NONE
    },
    Limits {
        host: "Cloudflare Pages (paid)",
        files: Some(100_000),
        file_bytes: Some(25 * MIB),
        source: "https://developers.cloudflare.com/pages/platform/limits/",
        read: "2026-11-27",
        ..NONE
    },
    Limits {
        host: "Netlify",
        folder_files: Some(54_000),
        source: "https://docs.netlify.com/site-deploys/create-deploys/",
        read: "2026-11-27",
        ..NONE
    },
];

/// What of a site hosts look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Bytes of all files.
    pub bytes: u64,
    /// How many files.
    pub files: usize,
    /// How many folders.
    pub folders: usize,
    /// The largest file and its bytes.
    pub largest: (String, u64),
    /// The folder with the most files in it, and how many.
    pub fullest: (String, usize),
}

impl Limits {
    /// What of a site passes this host's limits, in words.
    #[must_use]
    pub fn passed(&self, size: &Size) -> Vec<String> {
        let mut passed = Vec::new();
        if let Some(most) = self.bytes.filter(|most| size.bytes > *most) {
            passed.push(format!(
                "it takes {} MB, and the site has {} MB",
                most / 1_000_000,
                size.bytes / 1_000_000
            ));
        }
        let files = size.files + if self.counts_folders { size.folders } else { 0 };
        if let Some(most) = self.files.filter(|most| files > *most) {
            let with = if self.counts_folders { " and folders" } else { "" };
            passed.push(format!("it takes {most} files{with}, and the site has {files}"));
        }
        let (name, bytes) = &size.largest;
        if let Some(most) = self.file_bytes.filter(|most| bytes > most) {
            passed.push(format!(
                "it takes files of {} MiB, and {name} has {}",
                most / MIB,
                bytes.div_ceil(MIB)
            ));
        }
        let (name, count) = &size.fullest;
        if let Some(most) = self.folder_files.filter(|most| count > most) {
            passed.push(format!("it takes {most} files in a folder, and {name} has {count}"));
        }
        passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_what() {
        let small = Size { bytes: 900_000_000, files: 19_000, folders: 9000, ..Size::default() };
        let size = |change: fn(&mut Size)| {
            let mut size = small.clone();
            change(&mut size);
            LIMITS.iter().map(|it| it.passed(&size).len()).collect::<Vec<_>>()
        };
        assert_eq!(size(|_| ()), [0, 0, 0, 0, 0]);
        assert_eq!(size(|it| it.bytes = 1_000_000_001), [1, 1, 0, 0, 0]);
        assert_eq!(size(|it| it.files = 20_001), [0, 0, 1, 0, 0]);
        assert_eq!(size(|it| it.files = 195_000), [0, 1, 1, 1, 0]);
        assert_eq!(size(|it| it.largest = ("x".into(), 26 * MIB)), [0, 0, 1, 1, 0]);
        assert_eq!(size(|it| it.fullest = ("x".into(), 54_001)), [0, 0, 0, 0, 1]);
    }
}
