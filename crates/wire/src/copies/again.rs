//! An article of the window that comes with another text.
//!
//! Feeds bring a teaser first, and the page's full text some minutes later; publishers write a wire copy over with their own
//! words. So a changed article is placed by its new text: it stays while that is alike the rest of its report, else it
//! leaves. Only the article that founded a report with others stays in any case, because the report bears its number.

use news::ArticleId;

use super::draft::{Draft, placement};
use super::likeness::Writers;
use super::placement::{Basis, Item, Placement, ReportId};
use super::{Copies, Found, KNOWN, TEXTS_OF_A_REPORT};

impl Copies {
    /// Places an article of `report` by its new text.
    pub(super) fn place_again(
        &mut self,
        item: &Item<'_>,
        draft: Draft,
        report: ReportId,
        known: Option<&Placement>,
    ) -> Option<Placement> {
        let Some(slot) = self.slot_of(report) else { return self.place_new(item, draft, known) };
        let alone = self.articles(report).len() == 1;
        let founder = report.0 == item.id.0;
        let found = match known {
            Some(known) => self.known_place(&draft, known, item.id),
            None if founder && !alone => None,
            None => self.find(&draft, Some(item.id)),
        };
        // What it is known to have done, or what its new text says.
        let stays = match known {
            Some(known) => known.report == report,
            None if alone => found.is_none(),
            None => founder || self.is_still_alike(slot, &draft, item.id),
        };
        match found {
            Some((other, found)) if other != slot && !stays => {
                self.leave(slot, item.id);
                Some(self.join(item, draft, other, &found))
            }
            Some(_) => self.stay(item, &draft, slot, report),
            None if stays => self.stay(item, &draft, slot, report),
            None => {
                self.leave(slot, item.id);
                self.place_new(item, draft, known.or(Some(&Placement::original(item.id))))
            }
        }
    }

    /// The live report that an article is known to have gone to.
    fn known_place(&self, draft: &Draft, known: &Placement, article: ArticleId) -> Option<(u32, Found)> {
        let slot = self.slot_of(known.report)?;
        Some((slot, self.found_before(slot, draft, known, Some(article))?))
    }

    /// Whether a text is still alike its report; who was a copy once may be edited further than a stranger.
    fn is_still_alike(&self, slot: u32, draft: &Draft, article: ArticleId) -> bool {
        self.best_text(slot, draft, Some(article)).is_some_and(|(_, likeness)| likeness.is_copy(Writers::Same))
    }

    /// An article stays in its report under its new text, by which the report is known from now on too.
    fn stay(&mut self, item: &Item<'_>, draft: &Draft, slot: u32, report: ReportId) -> Option<Placement> {
        let before = self.members.get(&item.id.0)?.placement(item.id.0);
        let known = self.report(slot)?;
        let alone = known.members.len() == 1;
        let room = known.texts.len() < TEXTS_OF_A_REPORT;
        let (_, likeness) = self.best_text(slot, draft, None)?;
        let new = match self.best_text(slot, draft, Some(item.id)) {
            Some((text, likeness)) if report.0 != item.id.0 => {
                let old = self.report(slot)?.texts.get(text)?;
                let basis = if before.basis == Basis::SameText { Basis::SharedPassages } else { before.basis };
                placement(item, draft, report, old, &Found { text, likeness, basis })
            }
            _ => before,
        };
        let alike = alone || likeness.is_copy(Writers::Same);
        if room && alike && likeness.of_new < KNOWN {
            self.learn(slot, item.id, draft);
        }
        if alike {
            let keys = self.claim_keys(slot, draft.keys());
            if let Some(report) = self.report_mut(slot) {
                report.keys.extend(keys);
            }
        }
        Some(new)
    }

    /// An article leaves its report; when it was alone there, the report is forgotten.
    fn leave(&mut self, slot: u32, article: ArticleId) {
        let Some(report) = self.report_mut(slot) else { return };
        report.members.retain(|member| *member != article);
        if report.members.is_empty() {
            let end = (report.until_us, report.id);
            self.ends.remove(&end);
            self.forget(slot);
        } else if report.texts.iter().any(|text| text.article == article) && report.id.0 != article.0 {
            let before: Vec<u32> = report.indexed().collect();
            report.texts.retain(|text| text.article != article);
            let kept: Vec<u32> = report.indexed().collect();
            let mut gone: Vec<u32> = before.into_iter().filter(|shingle| !kept.contains(shingle)).collect();
            gone.sort_unstable();
            gone.dedup();
            for shingle in gone {
                self.index.remove(shingle, slot);
            }
        }
        self.members.remove(&article.0);
    }
}
