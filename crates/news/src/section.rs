//! Sections: the dozen parts of the paper, and the many names that publishers have for them.

use serde::{Deserialize, Serialize};

/// A section of the paper. The set follows the top level of IPTC's Media Topics, in a newspaper's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Other countries.
    World,
    /// The edition's own country and its regions.
    National,
    /// Parties, parliaments, elections.
    Politics,
    /// Companies, markets, work.
    Business,
    /// Computers, networks and those who make them.
    Technology,
    /// Research.
    Science,
    /// Medicine, care.
    Health,
    /// Climate, nature, energy.
    Climate,
    /// Sport.
    Sport,
    /// Arts, books, film, media.
    Culture,
    /// Food, travel, fashion, family.
    Life,
    /// Comment and leaders.
    Opinion,
}

impl Section {
    /// All sections in the order of the paper.
    pub const ALL: [Self; 12] = [
        Self::World,
        Self::National,
        Self::Politics,
        Self::Business,
        Self::Technology,
        Self::Science,
        Self::Health,
        Self::Climate,
        Self::Sport,
        Self::Culture,
        Self::Life,
        Self::Opinion,
    ];

    /// The word kept in the database, the catalogue and addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::National => "national",
            Self::Politics => "politics",
            Self::Business => "business",
            Self::Technology => "technology",
            Self::Science => "science",
            Self::Health => "health",
            Self::Climate => "climate",
            Self::Sport => "sport",
            Self::Culture => "culture",
            Self::Life => "life",
            Self::Opinion => "opinion",
        }
    }

    /// The English name that a reader sees.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::World => "World",
            Self::National => "National",
            Self::Politics => "Politics",
            Self::Business => "Business",
            Self::Technology => "Technology",
            Self::Science => "Science",
            Self::Health => "Health",
            Self::Climate => "Climate",
            Self::Sport => "Sport",
            Self::Culture => "Culture",
            Self::Life => "Life",
            Self::Opinion => "Opinion",
        }
    }

    /// The section that `word` (of [`Section::as_str`]) names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.as_str() == word)
    }

    /// The section that a publisher's own label means: "Economía" is business, "Sport / Fußball" is sport.
    ///
    /// The label's words are looked up in [`LABELS`]; the first section that one of them names wins.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.to_lowercase();
        let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words
            .iter()
            .find_map(|word| {
                LABELS.iter().find(|(_, names)| names.split(' ').any(|name| name == *word)).map(|(section, _)| *section)
            })
            .or_else(|| {
                // Scripts without spaces: the label is one word that contains the name.
                LABELS
                    .iter()
                    .find(|(_, names)| {
                        names
                            .split(' ')
                            .any(|name| !name.is_ascii() && name.chars().all(is_cjk) && label.contains(name))
                    })
                    .map(|(section, _)| *section)
            })
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// The words by which publishers name a section, by language: en, de, fr, es, it, pt, nl, nordic, pl, ru, ar, zh, ja, ko.
const LABELS: [(Section, &str); 12] = [
    (
        Section::World,
        "world international ausland monde mundo internacional internacionales esteri estero buitenland wereld utland utenriks verden świat мир мире العالم عالم دولي 国际 國際 国際 世界 국제 세계 africa europe asia americas afrique europa asie ausland",
    ),
    (
        Section::National,
        "national nation domestic inland inlandet inrikes innenriks binnenland uk us usa australia canada india france deutschland españa italia cronaca brasil kraj россия محلي 国内 社会 사회 local regional france société societe",
    ),
    (
        Section::Politics,
        "politics political politik politique política politica politiek polityka политика سياسة 政治 정치 elections election parliament congress westminster",
    ),
    (
        Section::Business,
        "business economy economics finance markets money wirtschaft finanzen économie economie entreprises economía economia empresas dinero finanza ekonomi økonomi næringsliv gospodarka biznes экономика бизнес اقتصاد 经济 財經 财经 経済 경제 companies industry jobs",
    ),
    (
        Section::Technology,
        "technology tech digital netzwelt technologie technik numérique pixels tecnología tecnologia teknologi teknik технологии تكنولوجيا تقنية 科技 技术 テクノロジー it gadgets computing ai cybersecurity gaming",
    ),
    (
        Section::Science,
        "science wissen wissenschaft sciences ciencia ciência scienza scienze wetenschap vetenskap vitenskap nauka наука علوم 科学 과학 space research",
    ),
    (
        Section::Health,
        "health gesundheit santé sante salud saúde salute gezondheid hälsa helse zdrowie здоровье صحة 健康 医療 건강 medicine coronavirus wellness",
    ),
    (
        Section::Climate,
        "climate environment umwelt klima planète planete environnement climat clima medio ambiente ambiente klimaat miljö klima экология بيئة 环境 環境 환경 energy nature",
    ),
    (
        Section::Sport,
        "sport sports sportschau fußball fussball football soccer cricket rugby tennis deportes fútbol esporte esportes calcio futebol voetbal fotball спорт رياضة 体育 スポーツ 스포츠 golf basketball nba nfl olympics cycling motorsport formula1 f1 afl nrl",
    ),
    (
        Section::Culture,
        "culture kultur feuilleton cultura spettacoli arts art entertainment books film films movies music theatre media tv television panorama cultuur культура ثقافة فن 文化 娱乐 エンタメ 문화 연예 celebrity unterhaltung kino literatur showbiz",
    ),
    (
        Section::Life,
        "life lifestyle style food travel fashion reise leben lebensart gesellschaft viajes voyage voyages viaggi estilo vida recipes family education bildung karriere auto autos motors homes gardens лайф 生活 くらし 생활 stil mode",
    ),
    (
        Section::Opinion,
        "opinion opinions comment commentary editorial editorials meinung kommentar débats idées opinión opinião opinioni ledare leder debatt opinie мнения رأي آراء 评论 社説 オピニオン 오피니언 columns columnists views analysis kolumne",
    ),
];

#[cfg(test)]
mod tests {
    use super::Section;

    #[test]
    fn publishers_labels_name_sections() {
        for (label, expected) in [
            ("World news", Some(Section::World)),
            ("Économie", Some(Section::Business)),
            ("Sport / Fußball", Some(Section::Sport)),
            ("国際ニュース", Some(Section::World)),
            ("سياسة", Some(Section::Politics)),
            ("UK politics", Some(Section::National)),
            ("Rätsel", None),
            ("", None),
        ] {
            assert_eq!(Section::from_label(label), expected, "{label}");
        }
    }

    #[test]
    fn words_read_back() {
        for section in Section::ALL {
            assert_eq!(Section::from_word(section.as_str()), Some(section));
        }
    }
}
