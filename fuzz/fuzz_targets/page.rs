//! libFuzzer's way in to the target `page`.
#![no_main]

use newsstand_fuzz::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Page.run(input));
