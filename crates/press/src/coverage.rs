//! Coverage: what happens in a shift, and which title publishes what about it and when.

use std::collections::{BTreeMap, BTreeSet};

use crate::places::COUNTRIES;
use crate::random::{Random, mix, text_seed};
use crate::stock::{Form, Kind, STOCK};
use crate::title::{Style, Title};
use crate::world::{Article, CopyKind, Event, Later, Report, SHIFT_S, Shift, World};

/// The kind of an event.
pub(crate) fn kind(event: &Event) -> Option<&'static Kind> {
    STOCK.kinds.get(usize::from(event.kind))
}

/// Everything that began in one shift.
pub(crate) fn shift(world: &World, index: usize) -> Shift {
    let seed = mix(&[world.settings().seed, 0x5817, index as u64]);
    let begin_s = world.shift_begin_s(index);
    let mut desk = Desk { world, shift: Shift::default() };
    for event in news_events(world, index, begin_s, seed) {
        desk.cover(event);
    }
    for (event, title) in own_pieces(world, index, begin_s, seed) {
        desk.publish_own_piece(event, title);
    }
    desk.finish()
}

/// Events of this size are heard of abroad.
const HEARD_OF: i64 = 7;

/// Picks the events of a shift: kinds by their weight, never twice the same kind in one country within a day.
fn news_events(world: &World, index: usize, begin_s: i64, seed: u64) -> Vec<Event> {
    let titles = world.titles().len();
    let a_day = 66 + titles.min(300) * 2 / 5 + titles / 50;
    let mut random = Random::new(seed);
    let kinds: Vec<(usize, &Kind)> = STOCK
        .kinds
        .iter()
        .enumerate()
        .filter(|(_, kind)| kind.form == Form::News && has_its_turn(kind, index))
        .collect();
    let total: i64 = kinds.iter().map(|(_, kind)| kind.weight).sum();
    let mut taken = BTreeSet::new();
    let mut events = Vec::new();
    for _ in 0..a_day.div_ceil(3) * 4 {
        if events.len() >= a_day.div_ceil(3) {
            break;
        }
        let mut draw = random.between(0, (total - 1).max(0));
        let chosen = kinds.iter().find(|(_, kind)| {
            draw -= kind.weight;
            draw < 0
        });
        let Some(&(kind_index, kind)) = chosen else { break };
        let Some(country) = country_for(kind, index, &mut random) else { continue };
        // What the world hears of happens once in a shift; a town council meets everywhere.
        let is_large = kind.weight <= 2 || kind.size.1 >= HEARD_OF;
        let key = (kind_index, if is_large { usize::MAX } else { country });
        if !taken.insert(key) {
            continue;
        }
        events.push(event(kind_index, kind, country, begin_s, &mut random));
    }
    events
}

/// Rare kinds have their turn in one shift of six or of three, so that no day sees two elections.
fn has_its_turn(kind: &Kind, shift: usize) -> bool {
    let turns = match kind.weight {
        1 => 6,
        2 => 3,
        // Three marches in three countries are news once a day.
        3 if kind.size.1 >= HEARD_OF => 2,
        _ => 1,
    };
    (text_seed(kind.name) >> 8).wrapping_add(shift as u64).is_multiple_of(turns)
}

/// A country in which this kind happens in this shift, if there is one.
///
/// Two fires in one country within hours would be told in the same words, and be two events to nobody but the truth: a kind
/// comes round in a country after two days or more, and twice as often where most titles are at home, as that is what they write about.
fn country_for(kind: &Kind, shift: usize, random: &mut Random) -> Option<usize> {
    const AT_HOME: usize = 3;
    // What only a country hears of goes round sooner.
    let cycle: usize = if kind.size.1 >= HEARD_OF { 8 } else { 6 };
    let turn = (text_seed(kind.name) >> 16) as usize % cycle;
    let due: Vec<usize> = (0..COUNTRIES.len())
        .filter(|&country| {
            let every = if country < AT_HOME { cycle / 2 } else { cycle };
            (turn + country * 5 + shift).is_multiple_of(every)
        })
        .collect();
    random.pick(&due).copied()
}

fn event(kind_index: usize, kind: &Kind, country: usize, begin_s: i64, random: &mut Random) -> Event {
    let towns = COUNTRIES.get(country).map_or(1, |country| country.towns.len());
    let town = if kind.in_capital { 0 } else { random.below(towns) };
    // Sizes near the upper limit are rare.
    let (low, high) = kind.size;
    let size = random.between(low, high).min(random.between(low, high));
    Event {
        kind: u16::try_from(kind_index).unwrap_or(0),
        country: u8::try_from(country).unwrap_or(0),
        town: u8::try_from(town).unwrap_or(0),
        size: u8::try_from(size).unwrap_or(1),
        start_s: begin_s + random.between(0, SHIFT_S - 1),
        seed: random.next(),
        first: u32::MAX,
    }
}

/// Features and comment: each written by one title for itself, and each kind by one title in two days.
///
/// Thirty titles with the same column would be copies of one text, which no newsroom said they are.
fn own_pieces(world: &World, index: usize, begin_s: i64, seed: u64) -> Vec<(Event, usize)> {
    const EVERY: usize = 6;
    let kinds = STOCK.kinds.iter().enumerate().filter(|(_, kind)| kind.form != Form::News);
    let due = kinds.enumerate().filter(|(place, _)| (place + index).is_multiple_of(EVERY)).map(|(_, kind)| kind);
    let mut pieces = Vec::new();
    for (kind_index, kind) in due {
        let mut random = Random::of(&[seed, 0xfea, kind_index as u64]);
        let writers: Vec<(usize, &Title)> = world
            .titles()
            .iter()
            .enumerate()
            .filter(|(_, title)| title.agency.is_none() && title.tongue() == "en" && wants_desk(title, kind))
            .collect();
        // Whoever has room for everything has it for long reads.
        let drawn = (0..4).filter_map(|_| random.pick(&writers).copied());
        let writer = drawn.max_by(|(_, one), (_, other)| one.capacity.total_cmp(&other.capacity));
        if let Some((title_index, title)) = writer {
            pieces.push((event(kind_index, kind, title.country, begin_s, &mut random), title_index));
        }
    }
    pieces
}

fn wants_desk(title: &Title, kind: &Kind) -> bool {
    !title.specialist || title.sections.contains(&kind.desk)
}

/// An agency's report on offer.
struct Wire {
    report: u32,
    at_s: i64,
    language: String,
}

/// A shift while it is being written.
struct Desk<'a> {
    world: &'a World,
    shift: Shift,
}

impl Desk<'_> {
    fn cover(&mut self, event: Event) {
        let Some(kind) = kind(&event) else { return };
        let event_index = self.shift.events.len() as u32;
        self.shift.events.push(event);
        let mut random = Random::of(&[event.seed, 0xc0]);
        // One in five is somebody's own find, and the others follow.
        let scoop = (random.chance(0.2) && event.size >= 3).then(|| self.finder(kind, &event, &mut random)).flatten();
        let phases = if event.size >= 4 { kind.phases } else { 1 };
        let mut begin_s = event.start_s;
        for phase in 1..=phases {
            self.cover_phase(event_index, &event, kind, phase, begin_s, scoop.filter(|_| phase == 1));
            begin_s = event.start_s
                + if phase == 1 {
                    random.between(4 * 3_600, 9 * 3_600)
                } else {
                    random.between(17 * 3_600, 28 * 3_600)
                };
        }
        if kind.live && event.size >= 6 {
            self.live_blogs(event_index, &event, kind);
        }
    }

    /// A title of the country that finds the story alone.
    fn finder(&self, kind: &Kind, event: &Event, random: &mut Random) -> Option<usize> {
        let titles = self.world.titles();
        (0..30).map(|_| random.below(titles.len().min(60))).find(|&index| {
            titles.get(index).is_some_and(|title| {
                title.agency.is_none()
                    && title.country == usize::from(event.country)
                    && wants_desk(title, kind)
                    && writes_about(title, kind)
            })
        })
    }

    fn cover_phase(
        &mut self,
        event_index: u32,
        event: &Event,
        kind: &Kind,
        phase: u8,
        begin_s: i64,
        scoop: Option<usize>,
    ) {
        let titles = self.world.titles();
        let head_start_s = if scoop.is_some() { 2_400 } else { 0 };
        if let Some(title) = scoop {
            let report = self.report(event_index, phase, title, false, false);
            self.publish(report, title, begin_s + 60, CopyKind::Own);
        }
        let wires = self.wires(event_index, event, kind, phase, begin_s + head_start_s);
        let mut by_owner: BTreeMap<&'static str, (u32, i64)> = BTreeMap::new();
        for (index, title) in titles.iter().enumerate() {
            if title.agency.is_some() || scoop == Some(index) {
                continue;
            }
            let mut random = Random::of(&[event.seed, title.seed, u64::from(phase)]);
            if !random.chance(appetite(title, event, kind, phase)) {
                continue;
            }
            let own = writes_about(title, kind);
            if let Some(owner) = title.owner
                && let Some(&(report, at_s)) = by_owner.get(owner)
                && own
                && random.chance(0.5)
            {
                self.publish(report, index, at_s + 300 + random.wait(1_500.0) as i64, CopyKind::Shared);
                continue;
            }
            // A wire is taken in one's own language; where the title cannot write about it, also in English.
            let usable: Vec<&Wire> =
                wires.iter().filter(|wire| wire.language == title.tongue() || !own && wire.language == "en").collect();
            let takes_wire = random.chance(match title.style {
                Style::Broadsheet => 0.35,
                Style::Tabloid => 0.45,
                _ => 0.6,
            });
            if let Some(wire) =
                random.pick(&usable).filter(|_| takes_wire && (own || random_small(title.seed, event.seed)))
            {
                let copy = if own { copy_kind(&mut random) } else { CopyKind::TranslatedHeadline };
                self.publish(wire.report, index, wire.at_s + 120 + random.wait(1_500.0) as i64, copy);
            } else if own {
                let cites = scoop.is_some() && random.chance(0.5);
                let report = self.report(event_index, phase, index, false, cites);
                let at_s = begin_s + head_start_s + 900 + random.wait(3_000.0).min(14_000.0) as i64;
                self.publish(report, index, at_s, CopyKind::Own);
                if let Some(owner) = title.owner {
                    by_owner.entry(owner).or_insert((report, at_s));
                }
            }
        }
    }

    /// The agencies' reports.
    fn wires(&mut self, event_index: u32, event: &Event, kind: &Kind, phase: u8, begin_s: i64) -> Vec<Wire> {
        let titles = self.world.titles();
        let mut wires = Vec::new();
        for (index, title) in titles.iter().enumerate().take(40).filter(|(_, title)| title.agency.is_some()) {
            let mut random = Random::of(&[event.seed, title.seed, 0xa9, u64::from(phase)]);
            let at_home = title.country == usize::from(event.country);
            let chance = (f64::from(event.size) - 1.0) / 8.0 + if at_home { 0.4 } else { 0.0 };
            if writes_about(title, kind) && random.chance(chance * if phase > 1 { 0.7 } else { 1.0 }) {
                let report = self.report(event_index, phase, index, false, false);
                let at_s = begin_s + 180 + random.wait(700.0) as i64;
                self.publish(report, index, at_s, CopyKind::Own);
                wires.push(Wire { report, at_s, language: title.tongue() });
            }
        }
        wires
    }

    fn live_blogs(&mut self, event_index: u32, event: &Event, kind: &Kind) {
        for (index, title) in self.world.titles().iter().enumerate() {
            let mut random = Random::of(&[event.seed, title.seed, 0x11fe]);
            let chance = if title.country == usize::from(event.country) { 0.3 } else { 0.04 };
            if title.agency.is_none()
                && title.tongue() == "en"
                && title.capacity > 0.8
                && wants_desk(title, kind)
                && random.chance(chance)
            {
                let report = self.report(event_index, 1, index, true, false);
                self.publish(report, index, event.start_s + 1_500 + random.wait(1_500.0) as i64, CopyKind::Own);
            }
        }
    }

    fn publish_own_piece(&mut self, event: Event, title: usize) {
        let event_index = self.shift.events.len() as u32;
        self.shift.events.push(event);
        let report = self.report(event_index, 1, title, false, false);
        self.publish(report, title, event.start_s, CopyKind::Own);
    }

    fn report(&mut self, event: u32, phase: u8, title: usize, live: bool, cites_first: bool) -> u32 {
        let number = self.shift.reports.len() as u32;
        let event_seed = self.shift.events.get(event as usize).map_or(0, |event| event.seed);
        let title_seed = self.world.titles().get(title).map_or(0, |title| title.seed);
        let seed = mix(&[event_seed, title_seed, u64::from(phase), u64::from(live)]);
        self.shift.reports.push(Report {
            event,
            phase,
            title: title as u32,
            seed,
            original: u32::MAX,
            live,
            cites_first,
        });
        number
    }

    fn publish(&mut self, report: u32, title: usize, published_s: i64, copy: CopyKind) {
        let Some(who) = self.world.titles().get(title) else { return };
        let seed = mix(&[u64::from(report), who.seed, published_s.cast_unsigned()]);
        let mut random = Random::new(seed);
        let live = self.shift.reports.get(report as usize).is_some_and(|report| report.live);
        let later = match random.below(1_000) {
            _ if live => Later::Nothing,
            0..20 if copy == CopyKind::Own => Later::Corrected,
            20..90 if copy == CopyKind::Own => Later::Updated,
            90..94 => Later::Removed,
            _ => Later::Nothing,
        };
        self.shift.articles.push(Article {
            title: title as u32,
            report,
            published_s,
            copy,
            locked: !live && random.below(100) < usize::from(who.locked_percent),
            later,
            later_after_s: i32::try_from(random.between(1_200, 12_600)).unwrap_or(3_600),
            seed,
        });
    }

    fn finish(mut self) -> Shift {
        let shift = &mut self.shift;
        shift.articles.sort_by_key(|article| (article.title, article.published_s, article.report));
        let titles = self.world.titles().len();
        let mut offsets = vec![0_u32; titles + 1];
        for article in &shift.articles {
            if let Some(count) = offsets.get_mut(article.title as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for offset in &mut offsets {
            sum += *offset;
            *offset = sum;
        }
        shift.offsets = offsets;
        let mut first: BTreeMap<u32, (i64, u32)> = BTreeMap::new();
        for (index, article) in shift.articles.iter().enumerate() {
            let Some(report) = shift.reports.get(article.report as usize) else { continue };
            let this = (article.published_s, index as u32);
            first.entry(report.event).and_modify(|known| *known = (*known).min(this)).or_insert(this);
        }
        for (index, article) in shift.articles.iter().enumerate() {
            if let Some(report) = shift.reports.get_mut(article.report as usize)
                && report.title == article.title
                && report.original == u32::MAX
            {
                report.original = index as u32;
            }
        }
        for (event, (_, index)) in first {
            if let Some(event) = shift.events.get_mut(event as usize) {
                event.first = index;
            }
        }
        shift.articles.shrink_to_fit();
        self.shift
    }
}

/// Whether a title can write about a kind itself: the stock has sentences in its language.
pub(crate) fn writes_about(title: &Title, kind: &Kind) -> bool {
    let tongue = title.tongue();
    kind.lines.contains_key(tongue.as_str())
}

/// The chance that a title takes up an event.
fn appetite(title: &Title, event: &Event, kind: &Kind, phase: u8) -> f64 {
    if !wants_desk(title, kind) {
        return 0.0;
    }
    let size = f64::from(event.size);
    let at_home = title.country == usize::from(event.country);
    let mut chance = if at_home { 0.22 + 0.09 * size } else { ((size - 3.4) / 6.0).max(0.02).powf(1.2) * 0.9 };
    if at_home && title.town == usize::from(event.town) {
        chance += 0.25;
    }
    if title.specialist {
        chance = chance.max(0.4) * 1.6;
    }
    if title.tongue() != "en" {
        // Fewer kinds have sentences in other languages, so their titles take more of those.
        chance *= 1.7;
    }
    (chance * title.capacity * if phase > 1 { 0.55 } else { 1.0 }).min(0.96)
}

fn random_small(title_seed: u64, event_seed: u64) -> bool {
    Random::of(&[title_seed, event_seed, 3]).chance(0.08)
}

fn copy_kind(random: &mut Random) -> CopyKind {
    match random.below(20) {
        0..8 => CopyKind::Exact,
        8..13 => CopyKind::Edited,
        13..17 => CopyKind::Shortened,
        _ => CopyKind::Extended,
    }
}
