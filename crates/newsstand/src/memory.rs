//! How memory that is no longer needed goes back to the system.

/// What the allocator calls the milliseconds that it keeps free memory for itself before it gives it back.
const PURGE_DELAY: &str = "MIMALLOC_PURGE_DELAY";

/// Has the allocator give free memory back at once, by starting this program once more in the same process.
///
/// The allocator reads its options before `main` begins, and from the environment only. While feeds are collected, what it would keep for ten
/// milliseconds is a tenth of all memory (`docs/decisions/0010-memory-goes-back-at-once.md`). Where the operator has set the
/// option, or the program cannot be started again, everything stays as it is.
#[cfg(unix)]
pub fn give_back_at_once() {
    use std::os::unix::process::CommandExt as _;

    if std::env::var_os(PURGE_DELAY).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut words = std::env::args_os();
    let mut again = std::process::Command::new(program);
    if let Some(name) = words.next() {
        again.arg0(name);
    }
    // Comes back only where it failed, and then the program goes on with more memory.
    let _failed = again.args(words).env(PURGE_DELAY, "0").exec();
}

/// Elsewhere the allocator's own choice stands.
#[cfg(not(unix))]
pub fn give_back_at_once() {}
