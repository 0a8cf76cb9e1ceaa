//! The snapshot file: the engine's state at a place in the log. It is a short cut only; whatever is wrong with it, the log is
//! read again instead.

use std::io::Write as _;
use std::path::PathBuf;

/// What the file begins with.
const MARK: &[u8; 8] = b"nsstory1";

/// Where snapshots are kept.
#[derive(Clone, Debug)]
pub struct Snapshots {
    folder: PathBuf,
}

impl Snapshots {
    /// Snapshots in `folder`.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.join("stories.snapshot")
    }

    /// Writes the state as it was after the fact `sequence`; the file is whole or not there.
    ///
    /// # Errors
    /// Where the folder cannot be written or the disk is full.
    pub fn write(&self, sequence: i64, state: &[u8]) -> std::io::Result<()> {
        let draft = self.folder.join("stories.snapshot.draft");
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(MARK)?;
        file.write_all(&sequence.to_le_bytes())?;
        file.write_all(&xxhash_rust::xxh3::xxh3_64(state).to_le_bytes())?;
        file.write_all(state)?;
        file.sync_data()?;
        std::fs::rename(&draft, self.path())
    }

    /// The newest snapshot and its place in the log; `None` where there is none or it is damaged.
    pub fn read(&self) -> Option<(i64, Vec<u8>)> {
        let bytes = std::fs::read(self.path()).ok()?;
        let (mark, rest) = bytes.split_first_chunk::<8>()?;
        let (sequence, rest) = rest.split_first_chunk::<8>()?;
        let (sum, state) = rest.split_first_chunk::<8>()?;
        let whole = mark == MARK && u64::from_le_bytes(*sum) == xxhash_rust::xxh3::xxh3_64(state);
        whole.then(|| (i64::from_le_bytes(*sequence), state.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_read_as_it_was_written_and_a_damaged_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let snapshots = Snapshots::new(folder.path().to_owned());
        assert_eq!(snapshots.read(), None);
        snapshots.write(7, b"state").unwrap();
        snapshots.write(9, b"newer state").unwrap();
        assert_eq!(snapshots.read(), Some((9, b"newer state".to_vec())));
        let mut bytes = std::fs::read(snapshots.path()).unwrap();
        bytes.pop();
        std::fs::write(snapshots.path(), bytes).unwrap();
        assert_eq!(snapshots.read(), None);
    }
}
