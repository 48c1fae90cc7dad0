#![no_main]
libfuzzer_sys::fuzz_target!(|input: &[u8]| lardom_fuzz::markup(input));
