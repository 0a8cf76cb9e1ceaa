//! The quick look: whether a text is plainly in the language that its page names, by the commonest words of that language and of its neighbours.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Words of a sample that the quick look reads.
const QUICK_WORDS: usize = 120;
/// With fewer words there is no quick look.
const QUICK_LEAST: usize = 24;
/// How many different ones there must be.
const QUICK_DISTINCT: usize = 5;

/// What is terse (headlines, lists, tables of results) has fewer of the commonest words: this part of it, in percent, is enough where each
/// other language has at most half of them, from so many words and so many different common ones on.
const TERSE_SHARE: usize = 12;
const TERSE_LEAST: usize = 12;
const TERSE_DISTINCT: usize = 3;
/// English has no accents: where a text has none either, this part of at least [`QUICK_LEAST`] words is enough.
const PLAIN_SHARE: usize = 5;

/// The commonest words of some languages, and the part of a text, in percent, that they must make. They make a third to a half of
/// running text in their own language; in that of a neighbour up to a sixth, among the daughters of Latin up to a third.
///
/// The shares of the first seven were measured on labelled articles. The words and shares of the last ten were put down by hand and only tried
/// on a few pages of each: they are set so that they rather miss than mistake, and what they miss the detector reads.
const COMMONEST: [(&str, usize, &str); 17] = [
    (
        "en",
        25,
        "the of and to a in that is was for on it with as he be at by his had not are but from have they which were her all she there been \
        their has would will who more said when its after an this or",
    ),
    (
        "de",
        25,
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer \
        um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis",
    ),
    (
        "fr",
        34,
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux elle ont été mais \
        cette ses ou comme être",
    ),
    (
        "es",
        34,
        "de la que el en y a los del se las por un para con no una su al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta \
        ser son dos también fue había era",
    ),
    (
        "it",
        34,
        "di e il la che in un a per è del una i non sono della con si da le al gli dei nel alla ha come più ma lo anche delle dal su nella o se dalla \
        ai essere",
    ),
    (
        "pt",
        34,
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das à seu sua ou quando muito nos já eu também só pelo \
        pela até isso foi são",
    ),
    (
        "nl",
        25,
        "de van het een en in is dat op te zijn met voor niet aan er om hij ook als dan maar naar bij door over ze uit wel nog werd worden heeft \
        hebben deze die tot wordt meer",
    ),
    (
        "no",
        25,
        "og i det er på som til av en for at med de har den ikke et om fra han men var seg sier vil kan skal også etter ble hun enn så når hadde mot \
        over ved være eller disse der blir nå ha hvor",
    ),
    (
        "da",
        25,
        "og i det er på som til af en for at med de har den ikke et om fra han men var sig siger vil kan skal også efter blev hun end så når havde mod \
        over ved være eller disse der bliver nu have hvor",
    ),
    (
        "sv",
        25,
        "och i att det är på som en för med av den till har de inte om ett han men var sig säger vill kan ska också efter blev hon än så när hade mot \
        över vid vara eller dessa där blir nu ha från under mer",
    ),
    (
        "pl",
        20,
        "w i na z się nie do to że o jest jak po ale od za przez dla co oraz są był było tym tego ze także być już tylko który która które może pod \
        przed przy jego jej ich nad bez lub czy",
    ),
    (
        "cs",
        20,
        "a v na se je že z s do to o k ve i si po za pro jsou by jako ale od byl bylo která který které jeho nebo podle před při také už \
        tak jen může roku není má však své však bude byla",
    ),
    (
        "tr",
        14,
        "ve bir bu da de için ile olarak çok daha en gibi olan kadar sonra ise ne var ancak her o göre iki değil ya dedi olduğunu eden ki oldu \
        yeni büyük ilk önce üzere etti yok",
    ),
    (
        "fi",
        12,
        "ja on ei että se oli myös mutta hän ovat kun joka sen tai kuin vuoden jo mukaan vain ole olisi jos sekä nyt jotka niin noin voi vielä \
        kanssa ollut enemmän kaksi siitä tämä mitä sitä viime",
    ),
    (
        "ro",
        30,
        "de și în a la cu pe că din pentru care nu o un este au mai al fost să prin sau dar ca se după fi lui sunt ale ar cele cel era între \
        această către peste ce va ei",
    ),
    (
        "hu",
        22,
        "a az és hogy nem is egy meg de volt mint már ez csak azt még ki el szerint után lesz van ha azonban kell lehet több két akkor vagy ami pedig \
        új ezt majd mert sem",
    ),
    (
        "id",
        18,
        "yang di dan dari ini untuk dengan pada tidak itu dalam akan ke juga oleh ada karena telah bisa lebih sudah para saat kata atau mereka \
        menjadi tahun adalah sebagai namun dia orang kami hari setelah",
    ),
];

/// Whether `text` is plainly in `language`, by its commonest words. This is the usual case, and a fiftieth of the detector's work.
pub(super) fn reads_as(language: &str, text: &str) -> bool {
    /// Of each word the languages it is common in, one bit each in the order of [`COMMONEST`].
    static WORDS: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
        let mut words: FxHashMap<&str, u32> = FxHashMap::default();
        for (place, (_, _, commonest)) in COMMONEST.iter().enumerate() {
            commonest.split_ascii_whitespace().for_each(|word| *words.entry(word).or_default() |= 1 << place);
        }
        words
    });
    let Some(at) = COMMONEST.iter().position(|(known, ..)| *known == language) else { return false };
    let share = COMMONEST.get(at).map_or(100, |(_, share, _)| *share);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(QUICK_WORDS);
    let (mut all, mut accented) = (0, 0);
    let mut common = [0; COMMONEST.len()];
    let mut met: Vec<&str> = Vec::with_capacity(QUICK_DISTINCT);
    let mut lower = String::new();
    for word in words {
        all += 1;
        accented += usize::from(!word.is_ascii());
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        let Some((word, languages)) = WORDS.get_key_value(lower.as_str()) else { continue };
        common.iter_mut().enumerate().for_each(|(place, count)| *count += usize::from(languages >> place & 1 == 1));
        if languages >> at & 1 == 1 && !met.contains(word) {
            met.push(word);
        }
    }
    let ours = common.get(at).copied().unwrap_or(0);
    let others =
        common.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, count)| *count).max().unwrap_or(0);
    let makes = |percent: usize| ours * 100 >= all * percent;
    let alone = others * 2 <= ours && met.len() >= TERSE_DISTINCT;
    let terse = alone && all >= TERSE_LEAST && makes(TERSE_SHARE);
    let plain = alone && all >= QUICK_LEAST && language == "en" && accented * 50 <= all && makes(PLAIN_SHARE);
    terse || plain || (all >= QUICK_LEAST && met.len() >= QUICK_DISTINCT && makes(share))
}

#[cfg(test)]
mod tests {
    use super::reads_as;

    /// Sentences of the simulated press, in the languages of the quick look.
    const SAID: [(&str, &str); 17] = [
        (
            "en",
            "Patients wait five months for a new hip, twice as long as they did four years ago, and the hospital that they are waiting for will close two hundred of its beds from next week because it cannot find enough nurses.",
        ),
        (
            "de",
            "Die Patienten warten fünf Monate auf eine neue Hüfte, doppelt so lange wie vor vier Jahren, und das Krankenhaus wird von der nächsten Woche an zweihundert Betten schließen, weil es nicht genug Pflegekräfte für die Stationen findet.",
        ),
        (
            "fr",
            "Les patients attendent cinq mois pour une nouvelle hanche, deux fois plus qu’il y a quatre ans, et l’hôpital va fermer deux cents lits dès la semaine prochaine, parce que la direction ne trouve pas assez de personnel pour les services.",
        ),
        (
            "es",
            "Los pacientes esperan cinco meses para una nueva cadera, el doble que hace cuatro años, y el hospital cerrará doscientas camas a partir de la próxima semana porque no encuentra personal para las plantas en que se les atiende.",
        ),
        (
            "it",
            "I pazienti aspettano cinque mesi per una nuova anca, il doppio di quattro anni fa, e l’ospedale chiuderà duecento letti dalla prossima settimana perché la direzione non trova il personale che è necessario per i reparti della città.",
        ),
        (
            "pt",
            "Os pacientes esperam cinco meses por uma nova anca, o dobro de há quatro anos, e o hospital vai fechar duzentas camas a partir da próxima semana porque não encontra pessoal para os serviços em que são precisos.",
        ),
        (
            "nl",
            "Patiënten wachten vijf maanden op een nieuwe heup, twee keer zo lang als vier jaar geleden, en het ziekenhuis gaat vanaf de volgende week tweehonderd bedden sluiten omdat het niet genoeg personeel kan vinden voor de afdelingen van het huis.",
        ),
        (
            "no",
            "Pasientene venter fem måneder på en ny hofte, dobbelt så lenge som for fire år siden, og sykehuset skal stenge to hundre senger fra neste uke fordi det ikke finner nok pleiere til avdelingene, sier ledelsen.",
        ),
        (
            "da",
            "Patienter venter fem måneder på en ny hofte, dobbelt så længe som for fire år siden, og hospitalet lukker fra næste uge to hundrede senge, fordi det ikke kan finde sygeplejersker nok til at passe dem, siger ledelsen.",
        ),
        (
            "sv",
            "Patienterna väntar fem månader på en ny höft, dubbelt så länge som för fyra år sedan, och sjukhuset ska stänga två hundra sängar från nästa vecka, för att det inte kan hitta nog med sköterskor till avdelningarna.",
        ),
        (
            "pl",
            "Pacjenci czekają na nowe biodro pięć miesięcy, dwa razy dłużej niż cztery lata temu, a szpital zamknie od przyszłego tygodnia dwieście łóżek, bo nie może znaleźć pielęgniarek, które są potrzebne na oddziałach, i to nie jest koniec.",
        ),
        (
            "cs",
            "Pacienti čekají na nový kyčel pět měsíců, dvakrát déle než před čtyřmi lety, a nemocnice od příštího týdne zavře dvě stě lůžek, protože se jí nedaří najít sestry, které jsou na odděleních potřeba, a není to konec.",
        ),
        (
            "tr",
            "Hastalar yeni bir kalça için beş ay bekliyor, bu dört yıl öncesine göre iki kat daha uzun, ve hastane yeterli hemşire bulamadığı için gelecek haftadan sonra iki yüz yatağı kapatacak, ancak yönetim bu kararın kalıcı olmadığını dedi.",
        ),
        (
            "fi",
            "Potilaat odottavat uutta lonkkaa viisi kuukautta, kaksi kertaa niin kauan kuin neljä vuotta sitten, ja sairaala sulkee ensi viikosta alkaen kaksisataa vuodepaikkaa, koska se ei löydä hoitajia, jotka osastoille ovat tarpeen.",
        ),
        (
            "ro",
            "Pacienții așteaptă cinci luni pentru un șold nou, de două ori mai mult decât acum patru ani, iar spitalul va închide două sute de paturi de săptămâna viitoare pentru că nu găsește asistentele care sunt necesare în secții.",
        ),
        (
            "hu",
            "A betegek öt hónapot várnak egy új csípőre, kétszer annyit, mint négy éve, és a kórház a jövő héttől kétszáz ágyat bezár, mert nem talál elég ápolót az osztályokra, és az igazgató szerint ez nem is lesz az utolsó.",
        ),
        (
            "id",
            "Pasien menunggu lima bulan untuk pinggul baru, dua kali lebih lama dari empat tahun lalu, dan rumah sakit itu akan menutup dua ratus tempat tidur pada minggu depan karena tidak menemukan perawat yang cukup untuk bangsal di kota ini.",
        ),
    ];

    #[test]
    fn the_quick_look_knows_its_own_language_and_no_other() {
        for (language, text) in SAID {
            for (said, _) in SAID {
                // Danish and Norwegian share most of their small words; between them the hint decides.
                let alike = said == language || [said, language].iter().all(|one| ["da", "no"].contains(one));
                assert_eq!(reads_as(said, text), alike, "{said}: {text}");
            }
        }
        assert!(!reads_as("en", "Goal!") && !reads_as("is", SAID[0].1));
    }

    #[test]
    fn terse_english_is_english_and_its_look_alikes_are_not() {
        let terse = "Harbour council votes: ferry terminal plan approved after long debate. Workers and passengers said the price of tickets would rise. \
                     Results in full: Norvik, Selby, Ostrand. Traffic report for Monday: bridge closed, market street open, river road open.";
        assert!(reads_as("en", terse));
        assert!(reads_as(
            "en",
            "Company shares fall as union talks fail: flights and trains stop for a second day of strike"
        ));
        assert!(reads_as(
            "en",
            "Harbour bridge price strike market, council music weather of flight school. Police in court, the summit agreement trade \
                         coach. Energy satellite rent snow doctors match, budget export storm for water river. Festival housing data plan."
        ));
        for text in [
            "Patienterna väntar fem månader på en ny höft, dubbelt så länge som för fyra år sedan, och sjukhuset stänger två hundra sängar från nästa \
             vecka, för att det inte kan hitta nog med sköterskor, säger ledningen i dag.",
            "Pasientene venter fem måneder for en ny hofte, dobbelt så lenge som for fire år siden, og sykehuset stenger to hundre senger fra neste uke \
             fordi det ikke finner nok pleiere, sier ledelsen. Over to hundre har hatt timer her for at.",
            "Wagonjwa wanasubiri miezi mitano kwa nyonga mpya, mara mbili zaidi ya miaka minne iliyopita, na hospitali itafunga vitanda mia mbili kuanzia \
             wiki ijayo kwa sababu haiwezi kupata wauguzi wa kutosha, usimamizi ulisema leo hii mjini.",
            "Mae cleifion yn aros pum mis am glun newydd, dwywaith cyhyd â phedair blynedd yn ôl, a bydd yr ysbyty yn cau dau gant o welyau o'r wythnos \
             nesaf am na all ddod o hyd i ddigon o nyrsys, meddai'r rheolwyr heddiw yn y dref.",
            "Pacienții așteaptă cinci luni pentru un șold nou, de două ori mai mult decât acum patru ani, iar spitalul va închide două sute de paturi de \
             săptămâna viitoare pentru că nu găsește destule asistente, a spus conducerea.",
            "Patienter venter fem måneder på en ny hofte, dobbelt så længe som for fire år siden, og hospitalet lukker fra næste uge to hundrede \
             senge, fordi det ikke kan finde sygeplejersker nok til at passe dem, siger ledelsen i dag.",
            "Pasiënte wag vyf maande vir nuwe heup, twee keer so lank as vier jaar gelede, en die hospitaal gaan van volgende week af twee \
             honderd van sy beddens sluit omdat dit nie genoeg verpleegsters kan vind nie, was die bestuur se antwoord in die stad.",
            "Naghihintay ang mga pasyente nang limang buwan para sa bagong balakang, doble kaysa noong nakaraang apat na taon, at isasara ng ospital \
             ang dalawang daang kama mula sa susunod na linggo dahil hindi ito makahanap ng sapat na nars, ayon sa pamunuan.",
            "Pasien menunggu lima bulan untuk pinggul baru, dua kali lebih lama daripada empat tahun lalu, dan rumah sakit akan menutup dua ratus \
             tempat tidur mulai minggu depan karena tidak menemukan cukup perawat, kata pihak rumah sakit itu pada hari ini.",
            "Tá othair ag fanacht cúig mhí le cromán nua, dhá oiread mar a bhí ceithre bliana ó shin, agus is as an mbaile a thagann an t-ospidéal \
             chun leapacha a dhúnadh an tseachtain seo chugainn, a dúirt an bainisteoir le lucht an bhaile inniu.",
        ] {
            assert!(!reads_as("en", text), "{text}");
        }
    }
}
