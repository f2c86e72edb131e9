//! The front page's choice among the newest cards: each work once, in the reader's language where it has that.

use crate::model::{Card, Newest};

/// What the front page shows of [`Newest`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// What the publisher puts first, else the newest.
    pub lead: Vec<Card>,
    /// The newest but for the lead.
    pub latest: Vec<Card>,
    /// Coming events, the soonest first.
    pub events: Vec<Card>,
}

/// Chooses. `latest` is how many of the newest are wanted; `now`, in seconds since 1970, is known in the browser alone:
/// without it all events stay that were not over when the newest article was written.
#[must_use]
pub fn front(newest: &Newest, language: &str, latest: u32, now: Option<i64>) -> Front {
    let cards = one_each(&newest.cards, language);
    let mut lead: Vec<Card> = one_each(&newest.lead, language).into_iter().cloned().collect();
    if lead.is_empty() {
        lead = cards.iter().copied().take(1).cloned().collect();
    }
    let leads = |card: &Card| lead.iter().any(|first| first.work() == card.work());
    let latest = cards.into_iter().filter(|card| !leads(card)).take(latest as usize).cloned().collect();
    let is_to_come = |card: &Card| match (&card.event, now) {
        (Some(event), Some(now)) => event.over > now,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let events = one_each(&newest.events, language).into_iter().filter(|card| is_to_come(card));
    Front { events: events.cloned().collect(), lead, latest }
}

/// Folds versions of one work into one card, where the first of them stands: the one in `language`, else the original,
/// else the first.
fn one_each<'a>(cards: &'a [Card], language: &str) -> Vec<&'a Card> {
    let mut chosen: Vec<&Card> = Vec::new();
    for card in cards {
        if chosen.iter().any(|other| other.work() == card.work()) {
            continue;
        }
        let versions = || cards.iter().filter(|other| other.work() == card.work());
        let own = versions().find(|version| version.language == language);
        let original = || versions().find(|version| version.work.is_none());
        chosen.push(own.or_else(original).unwrap_or(card));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EventCard;

    fn card(id: &str, language: &str, work: Option<&str>) -> Card {
        Card { id: id.into(), language: language.into(), work: work.map(Into::into), ..Card::default() }
    }

    fn event(id: &str, over: i64) -> Card {
        Card { event: Some(EventCard { over, ..EventCard::default() }), ..card(id, "en", None) }
    }

    fn ids(cards: &[Card]) -> Vec<&str> {
        cards.iter().map(|card| card.id.as_str()).collect()
    }

    #[test]
    fn each_work_once_in_the_readers_language() {
        let cards = vec![
            card("uno", "es", Some("one")),
            card("two", "en", None),
            card("one", "en", None),
            card("tres", "es", None),
        ];
        let newest = Newest { cards, ..Newest::default() };
        let english = front(&newest, "en", 6, None);
        assert_eq!((ids(&english.lead), ids(&english.latest)), (vec!["one"], vec!["two", "tres"]));
        let spanish = front(&newest, "es", 1, None);
        assert_eq!((ids(&spanish.lead), ids(&spanish.latest)), (vec!["uno"], vec!["two"]));
    }

    #[test]
    fn what_leads_is_not_among_the_latest() {
        let cards = vec![card("one", "en", None), card("two", "en", None), card("three", "en", None)];
        let lead = vec![card("dos", "es", Some("two")), card("two", "en", None)];
        let newest = Newest { cards, lead, ..Newest::default() };
        let front = front(&newest, "es", 6, None);
        assert_eq!((ids(&front.lead), ids(&front.latest)), (vec!["dos"], vec!["one", "three"]));
    }

    #[test]
    fn events_that_are_over_go_when_the_time_is_known() {
        let newest = Newest { events: vec![event("past", 10), event("coming", 20)], ..Newest::default() };
        assert_eq!(ids(&front(&newest, "en", 6, None).events), ["past", "coming"]);
        assert_eq!(ids(&front(&newest, "en", 6, Some(10)).events), ["coming"]);
    }
}
