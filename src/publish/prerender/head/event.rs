//! What an article tells of that happens at a time and a place: an `Event`.

use serde_json::{Value, json};

use crate::model::{Article, Event, Moment};

use super::pictures::Shown;
use super::{Said, news, publisher};

pub(super) fn thing(said: &Said<'_>, article: &Article, event: &Event, picture: Option<&Shown>) -> Value {
    let address = said.canonical();
    let mut thing = json!({
        "@type": "Event",
        "@id": format!("{address}#event"),
        "url": address,
        "name": article.title,
        "startDate": moment(&event.starts),
        "organizer": publisher::in_short(said),
        "inLanguage": article.language,
    });
    if !article.summary.is_empty() {
        thing["description"] = super::in_short(&article.summary).into();
    }
    if let Some(ends) = &event.ends {
        thing["endDate"] = moment(ends).into();
    }
    if let Some(shown) = picture.filter(|shown| shown.is_of_page) {
        thing["image"] = news::image(said, article, shown);
    }
    let place = place(event);
    let online = event.online.as_ref().map(|url| json!({"@type": "VirtualLocation", "url": url}));
    let mode = match (&place, &online) {
        (Some(_), Some(_)) => "Mixed",
        (None, Some(_)) => "Online",
        _ => "Offline",
    };
    let mut locations: Vec<Value> = place.into_iter().chain(online).collect();
    if !locations.is_empty() {
        thing["eventAttendanceMode"] = format!("https://schema.org/{mode}EventAttendanceMode").into();
        thing["location"] = if locations.len() == 1 { locations.remove(0) } else { Value::Array(locations) };
    }
    thing
}

/// The house with its town; either alone where the other is not known.
fn place(event: &Event) -> Option<Value> {
    match (event.venue.as_str(), event.place.as_str()) {
        ("", "") => None,
        ("", town) => Some(json!({"@type": "Place", "name": town, "address": town})),
        (house, "") => Some(json!({"@type": "Place", "name": house})),
        (house, town) => Some(json!({"@type": "Place", "name": house, "address": town})),
    }
}

/// A day, or a time with its offset from UTC.
fn moment(moment: &Moment) -> String {
    let Some(offset) = moment.offset else { return moment.local.clone() };
    let (sign, minutes) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
    format!("{}{sign}{:02}:{:02}", moment.local, minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_carry_their_offset_and_days_none() {
        for (local, offset, said) in [
            ("2013-03-04", None, "2013-03-04"),
            ("2013-03-04T18:00", Some(0), "2013-03-04T18:00+00:00"),
            ("2013-03-04T18:00", Some(-300), "2013-03-04T18:00-05:00"),
            ("2013-03-04T18:00", Some(330), "2013-03-04T18:00+05:30"),
        ] {
            assert_eq!(moment(&Moment { local: local.into(), offset }), said);
        }
    }

    #[test]
    fn a_place_is_as_much_as_is_known() {
        let of = |venue: &str, town: &str| {
            place(&Event { venue: venue.into(), place: town.into(), ..Event::default() })
        };
        assert_eq!(of("", ""), None);
        assert_eq!(of("A hall", "London").unwrap()["address"], "London");
        assert_eq!(of("", "London").unwrap()["name"], "London");
        assert_eq!(of("A hall", "").unwrap().get("address"), None);
    }
}
