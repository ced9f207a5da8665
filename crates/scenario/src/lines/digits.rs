//! Whole numbers as digits, without going through formats.

use super::short;

/// The digits of the numbers below a hundred.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
        number += 1;
    }
    pairs
};

/// Adds a number in decimal digits.
pub(super) fn push(bytes: &mut Vec<u8>, mut number: u64) {
    // u64::MAX has twenty digits.
    let mut digits = [0; 20];
    let mut first = digits.len();
    while number >= 10 {
        first -= 2;
        let pair = PAIRS[(number % 100) as usize];
        (digits[first], digits[first + 1]) = (pair[0], pair[1]);
        number /= 100;
    }
    if number > 0 || first == digits.len() {
        first -= 1;
        digits[first] = PAIRS[(number % 100) as usize][1];
    }
    short::push(bytes, &digits[first..]);
}

/// Adds a number that may be negative.
pub(super) fn push_signed(bytes: &mut Vec<u8>, number: i64) {
    if number < 0 {
        bytes.push(b'-');
    }
    push(bytes, number.unsigned_abs());
}
