//! The page as long as there was no good site yet: what is wrong, readable without a script; with it, it goes when that
//! is mended.

use std::fmt::Write as _;

use crate::publish::fault::Fault;
use crate::publish::html::escaped;

use super::told::Wrong;

/// The page; `head` is what goes into every page's head.
pub(super) fn page(wrong: Option<&Wrong>, head: &str) -> String {
    let (title, rest) = match wrong {
        None => ("The site is being read", String::new()),
        Some(wrong) => ("The site cannot be shown yet", list(wrong)),
    };
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>{head}</head>\
         <body class=\"chasqui-dev-alone\"><main><h1>{title}</h1>{rest}<p>This page goes by itself once that is \
         mended.</p></main></body></html>\n"
    )
}

fn list(wrong: &Wrong) -> String {
    let mut out = format!("<p>{}</p><ol>", escaped(&wrong.summary));
    for fault in &wrong.faults {
        item(fault, &mut out);
    }
    out + "</ol>"
}

fn item(fault: &Fault, out: &mut String) {
    let line = fault.line.map(|line| format!(":{line}")).unwrap_or_default();
    let _ = write!(out, "<li><p><code>{}{line}</code><br>{}</p>", escaped(&fault.file), escaped(&fault.what));
    if let Some(text) = &fault.text {
        let _ = write!(out, "<pre>{}</pre>", escaped(text));
    }
    if let Some(mend) = &fault.mend {
        let _ = write!(out, "<pre class=\"chasqui-dev-mend\">{}</pre>", escaped(mend));
    }
    out.push_str("</li>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::fault::Code;

    #[test]
    fn nothing_of_the_content_is_obeyed() {
        let fault = Fault::error(Code::Yaml, "a<b>.md", "x").at("<script>alert(1)</script>", 1).mend("<i>");
        let wrong = Wrong { summary: "1 error".to_owned(), faults: vec![fault] };
        let page = page(Some(&wrong), "");
        assert!(page.contains("a&lt;b&gt;.md:1") && page.contains("&lt;script&gt;"));
        assert!(!page.contains("<script>") && !page.contains("<i>"));
    }
}
