//! The map of tiles: each region where the publisher placed it, with its short name and its count, shaded by the count.
//!
//! Among the filters the tiles are the list of regions itself, in the order of the vocabulary: who hears it hears a
//! list, who sees it sees a map, and a switch shows it as a list to all. On the page of the regions the list beside the
//! map is what is heard and what the keyboard reaches; the map is there for the eye and the hand.

use super::calendar::heat;
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::numbers::number;
use crate::archive::listing::ValueCount;
use crate::archive::query::Facet;

/// The columns and rows that the style knows.
const COLUMNS: u32 = 12;
const ROWS: u32 = 16;

/// The regions that have a tile, each with the classes that place it; none where they would make no map.
fn places(setting: &Setting) -> Vec<(&str, String)> {
    let regions = &setting.site.regions;
    let grids = || regions.iter().filter_map(|region| region.grid);
    let left = grids().map(|(column, _)| column).min().unwrap_or_default();
    let top = grids().map(|(_, row)| row).min().unwrap_or_default();
    let mut taken: Vec<(u32, u32)> = Vec::new();
    let mut places = Vec::new();
    for region in regions {
        let Some((column, row)) = region.grid else { continue };
        let cell = (column - left + 1, row - top + 1);
        // One tile does not lie over another, and none beyond the map: such a region stands in the list.
        if cell.0 > COLUMNS || cell.1 > ROWS || taken.contains(&cell) {
            continue;
        }
        taken.push(cell);
        let class = ["tile col-", &cell.0.to_string(), " row-", &cell.1.to_string(), " "].concat();
        places.push((region.id.as_str(), class));
    }
    // Two tiles are no map.
    if places.len() > 2 { places } else { Vec::new() }
}

/// What stands on a tile where there is no room for the name, to be seen only: the last part of the region's ISO 3166-2
/// code, else of its id.
fn short(setting: &Setting, id: &str) -> Element {
    let code = setting.site.region(id).and_then(|region| region.code.as_deref()).unwrap_or(id);
    let short: String = code.rsplit('-').next().unwrap_or(code).chars().take(4).collect();
    el("span").class("short").attr("aria-hidden", "true").attr("data-short", short)
}

/// The regions among the filters, as a map and what has no tile on it; nothing where there is no map.
pub(crate) fn of_filter(
    setting: &Setting,
    values: &[ValueCount],
    control: &dyn Fn(&ValueCount, Option<Element>) -> Element,
) -> Option<Element> {
    let tiles = places(setting);
    let place = |value: &ValueCount| tiles.iter().find(|(id, _)| *id == value.id).map(|(_, class)| class);
    let (placed, others): (Vec<&ValueCount>, Vec<&ValueCount>) =
        values.iter().partition(|value| place(value).is_some());
    let most = placed.iter().map(|value| value.count).max()?;
    let tile = |value: &&ValueCount| {
        let shade = match value.chosen {
            Some(false) => "here",
            _ => shade(value.count, most),
        };
        let class = place(value).map_or_else(String::new, |class| [class, shade].concat());
        el("li").attr("class", class).with(control(value, Some(short(setting, &value.id))))
    };
    let words = setting.words();
    // The style alone answers it: what is shown changes, what there is does not.
    let switch =
        el("input").attr("type", "checkbox").attr("id", "regions-as-list").attr("autocomplete", "off");
    let label = el("label").attr("for", "regions-as-list").with(words.as_list);
    let map = el("ul").class("map values").all(placed.iter().map(tile).collect());
    let row = |value: &&ValueCount| el("li").with(control(value, None));
    let others = el("ul").class("values").all(others.iter().map(row).collect());
    Some(el("div").class("regions").with(switch).with(label).with(map).maybe(others.or_nothing()))
}

/// The map on the page of the regions, beside their list.
pub(crate) fn of_page(setting: &Setting, rows: &[(String, u32)]) -> Option<Element> {
    let places = places(setting);
    let count = |id: &str| rows.iter().find(|(own, _)| own == id).map_or(0, |(_, count)| *count);
    let most = places.iter().map(|(id, _)| count(id)).max()?;
    let tile = |(id, class): &(&str, String)| {
        let count = count(id);
        let to = link(setting.list_of(Facet::Region, id))
            .attr("tabindex", "-1")
            .with(short(setting, id))
            .with(el("span").class("name").with(setting.name(Facet::Region, id)))
            .with(" ")
            .with(el("span").class("count").with(number(count.into())));
        el("li").attr("class", [class, shade(count, most)].concat()).with(to)
    };
    let tiles = places.iter().map(tile).collect();
    Some(el("ul").class("map").attr("aria-hidden", "true").all(tiles))
}

fn shade(count: u32, most: u32) -> &'static str {
    if count == 0 { "heat-0" } else { heat(count, most) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::RenderHtml;

    use super::super::markup::Node;
    use super::super::sample;
    use super::*;

    /// The sample's regions on a map, a row a tile from `top` on.
    fn setting(grids: &[Option<(u32, u32)>]) -> Setting {
        let mut setting = sample::setting("en");
        let mut site = sample::site();
        for (region, grid) in site.regions.iter_mut().zip(grids) {
            region.grid = *grid;
        }
        site.regions[0].code = Some("PE-CUS".into());
        setting.site = Arc::new(site);
        setting
    }

    fn values(ids: &[&str]) -> Vec<ValueCount> {
        let value = |id: &&str| ValueCount { id: (*id).into(), count: 4, chosen: None, known: true };
        ids.iter().map(value).collect()
    }

    fn html(element: Option<Element>) -> String {
        element.map_or_else(String::new, |element| Node::from(element).to_html())
    }

    fn filter(setting: &Setting) -> String {
        let control = |value: &ValueCount, short: Option<Element>| {
            el("a").attr("data-value", value.id.clone()).maybe(short)
        };
        html(of_filter(setting, &values(&["cusco", "r1", "r2", "r3", "country"]), &control))
    }

    #[test]
    fn tiles_stand_where_they_were_placed_and_each_region_once() {
        let html = filter(&setting(&[Some((5, 7)), Some((4, 7)), Some((5, 9))]));
        for piece in [
            r#"<li class="tile col-2 row-1 heat-5"><a data-value="cusco"><span class="short" aria-hidden="true" data-short="CUS">"#,
            r#"<li class="tile col-1 row-1 heat-5"><a data-value="r1">"#,
            r#"<li class="tile col-2 row-3 heat-5"><a data-value="r2">"#,
            r#"</ul><ul class="values"><li><a data-value="r3"></a></li><li><a data-value="country">"#,
        ] {
            assert!(html.contains(piece), "{piece}\n{html}");
        }
        assert_eq!(html.matches("data-value").count(), 5);
    }

    #[test]
    fn what_has_no_room_stands_in_the_list() {
        // One tile over another, and one beyond the map.
        let grids = [Some((1, 1)), Some((1, 1)), Some((2, 1)), Some((30, 1)), Some((3, 1))];
        let html = filter(&setting(&grids));
        assert_eq!(html.matches("class=\"tile").count(), 2, "{html}");
        assert!(
            html.contains(r#"<ul class="values"><li><a data-value="r1"></a></li><li><a data-value="r3">"#)
        );
    }

    #[test]
    fn no_grid_no_map() {
        for grids in [&[][..], &[Some((1, 1)), Some((2, 1))], &[Some((1, 1)); 5]] {
            let setting = setting(grids);
            assert_eq!(filter(&setting), "", "{grids:?}");
            assert_eq!(html(of_page(&setting, &[])), "", "{grids:?}");
        }
    }

    #[test]
    fn on_the_page_it_is_for_the_eye_alone() {
        let setting = setting(&[Some((1, 1)), Some((2, 1)), Some((3, 1))]);
        let html = html(of_page(&setting, &[("cusco".into(), 12), ("r2".into(), 0)]));
        assert!(html.starts_with(r#"<ul class="map" aria-hidden="true">"#), "{html}");
        assert_eq!(html.matches("tabindex=\"-1\"").count(), 3);
        assert!(html.contains("heat-5") && html.matches("heat-0").count() == 2, "{html}");
    }
}
