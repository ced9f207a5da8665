//! Numbers, within bounds.

use usher_model::{trace::InvalidAnswer, value::Number};

use crate::text;

/// A number from the least to the greatest that is accepted, both included.
pub(super) fn read(words: &str, min: Option<Number>, max: Option<Number>) -> Result<Number, InvalidAnswer> {
    let number = text::number(words).ok_or(InvalidAnswer::NotANumber)?;
    match (min, max) {
        (Some(min), _) if number < min => Err(InvalidAnswer::TooSmall { min }),
        (_, Some(max)) if number > max => Err(InvalidAnswer::TooLarge { max }),
        _ => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_included() {
        let (min, max) = (Number::from(1), Number::from(10));
        for (words, expected) in [
            ("1", Ok(Number::from(1))),
            ("10,0", Ok(Number::from(10))),
            ("0,99", Err(InvalidAnswer::TooSmall { min })),
            ("10.01", Err(InvalidAnswer::TooLarge { max })),
            ("ten", Err(InvalidAnswer::NotANumber)),
        ] {
            assert_eq!(read(words, Some(min), Some(max)), expected, "{words}");
        }
        assert_eq!(read("-1000", None, None), Ok(Number::from(-1000)));
    }
}
