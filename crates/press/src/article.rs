//! The article as a title prints it at a given time: text, credits, picture, corrections, posts of a live blog.

use jiff::Timestamp;
use news::Section;

use crate::coverage::{kind, writes_about};
use crate::credit::{Credits, Sources, author, credits};
use crate::facts::{Facts, Value};
use crate::picture::{self, PictureKey};
use crate::places::country;
use crate::prose::{self, Block};
use crate::random::Random;
use crate::stock::{Form, Kind};
use crate::title::Title;
use crate::world::{ArticleKey, CopyKind, Found, Later, World};

/// An article as printed.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    pub(crate) key: ArticleKey,
    /// Path on the title's host.
    pub(crate) path: String,
    pub(crate) headline: String,
    pub(crate) standfirst: Option<String>,
    pub(crate) credits: Credits,
    pub(crate) blocks: Vec<Block>,
    /// How many blocks at the end are the title's own, not the agency's.
    pub(crate) own_blocks: usize,
    /// The note of a correction.
    pub(crate) note: Option<String>,
    /// Newest first; empty where it is no live blog.
    pub(crate) posts: Vec<Post>,
    pub(crate) picture: Option<PrintedPicture>,
    pub(crate) section: Section,
    pub(crate) published: Timestamp,
    pub(crate) modified: Timestamp,
    pub(crate) locked: bool,
    pub(crate) comment: bool,
}

/// A post of a live blog.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) at: Timestamp,
    pub(crate) title: String,
    pub(crate) text: Vec<String>,
}

/// A picture with what stands under it.
#[derive(Clone, Debug)]
pub(crate) struct PrintedPicture {
    pub(crate) path: String,
    pub(crate) caption: String,
    pub(crate) credit: String,
}

impl Printed {
    /// The first words of the piece, for teasers.
    pub(crate) fn teaser(&self) -> &str {
        self.standfirst.as_deref().or_else(|| self.blocks.first().map(Block::text)).unwrap_or_default()
    }
}

impl World {
    /// An article as it stands at `at`; `None` where there is none yet. An article taken down is `None` again.
    pub(crate) fn printed(&self, key: ArticleKey, at: Timestamp) -> Option<Printed> {
        let found = self.find(key)?;
        let at_s = at.as_second();
        if found.article.published_s > at_s || found.article.removed_at(at_s) {
            return None;
        }
        let title = self.titles().get(found.article.title as usize)?;
        let origin = self.titles().get(found.report.title as usize)?;
        let kind = kind(&found.event)?;
        Some(Printing { world: self, found, title, origin, kind, at_s }.print())
    }

    /// The headline alone: cheaper than the article.
    pub(crate) fn headline(&self, key: ArticleKey, at: Timestamp) -> Option<String> {
        let found = self.find(key)?;
        let title = self.titles().get(found.article.title as usize)?;
        let origin = self.titles().get(found.report.title as usize)?;
        let kind = kind(&found.event)?;
        Some(Printing { world: self, found, title, origin, kind, at_s: at.as_second() }.headline(false))
    }

    /// The path of an article on its title's host: never changes, though the headline may.
    pub(crate) fn path(&self, key: ArticleKey) -> Option<String> {
        let found = self.find(key)?;
        let title = self.titles().get(found.article.title as usize)?;
        let origin = self.titles().get(found.report.title as usize)?;
        let kind = kind(&found.event)?;
        let at_s = found.article.published_s;
        Some(Printing { world: self, found, title, origin, kind, at_s }.path())
    }
}

struct Printing<'a> {
    world: &'a World,
    found: Found,
    title: &'a Title,
    origin: &'a Title,
    kind: &'static Kind,
    at_s: i64,
}

impl Printing<'_> {
    /// The language in which the body is written.
    fn body_language(&self) -> String {
        self.origin.tongue()
    }

    fn facts(&self, language: &str, misprinted: bool) -> Facts {
        let mut facts = prose::facts(
            self.world.settings().seed,
            &self.found.event,
            self.kind,
            self.found.report.phase,
            language,
            misprinted,
        );
        let first = self.found.shift.articles.get(self.found.event.first as usize);
        let first = first
            .and_then(|article| self.world.titles().get(article.title as usize))
            .map_or("", |title| title.name.as_str());
        facts.text("first", first);
        facts.text("outlet", self.origin.name.clone());
        facts
    }

    /// Whether the text still has the figure that a correction will put right.
    fn misprinted(&self) -> bool {
        self.found.article.later == Later::Corrected && self.at_s < self.found.article.later_at_s()
    }

    fn updated(&self) -> bool {
        self.found.article.later == Later::Updated && self.at_s >= self.found.article.later_at_s()
    }

    fn headline(&self, first: bool) -> String {
        let article = &self.found.article;
        // Half of the word-for-word copies keep the agency's headline too.
        let keeps = matches!(article.copy, CopyKind::Exact | CopyKind::Shared) && article.seed.is_multiple_of(2);
        let (title, seed) = if keeps { (self.origin, self.found.report.seed) } else { (self.title, article.seed) };
        let seed = if self.updated() && !first { seed ^ 0xfeed } else { seed };
        let language = if keeps || writes_about(self.title, self.kind) { title.tongue() } else { "en".to_owned() };
        let language = if article.copy == CopyKind::TranslatedHeadline { self.title.tongue() } else { language };
        let known = self.kind.lines.contains_key(language.as_str());
        let facts = self.facts(if known { &language } else { "en" }, false);
        let headline = prose::headline(self.kind, &facts, self.found.report.phase, title, seed);
        if self.found.report.live {
            format!("{}: {headline}", if seed % 3 == 0 { "Live" } else { "As it happened" })
        } else {
            headline
        }
    }

    fn path(&self) -> String {
        let number = self.found.key.number();
        let slug = || news::slug(&self.headline(true), 70);
        let date = Timestamp::from_second(self.found.article.published_s)
            .unwrap_or_default()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date();
        let section = self.world.section(self.found.article.title as usize, &self.found.event).as_str();
        let ascii = matches!(self.title.tongue().as_str(), "en" | "es" | "fr" | "de");
        match self.title.seed % 5 {
            _ if !ascii => format!("/articles/{number}"),
            0 => format!(
                "/{section}/{:04}/{:02}/{:02}/{}-{number}",
                date.year(),
                date.month(),
                date.day(),
                ascii_slug(&slug())
            ),
            1 => format!("/{:04}/{:02}/{:02}/{}-{number}/", date.year(), date.month(), date.day(), ascii_slug(&slug())),
            2 => format!("/news/{section}-{number}"),
            3 => format!("/{section}/{}-{number}.html", ascii_slug(&slug())),
            _ => format!("/article/{number}/{}", ascii_slug(&slug())),
        }
    }

    fn print(&self) -> Printed {
        let article = &self.found.article;
        let report = &self.found.report;
        let section = self.world.section(article.title as usize, &self.found.event);
        let language = self.body_language();
        let facts = self.facts(&language, self.misprinted());
        let extra = if self.updated() { 2 } else { 0 };
        let draft = prose::draft(self.kind, &facts, report, self.found.event.size, self.origin, extra);
        let (blocks, own_blocks) = self.arrange(draft.blocks, &facts);
        let published = Timestamp::from_second(article.published_s).unwrap_or_default();
        let posts = if report.live { self.posts(&facts) } else { Vec::new() };
        let revised = article.revision(self.at_s) > 1;
        let modified =
            if revised { Timestamp::from_second(article.later_at_s()).unwrap_or(published) } else { published };
        let comment = self.kind.form == Form::Comment;
        let mut credits = self.credits(section, &facts, comment);
        if report.live {
            credits.tail = None;
        }
        Printed {
            key: self.found.key,
            path: self.path(),
            headline: self.headline(false),
            standfirst: draft.standfirst.filter(|_| article.copy == CopyKind::Own),
            credits,
            note: self.note(&blocks, &facts),
            modified: posts.first().map_or(modified, |post| post.at.max(modified)),
            blocks,
            own_blocks,
            posts,
            picture: self.picture(&facts),
            section,
            published,
            locked: article.locked,
            comment,
        }
    }

    fn credits(&self, section: Section, facts: &Facts, comment: bool) -> Credits {
        let text = |slot| match facts.get(slot) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let date = self.date();
        credits(&Sources {
            title: self.title,
            origin: self.origin,
            copy: self.found.article.copy,
            section,
            place: &text("town"),
            country: &text("country"),
            date: &date,
            comment,
            seed: self.found.article.seed,
            report_seed: self.found.report.seed,
        })
    }

    /// The day of publication as the title's country writes it, without the year.
    fn date(&self) -> String {
        let day = Timestamp::from_second(self.found.article.published_s)
            .unwrap_or_default()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC);
        let month = crate::facts::month_name(day.month());
        match self.title.tongue().as_str() {
            "fr" | "es" => format!("{} {}", day.day(), local_month(&self.title.tongue(), day.month())),
            _ if self.title.language == "en-US" => format!("{month} {}", day.day()),
            _ => format!("{} {month}", day.day()),
        }
    }

    /// What the carrying title makes of the report's text; and how many blocks at the end are its own.
    fn arrange(&self, mut blocks: Vec<Block>, facts: &Facts) -> (Vec<Block>, usize) {
        let mut random = Random::of(&[self.found.article.seed, 0xed17]);
        let mut own = 0;
        match self.found.article.copy {
            CopyKind::Edited => {
                if blocks.len() > 4 {
                    blocks.remove(2 + random.below(blocks.len() - 2));
                }
                if blocks.len() > 5 {
                    let at = 2 + random.below(blocks.len() - 3);
                    blocks.swap(at, at + 1);
                }
                if let Some(manner) = crate::house::Manner::new(self.title.seed, self.title.language, &facts.language) {
                    let manner = manner.lightly();
                    for block in &mut blocks {
                        if let Block::Paragraph(text) = block {
                            *text = manner.apply(text);
                        }
                    }
                }
            }
            CopyKind::Shortened => blocks.truncate((blocks.len() / 2).max(3)),
            CopyKind::Extended => {
                let added = self.local_paragraphs(facts, &mut random);
                own = added.len();
                blocks.extend(added.into_iter().map(Block::Paragraph));
            }
            _ => {}
        }
        if self.found.report.cites_first && facts.language == "en" {
            let line = self.citation(facts);
            let at = 1 + random.below(2);
            blocks.insert(at.min(blocks.len()), Block::Paragraph(line));
        }
        (blocks, own)
    }

    fn citation(&self, facts: &Facts) -> String {
        let first = match facts.get("first") {
            Some(Value::Text(text)) => text.as_str(),
            _ => "",
        };
        match self.found.report.seed % 4 {
            0 => format!("The story was first reported by {first}."),
            1 => format!("{first} was first to report the news."),
            2 => format!(
                "The details, first reported by {first}, were confirmed by two people with knowledge of the matter."
            ),
            _ => format!("The news was first reported by {first} and has been confirmed by {}.", self.origin.name),
        }
    }

    /// Paragraphs that a title adds to an agency's text, about what it means at home.
    fn local_paragraphs(&self, facts: &Facts, random: &mut Random) -> Vec<String> {
        let home = country(self.title.country);
        let town = home.town(self.title.town).name.latin;
        let name = author(self.title, Section::National, random.next());
        let place = match facts.get("town") {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let lines = match self.title.tongue().as_str() {
            "de" => vec![
                format!(
                    "Unsere Redaktion hat in {town} nachgefragt. Dort heißt es, man verfolge die Entwicklung in {place} aufmerksam."
                ),
                format!("Wer von {town} aus betroffen ist, kann sich bei unserer Redaktion melden."),
            ],
            "fr" => vec![
                format!("À {town}, la rédaction suit l’évolution de la situation à {place}."),
                format!("Vous êtes concerné à {town} ? Écrivez à la rédaction."),
            ],
            "es" => vec![
                format!("Desde {town}, la redacción sigue de cerca lo que ocurre en {place}."),
                format!("Los lectores de {town} pueden enviar su testimonio a la redacción."),
            ],
            "ar" | "ja" => Vec::new(),
            _ => vec![
                format!(
                    "Readers in {town} who are in {place}, or have family there, can write to {}.",
                    self.title.name
                ),
                format!("{name} reported from {town}."),
            ],
        };
        let keep = 1 + random.below(lines.len().max(1));
        lines.into_iter().take(keep).collect()
    }

    /// A correction's note, where the figure put right stands in the text.
    fn note(&self, blocks: &[Block], facts: &Facts) -> Option<String> {
        let article = &self.found.article;
        if article.later != Later::Corrected || self.at_s < article.later_at_s() {
            return None;
        }
        let slot = self.kind.correctable()?;
        let number = |facts: &Facts| match facts.get(slot) {
            Some(Value::Number(number)) => Some(number.written(&facts.language, true)),
            _ => None,
        };
        let right = number(facts)?;
        let wrong = number(&self.facts(&facts.language, true))?;
        if !blocks.iter().any(|block| block.text().contains(&right)) {
            return None;
        }
        let date = self.date();
        Some(match self.title.tongue().as_str() {
            "de" => format!(
                "Anmerkung der Redaktion: In einer früheren Fassung stand {wrong} statt {right}. Wir haben den Fehler berichtigt."
            ),
            "fr" => {
                format!("Mise à jour : une première version de cet article mentionnait {wrong} au lieu de {right}.")
            }
            "es" => format!(
                "Fe de errores: una versión anterior de este artículo decía {wrong}; la cifra correcta es {right}."
            ),
            "ar" => format!("تصحيح: ورد الرقم {wrong} في نسخة سابقة، والصحيح {right}."),
            "ja" => format!("訂正：当初の記事で「{wrong}」とあったのは「{right}」の誤りでした。"),
            _ => match article.seed % 3 {
                0 => format!(
                    "This article was amended on {date} to correct a figure. An earlier version said {wrong}; it should have said {right}."
                ),
                1 => format!(
                    "Correction, {date}: An earlier version of this article gave the figure as {wrong}. The correct figure is {right}."
                ),
                _ => format!("This article has been corrected: the figure is {right}, not {wrong} as stated earlier."),
            },
        })
    }

    /// The posts of a live blog that have appeared, newest first.
    fn posts(&self, facts: &Facts) -> Vec<Post> {
        let mut random = Random::of(&[self.found.article.seed, 0xb106]);
        let mut lines: Vec<&crate::stock::Line> = Vec::new();
        for code in ['F', 'Q', 'B', 'O'] {
            lines.extend(self.kind.lines(&facts.language, code, 1, false));
        }
        random.shuffle(&mut lines);
        lines.truncate(lines.len() * 2 / 5);
        lines.extend(prose::voices(&facts.language, 'V'));
        random.shuffle(&mut lines);
        let own = facts.with_voices(self.kind.desk, self.found.report.seed);
        let mut writer = crate::phrase::Writer::new(facts, random.clone());
        let mut voices = crate::phrase::Writer::new(&own, random.clone());
        let mut at_s = self.found.article.published_s;
        let mut posts = Vec::new();
        for line in lines.into_iter().take(18) {
            if at_s > self.at_s {
                break;
            }
            let pen = if line.code == 'V' { &mut voices } else { &mut writer };
            let text = pen.write(&line.phrase);
            let title = match line.code {
                'Q' => "What they are saying",
                'B' => "The background",
                'O' => "What happens next",
                _ => random.word(&["What we know", "Latest", "The key facts so far", "From the scene", "Update"]),
            };
            posts.push(Post {
                at: Timestamp::from_second(at_s).unwrap_or_default(),
                title: title.to_owned(),
                text: vec![text],
            });
            at_s += random.between(9 * 60, 41 * 60);
        }
        posts.reverse();
        posts
    }

    fn picture(&self, facts: &Facts) -> Option<PrintedPicture> {
        let article = &self.found.article;
        let mut random = Random::of(&[article.seed, 0x91c]);
        if self.kind.form == Form::Comment && random.chance(0.6) || random.chance(0.06) {
            return None;
        }
        let scenes = self.kind.scenes.len().max(1);
        // The agencies' first picture goes round the world; own reporters bring their own.
        let number = if article.copy == CopyKind::Own { random.below(3) } else { 0 };
        let scene =
            self.kind.scenes.get((number + (self.found.event.seed % 97) as usize) % scenes).copied().unwrap_or("hills");
        let key = PictureKey {
            scene: picture::Scene::from_word(scene),
            seed: crate::random::mix(&[self.found.event.seed, number as u64]) as u32,
        };
        let by = person_credit(self.origin, number, self.found.event.seed, self.world);
        Some(PrintedPicture {
            path: format!("/pictures/{key}.jpg"),
            caption: picture::caption(scene, facts, &mut random),
            credit: by,
        })
    }
}

/// "Illustration: Ingrid Dahl/Nordwire".
fn person_credit(origin: &Title, number: usize, seed: u64, world: &World) -> String {
    let culture = country(origin.country).culture;
    let who = crate::places::person(culture, "", &mut Random::of(&[seed, 0xca3, number as u64])).name();
    let house = if number == 0 {
        world
            .titles()
            .iter()
            .take(40)
            .find(|title| title.agency.is_some())
            .map_or(origin.name.as_str(), |agency| agency.name.as_str())
    } else {
        origin.name.as_str()
    };
    match origin.seed % 3 {
        0 => format!("Illustration: {who}/{house}"),
        1 => format!("{who} / {house}"),
        _ => format!("{who} for {house}"),
    }
}

fn local_month(language: &str, month: i8) -> &'static str {
    let names: [&'static str; 12] = if language == "fr" {
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
    } else {
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ]
    };
    names.get(usize::from(month.unsigned_abs()).saturating_sub(1)).copied().unwrap_or_default()
}

/// A slug in ASCII letters, as most systems make them.
fn ascii_slug(slug: &str) -> String {
    crate::title::host_slug(slug)
}
