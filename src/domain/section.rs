//! A publisher's sections (WordPress: categories), each with the sections it stands in.

use super::{HttpUrl, Slug};

/// A section with its place in the newspaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name, as the publisher writes it.
    pub name: String,
    /// Its name in addresses.
    pub slug: Option<Slug>,
    /// Its page at the publisher's site.
    pub url: Option<HttpUrl>,
    /// The sections around it, outermost first.
    pub ancestors: Vec<Crumb>,
}

/// One step on the way to a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub name: String,
    pub slug: Option<Slug>,
    pub url: Option<HttpUrl>,
}

impl Section {
    /// The way to this section, itself last.
    pub fn trail(&self) -> Vec<Crumb> {
        let mut trail = self.ancestors.clone();
        trail.push(self.crumb());
        trail
    }

    /// Without the sections around it.
    pub fn crumb(&self) -> Crumb {
        Crumb { name: self.name.clone(), slug: self.slug.clone(), url: self.url.clone() }
    }
}

/// The breadcrumbs of an article that is filed under `sections`: the way to the deepest of them,
/// the first one among equals.
pub fn breadcrumbs(sections: &[Section]) -> Vec<Crumb> {
    let deepest = sections.iter().rev().max_by_key(|section| section.ancestors.len());
    deepest.map(Section::trail).unwrap_or_default()
}

/// Without the sections that merely contain another of them: who files an article under
/// "politics › parliament" ticks "politics" as well, and need not read it twice.
pub fn innermost(sections: &[Section]) -> Vec<Section> {
    let contains_another = |section: &Section| sections.iter().any(|other| other.ancestors.contains(&section.crumb()));
    sections.iter().filter(|section| !contains_another(section)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(name: &str, ancestors: &[&str]) -> Section {
        let crumb = |name: &&str| Crumb { name: (*name).to_owned(), slug: None, url: None };
        Section { name: name.to_owned(), slug: None, url: None, ancestors: ancestors.iter().map(crumb).collect() }
    }

    fn names(crumbs: &[Crumb]) -> Vec<&str> {
        crumbs.iter().map(|crumb| crumb.name.as_str()).collect()
    }

    #[test]
    fn breadcrumbs_lead_to_the_deepest_section() {
        let sections = [section("واجهة", &[]), section("أحزاب", &["سياسة"]), section("برلمان", &["سياسة"])];
        assert_eq!(names(&breadcrumbs(&sections)), ["سياسة", "أحزاب"]);
        assert!(breadcrumbs(&[]).is_empty());
    }

    #[test]
    fn a_section_that_contains_another_is_not_listed_twice() {
        let sections = [section("سياسة", &[]), section("أحزاب", &["سياسة"]), section("واجهة", &[])];
        let listed: Vec<_> = innermost(&sections).into_iter().map(|section| section.name).collect();
        assert_eq!(listed, ["أحزاب", "واجهة"]);
    }
}
