//! Prose: the text of one report, composed from the stock in its newsroom's style.

use crate::facts::{Facts, Setting};
use crate::house;
use crate::phrase::{Writer, title_case};
use crate::random::Random;
use crate::stock::{Form, Kind, Line, STOCK};
use crate::title::{Style, Title};
use crate::world::{Event, Report};

/// A piece of an article's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Paragraph(String),
    CrossHead(String),
    /// Words of somebody, set apart.
    PullQuote(String),
}

impl Block {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Paragraph(text) | Self::CrossHead(text) | Self::PullQuote(text) => text,
        }
    }
}

/// The text of a report before any title has laid hands on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) standfirst: Option<String>,
    pub(crate) blocks: Vec<Block>,
}

/// The facts of an event as a newsroom has them.
pub(crate) fn facts(world_seed: u64, event: &Event, kind: &Kind, phase: u8, language: &str, misprinted: bool) -> Facts {
    let setting = Setting {
        world_seed,
        event_seed: event.seed,
        country: usize::from(event.country),
        town: usize::from(event.town),
        start_s: event.start_s,
        phase,
        misprinted,
    };
    Facts::of(kind, setting, language)
}

/// A headline for the event in a title's manner.
pub(crate) fn headline(kind: &Kind, facts: &Facts, phase: u8, title: &Title, seed: u64) -> String {
    let mut random = Random::of(&[seed, 0x4ead]);
    let lines = kind.lines(&facts.language, 'H', phase, title.style == Style::Tabloid);
    // A tabloid takes its own lines two times in three.
    let loud: Vec<&Line> = lines.iter().copied().filter(|line| line.tabloid).collect();
    let from = if !loud.is_empty() && random.chance(0.67) { &loud } else { &lines };
    let Some(line) = random.pick(from) else { return String::new() };
    let text = Writer::new(facts, random.clone()).write(&line.phrase);
    let text = if facts.language == "en" { house::spell(&text, title.language) } else { text };
    // American papers, mostly, capitalise their headlines.
    if title.language == "en-US" && !title.seed.is_multiple_of(3) { title_case(&text) } else { text }
}

/// The text of a report. `extra` asks for that many more paragraphs than its first version had.
///
/// Facts are shared by all reports of an event, words are not: each newsroom takes some of the sentences about the facts, in
/// an order and a wording of its own, and adds what it found out itself (`stock/voices`).
pub(crate) fn draft(
    kind: &'static Kind,
    facts: &Facts,
    report: &Report,
    size: u8,
    title: &Title,
    extra: usize,
) -> Draft {
    let mut random = Random::of(&[report.seed, 0x7e47]);
    let tabloid = title.style == Style::Tabloid;
    let standfirst = random
        .pick(&kind.lines(&facts.language, 'S', report.phase, tabloid))
        .map(|line| Writer::new(facts, Random::of(&[report.seed, 0x57])).write(&line.phrase));
    let own = facts.with_voices(kind.desk, report.seed);
    let mut pens = Pens {
        facts: Writer::new(facts, Random::of(&[report.seed, 0x301])),
        voices: Writer::new(&own, Random::of(&[report.seed, 0x302])),
        pulls_quotes: kind.form != Form::News,
    };
    let wanted = match kind.form {
        Form::News => wanted_paragraphs(title, report.phase, size, &mut random) + extra,
        Form::Feature | Form::Comment => usize::try_from(random.between(8, 13)).unwrap_or(9),
    };
    let plan = match kind.form {
        Form::News => news_plan(kind, &facts.language, report, wanted, title, &mut random),
        Form::Feature | Form::Comment => long_plan(kind, &facts.language, wanted, &mut random),
    };
    let mut blocks: Vec<Block> = plan.iter().map(|piece| pens.write(piece)).collect();
    if kind.form == Form::News
        && let Some(Block::Paragraph(first)) = blocks.first_mut()
        && let Some(line) = random.pick(&voices(&facts.language, 'P'))
    {
        let own = pens.voices.write(&line.phrase);
        // One sentence with the lead: a sentence that opens many reports would be a habit of titles, and not news.
        if first.ends_with('.') && first.pop().is_some() {
            first.push_str("; ");
            first.push_str(&within_sentence(&own, &title.name));
        } else {
            first.push_str(&own);
        }
    }
    let mut standfirst = standfirst;
    // A newsroom's own wording: no two write quite alike, even where they use the same sentence.
    if let Some(manner) = house::Manner::new(report.seed, title.language, &facts.language) {
        standfirst = standfirst.map(|text| manner.apply(&text));
        for block in &mut blocks {
            match block {
                Block::Paragraph(text) | Block::CrossHead(text) | Block::PullQuote(text) => *text = manner.apply(text),
            }
        }
    }
    Draft { standfirst, blocks }
}

/// A sentence as a part of another: it loses its capital, unless it begins with a name.
fn within_sentence(sentence: &str, name: &str) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) if !sentence.starts_with(name) => first.to_lowercase().chain(chars).collect(),
        _ => sentence.to_owned(),
    }
}

/// A newsroom's own findings with a code, in a language.
pub(crate) fn voices(language: &str, code: char) -> Vec<&'static Line> {
    STOCK.voices.get(language).map(|voices| voices.of(code)).unwrap_or_default()
}

/// Who writes: each remembers whom it has introduced.
struct Pens<'a> {
    facts: Writer<'a>,
    voices: Writer<'a>,
    /// Whether words of somebody are set apart.
    pulls_quotes: bool,
}

impl Pens<'_> {
    fn write(&mut self, line: &Line) -> Block {
        match line.code {
            'V' => Block::Paragraph(self.voices.write(&line.phrase)),
            'X' => Block::CrossHead(self.facts.write(&line.phrase)),
            'Q' if self.pulls_quotes => Block::PullQuote(self.facts.write(&line.phrase)),
            _ => Block::Paragraph(self.facts.write(&line.phrase)),
        }
    }
}

/// How many paragraphs a newsroom gives to an event.
fn wanted_paragraphs(title: &Title, phase: u8, size: u8, random: &mut Random) -> usize {
    let (low, high) = match title.style {
        Style::Agency if phase == 1 => (5, 8),
        Style::Agency => (6, 11),
        Style::Broadsheet => (8, 15),
        Style::Tabloid => (5, 9),
        Style::Plain => (5, 11),
    };
    let room = random.between(low, high) + i64::from(size.saturating_sub(5)) / 2;
    usize::try_from(room).unwrap_or(6)
}

/// Sentences about the facts in a report, of those there are.
const SHARE_OF_FACTS: f64 = 0.6;

/// The lines of one code, the important ones early but not always in the same order, and not all.
fn some<'k>(lines: Vec<&'k Line>, random: &mut Random) -> Vec<&'k Line> {
    let keep = ((lines.len() as f64 * SHARE_OF_FACTS).round() as usize).max(1);
    let mut keyed: Vec<(f64, &Line)> =
        lines.into_iter().enumerate().map(|(index, line)| (index as f64 + random.unit() * 9.0, line)).collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    keyed.truncate(keep);
    // Taken from the end.
    keyed.into_iter().rev().map(|(_, line)| line).collect()
}

/// The lines of a news report, in their order.
fn news_plan(
    kind: &'static Kind,
    language: &str,
    report: &Report,
    wanted: usize,
    title: &Title,
    random: &mut Random,
) -> Vec<&'static Line> {
    let tabloid = title.style == Style::Tabloid;
    let of = |code| kind.lines(language, code, report.phase, tabloid);
    let mut leads = of('L');
    random.shuffle(&mut leads);
    let mut pools: Vec<(char, Vec<&Line>)> = "FQBO".chars().map(|code| (code, some(of(code), random))).collect();
    let mut found = voices(language, 'V');
    random.shuffle(&mut found);
    pools.push(('V', found));
    if language == "en"
        && let Some(desk) = STOCK.desks.get(&kind.desk)
        && let Some(line) = random.pick(desk)
        && let Some((_, pool)) = pools.iter_mut().find(|(code, _)| *code == line.code)
    {
        // Stands last of its code.
        pool.insert(0, line);
    }
    let mut plan: Vec<&Line> = leads.into_iter().take(1).collect();
    let order: &[char] = match title.style {
        Style::Tabloid => &['V', 'F', 'Q', 'V', 'F', 'V', 'B', 'F', 'V', 'Q', 'O', 'V'],
        Style::Agency => &['F', 'V', 'Q', 'F', 'V', 'B', 'V', 'F', 'O', 'V', 'Q', 'V'],
        _ => &['V', 'F', 'V', 'Q', 'F', 'V', 'B', 'V', 'F', 'V', 'O', 'Q', 'V'],
    };
    // Where there is little to choose from, a newsroom's own findings come first, so that openings differ.
    let begin = if language == "en" && random.chance(0.5) { 1 } else { 0 };
    for turn in 0..80 {
        if plan.len() >= wanted {
            break;
        }
        let code = order.get((begin + turn) % order.len()).copied().unwrap_or('V');
        plan.extend(pools.iter_mut().find(|(known, _)| *known == code).and_then(|(_, pool)| pool.pop()));
    }
    if title.style != Style::Agency {
        cross_heads(&mut plan, &of('X'), report.seed);
    }
    plan
}

/// Puts a cross-head before every fifth paragraph.
fn cross_heads(plan: &mut Vec<&'static Line>, heads: &[&'static Line], seed: u64) {
    for (number, at) in
        (5..plan.len().saturating_sub(2)).step_by(5).enumerate().take(heads.len()).collect::<Vec<_>>().into_iter().rev()
    {
        if let Some(head) = heads.get((number + (seed % 7) as usize) % heads.len()) {
            plan.insert(at, head);
        }
    }
}

/// A feature or a comment: some of its paragraphs in the order in which they stand, and the writer's own between them.
fn long_plan(kind: &'static Kind, language: &str, wanted: usize, random: &mut Random) -> Vec<&'static Line> {
    let leads = kind.lines(language, 'L', 1, false);
    let mut plan: Vec<&Line> = random.pick(&leads).copied().into_iter().collect();
    let mut found = voices(language, 'V');
    random.shuffle(&mut found);
    // What strangers see before a wall is not the stock's alone.
    plan.extend(found.pop());
    for line in kind.lines.get(language).into_iter().flatten() {
        match line.code {
            'X' if random.chance(0.6) && plan.last().is_some_and(|last| last.code != 'X') => plan.push(line),
            'Q' if random.chance(0.5) => plan.push(line),
            'F' | 'B' if random.chance(SHARE_OF_FACTS) => {
                plan.push(line);
                plan.extend(found.pop().filter(|_| plan.len() < wanted * 2));
            }
            _ => {}
        }
    }
    while plan.len() < wanted
        && let Some(line) = found.pop()
    {
        plan.push(line);
    }
    // A cross-head stands over something.
    while plan.last().is_some_and(|last| last.code == 'X') {
        plan.pop();
    }
    plan
}
