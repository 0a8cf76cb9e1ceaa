//! What changed in a text, and what its publisher says about it; on invented articles.

use news::{Article, Timestamp};
use wire::amend::{Amendment, NoteKind, Silent, amendment, notes};

const TEXT: &str = "The council met on Tuesday and put off the repair of the old bridge until next year.\n\n\
    Officials said 12 people were hurt when a railing gave way in the spring, and that the works would cost 4.5 million crowns. \
    The mayor called the delay a necessity. Shopkeepers near the river gathered names against it.\n\n\
    Traffic will go by the upper road until then, which adds 20 minutes to the way into town. The bridge was built sixty years ago.";

fn article(headline: &str, body: &str) -> Article {
    Article { title: Some(headline.to_owned()), body_text: body.to_owned(), ..Article::default() }
}

fn kinds(paragraph: &str) -> Vec<NoteKind> {
    notes(&article("", &format!("{TEXT}\n\n{paragraph}"))).into_iter().map(|note| note.kind).collect()
}

#[test]
fn corrections_are_recognised_in_many_languages() {
    for note in [
        "Correction: An earlier version gave a wrong year.",
        "• This article was amended on 3 May 2026 to correct the name of the mayor.",
        "This story has been corrected to show that the bridge is sixty years old.",
        "An earlier version of this article misstated the mayor’s name.",
        "Editor’s note: the figure in the second paragraph was incorrect.",
        "Clarification (May 3): the works have not begun.",
        "Korrektur: In einer ersten Fassung stand ein falsches Jahr.",
        "In einer früheren Version dieses Artikels hieß es, die Brücke sei offen.",
        "Anmerkung der Redaktion: Wir haben einen Fehler im zweiten Absatz korrigiert.",
        "Richtigstellung: Der Bürgermeister heißt anders.",
        "Rectificatif : le pont a soixante ans.",
        "Une première version de cet article indiquait une autre date.",
        "Erratum : le nom du maire a été corrigé.",
        "Fe de errores: el puente tiene sesenta años.",
        "Una versión anterior de este artículo daba otra fecha.",
        "Errata corrige: il ponte ha sessant’anni.",
        "Correção: a ponte tem sessenta anos.",
        "Rectificatie: de brug is zestig jaar oud.",
        "In een eerdere versie van dit artikel stond een verkeerd jaartal.",
        "Rättelse: Bron är sextio år gammal.",
        "Rettelse: Broen er tres år gammel.",
        "Oikaisu: Silta on kuusikymmentä vuotta vanha.",
        "Sprostowanie: most ma sześćdziesiąt lat.",
        "Oprava: most je starý šedesát let.",
        "Исправление: мосту шестьдесят лет.",
        "В более ранней версии статьи была указана другая дата.",
        "Düzeltme: Köprü altmış yaşında.",
        "Διόρθωση: η γέφυρα είναι εξήντα ετών.",
        "تصحيح: عمر الجسر ستون عاما.",
        "תיקון: הגשר בן שישים.",
        "भूल सुधार: पुल साठ साल पुराना है।",
        "【訂正】橋は六十年前に建てられました。",
        "当初の記事では橋の完成年に誤りがありました。",
        "更正：大桥建于六十年前。",
        "[정정] 다리는 60년 전에 세워졌습니다.",
        "Koreksi: jembatan itu berusia enam puluh tahun.",
        "Helyesbítés: a híd hatvanéves.",
        "Erată: podul are șaizeci de ani.",
        "Đính chính: cây cầu đã sáu mươi năm tuổi.",
    ] {
        assert_eq!(kinds(note), [NoteKind::Correction], "{note}");
    }
}

#[test]
fn updates_and_retractions_are_told_from_corrections() {
    for (note, kind) in [
        ("This article has been updated to include a statement.", NoteKind::Update),
        ("UPDATE 14:20: The bridge is open again.", NoteKind::Update),
        ("Aktualisiert am 3. Mai um 14 Uhr.", NoteKind::Update),
        ("Mis à jour le 3 mai à 14 heures.", NoteKind::Update),
        ("Actualizado el 3 de mayo.", NoteKind::Update),
        ("KILL - please do not use the item on the bridge.", NoteKind::Retraction),
        ("This story has been retracted.", NoteKind::Retraction),
        ("Diese Meldung wurde von der Agentur zurückgezogen.", NoteKind::Retraction),
        ("Cette dépêche est annulée.", NoteKind::Retraction),
    ] {
        assert_eq!(kinds(note), [kind], "{note}");
    }
}

#[test]
fn what_only_begins_like_a_note_is_none() {
    for paragraph in [
        "Correction officers said that the prison was full.",
        "Corrections to the plan are expected in the autumn, the mayor said.",
        "Updates on the works are given every week.",
        "The council corrected its figures on Tuesday.",
        "Korrekturen am Plan erwartet der Bürgermeister im Herbst.",
        "Une correction sévère attend les marchés.",
        "Amendments were put forward by two members.",
        "Killed in the storm were two fishermen.",
        "Editor’s note: this is the first of three parts.",
    ] {
        assert!(kinds(paragraph).is_empty(), "{paragraph}");
    }
}

fn changed(after: &str) -> Amendment {
    amendment(&article("Council delays the bridge", TEXT), &article("Council delays the bridge", after))
}

#[test]
fn a_silent_edit_says_what_was_changed() {
    let number = changed(&TEXT.replace("12 people", "21 people"));
    assert_eq!(number.silent, [Silent::Number { before: "12".to_owned(), after: "21".to_owned() }]);
    assert_eq!(number.silent[0].to_string(), "“12” became “21” in a sentence that is otherwise the same");
    let shorter = format!(
        "{TEXT}\n\n{}",
        TEXT.replace("bridge", "tunnel")
            .replace("Tuesday", "Friday")
            .replace("Officials", "Clerks")
            .replace("mayor", "abbot")
            .replace("road", "path")
    );
    let removed = amendment(&article("A", &shorter), &article("A", TEXT));
    assert!(matches!(removed.silent[..], [Silent::TakenOut { .. }]), "{removed:?}");
    let headline =
        amendment(&article("Council delays the bridge", TEXT), &article("Mayor resigns after scandal", TEXT));
    assert!(matches!(headline.silent[..], [Silent::Headline { .. }]), "{headline:?}");
}

#[test]
fn news_that_goes_on_and_what_is_said_are_no_silent_edits() {
    let grown = format!("{TEXT}\n\nThe minister said on Wednesday that the state would pay for half of the works.");
    assert!(!changed(&grown).is_silent() && changed(&grown).put_in > 10);
    let reworded = TEXT.replace("called the delay a necessity", "said that the delay was a necessity");
    assert!(!changed(&reworded).is_silent());
    let noted = format!("{}\n\nCorrection: 21 people were hurt, not 12.", TEXT.replace("12 people", "21 people"));
    assert!(changed(&noted).is_corrected() && !changed(&noted).is_silent());
    let layout = TEXT.replace("\n\n", " ").to_uppercase();
    assert_eq!(changed(&layout), Amendment::default());
    // A publisher that gives a later time within the day is reporting on.
    let at = |hour: i64| Timestamp::from_second(1_795_154_400 + hour * 3_600).ok();
    let before = Article { published: at(0), modified: at(0), ..article("Two hurt", TEXT) };
    let update = |hour| Article { modified: at(hour), ..article("Two hurt", &TEXT.replace("12 people", "21 people")) };
    assert!(!amendment(&before, &update(5)).is_silent());
    assert!(amendment(&before, &update(60)).is_silent(), "days later it should be said");
    assert!(amendment(&before, &Article { modified: at(0), ..update(0) }).is_silent(), "and where no time is given");
}
