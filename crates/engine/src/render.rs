//! Templates filled in: variables become text exactly once (docs/domain.md, section 7).

use usher_model::template::{Segment, Template, Variable};

/// A template filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The text as it is sent.
    pub text: String,
    /// The variables that had no value, in order; where one has a fallback, it stands in the text.
    pub absent: Vec<Variable>,
    /// Why the template does not parse; then `text` is the template as it was written.
    pub error: Option<String>,
}

/// Fills in a template. `lookup` gives the value of a variable, or `None` when it has none. A value is never rendered again, so
/// a contact whose name is `{{$contact.email}}` is greeted by just that.
pub fn render(template: &Template, lookup: impl Fn(&Variable) -> Option<String>) -> Rendered {
    let segments = match template.segments() {
        Ok(segments) => segments,
        Err(error) => {
            return Rendered { text: template.as_str().to_owned(), absent: Vec::new(), error: Some(error.to_string()) };
        }
    };
    let (mut text, mut absent) = (String::with_capacity(template.as_str().len()), Vec::new());
    for segment in segments {
        match segment {
            Segment::Text(literal) => text.push_str(literal),
            Segment::Variable { variable, fallback } => match lookup(variable) {
                Some(value) => text.push_str(&value),
                None => {
                    absent.push(variable.clone());
                    text.push_str(fallback.as_deref().unwrap_or_default());
                }
            },
        }
    }
    Rendered { text, absent, error: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_become_text_once() {
        for (template, text, absent) in [
            ("Hi {{$contact.first_name|there}}!", "Hi {{$contact.email}}!", ""),
            ("Hi {{$contact.last_name|there}}!", "Hi there!", "$contact.last_name"),
            ("a{{$var.x}}b{{$team.name}}c", "abc", "$var.x $team.name"),
            ("{{$contact.first_name|$contact.last_name}}", "{{$contact.email}}", ""),
            ("{{{{ {{$contact.empty|x}}", "{{ ", ""),
        ] {
            let rendered = render(&Template::new(template), |variable| match &*variable.name {
                "first_name" => Some("{{$contact.email}}".to_owned()),
                "empty" => Some(String::new()),
                _ => None,
            });
            let names: Vec<_> = rendered.absent.iter().map(ToString::to_string).collect();
            assert_eq!((rendered.text.as_str(), names.join(" ").as_str(), rendered.error), (text, absent, None), "{template}");
        }
    }

    #[test]
    fn a_template_that_does_not_parse_is_sent_as_written() {
        let rendered = render(&Template::new("Hi {{$contact.first_name"), |_| Some("x".to_owned()));
        assert_eq!(rendered.text, "Hi {{$contact.first_name");
        assert_eq!(rendered.error.as_deref(), Some("character 4: this {{ is never closed by }}"));
    }
}
