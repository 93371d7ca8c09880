//! Data flows one way. `src/lib.rs` lists the modules in that order; an import that points back up
//! from an earlier module to a later one is a defect.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(String, PathBuf)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    let module = |path: &PathBuf| {
        let first = path.strip_prefix(&root).unwrap().components().next().unwrap();
        first.as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
    };
    found.into_iter().map(|path| (module(&path), path)).collect()
}

/// The modules of `lib.rs` in their order.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    lib.lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_module_imports_a_later_one() {
    let order = order();
    assert_eq!(order.first().map(String::as_str), Some("domain"));
    let place = |module: &str| order.iter().position(|known| known == module);
    for (module, path) in sources() {
        let Some(own) = place(&module) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            for target in line.split("crate::").skip(1) {
                let target = target.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                let upward = place(target).is_some_and(|place| place > own);
                assert!(!upward, "{}:{}: {module} must not use {target}", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn the_domain_knows_no_library_of_the_browser_or_the_framework() {
    for (module, path) in sources() {
        let text = fs::read_to_string(&path).unwrap();
        let forbidden: &[&str] = match module.as_str() {
            "domain" => &["leptos", "web_sys", "js_sys", "wasm_bindgen", "serde_json"],
            "html" | "sources" | "locale" | "config" | "routes" => &["leptos"],
            // Links and titles are the pages' business: what is shown inside one must not touch them.
            "state" | "components" => &["leptos_meta", "crate::history"],
            _ => &[],
        };
        for name in forbidden {
            let used =
                text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(&format!("{name}::")));
            assert!(!used, "{} must not use {name}", path.display());
        }
    }
}

/// `scripts/pack.mjs` takes the `Debug` words out of what is shipped: only panics say them.
#[test]
fn what_is_shipped_writes_nothing_by_debug() {
    for (_, path) in sources().into_iter().filter(|(_, path)| !path.ends_with("tests.rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let shipped = text.split("#[cfg(test)]").next().unwrap();
        assert!(!shipped.contains(":?}"), "{} writes something by {{:?}}", path.display());
    }
}

/// What is on the page comes from the language's file, or from people.
#[test]
fn no_words_are_written_into_what_is_drawn() {
    let shown = ["draw", "components", "pages", "app"];
    for (_, path) in
        sources().into_iter().filter(|(module, path)| shown.contains(&module.as_str()) && !path.ends_with("tests.rs"))
    {
        let text = fs::read_to_string(&path).unwrap();
        let shipped = text.split("#[cfg(test)]").next().unwrap();
        for line in shipped.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let said = ["text(\"", "say(\"", "<p>\"", ">\"", "title\", Some(\"", "aria-label\", Some(\""];
            for part in said.iter().flat_map(|start| line.split(start).skip(1)) {
                let words = part.split(['"', '\\']).next().unwrap();
                assert!(!words.contains(char::is_alphabetic), "{}: {words}", path.display());
            }
            let foreign = line.chars().find(|c| ('\u{590}'..='\u{8ff}').contains(c));
            assert!(foreign.is_none(), "{}: {line}", path.display());
        }
    }
}
