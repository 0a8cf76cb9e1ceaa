//! Joining languages: one event told in several is one story; the same people in another event are another.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use news::{ArticleId, TitleId};
use stories::{Embedding, Engine, Incoming, Model, Reason, Settings, StoryId};
use wire::copies::ReportId;

/// An earthquake, a vote and a strike, each in several languages.
const EVENTS: [(&str, &str, &str, &str); 12] = [
    (
        "quake",
        "en",
        "Earthquake in Turkey kills 120 near Malatya",
        "A magnitude 6.8 earthquake struck near Malatya in eastern Turkey on 6 February, killing at least 120 people, President Recep \
         Tayyip Erdogan said. Some 3,500 were injured, and rescuers searched 240 collapsed buildings in Elazig.",
    ),
    (
        "quake",
        "de",
        "Erdbeben in der Türkei: 120 Tote bei Malatya",
        "Bei einem Erdbeben der Stärke 6,8 nahe Malatya im Osten der Türkei sind am 6. Februar mindestens 120 Menschen getötet worden, \
         sagte Präsident Recep Tayyip Erdogan. Rund 3.500 wurden verletzt, in Elazig suchten Rettungskräfte in 240 Gebäuden.",
    ),
    (
        "quake",
        "es",
        "Un terremoto en Turquía deja 120 muertos cerca de Malatya",
        "Un terremoto de magnitud 6,8 sacudió el 6 de febrero la zona de Malatya, en el este de Turquía, y dejó al menos 120 muertos, \
         dijo el presidente Recep Tayyip Erdogan. Hay 3.500 heridos y 240 edificios derrumbados en Elazig.",
    ),
    (
        "quake",
        "ru",
        "Землетрясение в Турции: 120 погибших под Малатьей",
        "Землетрясение магнитудой 6,8 произошло 6 февраля у Малатьи на востоке Турции, погибли не менее 120 человек, заявил президент \
         Реджеп Тайип Эрдоган. Пострадали 3500 человек, в Элязыге обрушились 240 зданий.",
    ),
    (
        "vote",
        "en",
        "Turkey parliament backs Erdogan budget by 312 votes to 248",
        "Turkey's parliament passed the budget of President Recep Tayyip Erdogan by 312 votes to 248 on 17 December. The opposition in \
         Ankara called the 14.7 trillion lira budget a gift to builders.",
    ),
    (
        "vote",
        "fr",
        "Turquie : le Parlement adopte le budget d'Erdogan par 312 voix contre 248",
        "Le Parlement turc a adopté le 17 décembre le budget du président Recep Tayyip Erdogan par 312 voix contre 248. À Ankara, \
         l'opposition dénonce un budget de 14,7 billions de livres.",
    ),
    (
        "vote",
        "it",
        "Turchia, il parlamento approva il bilancio di Erdogan con 312 voti contro 248",
        "Il parlamento turco ha approvato il 17 dicembre il bilancio del presidente Recep Tayyip Erdogan con 312 voti contro 248. Ad \
         Ankara l'opposizione critica un bilancio da 14,7 bilioni di lire.",
    ),
    (
        "strike",
        "en",
        "Rail strike halts 1,150 trains across Belgium",
        "A strike by railway unions stopped 1,150 trains across Belgium on 9 October. The union leader Koen Verhaegen said talks with the \
         operator in Brussels had failed over 830 jobs.",
    ),
    (
        "strike",
        "nl",
        "Spoorstaking legt 1.150 treinen in België stil",
        "Een staking van de vakbonden legde op 9 oktober 1.150 treinen in België stil. Vakbondsleider Koen Verhaegen zei dat het overleg \
         in Brussel over 830 banen was mislukt.",
    ),
    (
        "strike",
        "pt",
        "Greve ferroviária para 1.150 trens na Bélgica",
        "Uma greve dos sindicatos ferroviários parou 1.150 trens na Bélgica em 9 de outubro. O líder sindical Koen Verhaegen disse que as \
         conversas em Bruxelas sobre 830 empregos fracassaram.",
    ),
    (
        "rates",
        "de",
        "Türkische Notenbank senkt den Leitzins auf 39,5 Prozent",
        "Die Zentralbank der Türkei hat den Leitzins am 23. Oktober auf 39,5 Prozent gesenkt. Präsident Recep Tayyip Erdogan hatte in \
         Ankara niedrigere Zinsen gefordert, die Inflation liegt bei 33 Prozent.",
    ),
    (
        "quake in Chile",
        "it",
        "Terremoto in Cile, 14 morti vicino a Iquique",
        "Un terremoto di magnitudo 7,9 ha colpito il 2 aprile la costa del Cile vicino a Iquique, con 14 morti e 600 feriti, ha detto il \
         presidente. A Santiago evacuati 90 edifici.",
    ),
];

fn incoming<'a>(id: i64, language: &'a str, headline: &'a str, body_text: &'a str) -> Incoming<'a> {
    Incoming {
        id: ArticleId(id),
        report: ReportId(id),
        language: Some(language),
        headline,
        body_text,
        published_us: Some(id * 600_000_000),
        seen_us: Some(id * 600_000_000),
        title: TitleId(id),
        owner: None,
        url: "",
        links: &[],
        picture: None,
        embedding: None,
    }
}

/// An event's name, the story that it was put into, and why.
type Told = (&'static str, StoryId, Vec<Reason>);

fn told() -> Vec<Told> {
    let mut engine = Engine::new(Model::built_in(), Settings::default());
    let mut placed = Vec::new();
    for ((event, language, headline, body), id) in EVENTS.into_iter().zip(1..) {
        placed.push((event, engine.place(&incoming(id, language, headline, body)).because));
    }
    let story = |id: i64| engine.story_of(ArticleId(id)).unwrap();
    placed.into_iter().zip(1..).map(|((event, because), id)| (event, story(id), because)).collect()
}

#[test]
fn one_event_in_several_languages_is_one_story() {
    let told = told();
    for event in ["quake", "vote", "strike"] {
        let stories: Vec<StoryId> = told.iter().filter(|told| told.0 == event).map(|told| told.1).collect();
        assert!(stories.iter().all(|story| Some(story) == stories.first()), "{event}: {stories:?}");
    }
}

#[test]
fn the_same_people_or_the_same_kind_of_event_are_not_enough() {
    let told = told();
    for (event, story, _) in &told {
        for (other, its, _) in &told {
            assert!(event == other || story != its, "{event} and {other} are one story");
        }
    }
}

#[test]
fn a_join_across_languages_says_what_both_have() {
    let told = told();
    let reasons: Vec<&Reason> = told
        .iter()
        .flat_map(|told| &told.2)
        .filter(|because| matches!(because, Reason::AcrossLanguages { .. }))
        .collect();
    assert!(reasons.len() >= 5, "{reasons:?}");
    for because in reasons {
        let Reason::AcrossLanguages { shared, .. } = because else { continue };
        assert!(shared.len() >= 3 && shared.iter().all(|word| !word.is_empty()), "{shared:?}");
    }
}

/// Some event's direction among those of others.
fn direction(event: usize) -> Embedding {
    let numbers: Vec<f32> =
        (0..64).map(|at| ((event * 37 + at * at * 11 + event * at * 5) % 101) as f32 - 50.0).collect();
    Embedding::new(&numbers).unwrap()
}

/// A fire on a ferry in two languages, in the midst of other news, where a model says what each is about: whether they are one story.
fn told_with(english: Option<&Embedding>, german: Option<&Embedding>) -> (bool, Engine) {
    let mut engine = Engine::new(Model::built_in(), Settings::default());
    for ((_, language, headline, body), id) in EVENTS.into_iter().zip(1..) {
        let embedding = direction(usize::try_from(id).unwrap());
        let embedding = Some(&embedding).filter(|_| english.is_some());
        engine.place(&Incoming { embedding, ..incoming(id, language, headline, body) });
    }
    let english_text =
        "Twelve passengers died when fire broke out in the night on a ferry off Bergen, police said on Tuesday.";
    let german_text = "Auf einer Fähre vor Bergen ist in der Nacht ein Feuer ausgebrochen, zwölf Menschen starben.";
    let one = incoming(20, "en", "Fire on ferry off Bergen kills 12", english_text);
    let other = incoming(21, "de", "Zwölf Tote bei Brand auf Fähre vor Bergen", german_text);
    let one = engine.place(&Incoming { embedding: english, ..one }).story;
    let other = engine.place(&Incoming { embedding: german, ..other }).story;
    (one == other, engine)
}

#[test]
fn a_model_of_many_languages_tells_one_event_from_two_with_one_name() {
    let (fire, another) = (direction(20), direction(30));
    assert!(told_with(Some(&fire), Some(&fire)).0, "both are about one thing");
    assert!(!told_with(Some(&fire), Some(&another)).0, "they are about two");
}

#[test]
fn what_articles_are_about_is_kept_and_forgotten() {
    let fire = direction(20);
    let (_, mut engine) = told_with(Some(&fire), Some(&fire));
    let bytes = engine.snapshot().unwrap();
    assert_eq!(Engine::restore(Model::built_in(), &bytes).unwrap().snapshot().unwrap(), bytes);
    let about = |engine: &Engine| engine.sizes().iter().find(|part| part.0 == "their embeddings").unwrap().1;
    assert!(about(&engine) > 0);
    engine.forget_embeddings();
    assert_eq!(about(&engine), 0);
    // The next article is judged by its words.
    let (_, _, headline, body) = EVENTS[0];
    let next = engine.place(&incoming(40, "en", headline, body)).story;
    assert_eq!(Some(next), engine.story_of(ArticleId(1)));
}
