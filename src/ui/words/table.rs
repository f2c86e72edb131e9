//! The table itself: a name for every phrase of the interface, and where it is used.

use super::phrases::table;

table! {
    /// Between day, month and year.
    of,
    /// Before a date that is not sure to the year, month.
    about_date,
    /// Before a day that is not sure.
    about_day,
    /// Before a decade that is not sure.
    about_decade,
    /// Before a decade's first year.
    decade_before,
    /// After a decade's first year.
    decade_after,
    /// Before the start of an open interval; the same, before a day.
    since, since_day,
    /// Before the end of an open interval; the same, before a day.
    until, until_day,
    /// Where there is no date.
    undated,
    /// After a year, where the month is not known.
    month_unknown,

    /// The link before all others.
    skip,
    /// Opens the sections on a phone.
    menu,
    /// Names the list of sections.
    sections,
    /// Names the list of languages.
    language,
    /// Names the way from the home page to here.
    you_are_here,
    /// The front page.
    home,
    /// All news.
    news,
    /// Years and months.
    archive,
    /// What articles are about.
    topics,
    /// One of them.
    topic,
    /// Where.
    regions,
    /// One of them.
    region,
    /// Several series.
    all_series,
    /// One of them.
    series,
    /// The key issues.
    key_issues,
    /// What an article is.
    kind,
    /// Town or district.
    places,
    /// The licence of the content.
    licence,
    /// How to reach the office.
    contact,
    /// Telephone.
    telephone,
    /// After the country's name: articles without a region.
    as_a_whole,
    /// The same, where the country has no name.
    whole_country,
    /// Over the first article of the front page.
    lead,
    /// Over the newest articles.
    latest,
    /// Leads to the whole list.
    all_news,
    /// Over coming events.
    events,
    /// Over the names of supporters.
    patrons,
    /// Over the names of funders.
    sponsors,
    /// Over the three ways in.
    ways_in,
    /// Over a notice.
    notice,
    /// Leads from a short text to its page.
    read_more,
    /// One article.
    article_one,
    /// Several articles.
    article_many,
    /// No article.
    article_none,
    /// Before topics.
    about,
    /// Before regions.
    in_region,
    /// Before kinds.
    of_kind,
    /// Before series.
    in_series,
    /// Before languages.
    written_in,
    /// Between a start and an end: before the start.
    from_date,
    /// And before the end.
    to_date,
    /// Undated articles only.
    without_date,
    /// Before what is left out.
    leaving_out,
    /// Between alternatives.
    or,
    /// Between things that hold together.
    and,
    /// Sends what is asked, and stands in the empty search field.
    search,
    /// Names the search field.
    search_archive,
    /// Names the suggestions below it.
    suggestions,
    /// Turns the key of the search on and off.
    slash,
    /// Between an alias and what it names.
    is_name_of,
    /// Between a place and its region.
    is_place_in,
    /// Before a topic, region or series that was asked for by its name.
    all_on,
    /// Before words that were looked for.
    matching,
    /// Names the filters, and opens them.
    filter,
    /// Leads past the filters.
    skip_filters,
    /// Over the filters in force.
    in_force,
    /// Before a filter that its link removes.
    remove,
    /// Turns a choice into its contrary.
    leave_out,
    /// And back.
    only,
    /// Removes all filters.
    clear_all,
    /// Opens the rest of a facet: before the number.
    all_before,
    /// After a value that is left out.
    left_out,
    /// After a value that the archive does not know.
    not_known,
    /// Over the span of time.
    date,
    /// Its start.
    from,
    /// Its end.
    to,
    /// How to write a date in the form.
    date_hint,
    /// Sends the form.
    apply,
    /// After a date that cannot be read.
    not_understood,
    /// Leads to the undated articles.
    undated_only,
    /// Before the choice between any and all topics.
    match_topics,
    /// Any topic.
    match_any,
    /// Every topic.
    match_all,
    /// Before the order.
    order,
    /// Newest first.
    newest,
    /// Oldest first.
    oldest,
    /// Best match first.
    relevance,
    /// Closes the filters: before the count.
    show,
    /// Closes the filters.
    close,
    /// Before a question that may have been meant.
    did_you_mean,
    /// Before words that are too common to be looked for.
    too_common,
    /// After as many words as are looked for.
    too_many_words,
    /// Where nothing is asked for but what to leave out.
    only_left_out,
    /// Only what is kept was searched: `{}` is how many articles, then of how many the whole text.
    only_kept,
    /// Where the search could not be had: before the reason.
    search_lost,
    /// What to do when nothing answers.
    nothing_found,
    /// Why nothing answers a reversed span.
    reversed,
    /// Nothing answers, and no single filter is the cause.
    nothing_helps,
    /// Before a filter that could be dropped.
    without_filter,
    /// The list holds nothing at all.
    empty_list,
    /// In the list's place until the filters are answered.
    list_waiting,
    /// For readers without scripts.
    list_noscript,
    /// Opens what makes a file of the whole list.
    take,
    /// Names the links to further pages.
    pages,
    /// A page of the list: before its number.
    page,
    /// Between its number and how many there are.
    page_of,
    /// A part of a plain list.
    part,
    /// To the page before.
    previous,
    /// To the page after.
    next,
    /// Leads to newer items.
    newer,
    /// Leads to older items.
    older,
    /// Over the links to years.
    by_year,
    /// Names the ways from a year back to all of them.
    wider,
    /// Leads back to the picture of all years.
    all_years,
    /// Names the bars that show how a result lies over time.
    over_time,
    /// Before a count of dates that say less than a year.
    vague_dates,
    /// Over the links to months.
    by_month,
    /// To the list with filters.
    filter_these,
    /// An item that could not be loaded.
    item_lost,

    /// To the list the reader came from.
    back,
    /// Before authors.
    by,
    /// Before the language of what is read.
    this_is_in,
    /// Before the other languages.
    read_in,
    /// Over corrections.
    corrections,
    /// Over the note of a text that was taken back.
    withdrawn,
    /// Over a picture's owner.
    credit,
    /// Over files.
    documents,
    /// Over sources.
    sources,
    /// Over related articles.
    related,
    /// Reason: the same series.
    same_series,
    /// Number of a series: before it.
    number,
    /// One that is missing: after the number.
    number_missing,
    /// Several: before them.
    numbers,
    /// Several that are missing: after them.
    numbers_missing,
    /// Over the articles of one issue.
    same_issue,
    /// What stands here is this one.
    this_one,
    /// The whole issue as a page.
    whole_issue,
    /// The whole issue as a file.
    issue_file,
    /// Prints the page.
    print,
    /// Over cite and share.
    cite,
    /// Copies the citation.
    copy_citation,
    /// Copies the address.
    copy_address,
    /// By e-mail.
    share_mail,
    /// Before the day of printing.
    printed_on,
    /// Before the day it came online.
    added,
    /// Before the day of the last change.
    modified,
    /// Over the contents of a page.
    contents,
    /// Over the pages below.
    below,
    /// Over the newest articles on a page's topics.
    newest_on_this,
    /// Leads to the list of all articles on a page's topics.
    all_on_this,
    /// Over the panels.
    panels,

    /// When.
    when,
    /// Where.
    place,
    /// Follow it online.
    online,
    /// Register.
    register,
    /// The calendar file.
    calendar_file,
    /// The event is over.
    past,
    /// The event is to come.
    coming,

    /// A year in the archive: the column of its total.
    total,
    /// Year.
    year,
    /// Undated articles.
    archive_undated,
    /// Above the archive: before the count.
    archive_intro,
    /// Before the ways to topics, regions and series.
    archive_parts,
    /// After the count, before the first year.
    archive_since,
    /// Over the topics and the regions by year; the way to the data.
    by_topic, by_region, archive_data,
    /// A year without any.
    gap,
    /// Over all numbers of a series.
    all_numbers,
    /// Shows the map among the filters as a list.
    as_list,
    /// An event, a topic without articles.
    none_yet,

    /// Under way.
    loading,
    /// Under way for long.
    slow,
    /// No network.
    offline,
    /// What to do.
    offline_help,
    /// No such file.
    not_there,
    /// What to do.
    not_there_help,
    /// Not what it should be.
    unreadable,
    /// What to do.
    unreadable_help,
    /// Does it.
    retry,
    /// The site is of a newer format than this program reads.
    renewed,
    /// What to do.
    renewed_help,
    /// Does it.
    reload,
    /// Before what is so, where a list cannot be filtered.
    list_lost,
    /// Before the ways to the lists that are pages of their own.
    list_plain,
    /// No such page: the heading.
    not_found,
    /// What is so.
    not_found_text,
    /// After a date that does not count, since only what is undated is asked for.
    set_aside,
    /// What to do.
    not_found_help,
    /// Keeps an article in this browser, or what the list was asked; `modules/saved/`.
    save, save_search,
    /// Under a form that cannot be sent now.
    form_offline,

    /// A field that must be filled.
    required,

    /// The kinds that every newsroom has.
    kind_news, kind_analysis, kind_editorial, kind_letter, kind_event,
    kind_appeal, kind_report, kind_obituary, kind_notice,
}
