//! Measures copies, sources and firsts on the simulated press: `press_figures [TITLES] [HOURS] [SEED] [--wrong]`.

use std::io::{self, Write as _};

mod kinds;
mod measure;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u32>().ok());
    let titles = arguments.next().unwrap_or(300);
    let hours = arguments.next().unwrap_or(48);
    let seed = arguments.next().unwrap_or(1);
    let figures = measure::measure(titles as usize, hours, u64::from(seed));
    let mut out = io::stdout().lock();
    if std::env::args().any(|argument| argument == "--wrong") {
        for wrong in &figures.wrong {
            writeln!(out, "{wrong}")?;
        }
    }
    writeln!(out, "{} articles of {titles} titles in {hours} hours", figures.articles)?;
    writeln!(out, "{} pairs are word for word the same although nobody copied", figures.same_words)?;
    for (what, share) in [
        ("pairs with an agency's text folded, precision", figures.agency_pair_precision),
        ("pairs folded, precision", figures.pair_precision),
        ("pairs of an agency's text folded, recall", figures.agency_pair_recall),
        ("pairs of any one text folded, recall", figures.pair_recall),
        ("agency of a report, precision", figures.source_precision),
        ("agency of a report, recall", figures.source_recall),
        ("first reported by, precision", figures.first_precision),
        ("first reported by, recall", figures.first_recall),
        ("... where an article says so, precision", figures.cited_precision),
        ("... where an article says so, recall", figures.cited_recall),
        ("an article says who was first, precision", figures.citation_precision),
        ("an article says who was first, recall", figures.citation_recall),
    ] {
        writeln!(out, "{what:<45} {:.4} ({} of {})", share.value(), share.right, share.all)?;
    }
    writeln!(out, "pairs of any one text folded, by what happened to the text:")?;
    for ((_, kind), share) in &figures.kinds.0 {
        writeln!(out, "  {kind:<43} {:.4} ({} of {})", share.value(), share.right, share.all)?;
    }
    Ok(())
}
