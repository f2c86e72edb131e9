//! The small words by which one sees what language a text is in. What two languages share says nothing of either, and is
//! left out when the two are compared.

use std::collections::HashSet;

const ENGLISH: &str = "the of and to in is that it was for on are with as his they at be this have from or had by but not \
    what were we when your can said there an which she do how their if will up about out them then these so some her \
    would into has more two been who its now after our than only under over while where because through between could \
    should against also both each during before those such other any no he him you my me whose against";
const SPANISH: &str = "el la los las de del que y en un una unos unas por con para es se su sus lo al como más pero fue ha \
    han este esta estos estas ese esa esos esas ya también muy hay sin sobre entre cuando donde desde hasta porque ser \
    son está están era fueron tiene tienen nos les le si no qué quien quienes otro otra otros otras todo toda todos \
    todas contra durante ante según cada e o ni mientras aunque sido había";
const FRENCH: &str = "le la les des du de un une et en est que qui dans pour pas sur au aux avec ce cette ces il elle ils \
    elles nous vous je se sa son ses leur leurs plus par ne mais ou où sont été être ont avait fait comme tout tous \
    toute toutes sans sous entre depuis après avant aussi même encore très donc lors dont contre chez selon";
const PORTUGUESE: &str = "o a os as de do da dos das que e em um uma no na nos nas por com para é se seu sua seus suas ao \
    à aos às como mais mas foi tem têm este esta estes estas esse essa isso já também muito há sem sobre entre quando \
    onde desde até porque ser são está estão era foram não pelo pela pelos pelas ele ela eles elas ou nem outro outra";
const GERMAN: &str = "der die das den dem des und in zu mit von ist nicht ein eine einen einem einer auf für im sich auch \
    als an es werden wird aus er hat dass sie nach bei wie um am sind noch über zum zur war haben nur oder aber vor \
    durch wenn so man mehr ihre ihr ihren sein seine wurde wurden können gegen vom schon unter diese dieser dieses";
const ITALIAN: &str = "il lo la i gli le di del della dei delle e che in un una uno per con non è si su da dal dalla come \
    più ma anche al alla alle ai sono ha hanno nel nella nei nelle questo questa questi queste era stato stata essere \
    suo sua loro o se ci tra fra dopo prima quando dove perché ogni senza contro molto";
const CATALAN: &str = "el la els les de del dels que i en un una uns unes per amb és es seu seva seus seves al als com més \
    però va ha han aquest aquesta aquests aquestes ja també molt hi sense sobre entre quan on des fins perquè ser són \
    està estan era ens ho li si no qui altre altra tot tota tots totes contra durant segons cada o ni dins mentre";
const DUTCH: &str = "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar \
    door over ze hij zij wordt worden werd heeft hebben had was dit die deze hun ons wij kan meer tot geen tegen onder \
    al na omdat zoals tussen waar wie wat";

/// The small words of a language, where we know them; `pt-BR` is Portuguese.
pub(super) fn of(language: &str) -> Option<HashSet<&'static str>> {
    let words = match language.split('-').next()? {
        "en" => ENGLISH,
        "es" => SPANISH,
        "fr" => FRENCH,
        "pt" => PORTUGUESE,
        "de" => GERMAN,
        "it" => ITALIAN,
        "ca" => CATALAN,
        "nl" => DUTCH,
        _ => return None,
    };
    Some(words.split_whitespace().collect())
}
