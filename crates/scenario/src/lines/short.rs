//! Short pieces of text put into a buffer without the call that copies long ones: in WebAssembly that call costs more than the copy.

/// Adds bytes, most of the time few.
pub(super) fn push(out: &mut Vec<u8>, bytes: &[u8]) {
    match bytes.len() {
        0..4 => bytes.iter().for_each(|byte| out.push(*byte)),
        4..8 => ends::<4>(out, bytes),
        8..16 => ends::<8>(out, bytes),
        16..32 => ends::<16>(out, bytes),
        _ => out.extend_from_slice(bytes),
    }
}

/// Adds the first N bytes and the last N, which overlap: there are at least N and at most twice as many.
fn ends<const N: usize>(out: &mut Vec<u8>, bytes: &[u8]) {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<N>(), bytes.last_chunk::<N>()) {
        out.reserve(2 * N);
        let begin = out.len();
        out.extend_from_slice(first);
        out.truncate(begin + bytes.len() - N);
        out.extend_from_slice(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_copied_whole() {
        let all: Vec<u8> = (0..100).collect();
        for length in 0..=all.len() {
            let mut out = vec![7, 8];
            push(&mut out, &all[..length]);
            assert_eq!((&out[..2], &out[2..]), (&[7, 8][..], &all[..length]));
        }
    }
}
