//! Spanish, after the rules that Martin Porter published for Snowball, on words without accents.
//!
//! Where the accent alone tells two endings apart, the published rules cannot be followed to the letter: `ió` and `io`
//! are one here and are both cut (`salió`, `municipio`), with `ios`, so that numbers stay together; `erá` and its kin
//! are not cut, since `primera` must stay with `primero`; nor are `ad`, `ed`, `id`, which would part `ciudad` from
//! `ciudades`. Nouns lose `er` in one number (`mujer`), so that they must lose `eres` in the other (`mujeres`), and so with
//! `ar` and `ir`.

use super::Stem;

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

const PRONOUNS: &str = "me se sela selo selas selos la le lo las les los nos";
const DELETED: &str = "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas \
                       amiento amientos imiento imientos";
const AFTER_IC: &str = "adora ador acion adoras adores aciones ante antes ancia ancias";
const WITH_Y: &str = "ya ye yan yen yeron yendo yo yas yes yais yamos";
const VERBS: &str = "arian arias aran aras ariais aria areis ariamos aremos ara are erian erias eriais eria ereis \
                     eriamos eremos irian irias iran iras iriais iria ireis iriamos iremos ira ire aba ada ida ia \
                     iera ase iese aste iste an aban ian ieran asen iesen aron ieron ado ido ando iendo io ar er \
                     ir as abas adas idas ias ieras ases ieses is ais abais iais arais ierais aseis ieseis asteis \
                     isteis ares eres ires ados idos amos abamos iamos imos aramos ieramos iesemos asemos ios";
const SHORT_VERBS: &str = "en es eis emos";

pub(super) fn cut(word: &mut Stem) {
    written_with_z(word);
    let r1 = word.region(0, is_vowel);
    let r2 = word.region(r1, is_vowel);
    let rv = verb_region(word);
    pronoun(word, rv);
    if !standard(word, r1, r2) && !with_y(word, rv) {
        verb(word, rv);
    }
    residue(word, rv);
}

/// `jueces` is of `juez`; `indice` goes with `indices`, which cannot be told from it.
fn written_with_z(word: &mut Stem) {
    let endings = ["aces", "eces", "ices", "oces", "uces", "ace", "ice"];
    if let Some(ending) = endings.iter().find(|ending| word.len() > ending.len() && word.ends(ending, 0)) {
        word.replace(ending.len() - 1, "z");
    }
}

fn verb_region(word: &Stem) -> usize {
    let mut at = 2;
    if word.len() < 3 {
        return word.len();
    }
    match (is_vowel(word.at(0)), is_vowel(word.at(1))) {
        (_, false) => {
            while at < word.len() && !is_vowel(word.at(at)) {
                at += 1;
            }
            at + 1
        }
        (true, true) => {
            while at < word.len() && is_vowel(word.at(at)) {
                at += 1;
            }
            at + 1
        }
        (false, true) => 3,
    }
    .min(word.len())
}

/// A pronoun that hangs on a verb.
fn pronoun(word: &mut Stem, rv: usize) {
    let Some(pronoun) = word.longest(PRONOUNS, rv) else { return };
    let cut = pronoun.len();
    let head = word.len() - cut;
    let verb = ["iendo", "ando", "ar", "er", "ir"].iter().find(|verb| word.ends(verb, cut));
    let after_u = word.ends("uyendo", cut);
    if after_u || verb.is_some_and(|verb| head >= rv + verb.len()) {
        word.drop(cut);
    }
}

/// Drops one of some endings, if the word has it from `region` on.
fn drop_one(word: &mut Stem, endings: &str, region: usize) -> bool {
    let found = word.longest(endings, region);
    if let Some(ending) = found {
        word.drop(ending.len());
    }
    found.is_some()
}

fn standard(word: &mut Stem, r1: usize, r2: usize) -> bool {
    const CHANGED: &str =
        "logia logias ucion uciones encia encias amente mente idad idades iva ivo ivas ivos";
    let all = [DELETED, AFTER_IC, CHANGED];
    let mut found: Option<(&str, usize)> = None;
    for (list, endings) in all.iter().enumerate() {
        if let Some(ending) = word.longest(endings, 0)
            && found.is_none_or(|(found, _)| found.len() < ending.len())
        {
            found = Some((ending, list));
        }
    }
    let Some((ending, list)) = found else { return false };
    let head = word.len() - ending.len();
    if head < if ending == "amente" { r1 } else { r2 } {
        return false;
    }
    word.drop(ending.len());
    match (list, ending) {
        (1, _) => {
            drop_one(word, "ic", r2);
        }
        (2, "logia" | "logias") => word.replace(0, "log"),
        (2, "ucion" | "uciones") => word.replace(0, "u"),
        (2, "encia" | "encias") => word.replace(0, "ente"),
        (2, "amente") => {
            if drop_one(word, "iv", r2) {
                drop_one(word, "at", r2);
            } else {
                drop_one(word, "os ic ad", r2);
            }
        }
        (2, "mente") => {
            drop_one(word, "ante able ible", r2);
        }
        (2, "idad" | "idades") => {
            drop_one(word, "abil ic iv", r2);
        }
        (2, _) => {
            drop_one(word, "at", r2);
        }
        _ => {}
    }
    true
}

fn with_y(word: &mut Stem, rv: usize) -> bool {
    match word.longest(WITH_Y, rv) {
        Some(ending) if word.ends("u", ending.len()) => {
            word.drop(ending.len());
            true
        }
        _ => false,
    }
}

fn verb(word: &mut Stem, rv: usize) {
    let long = word.longest(VERBS, rv);
    let short = word.longest(SHORT_VERBS, rv);
    match (long, short) {
        (Some(long), short) if short.is_none_or(|short| short.len() < long.len()) => word.drop(long.len()),
        (_, Some(short)) => {
            word.drop(short.len());
            if word.ends("gu", 0) {
                word.drop(1);
            }
        }
        _ => {}
    }
}

fn residue(word: &mut Stem, rv: usize) {
    match word.longest("os a o i e", rv) {
        Some("e") => {
            word.drop(1);
            if word.ends("gu", 0) && word.len() > rv {
                word.drop(1);
            }
        }
        Some(ending) => word.drop(ending.len()),
        None => {}
    }
}
