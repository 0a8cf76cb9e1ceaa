//! Notes of correction: the lines in which publishers say that a text was wrong, was changed, or was taken back.

use std::sync::LazyLock;

use news::Article;
use regex::{RegexSet, RegexSetBuilder};
use serde::{Deserialize, Serialize};

/// What a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Something was wrong and is put right.
    Correction,
    /// The text was brought up to date.
    Update,
    /// The text was taken back.
    Retraction,
}

/// A note that an article prints about its own text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it says.
    pub kind: NoteKind,
    /// The paragraph, verbatim, cut after [`NOTE_CHARS`] characters.
    pub text: String,
}

/// A longer paragraph is no note.
const LONGEST_BYTES: usize = 1_200;
/// Characters of a note that are kept.
pub const NOTE_CHARS: usize = 600;
/// Notes of one article that are read.
const MOST: usize = 4;

/// What ends a heading such as "Correction": then the note itself follows. Without it, "Correction officers said" would be one.
const END: &str = r"\s*(?:[:：.–—|\]】）)(\-]|$)";

/// How the languages of the press head a correction; each is followed by [`END`].
const CORRECTION_HEADINGS: [&str; 26] = [
    r"corrections?(?: (?:and|&) clarifications?)?(?: (?:notice|appended|\d.{0,30}))?|clarifications?|erratum|errata(?: corrige)?|amendment",
    r"korrektur(?:hinweis)?|richtigstellung|berichtigung|klarstellung",
    r"rectificati(?:f|on)|précision|mise au point",
    r"fe de (?:errores|erratas|rectificación)|corrección|rectificación|aclaración",
    r"rettifica|correzione|precisazione",
    r"correção|retificação|correcção|rectificação|esclarecimento",
    r"correctie|rectificatie|verbetering",
    r"rättelse|rättat|korrigering|förtydligande",
    r"rettelse|berigtigelse|præcisering|retting|presisering",
    r"oikaisu|korjaus|täsmennys",
    r"sprostowanie|korekta|poprawka|wyjaśnienie",
    r"oprava|upřesnění|opravené|spresnenie",
    r"исправлени[ея]|поправка|уточнение|опровержение",
    r"виправлення|уточнення|спростування",
    r"düzeltme",
    r"διόρθωση|διευκρίνιση|επανόρθωση",
    r"تصحيح|تصويب|توضيح|استدراك|اصلاحیه",
    r"תיקון(?: טעות)?|הבהרה",
    r"भूल सुधार|संशोधन|स्पष्टीकरण",
    r"[【\[（(]?(?:訂正(?:とおわび)?|おわびと訂正|お詫びと訂正|おわび|お詫び)[】\]）)]?",
    r"[【\[（(]?(?:更正(?:启事|啟事)?|勘误|勘誤|澄清)[】\]）)]?",
    r"[\[［]?(?:정정(?:보도문?)?|바로잡습니다|반론보도문?)[\]］]?",
    r"koreksi|ralat|pembetulan",
    r"helyesbítés|helyreigazítás|pontosítás",
    r"erată|rectificare|corectură|corectare",
    r"đính chính|cải chính",
];

/// Sentences that say that a text was wrong before.
const CORRECTION_SENTENCES: [&str; 20] = [
    r"(?:this|the) (?:story|article|report|piece|post|headline|column|photo caption)(?:[’']s headline)? (?:has been|was) (?:\w+ ){0,3}(?:corrected|amended|clarified)",
    r"(?:an? (?:earlier|previous|original|prior)|the (?:original|first)) (?:version|headline|edition) (?:of|on|for) (?:this|the)",
    r"(?:we|the \w+) (?:have |has )?corrected (?:this|the)|corrected on (?:\w+ )?\d",
    r"(?:editor[’']?s?[’']?|editors[’']?|publisher[’']?s) note.{0,240}(?:correct|amend|clarif|earlier version|in error|incorrect|misstat)",
    r"(?:anm(?:erkung)?\.?|hinweis) der red(?:aktion|\.).{0,240}(?:korrig|früher|fehler|falsch|ursprünglich|berichtig|irrtümlich)",
    r"(?:transparenzhinweis:? )?in einer (?:früheren|ersten|vorherigen|ursprünglichen) (?:version|fassung)",
    r"(?:wir haben|dieser (?:artikel|text|beitrag) wurde) .{0,80}(?:korrigiert|berichtigt)",
    r"(?:une|la) (?:première|précédente|ancienne) version de (?:cet|ce|l[’'])|(?:cet|l[’']) ?article a été (?:corrigé|rectifié|amendé)",
    r"(?:una|la) versión (?:anterior|previa|inicial) de (?:este|esta)|(?:este|esta) (?:artículo|noticia|nota|información|texto) (?:ha sido|fue) (?:corregid|rectificad)",
    r"(?:una|la) (?:precedente|prima) versione (?:di|del)|quest[’']articolo è stato corretto|questo articolo è stato corretto",
    r"uma versão anterior d|(?:este|esta|o|a) (?:texto|artigo|matéria|reportagem) foi (?:corrigid|retificad)",
    r"in een eerdere versie (?:van|stond)|dit (?:artikel|bericht|stuk) is (?:gecorrigeerd|gerectificeerd)",
    r"i en tidigare (?:version|artikel)|i en tidligere (?:version|versjon|udgave)|(?:artikeln|artiklen|artikkelen) (?:har blivit |har |er )(?:rättats|rättad|korrigerats|rettet|korrigert)",
    r"(?:jutun|artikkelin) aiemmassa versiossa|jut(?:tua|ussa) (?:on )?(?:korjattu|luki aiemmin|kerrottiin aiemmin)",
    r"we wcześniejszej wersji|v (?:dřívější|původní|předchozí) verzi|článek byl opraven|cikkünk (?:korábbi|eredeti) (?:verzi|változat)",
    r"в (?:более ранней|предыдущей|первоначальной|первой) версии|у (?:попередній|першій) версії",
    r"σε προηγούμενη (?:έκδοση|εκδοχή)|bu haberin (?:önceki|ilk) (?:sürüm|versiyon)",
    r"(?:ورد )?في (?:نسخة|صيغة) سابقة|בגרסה (?:קודמת|ראשונה|מוקדמת)",
    r"(?:当初|初出時?|以前|公開時)の?(?:この)?(?:記事|見出し|記述|原稿|本文)|.{0,120}(?:誤りでした|訂正します|訂正しました|訂正いたします)",
    r"本文(?:早前|先前|此前|较早|較早|稍早).{0,6}版本|(?:이 기사|본 기사|해당 기사).{0,40}(?:정정|바로잡)",
];

/// Lines that say that a text was brought up to date.
const UPDATES: [&str; 12] = [
    r"(?:this (?:story|article|report|piece|post) (?:has been|was|is being) (?:\w+ ){0,2}updated)|update(?:d)?(?: \d.{0,30})?(?:[:：–—\]|]|$)|updated (?:on|at|with|to (?:include|add|reflect))",
    r"aktualisiert(?: am| um|:)|aktualisierung:|dieser (?:artikel|text|beitrag) wurde .{0,60}aktualisiert",
    r"mise? à jour(?: le| à| du|\s*:)|actualisé (?:le|à)|(?:cet|l[’']) ?article a été (?:mis à jour|actualisé)",
    r"actualizad[oa] (?:el|a las|con)|actualización\s*:",
    r"aggiornat[oa] (?:il|alle)|aggiornamento\s*:|questo articolo è stato aggiornato",
    r"atualizad[oa] (?:em|às|há)|atualização\s*:",
    r"bijgewerkt (?:op|om)|dit (?:artikel|bericht) is bijgewerkt",
    r"uppdatera[dt]\s*[:\d]|opdateret\s*[:\d]|oppdatert\s*[:\d]|päivitetty",
    r"aktualizacja\s*:|aktualizace\s*:|aktualizováno",
    r"обновлено|оновлено|güncelleme\s*:|تحديث\s*:|עדכון\s*:",
    r"[【\[（(]?(?:追記|更新)[】\]）)：:]",
    r"[\[［(]?(?:업데이트|수정)[\]］):：]",
];

/// Lines that take a text back.
const RETRACTIONS: [&str; 6] = [
    r"(?:(?:mandatory|bulletin) )?kill(?:ed)?\s*[:\-–—]|retraction\s*[:.–—\-]|withdrawal\s*[:–—\-]",
    r"(?:this|the) (?:story|article|report|piece|post) (?:has been|was|is) (?:\w+ )?(?:retracted|withdrawn|removed|deleted|taken down)",
    r"(?:die|diese[rs]?) (?:meldung|artikel|text|beitrag) (?:wurde|wird|ist) .{0,40}(?:zurückgezogen|gelöscht)",
    r"(?:cette dépêche|cet article) (?:est|a été) (?:annulée?|retirée?|supprimée?)|annulation\s*:",
    r"(?:este|esta) (?:artículo|noticia|nota) (?:ha sido|fue) (?:retirad|eliminad)|anulación\s*:",
    r"(?:この|本)記事は(?:取り消|削除)|記事を取り消します|(?:本文|该文|此文)已(?:撤回|删除|刪除)",
];

static PATTERNS: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    let headings = CORRECTION_HEADINGS.iter().map(|heading| format!("^(?:{heading}){END}"));
    let others = CORRECTION_SENTENCES.iter().chain(&UPDATES).chain(&RETRACTIONS).map(|start| format!("^(?:{start})"));
    RegexSetBuilder::new(headings.chain(others)).case_insensitive(true).size_limit(32 << 20).build().ok()
});

/// The notes that an article prints about its own text, in its order.
#[must_use]
pub fn notes(article: &Article) -> Vec<Note> {
    let Some(patterns) = PATTERNS.as_ref() else { return Vec::new() };
    let paragraphs = article.body_text.split('\n').chain(article.summary.as_deref());
    let mut found: Vec<Note> = Vec::new();
    for paragraph in paragraphs {
        let paragraph = paragraph.trim();
        if paragraph.is_empty() || paragraph.len() > LONGEST_BYTES || found.len() == MOST {
            continue;
        }
        let start = paragraph.trim_start_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '•' | '*' | '-' | '–' | '—' | '_' | '“' | '"' | '«' | '►' | '▶' | '■' | '※')
        });
        let Some(kind) = kind(patterns, start) else { continue };
        let text: String = paragraph.chars().take(NOTE_CHARS).collect();
        if found.iter().all(|known| known.text != text) {
            found.push(Note { kind, text });
        }
    }
    found
}

fn kind(patterns: &RegexSet, text: &str) -> Option<NoteKind> {
    let corrections = CORRECTION_HEADINGS.len() + CORRECTION_SENTENCES.len();
    let matches = patterns.matches(text);
    let kind = |index: usize| {
        if index < corrections {
            NoteKind::Correction
        } else if index < corrections + UPDATES.len() {
            NoteKind::Update
        } else {
            NoteKind::Retraction
        }
    };
    let kinds: Vec<NoteKind> = matches.iter().map(kind).collect();
    // What takes a text back says most; a correction says more than an update.
    [NoteKind::Retraction, NoteKind::Correction, NoteKind::Update].into_iter().find(|kind| kinds.contains(kind))
}
