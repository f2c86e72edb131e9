//! Pages as a browser's own parser takes them apart.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A start tag with its attributes, and the text right after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// The text up to the next tag.
    pub(crate) text: String,
}

impl Start {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct Starts(RefCell<Vec<Start>>, RefCell<Vec<String>>);

impl TokenSink for Starts {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let raw = raw_kind(&tag);
                self.0.borrow_mut().push(start(&tag));
                raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
            }
            Token::CharacterTokens(text) => {
                if let Some(last) = self.0.borrow_mut().last_mut() {
                    last.text.push_str(&text);
                }
                TokenSinkResult::Continue
            }
            Token::CommentToken(text) => {
                self.1.borrow_mut().push(text.to_string());
                TokenSinkResult::Continue
            }
            Token::ParseError(error) => {
                // A tag-like thing in a text that was not escaped, a broken attribute: none of it is ours.
                self.1.borrow_mut().push(error.to_string());
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Whether a page stands at an old path that says nothing without its query: a signpost, and nobody's address.
pub(crate) fn is_signpost(starts: &[Start]) -> bool {
    let leads_on = starts.iter().any(|it| it.get("http-equiv") == Some("refresh"));
    let has = |name: &str| starts.iter().any(|it| it.name == "html" && it.get(name).is_some());
    !leads_on && !has("data-program") && !has("data-chasqui-frame")
}

/// Whether an element is a block of data: nothing runs it, and it reads as JSON whatever the texts in it.
pub(crate) fn is_data_block(start: &Start) -> bool {
    start.name == "script"
        && start.attributes == [("type".to_owned(), "application/ld+json".to_owned())]
        && !start.text.contains(['<', '>'])
        && serde_json::from_str::<serde_json::Value>(&start.text).is_ok()
}

/// Elements whose content is no markup.
fn raw_kind(tag: &Tag) -> Option<RawKind> {
    match &*tag.name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

fn start(tag: &Tag) -> Start {
    let attributes = tag.attrs.iter().map(|it| (it.name.local.to_string(), it.value.to_string()));
    Start { name: tag.name.to_string(), attributes: attributes.collect(), text: String::new() }
}

/// The start tags of a page, in order; with whatever a parser complains of, and its comments.
pub(crate) fn parse(page: &str) -> (Vec<Start>, Vec<String>) {
    let options = TokenizerOpts { initial_state: Some(State::Data), ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Starts::default(), options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    (tokenizer.sink.0.take(), tokenizer.sink.1.take())
}

/// The start tags of a page that a parser has nothing to complain of.
pub(crate) fn starts(path: &str, page: &str) -> Vec<Start> {
    let (starts, complaints) = parse(page);
    assert_eq!(complaints, Vec::<String>::new(), "{path}");
    starts
}

#[test]
fn takes_pages_apart() {
    let found = starts(
        "x",
        "<!doctype html><title>a<b></title><p class=\"x\" hidden>One &amp; two<script src=\"a\"></script>",
    );
    let names: Vec<_> = found.iter().map(|start| start.name.as_str()).collect();
    assert_eq!(names, ["title", "p", "script"]);
    assert_eq!((found[0].text.as_str(), found[1].text.as_str()), ("a<b>", "One & two"));
    assert_eq!((found[1].get("class"), found[1].get("hidden")), (Some("x"), Some("")));
}
