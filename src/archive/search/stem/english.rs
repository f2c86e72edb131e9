//! English, by the "Porter2" rules that Martin Porter published for Snowball (2001); the words come without apostrophes.

use super::Stem;

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Words that the rules would cut wrongly, with their stems.
const IRREGULAR: [(&str, &str); 18] = [
    ("skis", "ski"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("idly", "idl"),
    ("gently", "gentl"),
    ("ugly", "ugli"),
    ("early", "earli"),
    ("only", "onli"),
    ("singly", "singl"),
    ("sky", "sky"),
    ("news", "news"),
    ("howe", "howe"),
    ("atlas", "atlas"),
    ("cosmos", "cosmos"),
    ("bias", "bias"),
    ("andes", "andes"),
];

/// Forms that no rule leads to their word, each before it. Left out: those that are words of their own (`left`, `led`,
/// `rose`, `found`).
const FORMS: &str = "began begin begun begin bought buy broke break broken break brought bring built build caught catch \
                     children child chose choose chosen choose dealt deal drawn draw drew draw driven drive drove drive \
                     fallen fall fed feed felt feel fled flee fought fight gave give given give gone go grew grow \
                     grown grow held hold heard hear kept keep knew know known know lost lose made make men man met \
                     meet mice mouse paid pay ran run risen rise said say sent send shot shoot sold sell sought seek \
                     spent spend spoke speak spoken speak stolen steal struck strike swore swear sworn swear taken \
                     take taught teach teeth tooth thought think threw throw thrown throw told tell took take went \
                     go women woman won win wrote write written write";

/// Endings that British and American English write in two ways, once a word is cut: the one and the other. Never the
/// whole of a short word (`hour`, `size`).
const TWO_WAYS: [(&str, &str); 6] =
    [("iz", "is"), ("yz", "ys"), ("our", "or"), ("enc", "ens"), ("ogu", "og"), ("mm", "m")];

/// Words that are whole once their plural is cut.
const WHOLE: [&str; 8] =
    ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

const STEP_2: [(&str, &str); 23] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("entli", "ent"),
    ("izer", "ize"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("alli", "al"),
    ("fulness", "ful"),
    ("ousli", "ous"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("bli", "ble"),
    ("fulli", "ful"),
    ("lessli", "less"),
    ("ogi", "og"),
];

const STEP_3: [(&str, &str); 8] = [
    ("tional", "tion"),
    ("ational", "ate"),
    ("alize", "al"),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

const STEP_4: &str = "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion";

pub(super) fn cut(word: &mut Stem) {
    if word.len() <= 2 {
        return;
    }
    if let Some((_, stem)) = IRREGULAR.iter().find(|(whole, _)| whole.as_bytes() == word.0) {
        word.0 = stem.as_bytes().to_vec();
        return;
    }
    let mut forms = FORMS.split(' ');
    while let Some((form, of)) = forms.next().zip(forms.next()) {
        if form.as_bytes() == word.0 {
            word.0 = of.as_bytes().to_vec();
        }
    }
    mark_consonant_y(word);
    let (r1, r2) = regions(word);
    plural(word);
    if word.len() > 4 && word.ends("tre", 0) {
        word.replace(2, "er");
    }
    if !WHOLE.iter().any(|whole| whole.as_bytes() == word.0) {
        past_and_present(word, r1);
        if matches!(word.0.last(), Some(b'y' | b'Y')) && word.len() > 2 && !is_vowel(word.at(word.len() - 2))
        {
            word.replace(1, "i");
        }
        derived(word, r1, r2);
        last_e_or_l(word, r1, r2);
    }
    if let Some((one, other)) =
        TWO_WAYS.iter().find(|(one, _)| word.len() > one.len() + 2 && word.ends(one, 0))
    {
        word.replace(one.len(), other);
    }
    word.0.make_ascii_lowercase();
}

/// A y at the start or after a vowel is a consonant, and written large.
fn mark_consonant_y(word: &mut Stem) {
    for at in 0..word.len() {
        if word.0[at] == b'y' && (at == 0 || is_vowel(word.0[at - 1])) {
            word.0[at] = b'Y';
        }
    }
}

fn regions(word: &Stem) -> (usize, usize) {
    let start = ["gener", "commun", "arsen"].iter().find(|start| word.0.starts_with(start.as_bytes()));
    let r1 = start.map_or_else(|| word.region(0, is_vowel), |start| start.len());
    (r1, word.region(r1, is_vowel))
}

fn has_vowel(word: &Stem, end: usize) -> bool {
    word.0[..end].iter().any(|letter| is_vowel(*letter))
}

fn plural(word: &mut Stem) {
    if word.ends("sses", 0) {
        word.drop(2);
    } else if word.ends("ied", 0) || word.ends("ies", 0) {
        word.drop(if word.len() > 4 { 2 } else { 1 });
    } else if word.ends("s", 0)
        && !word.ends("us", 0)
        && !word.ends("ss", 0)
        && has_vowel(word, word.len() - 2)
    {
        word.drop(1);
    }
}

/// Ends in a short syllable: vowel and consonant at the very start, or consonant, vowel, consonant but w, x, Y.
fn ends_short(word: &Stem, end: usize) -> bool {
    match end {
        2 => is_vowel(word.at(0)) && !is_vowel(word.at(1)),
        3.. => {
            !is_vowel(word.at(end - 3))
                && is_vowel(word.at(end - 2))
                && !is_vowel(word.at(end - 1))
                && !matches!(word.at(end - 1), b'w' | b'x' | b'Y')
        }
        _ => false,
    }
}

fn past_and_present(word: &mut Stem, r1: usize) {
    let Some(ending) = word.longest("eed eedly ed edly ing ingly", 0) else { return };
    let head = word.len() - ending.len();
    if ending.starts_with("ee") {
        if head >= r1 {
            word.replace(ending.len(), "ee");
        }
        return;
    }
    if !has_vowel(word, head) {
        return;
    }
    word.drop(ending.len());
    let is_double = word.len() > 3
        && word.at(word.len() - 1) == word.at(word.len() - 2)
        && matches!(word.at(word.len() - 1), b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't');
    if word.longest("at bl iz", 0).is_some() {
        word.0.push(b'e');
    } else if is_double {
        word.drop(1);
    } else if r1 >= word.len() && ends_short(word, word.len()) {
        word.0.push(b'e');
    }
}

/// The longest ending of a table, if it lies in the region.
fn swap(word: &mut Stem, table: &[(&str, &str)], region: usize) -> bool {
    let mut found: Option<&(&str, &str)> = None;
    for pair in table {
        if word.ends(pair.0, 0) && found.is_none_or(|found| found.0.len() < pair.0.len()) {
            found = Some(pair);
        }
    }
    let Some((ending, other)) = found else { return false };
    if word.len() - ending.len() >= region && (*ending != "ogi" || word.ends("l", 3)) {
        word.replace(ending.len(), other);
    }
    true
}

fn derived(word: &mut Stem, r1: usize, r2: usize) {
    let valid =
        |letter: u8| matches!(letter, b'c' | b'd' | b'e' | b'g' | b'h' | b'k' | b'm' | b'n' | b'r' | b't');
    if !swap(word, &STEP_2, r1)
        && word.ends("li", 0)
        && word.len() >= r1 + 2
        && valid(word.at(word.len() - 3))
    {
        word.drop(2);
    }
    if !swap(word, &STEP_3, r1) && word.ends("ative", 0) && word.len() >= r2 + 5 {
        word.drop(5);
    }
    let Some(ending) = word.longest(STEP_4, 0) else { return };
    let head = word.len() - ending.len();
    if head >= r2 && (ending != "ion" || (head > 0 && matches!(word.at(head - 1), b's' | b't'))) {
        word.drop(ending.len());
    }
}

fn last_e_or_l(word: &mut Stem, r1: usize, r2: usize) {
    let Some(head) = word.len().checked_sub(1) else { return };
    let drops = match word.at(head) {
        b'e' => head >= r2 || (head >= r1 && !ends_short(word, head)),
        b'l' => head >= r2 && head > 0 && word.at(head - 1) == b'l',
        _ => false,
    };
    if drops {
        word.drop(1);
    }
}
