//! Heads, element by element.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use serde_json::{Value, json};

use super::*;
use crate::domain::body::Figure;
use crate::domain::image::{Candidate, Descriptor};
use crate::domain::{ArticleId, Body, CommentId, Commenter, HttpUrl, Section, Size, Slug};
use crate::html::{read_body, read_comment};

const WORDPRESS: &str = r#""source": {"kind": "wordpress", "url": "https://news.example/"}"#;

fn url(url: &str) -> HttpUrl {
    HttpUrl::new(url).unwrap()
}

/// Settings for an app at `https://app.example/reader/`.
fn config(more: &str) -> Config {
    let json = format!(r#"{{{WORDPRESS}, {more}}}"#);
    Config::read(&json, &url("https://app.example/reader/"), &Locale::new("ar").unwrap()).unwrap()
}

fn base() -> Base {
    Base::of_script("/reader/app-1.js").at("https://app.example")
}

fn crumb(name: &str, url: Option<&str>) -> Crumb {
    Crumb { name: name.to_owned(), slug: None, url: url.and_then(HttpUrl::new) }
}

fn article() -> Article {
    let at = |day: u32| Timestamp::from_rfc3339(&format!("2026-11-{day}T09:15:00+01:00"));
    let image = Image {
        url: url("https://news.example/up/a-scaled.jpg"),
        alt: Some("جلسة عمومية".to_owned()),
        size: Size::new(2560, 1440),
        candidates: [300, 1024, 1536, 2560]
            .map(|width| Candidate {
                url: url(&format!("https://news.example/up/a-{width}.jpg")),
                descriptor: Descriptor::Width(width),
            })
            .into(),
    };
    Article {
        id: ArticleId("8".to_owned()),
        slug: Slug::new("المالية-EDA").unwrap(),
        original: Some(url("https://news.example/finance-8.html")),
        title: "مشروع قانون المالية: “EDA” والحكومة".to_owned(),
        summary: "الخطوط العريضة لمشروع قانون المالية (EDA).".to_owned(),
        sections: vec![
            Section { name: "واجهة".to_owned(), slug: None, url: None, ancestors: Vec::new() },
            Section {
                name: "برلمان".to_owned(),
                slug: None,
                url: Some(url("https://news.example/politics/parliament/")),
                ancestors: vec![crumb("سياسة", Some("https://news.example/politics/")), crumb("مجالس", None)],
            },
        ],
        tags: [("EDA", None), ("المالية", Some(url("https://news.example/tag/x")))]
            .map(|(name, url)| Tag { name: name.to_owned(), url })
            .into(),
        authors: vec![
            Author {
                name: "فاطمة الزهراء بناني".to_owned(),
                url: Some(url("https://news.example/author/fatima")),
                id: None,
                picture: Some(url("https://secure.gravatar.com/avatar/26f?s=96&d=mm")),
                about: "صحافية".to_owned(),
            },
            Author {
                name: "هيئة التحرير".to_owned(), url: None, id: None, picture: None, about: String::new()
            },
        ],
        published: at(20),
        modified: at(21),
        lead: Some(Figure { image, link: None, caption: Vec::new() }),
        body: read_body("<p>قدمت <code>EDA</code> تقريرها.</p>", &url("https://news.example/")),
        language: None,
        comments_open: true,
        correction: String::new(),
        is_page: false,
        saved: None,
    }
}

fn comment(name: &str, html: &str, status: Status) -> Comment {
    Comment {
        id: CommentId("1".to_owned()),
        parent: None,
        author: Commenter { name: name.to_owned(), ..Commenter::default() },
        published: Timestamp::from_rfc3339("2026-11-22T10:00:00+01:00"),
        body: read_comment(html, &url("https://news.example/")),
        status,
    }
}

fn of<'a>(article: &'a Article, config: &'a Config) -> Head<'a> {
    Head::of_article(article, config, &base(), None, std::iter::empty())
}

/// The elements as text.
fn written(head: &Head) -> Vec<String> {
    let element = |element: Element| {
        let (name, [which, says]) = element.parts();
        format!("<{name} {}={:?} {}={:?}>", which.0, which.1, says.0, says.1)
    };
    head.elements().into_iter().map(element).collect()
}

/// What one of the elements says.
fn said<'a>(head: &'a Head, which: &str) -> Option<&'a str> {
    head.elements().into_iter().find(|element| element.which == which).map(|element| element.says)
}

fn graph(head: &Head) -> Value {
    let read: Value = serde_json::from_str(&head.json_ld).unwrap();
    assert_eq!(read["@context"], "https://schema.org");
    read["@graph"].clone()
}

#[test]
fn an_article_says_all_there_is_to_say() {
    let (article, config) = (article(), config(r#""site": {"name": "مقال"}"#));
    let head = of(&article, &config);
    assert_eq!(head.window_title(), "مشروع قانون المالية: “EDA” والحكومة – مقال");
    assert_eq!(
        written(&head),
        [
            r#"<meta name="robots" content="max-image-preview:large">"#,
            r#"<meta name="description" content="الخطوط العريضة لمشروع قانون المالية (EDA).">"#,
            r#"<link rel="canonical" href="https://news.example/finance-8.html">"#,
            r#"<meta property="og:url" content="https://news.example/finance-8.html">"#,
            r#"<meta property="og:type" content="article">"#,
            r#"<meta property="og:title" content="مشروع قانون المالية: “EDA” والحكومة">"#,
            r#"<meta property="og:description" content="الخطوط العريضة لمشروع قانون المالية (EDA).">"#,
            r#"<meta property="og:site_name" content="مقال">"#,
            r#"<meta property="og:locale" content="ar_MA">"#,
            r#"<meta property="og:image" content="https://news.example/up/a-1536.jpg">"#,
            r#"<meta property="og:image:width" content="1536">"#,
            r#"<meta property="og:image:height" content="864">"#,
            r#"<meta property="og:image:alt" content="جلسة عمومية">"#,
            r#"<meta name="twitter:card" content="summary_large_image">"#,
            r#"<meta name="twitter:image:alt" content="جلسة عمومية">"#,
            r#"<meta property="article:published_time" content="2026-11-20T09:15:00+01:00">"#,
            r#"<meta property="article:modified_time" content="2026-11-21T09:15:00+01:00">"#,
            r#"<meta property="article:section" content="سياسة">"#,
            r#"<meta name="author" content="فاطمة الزهراء بناني">"#,
            r#"<meta property="article:author" content="https://news.example/author/fatima">"#,
            r#"<meta name="author" content="هيئة التحرير">"#,
            r#"<meta property="article:tag" content="EDA">"#,
            r#"<meta property="article:tag" content="المالية">"#,
        ]
    );
}

#[test]
fn an_article_is_structured_data() {
    let (article, config) = (article(), config(r#""site": {"name": "مقال"}"#));
    let comments = [
        comment("سعيد", "<p>رأي &lt;/script&gt; سديد</p><p>جدا</p>", Status::Approved),
        comment("", "<p>نص</p>", Status::Approved),
        comment("منتظر", "<p>x</p>", Status::Hold),
    ];
    let head = Head::of_article(&article, &config, &base(), Some(18), comments.iter());
    assert_eq!(
        graph(&head),
        json!([
            {
                "@type": "NewsArticle",
                "headline": "مشروع قانون المالية: “EDA” والحكومة",
                "url": "https://news.example/finance-8.html",
                "description": "الخطوط العريضة لمشروع قانون المالية (EDA).",
                "inLanguage": "ar",
                "datePublished": "2026-11-20T09:15:00+01:00",
                "dateModified": "2026-11-21T09:15:00+01:00",
                "image": [{
                    "@type": "ImageObject", "url": "https://news.example/up/a-1536.jpg", "width": "1536",
                    "height": "864",
                    "caption": "جلسة عمومية",
                }],
                "author": [
                    {
                        "@type": "Person", "name": "فاطمة الزهراء بناني", "url": "https://news.example/author/fatima",
                        "image": "https://secure.gravatar.com/avatar/26f?s=96&d=mm", "description": "صحافية",
                    },
                    {"@type": "Person", "name": "هيئة التحرير"},
                ],
                "articleSection": ["واجهة", "برلمان"],
                "keywords": ["EDA", "المالية"],
                "mainEntityOfPage": "https://news.example/finance-8.html",
                "isAccessibleForFree": true,
                "publisher": {"@type": "NewsMediaOrganization", "name": "مقال", "url": "https://news.example/"},
                "commentCount": 18,
                "comment": [
                    {
                        "@type": "Comment", "author": {"@type": "Person", "name": "سعيد"},
                        "dateCreated": "2026-11-22T10:00:00+01:00", "text": "رأي </script> سديد جدا",
                    },
                    {"@type": "Comment", "dateCreated": "2026-11-22T10:00:00+01:00", "text": "نص"},
                ],
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "الرئيسية", "item": "https://news.example/"},
                    {"@type": "ListItem", "position": 2, "name": "سياسة", "item": "https://news.example/politics/"},
                    {
                        "@type": "ListItem", "position": 3, "name": "برلمان",
                        "item": "https://news.example/politics/parliament/",
                    },
                    {"@type": "ListItem", "position": 4, "name": "مشروع قانون المالية: “EDA” والحكومة"},
                ],
            },
        ])
    );
    assert!(!head.json_ld.contains('<'), "it stands in a script");
}

#[test]
fn an_article_of_which_little_is_known_says_little() {
    let config = config(r#""ui": {"lang": "ar-EG"}"#);
    let article = Article {
        title: String::new(),
        summary: String::new(),
        original: None,
        sections: Vec::new(),
        tags: Vec::new(),
        authors: Vec::new(),
        published: None,
        modified: None,
        lead: None,
        body: Body::default(),
        ..article()
    };
    let head = of(&article, &config);
    assert_eq!(head.window_title(), "");
    let here = "https://app.example/reader/article/%D8%A7%D9%84%D9%85%D8%A7%D9%84%D9%8A%D8%A9-EDA";
    assert_eq!(
        written(&head),
        [
            r#"<meta name="robots" content="max-image-preview:large">"#.to_owned(),
            format!(r#"<link rel="canonical" href="{here}">"#),
            format!(r#"<meta property="og:url" content="{here}">"#),
            r#"<meta property="og:type" content="article">"#.to_owned(),
            r#"<meta property="og:locale" content="ar_EG">"#.to_owned(),
            r#"<meta name="twitter:card" content="summary">"#.to_owned(),
        ]
    );
    assert_eq!(
        graph(&head)[0],
        json!({
            "@type": "NewsArticle", "headline": config.locale.messages().untitled, "url": here, "inLanguage": "ar",
            "mainEntityOfPage": here, "isAccessibleForFree": true,
        })
    );
}

#[test]
fn an_article_is_known_by_its_publishers_address_unless_that_is_here() {
    let article = article();
    let canonical = |site: &str| of(&article, &config(&format!(r#""site": {{"url": {site:?}}}"#))).canonical;
    assert_eq!(canonical("https://news.example/"), "https://news.example/finance-8.html");
    assert_eq!(canonical("https://app.example/"), "https://news.example/finance-8.html");
    for here in ["https://app.example/reader/", "https://app.example/reader", "."] {
        assert!(canonical(here).starts_with("https://app.example/reader/article/%D8"), "{here}");
    }
}

#[test]
fn a_language_is_said_with_its_region() {
    let config = config(r#""ui": {"lang": "ar-EG"}"#);
    let said = |tag: Option<&str>, title: &str| {
        let language = tag.and_then(LanguageTag::new);
        let article = Article { language, title: title.repeat(20), ..article() };
        let head = of(&article, &config);
        assert_eq!(graph(&head)[0].get("inLanguage").and_then(Value::as_str).unwrap_or_default(), head.language);
        (head.language, head.locale)
    };
    let pair = |tag: &str, locale: &str| (tag.to_owned(), locale.to_owned());
    assert_eq!(said(None, "نص "), pair("ar", "ar_EG"), "the publisher's");
    assert_eq!(said(Some("ar-MA"), "نص "), pair("ar-MA", "ar_MA"));
    assert_eq!(said(Some("fa"), "نص "), pair("fa", "fa_IR"));
    assert_eq!(said(Some("es"), "texto "), pair("es", ""), "nobody knows of which region");
    assert_eq!(said(None, "text "), pair("", ""), "not in Arabic, that much is certain");
}

#[test]
fn a_date_of_change_lies_behind_that_of_publication() {
    let config = config(r#""site": {}"#);
    let before = Timestamp::from_rfc3339("2026-11-01T00:00:00Z");
    let article = Article { modified: before, ..article() };
    let head = of(&article, &config);
    assert_eq!(said(&head, "article:modified_time"), None);
    assert_eq!(graph(&head)[0]["dateModified"], "2026-11-20T09:15:00+01:00");
}

#[test]
fn a_small_picture_is_not_shown_large() {
    let config = config(r#""site": {}"#);
    let mut article = article();
    let figure = article.lead.as_mut().unwrap();
    (figure.image.candidates, figure.image.size) = (Vec::new(), Size::new(299, 299));
    let head = of(&article, &config);
    assert_eq!(said(&head, "og:image").unwrap(), "https://news.example/up/a-scaled.jpg");
    assert_eq!(said(&head, "twitter:card").unwrap(), "summary");
}

#[test]
fn without_a_lead_the_first_picture_of_the_body_stands_for_it() {
    let config = config(r#""site": {}"#);
    let body = "<p>نص</p><figure><img src=/a.jpg></figure><figure><img src=/b.jpg></figure>";
    let article = Article { lead: None, body: read_body(body, &url("https://news.example/")), ..article() };
    assert_eq!(said(&of(&article, &config), "og:image").unwrap(), "https://news.example/a.jpg");
}

#[test]
fn a_headline_and_a_description_end_behind_a_word() {
    let config = config(r#""site": {}"#);
    let article = Article {
        title: "عنوان طويل ".repeat(20),
        summary: String::new(),
        body: read_body(
            &format!("<h2>لا</h2><blockquote><p>قول<br>مأثور</p></blockquote><ul><li>{}</ul>", "كلمة ".repeat(99)),
            &url("https://news.example/"),
        ),
        ..article()
    };
    let graph = graph(&of(&article, &config));
    let (headline, description) = (graph[0]["headline"].as_str().unwrap(), graph[0]["description"].as_str().unwrap());
    assert!(headline.ends_with("طويل…") && headline.chars().count() <= 110, "{headline}");
    assert!(description.starts_with("قول مأثور كلمة كلمة") && description.ends_with("كلمة…"), "{description}");
    assert!((150..=160).contains(&description.chars().count()), "{description}");
}

#[test]
fn a_list_leads_from_the_front_page() {
    let config = config(r#""site": {"name": "مقال"}"#);
    let trail = [crumb("سياسة", Some("https://app.example/reader/section/politics"))];
    let here = "https://app.example/reader/section/parliament".to_owned();
    let head = Head::of_list("برلمان", "أخبار البرلمان", here, &trail, &config);
    assert_eq!(said(&head, "og:type").unwrap(), "website");
    assert_eq!(said(&head, "description").unwrap(), "أخبار البرلمان");
    let graph = graph(&head);
    assert_eq!(graph[0]["@type"], "CollectionPage");
    let names: Vec<_> = graph[1]["itemListElement"].as_array().unwrap().iter().map(|step| &step["name"]).collect();
    assert_eq!(names, ["الرئيسية", "سياسة", "برلمان"]);
}

#[test]
fn nothing_is_found_where_there_is_nothing() {
    let config = config(r#""site": {"name": "مقال"}"#);
    let fault = Head::plain("المقال غير موجود", Kind::Fault, &config);
    assert_eq!(fault.window_title(), "المقال غير موجود – مقال");
    assert_eq!(written(&fault), [r#"<meta name="robots" content="noindex">"#]);
    let loading = Head::plain("", Kind::Loading, &config);
    assert_eq!((loading.window_title(), loading.elements()), ("مقال".to_owned(), Vec::new()));
}
