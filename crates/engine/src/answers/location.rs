//! Places: two numbers in a text.

use usher_model::value::Location;

use crate::text;

/// Reads `longitude, latitude` in degrees: longitude from -180 to 180, latitude from -90 to 90. The two are parted by a comma,
/// or, with decimal commas, by a semicolon.
#[must_use]
pub fn location(words: &str) -> Option<Location> {
    let (longitude, latitude) = words.split_once(';').or_else(|| words.split_once(','))?;
    let (longitude, latitude) = (text::number(longitude)?, text::number(latitude)?);
    (longitude.get().abs() <= 180.0 && latitude.get().abs() <= 90.0).then_some(Location { longitude, latitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_longitude_and_latitude() {
        for (words, expected) in [
            ("24.1052, 56.9496", Some((24.1052, 56.9496))),
            ("-73,40", Some((-73.0, 40.0))),
            ("24,1052; 56,9496", Some((24.1052, 56.9496))),
            ("180, -90", Some((180.0, -90.0))),
            ("181, 0", None),
            ("0, 91", None),
            ("24.1052", None),
            ("24.1, 56.9, 3", None),
            ("Riga, Latvia", None),
        ] {
            assert_eq!(location(words).map(|at| (at.longitude.get(), at.latitude.get())), expected, "{words}");
        }
    }
}
