//! The words that dates are written with, in English and Spanish.

/// Which month a word names, full or shortened (accents off, lower case).
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" | "enero" | "ene" => 1,
        "february" | "feb" | "febrero" | "febr" => 2,
        "march" | "mar" | "marzo" => 3,
        "april" | "apr" | "abril" | "abr" => 4,
        "may" | "mayo" => 5,
        "june" | "jun" | "junio" => 6,
        "july" | "jul" | "julio" => 7,
        "august" | "aug" | "agosto" | "ago" => 8,
        "september" | "sept" | "sep" | "septiembre" | "setiembre" | "set" => 9,
        "october" | "oct" | "octubre" => 10,
        "november" | "nov" | "noviembre" => 11,
        "december" | "dec" | "diciembre" | "dic" => 12,
        _ => return None,
    })
}

/// Whether a word names a season, which is not the same months everywhere.
pub(super) fn is_season(word: &str) -> bool {
    matches!(
        word,
        "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "primavera"
            | "verano"
            | "otono"
            | "invierno"
            | "easter"
            | "christmas"
            | "navidad"
    )
}

/// The number that an ordinal word or a Roman one stands for, up to four.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    Some(match word {
        "first" | "primer" | "primero" | "primera" | "i" => 1,
        "second" | "segundo" | "segunda" | "ii" => 2,
        "third" | "tercer" | "tercero" | "iii" => 3,
        "fourth" | "last" | "cuarto" | "ultimo" | "iv" => 4,
        _ => return None,
    })
}

/// How many months a part of the year has that a word names.
pub(super) fn part_of_year(word: &str) -> Option<u32> {
    Some(match word {
        "quarter" | "trimestre" | "q" => 3,
        "half" | "semestre" | "h" => 6,
        "bimestre" => 2,
        "cuatrimestre" => 4,
        _ => return None,
    })
}

/// Whether a word stands between the parts of one date and says nothing.
pub(super) fn is_of(word: &str) -> bool {
    matches!(word, "of" | "de" | "del" | "in" | "the" | "ano")
}

/// Whether a word stands between two dates, or two parts of a list.
pub(super) fn is_to(word: &str) -> bool {
    matches!(
        word,
        "to" | "and" | "y" | "e" | "a" | "al" | "until" | "till" | "hasta" | "through" | "or" | "o" | "u"
    )
}

/// Whether a word says that a date is not exact.
pub(super) fn is_about(word: &str) -> bool {
    matches!(
        word,
        "c" | "ca" | "circa" | "about" | "around" | "hacia" | "approx" | "aproximadamente" | "cerca"
    )
}

/// Whether a word says that a number follows: `No. 12`, `N° 12`.
pub(super) fn is_number_word(word: &str) -> bool {
    matches!(word, "no" | "nr" | "num" | "numero" | "number" | "n" | "n°" | "nº" | "no°" | "issue" | "vol")
}

/// Whether a word is a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 28] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "lun",
        "mie",
        "jue",
        "vie",
    ];
    DAYS.contains(&word)
}
