//! What rules alone would keep of a page: the first part that its names call the story, without what they call something else.
//!
//! The way is trafilatura's ("precision"; Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
//! Extraction", ACL 2021), less what its later steps do. It never decides: it is what the trees know of the page as a whole. One
//! pass over the elements for each kind of name.

use crate::blocks::Block;
use crate::conventions::{
    AGAINST, APART, CAPTION, COMMENTS, EDGE, FURNITURE, HIDDEN, ITEM, MAIN_KINDS, PARAGRAPH, RUNNING, TEASER, TEXT,
    signs,
};
use crate::dom::{Dom, Id};

/// An element that is nothing but links.
const LINKS: u32 = 1 << 16;
/// Least characters of a story; with fewer, rules look at the whole page.
const STORY_CHARS: u64 = 250;
/// Ways to look at a whole page: for running text, for any.
const WHOLE_PAGE: [u8; 2] = [MAIN_KINDS, MAIN_KINDS + 1];
/// No place in a list.
const NOWHERE: usize = usize::MAX;

/// What rules alone would keep.
#[derive(Debug)]
pub(crate) struct Outline {
    /// Whether they would keep the block.
    pub kept: Vec<bool>,
    /// How far above each block the main part stands; `None` for what is outside of it.
    pub levels: Vec<Option<u16>>,
    /// The kind of name by which the main part was found (0 to 4); 5 where the whole page was looked at, [`NOT_FOUND`] where that
    /// gave nothing either.
    pub found_by: u8,
}

/// The page has no text.
const NOT_FOUND: u8 = 9;

/// What stands in an element.
#[derive(Clone, Copy, Default)]
struct Sum {
    chars: u64,
    links: u64,
    link_chars: u64,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.chars += other.chars;
        self.links += other.links;
        self.link_chars += other.link_chars;
    }

    fn of(block: &Block) -> Self {
        Self { chars: u64::from(block.chars), links: u64::from(block.links), link_chars: u64::from(block.link_chars) }
    }

    /// Whether an element is a box of links: most of a short one, nearly all of a long one with many of them.
    fn is_links(self, tag: &str) -> bool {
        let short = match tag {
            "p" => 60,
            "div" | "ul" | "ol" | "dl" | "table" => 300,
            _ => return false,
        };
        let most = self.link_chars * 10 > self.chars * 8 && self.chars < short;
        let nearly_all = self.link_chars * 100 > self.chars * 92;
        most || (self.links > 4 && nearly_all && self.link_chars < 100 * self.links)
    }
}

/// An element that holds blocks, somewhere below it.
struct Element {
    id: Id,
    /// Place of the element above.
    above: usize,
    signs: u32,
    sum: Sum,
}

/// The elements that hold blocks, each behind the one above it.
struct Elements<'a> {
    blocks: &'a [Block],
    list: Vec<Element>,
    /// For each block, the place of its container.
    containers: Vec<usize>,
}

/// What lies between an element and the main part.
#[derive(Clone, Copy)]
struct Way {
    levels: u16,
    signs: u32,
}

impl Outline {
    /// What rules alone would keep of these blocks.
    pub fn of(dom: &Dom, blocks: &[Block]) -> Self {
        let elements = Elements::of(dom, blocks);
        let mut found: Option<Self> = None;
        for kind in 0..MAIN_KINDS {
            let Some(main) = elements.main(kind) else { continue };
            let (outline, chars) = elements.outline(kind, Some(main));
            if outline.kept.iter().filter(|kept| **kept).count() > 1 {
                if chars >= STORY_CHARS {
                    return outline;
                }
                found = Some(outline);
                break;
            }
        }
        // No name led to a story, or only to a line or two of it.
        for kind in WHOLE_PAGE {
            let (more, chars) = elements.outline(kind, None);
            found = Some(match found {
                Some(mut found) => {
                    found.kept.iter_mut().zip(more.kept).for_each(|(kept, more)| *kept |= more);
                    found
                }
                None => more,
            });
            if chars >= STORY_CHARS {
                break;
            }
        }
        found.filter(|found| found.kept.contains(&true)).unwrap_or_else(|| Self {
            kept: vec![false; blocks.len()],
            levels: vec![None; blocks.len()],
            found_by: NOT_FOUND,
        })
    }
}

impl<'a> Elements<'a> {
    fn of(dom: &Dom, blocks: &'a [Block]) -> Self {
        let mut places = vec![NOWHERE; dom.len()];
        let mut list: Vec<Element> = Vec::new();
        let mut containers = Vec::with_capacity(blocks.len());
        let mut missing = Vec::new();
        for block in blocks {
            let mut above = NOWHERE;
            for id in std::iter::once(block.container).chain(dom.ancestors(block.container)) {
                match places.get(id as usize) {
                    Some(&NOWHERE) => missing.push(id),
                    Some(&known) => {
                        above = known;
                        break;
                    }
                    None => break,
                }
            }
            for id in missing.drain(..).rev() {
                list.push(Element { id, above, signs: signs(dom, id), sum: Sum::default() });
                above = list.len() - 1;
                if let Some(place) = places.get_mut(id as usize) {
                    *place = above;
                }
            }
            if let Some(container) = list.get_mut(above) {
                container.sum.add(Sum::of(block));
            }
            containers.push(above);
        }
        let mut elements = Self { blocks, list, containers };
        elements.add_up(dom);
        elements
    }

    /// Adds what stands in each element to those above it; what speaks against one that holds most of the page is a mistake.
    fn add_up(&mut self, dom: &Dom) {
        let mut page = Sum::default();
        self.blocks.iter().for_each(|block| page.add(Sum::of(block)));
        for at in (0..self.list.len()).rev() {
            let Some(element) = self.list.get_mut(at) else { continue };
            if element.sum.chars * 2 > page.chars {
                element.signs &= !AGAINST;
            }
            if element.sum.is_links(dom.name(element.id)) {
                element.signs |= LINKS;
            }
            let (above, sum) = (element.above, element.sum);
            if let Some(above) = self.list.get_mut(above) {
                above.sum.add(sum);
            }
        }
    }

    /// The first element with a name of this kind that stands in nothing apart.
    fn main(&self, kind: u8) -> Option<usize> {
        let mut is_apart = Vec::with_capacity(self.list.len());
        let mut first: Option<(Id, usize)> = None;
        for (at, element) in self.list.iter().enumerate() {
            let apart = element.signs & APART != 0 || is_apart.get(element.above).copied().unwrap_or(false);
            is_apart.push(apart);
            if !apart && element.signs & (1 << kind) != 0 && first.is_none_or(|(id, _)| element.id < id) {
                first = Some((element.id, at));
            }
        }
        first.map(|(_, at)| at)
    }

    /// What lies between each element and the main part, or the page's root; `None` for what is not in it.
    fn ways(&self, main: Option<usize>) -> Vec<Option<Way>> {
        let root = main.is_none().then_some(Way { levels: 0, signs: 0 });
        let mut ways: Vec<Option<Way>> = Vec::with_capacity(self.list.len());
        for (at, element) in self.list.iter().enumerate() {
            let above = if element.above == NOWHERE { root } else { ways.get(element.above).copied().flatten() };
            ways.push(if main == Some(at) {
                Some(Way { levels: 0, signs: 0 })
            } else {
                above.map(|way| Way { levels: way.levels.saturating_add(1), signs: way.signs | element.signs })
            });
        }
        ways
    }

    /// What is kept of the main part (all of the page where there is none), and its characters.
    fn outline(&self, kind: u8, main: Option<usize>) -> (Outline, u64) {
        let ways = self.ways(main);
        let of_blocks: Vec<Option<Way>> =
            self.containers.iter().map(|container| ways.get(*container).copied().flatten()).collect();
        let judged = || self.blocks.iter().zip(&of_blocks);
        let chars = |needs: u32, against: u32| -> u64 {
            let counts = |way: &Way| way.signs & against == 0 && way.signs & needs == needs;
            judged().filter(|(_, way)| way.as_ref().is_some_and(counts)).map(|(block, _)| u64::from(block.chars)).sum()
        };
        // Names that would leave next to nothing of the part are misleading there.
        let named = COMMENTS | FURNITURE | HIDDEN;
        let trusted = if chars(0, named | APART) > chars(0, APART) / 7 { named } else { COMMENTS };
        let against = trusted | TEASER | EDGE | CAPTION | APART;
        let has_paragraphs = chars(PARAGRAPH, against) >= STORY_CHARS;
        let needs = match kind {
            MAIN_KINDS => RUNNING,
            kind if kind < MAIN_KINDS && has_paragraphs => TEXT,
            _ => 0,
        };
        let is_kept = |block: &Block, way: &Way| {
            // One link may be all of an item of a list that belongs to a story; several in one text lead elsewhere.
            let is_links = block.chars > 10
                && block.link_chars * 10 > block.chars * 9
                && (way.signs & ITEM == 0 || block.links > 1);
            way.signs & (against | LINKS) == 0 && (needs == 0 || way.signs & needs != 0) && !is_links
        };
        let kept: Vec<bool> =
            judged().map(|(block, way)| way.as_ref().is_some_and(|way| is_kept(block, way))).collect();
        let kept_chars =
            self.blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| u64::from(block.chars));
        let kept_chars = kept_chars.sum();
        let levels = of_blocks.iter().map(|way| way.filter(|_| main.is_some()).map(|way| way.levels)).collect();
        (Outline { kept, levels, found_by: kind }, kept_chars)
    }
}

#[cfg(test)]
mod tests {
    use super::{NOT_FOUND, Outline};
    use crate::blocks;
    use crate::dom::Dom;

    const STORY: &str = "<p>The harbour council agreed on Tuesday to rebuild the old ferry terminal, and said that work would begin in spring.</p>\
        <p>Ships of other lines will have to wait outside the harbour until the new terminal has been opened by the mayor, which takes a year.</p>\
        <p>Nobody was surprised, for the old one had been closed for years and stood in the way of the ships from the north.</p>";

    /// The first word of each block that rules alone would keep, and how they found the main part.
    fn outline(html: &str) -> (Vec<String>, u8) {
        let dom = Dom::parse(html);
        let blocks = blocks::split_story(&dom, dom.first_named("body").unwrap(), &[]);
        let outline = Outline::of(&dom, &blocks);
        assert_eq!((outline.kept.len(), outline.levels.len()), (blocks.len(), blocks.len()));
        let kept = blocks.iter().zip(&outline.kept).filter(|(_, kept)| **kept);
        let words = kept.filter_map(|(block, _)| Some(block.text.split(' ').next()?.to_owned()));
        (words.collect(), outline.found_by)
    }

    #[test]
    fn the_surest_name_is_the_main_part_and_what_names_call_something_else_is_left_out() {
        let page = format!(
            r#"<main><p>Menu of the day and more of what else there is</p><div class="article-body">{STORY}
            <div class="related-stories"><p>Elsewhere the harbour is closed today</p></div><aside><p>Background of it</p></aside>
            <ul><li><a href="/a">Ferries, a history of them all</a></li><li><a href="/b">Harbours of the north, a list</a></li></ul></div></main>"#
        );
        assert_eq!(outline(&page), (["The", "Ships", "Nobody"].map(str::to_owned).to_vec(), 0));
        let page = format!("<nav><p>Menu</p></nav><article>{STORY}</article><footer><p>Imprint</p></footer>");
        assert_eq!(outline(&page).1, 1);
    }

    #[test]
    fn what_speaks_against_most_of_a_page_is_a_mistake() {
        for wrapper in ["form", "section class='has-sidebar'", "div aria-hidden='true'"] {
            let page = format!("<{wrapper}><div id='story'>{STORY}</div></{}>", wrapper.split(' ').next().unwrap());
            assert_eq!(outline(&page).0, ["The", "Ships", "Nobody"], "{wrapper}");
        }
        // Names that would leave next to nothing of the story.
        let boxed = STORY.replace("<p>", "<p class='js-meta'>");
        assert_eq!(
            outline(&format!("<article><p>Short.</p>{boxed}</article>")).0,
            ["Short.", "The", "Ships", "Nobody"]
        );
    }

    #[test]
    fn without_a_name_the_whole_page_is_looked_at() {
        assert_eq!(
            outline(&format!("<div>{STORY}</div><div>Imprint</div>")),
            (["The", "Ships", "Nobody"].map(str::to_owned).to_vec(), 5)
        );
        let cells = STORY.replace("<p>", "<div>").replace("</p>", "</div>");
        assert_eq!(
            outline(&format!("<div>{cells}</div>")),
            (["The", "Ships", "Nobody"].map(str::to_owned).to_vec(), 5)
        );
        assert_eq!(outline("<body></body>"), (Vec::new(), NOT_FOUND));
        // A main part with next to nothing: the rest of the page is looked at as well.
        let page = format!("<article><p>One.</p><p>Two.</p></article><div>{STORY}</div>");
        assert_eq!(outline(&page).0, ["One.", "Two.", "The", "Ships", "Nobody"]);
    }

    #[test]
    fn a_cell_of_links_beside_a_story_is_no_part_of_it() {
        // Pages of old: everything in one table, lines broken by hand.
        let links = (1..5).map(|n| format!("<a href='/{n}'>Ferries of the north and their harbours, part {n}</a><br>"));
        let page =
            format!("<table><tr><td>{}</td><td><b>Harbour</b>{STORY}</td></tr></table>", links.collect::<String>());
        assert_eq!(outline(&page).0, ["The", "Ships", "Nobody"]);
        let within = page.replace("<table>", "<article><table>").replace("</table>", "</table></article>");
        assert_eq!(outline(&within).0, ["Harbour", "The", "Ships", "Nobody"]);
    }

    #[test]
    fn the_main_part_is_so_many_levels_up() {
        let dom = Dom::parse(&format!("<p>Outside of it all</p><article><div><div>{STORY}</div></div></article>"));
        let blocks = blocks::split_story(&dom, dom.first_named("body").unwrap(), &[]);
        assert_eq!(Outline::of(&dom, &blocks).levels, [None, Some(3), Some(3), Some(3)]);
    }
}
