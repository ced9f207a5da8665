//! Whole numbers as digits, without going through formats.

/// Adds a number in decimal digits.
pub(super) fn push(bytes: &mut Vec<u8>, mut number: u64) {
    // u64::MAX has twenty digits.
    let mut digits = [0; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
        if number == 0 {
            break;
        }
    }
    bytes.extend_from_slice(&digits[first..]);
}

/// Adds a number that may be negative.
pub(super) fn push_signed(bytes: &mut Vec<u8>, number: i64) {
    if number < 0 {
        bytes.push(b'-');
    }
    push(bytes, number.unsigned_abs());
}
