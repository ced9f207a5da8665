//! The targets under libFuzzer; `USHER_FUZZ` names the one that runs. Started by `scripts/fuzz`.
#![no_main]
#![allow(unsafe_code, reason = "libFuzzer is C++ and calls a function of this program")]

use std::sync::LazyLock;

use fuzz::TARGETS;
use libfuzzer_sys::fuzz_target;

static RUN: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("USHER_FUZZ").expect("USHER_FUZZ names a target");
    TARGETS.iter().find(|target| target.name == name).expect("a target of this name").run
});

fuzz_target!(|bytes: &[u8]| RUN(bytes));
