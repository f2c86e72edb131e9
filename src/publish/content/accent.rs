//! The newsroom's one colour, made fit for both themes.
//!
//! The publisher gives the colour for light paper. It must be read on it (WCAG 2.2, 1.4.3: a contrast of at least
//! 4.5 to 1, after the relative luminance of <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>). For dark paper
//! it is mixed with white until it can be read there too.

use std::fmt;

/// The paper of the light theme, as the style has it.
pub const LIGHT_PAPER: &str = "#fbf8f1";
/// The paper of the dark theme, as the style has it.
pub const DARK_PAPER: &str = "#16130f";
/// The contrast that text needs.
pub const NEEDED: f64 = 4.5;

/// The accent in both themes, each as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent {
    /// On light paper: the publisher's own.
    pub light: String,
    /// On dark paper: the same, lightened as far as needed.
    pub dark: String,
}

/// Why a colour cannot be the accent.
#[derive(Clone, Debug, PartialEq)]
pub enum ContrastFault {
    /// It is not of the form `#rrggbb`.
    NoColour(String),
    /// It cannot be read on light paper: its contrast, and a darker one that can.
    TooLight {
        /// The colour.
        colour: String,
        /// Its contrast on light paper.
        contrast: f64,
        /// The same colour mixed with black until it can be read.
        darker: String,
    },
}

impl fmt::Display for ContrastFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoColour(text) => write!(f, "“{text}” is no colour"),
            Self::TooLight { colour, contrast, .. } => {
                write!(
                    f,
                    "{colour} cannot be read on light paper: its contrast is {contrast:.1}, {NEEDED} is needed"
                )
            }
        }
    }
}

impl ContrastFault {
    /// What would be right.
    #[must_use]
    pub fn mend(&self) -> String {
        match self {
            Self::NoColour(_) => "write six digits in quotes, as accent: \"#8a3a1b\"".to_owned(),
            Self::TooLight { darker, .. } => format!("take a darker colour, as accent: \"{darker}\""),
        }
    }
}

/// The accent for both themes from the publisher's colour, `#rrggbb` or `#rgb`.
///
/// # Errors
/// When it is no colour, or cannot be read on light paper.
pub fn pair(colour: &str) -> Result<Accent, ContrastFault> {
    let read = |text: &str| parse(text).ok_or_else(|| ContrastFault::NoColour(text.to_owned()));
    let (given, papers) = (read(colour)?, [read(LIGHT_PAPER)?, read(DARK_PAPER)?]);
    let on_light = contrast(given, papers[0]);
    if on_light < NEEDED {
        let darker = hex(until_read(given, 0, papers[0]));
        return Err(ContrastFault::TooLight { colour: hex(given), contrast: on_light, darker });
    }
    Ok(Accent { light: hex(given), dark: hex(until_read(given, 255, papers[1])) })
}

/// Mixes towards white (255) or black (0), a hundredth at a time, until it can be read on the paper.
fn until_read(colour: [u8; 3], towards: u8, paper: [u8; 3]) -> [u8; 3] {
    (0..=100u16)
        .map(|part| colour.map(|channel| mix(channel, towards, part)))
        .find(|mixed| contrast(*mixed, paper) >= NEEDED)
        .unwrap_or([towards; 3])
}

fn mix(channel: u8, towards: u8, hundredths: u16) -> u8 {
    let mixed = (u16::from(channel) * (100 - hundredths) + u16::from(towards) * hundredths + 50) / 100;
    u8::try_from(mixed).expect("a mean of two bytes is a byte")
}

fn parse(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let long: String = match digits.len() {
        6 => digits.to_owned(),
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => return None,
    };
    let byte = |at: usize| u8::from_str_radix(&long[at..at + 2], 16).ok();
    Some([byte(0)?, byte(2)?, byte(4)?])
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn each_accent_can_be_read_on_its_paper() {
        for colour in ["#8a3a1b", "#000", "#a3162e", "#0B5", "#005f99"] {
            let Ok(accent) = pair(colour) else { continue };
            let read = |colour: &str, paper: &str| contrast(parse(colour).unwrap(), parse(paper).unwrap());
            assert!(read(&accent.light, LIGHT_PAPER) >= NEEDED, "{colour}");
            assert!(read(&accent.dark, DARK_PAPER) >= NEEDED, "{colour}");
        }
        assert_eq!(pair("#8a3a1b").unwrap().light, "#8a3a1b");
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_one_that_can() {
        let fault = pair("#ffcc00").unwrap_err();
        let ContrastFault::TooLight { darker, .. } = &fault else { panic!("{fault}") };
        assert_eq!(pair(darker).map(|accent| accent.light).as_ref(), Ok(darker));
        for text in ["", "#", "red", "#12345", "#ééé", "8a3a1b", "#8a3a1b00"] {
            assert!(matches!(pair(text), Err(ContrastFault::NoColour(_))), "{text}");
        }
    }
}
