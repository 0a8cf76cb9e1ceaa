//! A snapshot file: a state, and how far in the log (or in time) it had come. It is a short cut only; whatever is wrong with it, what was
//! before is read again instead.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Of what a snapshot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of the engine of stories, by facts of the log.
    Stories,
    /// Of what was learned of front pages, by time.
    FrontPages,
}

impl Of {
    /// All of them.
    const ALL: [Self; 2] = [Self::Stories, Self::FrontPages];

    fn name(self) -> &'static str {
        match self {
            Self::Stories => "stories",
            Self::FrontPages => "front-pages",
        }
    }

    /// What the file begins with.
    fn mark(self) -> &'static [u8; 8] {
        match self {
            Self::Stories => b"nsstory1",
            Self::FrontPages => b"nsfront1",
        }
    }
}

/// Where snapshots are kept.
#[derive(Clone, Debug)]
pub struct Snapshots {
    folder: PathBuf,
    of: Of,
}

impl Snapshots {
    /// Snapshots in `folder`.
    pub fn new(folder: PathBuf, of: Of) -> Self {
        Self { folder, of }
    }

    /// Every file of snapshots that `folder` may have.
    pub fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
        Of::ALL.into_iter().map(|of| Self::new(folder.to_owned(), of).path())
    }

    fn path(&self) -> PathBuf {
        self.folder.join(format!("{}.snapshot", self.of.name()))
    }

    /// Writes the state as it was at `sequence`; the file is whole or not there.
    ///
    /// # Errors
    /// Where the folder cannot be written or the disk is full.
    pub fn write(&self, sequence: i64, state: &[u8]) -> std::io::Result<()> {
        let draft = self.folder.join(format!("{}.snapshot.draft", self.of.name()));
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(self.of.mark())?;
        file.write_all(&sequence.to_le_bytes())?;
        file.write_all(&xxhash_rust::xxh3::xxh3_64(state).to_le_bytes())?;
        file.write_all(state)?;
        file.sync_data()?;
        std::fs::rename(&draft, self.path())
    }

    /// The newest snapshot and how far it had come; `None` where there is none or it is damaged.
    pub fn read(&self) -> Option<(i64, Vec<u8>)> {
        let bytes = std::fs::read(self.path()).ok()?;
        let (mark, rest) = bytes.split_first_chunk::<8>()?;
        let (sequence, rest) = rest.split_first_chunk::<8>()?;
        let (sum, state) = rest.split_first_chunk::<8>()?;
        let whole = mark == self.of.mark() && u64::from_le_bytes(*sum) == xxhash_rust::xxh3::xxh3_64(state);
        whole.then(|| (i64::from_le_bytes(*sequence), state.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_read_as_it_was_written_and_a_damaged_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let snapshots = Snapshots::new(folder.path().to_owned(), Of::Stories);
        assert_eq!(snapshots.read(), None);
        snapshots.write(7, b"state").unwrap();
        snapshots.write(9, b"newer state").unwrap();
        assert_eq!(snapshots.read(), Some((9, b"newer state".to_vec())));
        assert_eq!(Snapshots::new(folder.path().to_owned(), Of::FrontPages).read(), None, "each has a file of its own");
        let mut bytes = std::fs::read(snapshots.path()).unwrap();
        bytes.pop();
        std::fs::write(snapshots.path(), bytes).unwrap();
        assert_eq!(snapshots.read(), None);
    }
}
