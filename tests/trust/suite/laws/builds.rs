//! The law about builds: whatever compiled the engine, and however, a world gives the bytes that are committed here.

use std::{env, fs, path::Path};

use super::Play;

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same everywhere, and a few lines.
fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// One line for ten seeds, so that a difference says where to look.
fn hashes() -> String {
    let hash = |first: u64| {
        let lines = (first..first + 10).flat_map(|seed| Play::of(seed).trace());
        lines.fold(0xCBF2_9CE4_8422_2325, |hash, line| fnv1a(hash, format!("{line}\n").as_bytes()))
    };
    (0..20).map(|group| format!("seeds {:3} to {:3}: {:016x}\n", group * 10, group * 10 + 9, hash(group * 10))).collect()
}

#[test]
fn m3_any_build_gives_the_committed_bytes() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../traces/seeds.fnv1a");
    let now = hashes();
    if env::var_os("UPDATE_EXPECT").is_some() {
        return fs::write(&file, now).expect("a file that can be written");
    }
    let committed = fs::read_to_string(&file).expect("tests/traces/seeds.fnv1a; UPDATE_EXPECT=1 writes it");
    assert_eq!(now, committed, "If worlds are drawn otherwise now, or a rule has changed: UPDATE_EXPECT=1 cargo test -p trust m3");
}
