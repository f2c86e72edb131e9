//! What a page shows, made by the publisher when it prerenders and by the app from what it loads: the same types, so
//! that both sides show the same.

pub use crate::archive::calendar::{ArchivePage, PartRow, YearRow};
use crate::archive::listing::Plan;
use crate::archive::names::Named;
use crate::archive::route::Scope;
use crate::model::{Article, Card, Issue, Page, PageCard, Text};

/// Something that loads, in its named state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<T> {
    /// Under way for less than two seconds.
    Loading,
    /// Under way for longer.
    Slow,
    /// There.
    Ready(T),
    /// Not to be had, at present or at all.
    Failed(Trouble),
}

/// Why something could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// No answer from the network.
    Offline,
    /// The host says that there is no such file.
    NotThere,
    /// What came is not what it should be: cut short, not JSON.
    Unreadable,
    /// The site has been renewed, in a format that this program is too old to read.
    Newer,
}

/// What stands in `main`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The front page.
    Home(Home),
    /// A list with filters.
    List(Box<Listing>),
    /// A list that the publisher has put together by a question.
    Collection(Box<CollectionPage>),
    /// A plain list of a year, a month or the undated.
    Dated(DatedList),
    /// An article.
    Article(Box<Article>),
    /// A numbered issue of a series, its articles whole and in order.
    Issue(Box<IssuePage>),
    /// Years and months with counts.
    Archive(ArchivePage),
    /// All topics, regions or series with counts.
    Vocabulary(VocabularyPage),
    /// The key issues, with the page above them where the publisher wrote one.
    KeyIssues {
        /// `key-issues/index.md`.
        page: Option<Box<Page>>,
        /// In order, in the interface's language where they are there.
        pages: Vec<PageCard>,
    },
    /// Any other page.
    Page(Box<PageView>),
    /// No such page.
    NotFound {
        /// What was asked for.
        path: String,
    },
}

/// A list that the publisher has put together by a question, under a title of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectionPage {
    /// By language.
    pub title: Text,
    /// By language; may be empty.
    pub description: Text,
    /// The file of its feed, where the site has feeds.
    pub feed: Option<String>,
    /// What is found in all news.
    pub listing: Listing,
}

/// The front page: what is not in `site.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// What the publisher puts first, else the newest.
    pub lead: Vec<Card>,
    /// The newest but for the lead.
    pub latest: Vec<Card>,
    /// Coming events, the soonest first.
    pub events: Vec<Card>,
    /// How many works the archive holds.
    pub total: u32,
}

/// A list with filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What was asked and what answers it.
    pub plan: Plan,
    /// The cards of this page, in order; one that could not be loaded keeps its place.
    pub items: Vec<Result<Card, Trouble>>,
    /// For a series with numbers: what stands at each.
    pub numbers: Vec<NumberRow>,
    /// Where words are asked for.
    pub search: Option<Searched>,
}

/// What the search says of a list's words, beside the rows that it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// Why there is no answer: the list is then shown as if no words were asked for, and says so.
    pub trouble: Option<Trouble>,
    /// Words that are too common to be looked for, as they were typed.
    pub common: Vec<String>,
    /// Whether there were more words than are looked for.
    pub too_many: bool,
    /// Whether nothing is asked for but what to leave out.
    pub only_out: bool,
    /// Where the index was out of reach: how many headlines and how many whole texts were looked through, as all that is
    /// kept here.
    pub kept: Option<(u32, u32)>,
    /// In place of a word that hardly any article has: the whole question with another, and how many articles that gives
    /// where that is known.
    pub instead: Option<(String, Option<u32>)>,
    /// What the words name as a whole.
    pub named: Vec<Named>,
    /// For each item of the page the words in their sentence, once they are here.
    pub excerpts: Vec<Option<Excerpt>>,
}

/// A text cut into pieces, and whether each is a word that was asked for.
pub type Marked = Vec<(String, bool)>;

/// An article with the words that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// Its headline.
    pub title: Marked,
    /// A passage of its text; empty where they stand elsewhere.
    pub passage: Marked,
    /// False where the article was looked at, and what was asked for does not stand in it after all.
    pub confirmed: bool,
}

/// A number of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberRow {
    /// What is known of the issue (`number` always is).
    pub issue: Issue,
    /// How many works it holds; 0 is a gap.
    pub count: u32,
}

/// A plain list, at most 50 a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedList {
    /// Whose.
    pub scope: Scope,
    /// `None`: the undated.
    pub year: Option<i32>,
    /// `None`: the whole year.
    pub month: Option<u32>,
    /// How many works there are in all parts.
    pub total: u32,
    /// From 1.
    pub part: u32,
    /// At least 1.
    pub parts: u32,
    /// This part's, in list order.
    pub items: Vec<Result<Card, Trouble>>,
    /// For a year of all news: how many in each month.
    pub months: [u32; 12],
    /// Years of this scope before and after this one, nearest first, where there are any.
    pub earlier: Option<i32>,
    /// See `earlier`.
    pub later: Option<i32>,
}

/// A numbered issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IssuePage {
    /// Id of the series.
    pub series: String,
    /// What is known of it.
    pub issue: Issue,
    /// In order.
    pub articles: Vec<Article>,
    /// Articles of it that could not be loaded.
    pub lost: Option<Trouble>,
    /// The number before that is here.
    pub previous: Option<u32>,
    /// The number after that is here.
    pub next: Option<u32>,
}

/// All topics, regions or series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyPage {
    /// Which.
    pub kind: Vocabulary,
    /// Ids with the count of works, in the order of the vocabulary; among regions `country` last.
    pub rows: Vec<(String, u32)>,
}

/// A vocabulary with pages of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    /// `/topics/`
    Topics,
    /// `/regions/`
    Regions,
    /// `/series/`
    Series,
}

/// A page with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageView {
    /// The page.
    pub page: Page,
    /// The newest articles on its topics.
    pub newest: Part<Vec<Card>>,
}
