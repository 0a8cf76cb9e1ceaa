//! libFuzzer's way in to the target `feed`.
#![no_main]

use newsstand_fuzz::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Feed.run(input));
