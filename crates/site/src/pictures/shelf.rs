//! The pictures kept on disk: a folder of files, bounded in bytes; what was not asked for longest goes first.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// A folder with a limit.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: PathBuf,
    max_bytes: u64,
    /// Bytes in the folder; `u64::MAX` until someone counted.
    bytes: AtomicU64,
    writes: AtomicU64,
}

impl Shelf {
    /// Pictures in `folder`, at most `max_bytes` of them.
    pub fn new(folder: PathBuf, max_bytes: u64) -> Self {
        Self { folder, max_bytes, bytes: AtomicU64::new(u64::MAX), writes: AtomicU64::new(0) }
    }

    fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name.get(..2).unwrap_or("00")).join(name)
    }

    /// The bytes kept under `name` (hexadecimal digits). Marks them as used.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.place(name);
        let bytes = std::fs::read(&path).ok()?;
        if let Ok(file) = std::fs::File::open(&path) {
            // The time of change is the time of last use; failing to set it only shortens the picture's stay.
            let _ = file.set_modified(SystemTime::now());
        }
        Some(bytes)
    }

    /// Keeps `bytes` under `name`: whole or not at all, also when the power fails in between.
    pub fn write(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let path = self.place(name);
        let folder = path.parent().unwrap_or(&self.folder);
        std::fs::create_dir_all(folder)?;
        let number = self.writes.fetch_add(1, Ordering::Relaxed);
        let draft = folder.join(format!("{name}.{}.{number}.part", std::process::id()));
        std::fs::write(&draft, bytes)?;
        if let Err(error) = std::fs::rename(&draft, &path) {
            let _ = std::fs::remove_file(&draft);
            return Err(error);
        }
        let before = self.bytes.load(Ordering::Relaxed);
        let size = if before == u64::MAX { self.count() } else { before.saturating_add(bytes.len() as u64) };
        self.bytes.store(size, Ordering::Relaxed);
        if size > self.max_bytes {
            self.clear_out();
        }
        Ok(())
    }

    fn count(&self) -> u64 {
        files(&self.folder).iter().map(|file| file.bytes).sum()
    }

    /// Removes the longest unused files until a tenth of the room is free.
    fn clear_out(&self) {
        let mut files = files(&self.folder);
        files.sort_by_key(|file| file.used);
        let mut bytes: u64 = files.iter().map(|file| file.bytes).sum();
        let wanted = self.max_bytes - self.max_bytes / 10;
        for file in files {
            if bytes <= wanted {
                break;
            }
            if std::fs::remove_file(&file.path).is_ok() {
                bytes = bytes.saturating_sub(file.bytes);
            }
        }
        self.bytes.store(bytes, Ordering::Relaxed);
    }
}

struct File {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

/// All files two levels below `folder`.
fn files(folder: &Path) -> Vec<File> {
    let entries = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries(folder)
        .flat_map(|shelf| entries(&shelf.path()).collect::<Vec<_>>())
        .filter_map(|entry| {
            let facts = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
            let used = facts.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            Some(File { path: entry.path(), bytes: facts.len(), used })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_stays_within_its_limit_and_keeps_what_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path().to_owned(), 10_000);
        for n in 0..30 {
            shelf.write(&format!("{n:02x}picture"), &[0; 1_000]).unwrap();
            let path = shelf.place(&format!("{n:02x}picture"));
            let used = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(n);
            std::fs::File::open(path).unwrap().set_modified(used).unwrap();
        }
        assert!(shelf.count() <= 10_000);
        assert!(shelf.read("1dpicture").is_some(), "the newest is there");
        assert!(shelf.read("00picture").is_none(), "the oldest is gone");
    }

    #[test]
    fn nothing_half_written_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path().to_owned(), 10_000);
        shelf.write("abcdef", b"whole").unwrap();
        assert_eq!(shelf.read("abcdef").unwrap(), b"whole");
        assert!(files(folder.path()).iter().all(|file| file.path.extension().is_none()));
    }
}
