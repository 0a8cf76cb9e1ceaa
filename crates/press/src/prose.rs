//! Prose: the text of one report, composed from the stock in its newsroom's style.

use crate::facts::{Facts, Setting};
use crate::house;
use crate::phrase::{Phrase, Writer, title_case};
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
pub(crate) fn draft(kind: &Kind, facts: &Facts, report: &Report, size: u8, title: &Title, extra: usize) -> Draft {
    let mut random = Random::of(&[report.seed, 0x7e47]);
    let mut writer = Writer::new(facts, Random::of(&[report.seed, 0x301]));
    let tabloid = title.style == Style::Tabloid;
    let standfirst = random
        .pick(&kind.lines(&facts.language, 'S', report.phase, tabloid))
        .map(|line| Writer::new(facts, Random::of(&[report.seed, 0x57])).write(&line.phrase));
    let mut blocks = match kind.form {
        Form::News => news_blocks(kind, facts, report, size, title, extra, &mut random, &mut writer),
        Form::Feature | Form::Comment => long_blocks(kind, facts, &mut random, &mut writer),
    };
    let mut standfirst = standfirst;
    if facts.language == "en" {
        // A newsroom's own wording: no two write quite alike, even where they use the same sentence.
        let manner = house::Manner::new(report.seed, title.language);
        standfirst = standfirst.map(|text| manner.apply(&text));
        for block in &mut blocks {
            match block {
                Block::Paragraph(text) | Block::CrossHead(text) | Block::PullQuote(text) => *text = manner.apply(text),
            }
        }
    }
    Draft { standfirst, blocks }
}

/// How many paragraphs a newsroom gives to an event.
fn wanted_paragraphs(title: &Title, phase: u8, size: u8, random: &mut Random) -> usize {
    let (low, high) = match title.style {
        Style::Agency if phase == 1 => (4, 8),
        Style::Agency => (6, 11),
        Style::Broadsheet => (8, 15),
        Style::Tabloid => (4, 9),
        Style::Plain => (5, 11),
    };
    let room = random.between(low, high) + i64::from(size.saturating_sub(5)) / 2;
    usize::try_from(room).unwrap_or(6)
}

/// The lines of one code, the important ones early but not always in the same order.
fn pool<'k>(lines: Vec<&'k Line>, random: &mut Random) -> Vec<&'k Phrase> {
    let mut keyed: Vec<(f64, &Phrase)> =
        lines.into_iter().enumerate().map(|(index, line)| (index as f64 + random.unit() * 3.5, &line.phrase)).collect();
    keyed.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Taken from the end.
    keyed.into_iter().map(|(_, phrase)| phrase).collect()
}

#[expect(clippy::too_many_arguments, reason = "the parts of one sentence: who writes what about which event, how")]
fn news_blocks(
    kind: &Kind,
    facts: &Facts,
    report: &Report,
    size: u8,
    title: &Title,
    extra: usize,
    random: &mut Random,
    writer: &mut Writer<'_>,
) -> Vec<Block> {
    let tabloid = title.style == Style::Tabloid;
    let of = |code| kind.lines(&facts.language, code, report.phase, tabloid);
    let desk: &[Line] =
        if facts.language == "en" { STOCK.desks.get(&kind.desk).map_or(&[], Vec::as_slice) } else { &[] };
    let of_desk = |code| desk.iter().filter(move |line: &&Line| line.code == code).collect::<Vec<&Line>>();
    let wanted = wanted_paragraphs(title, report.phase, size, random);
    let mut leads = of('L');
    random.shuffle(&mut leads);
    let mut pools: Vec<(char, Vec<&Phrase>)> = "FQBO".chars().map(|code| (code, pool(of(code), random))).collect();
    let mut spare: Vec<&Phrase> = Vec::new();
    for code in ['O', 'B'] {
        spare.extend(pool(of_desk(code), random));
    }
    let mut phrases: Vec<&Phrase> = leads.first().map(|line| &line.phrase).into_iter().collect();
    let order: &[char] = match title.style {
        Style::Tabloid => &['Q', 'F', 'F', 'Q', 'F', 'B', 'F', 'Q', 'O', 'F', 'B', 'Q'],
        Style::Agency => &['F', 'F', 'Q', 'F', 'B', 'F', 'O', 'Q', 'F', 'B', 'F', 'Q'],
        _ => &['F', 'Q', 'F', 'F', 'Q', 'B', 'F', 'Q', 'B', 'F', 'O', 'Q', 'B'],
    };
    let mut turn = 0;
    while phrases.len() < wanted + extra && turn < 60 {
        let code = order.get(turn % order.len()).copied().unwrap_or('F');
        turn += 1;
        if let Some(phrase) = pools.iter_mut().find(|(known, _)| *known == code).and_then(|(_, pool)| pool.pop()) {
            phrases.push(phrase);
        } else if turn > 24 {
            let Some(phrase) = spare.pop() else { break };
            phrases.push(phrase);
        }
    }
    let heads = of('X');
    let mut blocks = Vec::new();
    for (index, phrase) in phrases.iter().enumerate() {
        if index > 3 && index % 5 == 0 && phrases.len() - index > 2 && title.style != Style::Agency && !heads.is_empty()
        {
            let head = heads.get((index / 5 - 1 + (report.seed % 7) as usize) % heads.len());
            blocks.extend(
                head.filter(|_| index / 5 <= heads.len()).map(|line| Block::CrossHead(writer.write(&line.phrase))),
            );
        }
        blocks.push(Block::Paragraph(writer.write(phrase)));
    }
    blocks
}

/// A feature or a comment: its paragraphs in the order in which they stand, some left out.
fn long_blocks(kind: &Kind, facts: &Facts, random: &mut Random, writer: &mut Writer<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let leads = kind.lines(&facts.language, 'L', 1, false);
    if let Some(line) = random.pick(&leads) {
        blocks.push(Block::Paragraph(writer.write(&line.phrase)));
    }
    for line in kind.lines.get(facts.language.as_str()).into_iter().flatten() {
        match line.code {
            'X' => blocks.push(Block::CrossHead(writer.write(&line.phrase))),
            'Q' => blocks.push(Block::PullQuote(writer.write(&line.phrase))),
            'F' => blocks.push(Block::Paragraph(writer.write(&line.phrase))),
            // Background can be spared.
            'B' if random.chance(0.8) => blocks.push(Block::Paragraph(writer.write(&line.phrase))),
            _ => {}
        }
    }
    blocks
}
