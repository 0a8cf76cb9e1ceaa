//! How well stories were told: BCubed (Bagga and Baldwin 1998; averages of Amigó et al. 2009) and pairs.

use std::collections::HashMap;

/// Precision, recall and their harmonic mean, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Of what was put together, how much belongs together.
    pub precision: f64,
    /// Of what belongs together, how much was put together.
    pub recall: f64,
}

impl Figures {
    /// The harmonic mean.
    #[must_use]
    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

/// The figures of one stream.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Over all articles.
    pub all: Figures,
    /// Over articles whose story has at least two.
    pub several: Figures,
    /// Over pairs of articles.
    pub pairs: Figures,
    /// Stories told.
    pub told: usize,
    /// Stories in truth.
    pub truth: usize,
}

/// Scores: for each article the true story and the story told.
#[must_use]
pub fn score(articles: &[(u32, i64)]) -> Score {
    let (mut truth, mut told, mut both) = (HashMap::new(), HashMap::new(), HashMap::new());
    for pair in articles {
        *truth.entry(pair.0).or_insert(0_u32) += 1;
        *told.entry(pair.1).or_insert(0_u32) += 1;
        *both.entry(*pair).or_insert(0_u32) += 1;
    }
    let mean = |several: bool| {
        let (mut precision, mut recall, mut count) = (0.0, 0.0, 0.0);
        for pair in articles.iter().filter(|pair| !several || truth.get(&pair.0).is_some_and(|size| *size > 1)) {
            let of = |size: Option<&u32>| f64::from(size.copied().unwrap_or(1));
            let shared = of(both.get(pair));
            precision += shared / of(told.get(&pair.1));
            recall += shared / of(truth.get(&pair.0));
            count += 1.0;
        }
        let count = f64::max(count, 1.0);
        Figures { precision: precision / count, recall: recall / count }
    };
    let pairs = |sizes: &mut dyn Iterator<Item = &u32>| {
        sizes.map(|size| f64::from(*size) * f64::from(size - 1) / 2.0).sum::<f64>()
    };
    let hit = pairs(&mut both.values());
    let of = |all: f64| hit / all.max(1.0);
    Score {
        all: mean(false),
        several: mean(true),
        pairs: Figures { precision: of(pairs(&mut told.values())), recall: of(pairs(&mut truth.values())) },
        told: told.len(),
        truth: truth.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn figures_are_those_of_the_papers() {
        // Truth: {1, 2, 3} {4}; told: {1, 2} {3, 4}.
        let score = score(&[(1, 10), (1, 10), (1, 20), (2, 20)]);
        assert!((score.all.precision - 0.75).abs() < 1e-9);
        assert!((score.all.recall - (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 1e-9);
        assert!((score.pairs.precision - 0.5).abs() < 1e-9);
        assert!((score.pairs.recall - 1.0 / 3.0).abs() < 1e-9);
        assert_eq!((score.told, score.truth), (2, 2));
    }
}
