//! What is printed behind a name: the time of the article, degrees and ranks.

/// A name without the time that is printed behind it: "Ada Berg on December 21, 2026".
pub(super) fn without_time(name: &str) -> &str {
    const WORDS: [&str; 32] = [
        "on",
        "stand",
        "stand:",
        "am",
        "um",
        "updated",
        "updated:",
        "published",
        "published:",
        "last",
        "posted",
        "december",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "dec",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sep",
        "oct",
        "nov",
    ];
    let mut at = 0;
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in name.split(' ') {
        words.push((at, word));
        at += word.len() + 1;
    }
    let is_digit_word = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let Some(time) = words.iter().position(|(_, word)| is_digit_word(word)) else {
        let tail = words
            .iter()
            .skip(2)
            .find(|(_, word)| matches!(*word, "Updated:" | "Updated" | "Published" | "Published:" | "Stand:"));
        return tail.and_then(|(start, _)| name.get(..*start)).unwrap_or(name).trim_end();
    };
    let mut first = time;
    while first > 1
        && words
            .get(first - 1)
            .is_some_and(|(_, word)| WORDS.contains(&word.trim_end_matches(['.', ',']).to_ascii_lowercase().as_str()))
    {
        first -= 1;
    }
    let fits = first >= 2;
    words.get(first).filter(|_| fits).and_then(|(start, _)| name.get(..*start)).unwrap_or(name).trim_end()
}

/// A name of at least two words without the degrees and the rank behind it: "Ada Berg MS", "Ada Berg Senior Writer", "김민수 기자".
pub(super) fn without_rank(name: &str) -> &str {
    const DEGREES: [&str; 14] =
        ["MS", "MD", "PhD", "Ph.D.", "Ph.D", "RD", "RDN", "LD", "MPH", "MA", "MBA", "M.D.", "DVM", "RN"];
    const RANKS: [&str; 29] = [
        "Editor",
        "Writer",
        "Reporter",
        "Correspondent",
        "Senior",
        "Staff",
        "Contributor",
        "Columnist",
        "Producer",
        "Journalist",
        "Assistant",
        "Associate",
        "Chief",
        "Freelance",
        "Contributing",
        "Managing",
        "Executive",
        "Digital",
        "Political",
        "Deputy",
        "Special",
        "Analyst",
        "Director",
        "Publisher",
        "Korrespondent",
        "Korrespondentin",
        "Redakteur",
        "Redakteurin",
        "Reporterin",
    ];
    let mut name = name.trim_end();
    // "Ada Berg Deputy Content Director": the rank and all behind it.
    let rank = name.match_indices(' ').skip(1).map(|(at, _)| at).find(|at| {
        let word = name.get(at + 1..).unwrap_or_default().split(' ').next().unwrap_or_default();
        RANKS.contains(&word.trim_end_matches([',', ':']))
    });
    if let Some((head, _)) = rank.and_then(|at| name.split_at_checked(at)) {
        name = head.trim_end_matches([' ', ',']);
        // "Ada Berg NFL Analyst"
        while let Some((head, sign)) = name.rsplit_once(' ')
            && head.contains(' ')
            && (2..=4).contains(&sign.len())
            && sign.chars().all(|c| c.is_ascii_uppercase())
            && head.chars().any(char::is_lowercase)
        {
            name = head;
        }
    }
    while let Some((head, last)) = name.rsplit_once([' ', '\u{a0}']) {
        let bare = last.trim_end_matches([',', ':']);
        let wide = matches!(bare, "기자" | "특파원" | "记者" | "記者" | "特派員" | "撮影");
        if wide || head.trim_end().contains(' ') && DEGREES.contains(&bare) {
            name = head.trim_end_matches([' ', ',']);
        } else {
            break;
        }
    }
    name
}
