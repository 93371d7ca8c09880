//! What `docs/embed.md` says of the widget is what there is: attributes, events, custom properties and parts.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).map(move |rest| rest.split(close).next().unwrap())
}

/// The names in backticks in the first column of a table's rows.
fn first_column(section: &str) -> Names {
    let docs = read("docs/embed.md");
    let rows = between(&docs, section, "\n## ").next().unwrap().lines().filter(|line| line.starts_with("| `"));
    rows.flat_map(|row| {
        between(row.split(" | ").next().unwrap(), "`", "`").step_by(2).map(str::to_owned).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn every_attribute_is_described_mirrored_and_typed() {
    let element = read("src/widget/element.js");
    let quoted = |text: &str| between(text, "'", "'").step_by(2).map(str::to_owned).collect::<Names>();
    let mut attributes = quoted(between(&element, "MIRRORED = [", "]").next().unwrap());
    let mut typed = Names::new();
    for line in read("public/embed/maqal.d.ts").split("class MaqalArticle").nth(1).unwrap().lines() {
        let name: String =
            line.strip_prefix("  ").unwrap_or_default().chars().take_while(char::is_ascii_alphabetic).collect();
        if !name.is_empty() && line[2 + name.len()..].starts_with(':') {
            typed.insert(name);
        }
    }
    assert_eq!(attributes, typed);
    attributes.extend(quoted(between(&element, "observedAttributes = [...MIRRORED, ", "]").next().unwrap()));
    assert_eq!(first_column("## Attributes"), attributes);
}

#[test]
fn every_event_is_described_and_typed() {
    let types = read("public/embed/maqal.d.ts");
    let map = between(&types, "EventMap {", "\n}").next().unwrap();
    let typed: Names = map.lines().flat_map(|line| between(line, "'", "': Custom").next().map(str::to_owned)).collect();
    assert_eq!(typed.len(), 4);
    assert_eq!(first_column("## Events"), typed);
}

#[test]
fn every_custom_property_and_every_part_is_described() {
    let tokens = read("style/tokens.css");
    let declared = tokens.lines().filter_map(|line| line.trim().strip_prefix("--maqal-")?.split(':').next());
    let mut names: Names = declared.map(|name| format!("--maqal-{name}")).collect();
    assert!(names.len() > 15, "the tokens were not found");
    names.insert("::part(embed)".to_owned());
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/draw")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        names.extend(between(&text, "part(\"", "\")").map(|name| format!("::part({name})")));
    }
    assert_eq!(first_column("## Looks"), names);
}
