//! Texts with variables, as in `{{$contact.first_name|there}}` (docs/domain.md, section 7).

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize, Serializer};

/// Where a variable's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Namespace {
    /// `$contact.*`: standard and custom fields, `name`, `id`, `tags`, `lifecycle`.
    Contact,
    /// `$assignee.*`: `id`, `name`, `email`.
    Assignee,
    /// `$conversation.*`: `id`, `source`, `channel`, `opened_at`, `first_message`.
    Conversation,
    /// `$team.name`: the routed team.
    Team,
    /// `$trigger.*`: what the trigger gives.
    Trigger,
    /// `$var.*`: question, HTTP and form variables of the run.
    Var,
    /// `$system.*`: `current_date`, `current_time`, `current_datetime`.
    System,
}

impl Namespace {
    /// Every namespace, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Contact, Self::Assignee, Self::Conversation, Self::Team, Self::Trigger, Self::Var, Self::System];

    /// The word after `$`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Assignee => "assignee",
            Self::Conversation => "conversation",
            Self::Team => "team",
            Self::Trigger => "trigger",
            Self::Var => "var",
            Self::System => "system",
        }
    }

    /// The names it has; `None` where they depend on the workspace or the workflow.
    #[must_use]
    pub const fn fixed_names(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Assignee => Some(&["id", "name", "email"]),
            Self::Conversation => Some(&["id", "source", "channel", "opened_at", "first_message"]),
            Self::Team => Some(&["name"]),
            Self::System => Some(&["current_date", "current_time", "current_datetime"]),
            Self::Contact | Self::Trigger | Self::Var => None,
        }
    }
}

/// A variable: a namespace and a name in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable {
    /// Where it is looked up.
    pub namespace: Namespace,
    /// By which name.
    pub name: Arc<str>,
}

impl Variable {
    /// Reads `$contact.first_name`.
    ///
    /// # Errors
    /// When there is no such namespace, or the name is empty or has other characters than ids have.
    pub fn parse(text: &str) -> Result<Self, TemplateErrorKind> {
        let path = text.strip_prefix('$').ok_or(TemplateErrorKind::NoDollar)?;
        let (namespace, name) = path.split_once('.').ok_or(TemplateErrorKind::NoName)?;
        let namespace = Namespace::ALL
            .into_iter()
            .find(|n| n.name() == namespace)
            .ok_or_else(|| TemplateErrorKind::UnknownNamespace(namespace.to_owned()))?;
        if crate::ids::check_id(name).is_err() {
            return Err(TemplateErrorKind::NoName);
        }
        if namespace.fixed_names().is_some_and(|names| !names.contains(&name)) {
            return Err(TemplateErrorKind::UnknownName(path.to_owned()));
        }
        Ok(Self { namespace, name: Arc::from(name) })
    }
}

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "${}.{}", self.namespace.name(), self.name)
    }
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text that is sent as it is.
    Text(Arc<str>),
    /// A variable, and the text that stands in when it has no value.
    Variable {
        /// Which one.
        variable: Variable,
        /// What is written when it is absent.
        fallback: Option<Arc<str>>,
    },
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateErrorKind {
    /// `{{` without `}}`.
    #[error("this {{{{ is never closed by }}}}")]
    Unclosed,
    /// `{{$contact.first_name|{{$contact.last_name}}}}`: what stands in is plain text.
    #[error("what stands in for a variable cannot hold another one")]
    InFallback,
    /// `{{name}}` where `{{$…}}` is meant.
    #[error("a variable begins with $")]
    NoDollar,
    /// `{{$contact}}` or `{{$contact.}}`.
    #[error("a variable has the form $contact.first_name")]
    NoName,
    /// A namespace that does not exist.
    #[error("there is no ${0}")]
    UnknownNamespace(String),
    /// A name that this namespace does not have.
    #[error("there is no ${0}")]
    UnknownName(String),
}

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("character {column}: {kind}")]
pub struct TemplateError {
    /// The character at which the faulty variable begins, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: TemplateErrorKind,
}

/// A text with variables. It is parsed when it is made; a faulty one is kept as it was written, so that nothing is lost.
#[derive(Clone, Deserialize)]
#[serde(from = "String")]
pub struct Template {
    text: Arc<str>,
    parsed: Result<Arc<[Segment]>, Box<TemplateError>>,
}

impl Template {
    /// Parses a text; a fault is remembered, see [`Template::segments`].
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { parsed: parse(text).map(Arc::from).map_err(Box::new), text: Arc::from(text) }
    }

    /// The text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nothing but white space was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the text stands for itself: filled in, it is the same.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        match self.segments() {
            Ok([]) => true,
            Ok([Segment::Text(literal)]) => literal.len() == self.text.len(),
            Ok(_) | Err(_) => false,
        }
    }

    /// The pieces in order.
    ///
    /// # Errors
    /// The first fault of the text.
    pub fn segments(&self) -> Result<&[Segment], &TemplateError> {
        self.parsed.as_deref().map_err(|error| &**error)
    }

    /// The variables it names, in order; none when it does not parse.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.segments().unwrap_or_default().iter().filter_map(|segment| match segment {
            Segment::Text(_) => None,
            Segment::Variable { variable, .. } => Some(variable),
        })
    }
}

/// Splits a text into pieces in one pass; `{{{{` stands for a literal `{{`.
fn parse(text: &str) -> Result<Vec<Segment>, TemplateError> {
    let (mut segments, mut literal, mut rest) = (Vec::new(), String::new(), text);
    while let Some(open) = rest.find("{{") {
        literal.push_str(&rest[..open]);
        let inside = &rest[open + 2..];
        if let Some(after) = inside.strip_prefix("{{") {
            literal.push_str("{{");
            rest = after;
            continue;
        }
        let fault = |kind| TemplateError { column: text[..text.len() - rest.len() + open].chars().count() + 1, kind };
        let close = inside.find("}}").ok_or_else(|| fault(TemplateErrorKind::Unclosed))?;
        let (path, fallback) = match inside[..close].split_once('|') {
            Some((path, fallback)) => (path, Some(Arc::from(fallback))),
            None => (&inside[..close], None),
        };
        let variable = Variable::parse(path.trim()).map_err(fault)?;
        if fallback.as_ref().is_some_and(|text: &Arc<str>| text.contains("{{")) {
            return Err(fault(TemplateErrorKind::InFallback));
        }
        if !literal.is_empty() {
            segments.push(Segment::Text(Arc::from(std::mem::take(&mut literal))));
        }
        segments.push(Segment::Variable { variable, fallback });
        rest = &inside[close + 2..];
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        segments.push(Segment::Text(Arc::from(literal)));
    }
    Ok(segments)
}

impl Default for Template {
    fn default() -> Self {
        Self::new("")
    }
}

impl From<String> for Template {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<&str> for Template {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

// By hand, as for ids: the derived way would copy the text first.
impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl From<Template> for String {
    fn from(template: Template) -> Self {
        template.text.as_ref().to_owned()
    }
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Template {}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.text)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Template {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Template".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match Template::new(text).segments() {
            Ok(segments) => segments
                .iter()
                .map(|segment| match segment {
                    Segment::Text(text) => format!("[{text}]"),
                    Segment::Variable { variable, fallback } => {
                        format!("<{variable}{}>", fallback.as_ref().map(|f| format!("|{f}")).unwrap_or_default())
                    }
                })
                .collect(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn templates_are_read_as_documented() {
        for (text, expected) in [
            ("", ""),
            ("plain }} text", "[plain }} text]"),
            ("Hi {{$contact.first_name|there}}!", "[Hi ]<$contact.first_name|there>[!]"),
            ("{{$var.need}}{{ $team.name }}", "<$var.need><$team.name>"),
            ("a {{{{ b", "[a {{ b]"),
            ("{{{{{{$var.x}}", "[{{]<$var.x>"),
            ("{{$contact.a|}}", "<$contact.a|>"),
            ("é {{", "character 3: this {{ is never closed by }}"),
            ("{{}}", "character 1: a variable begins with $"),
            ("{{$}}", "character 1: a variable has the form $contact.first_name"),
            ("{{$a.b}}", "character 1: there is no $a"),
            ("{{$contact.b.c}}", "character 1: a variable has the form $contact.first_name"),
            ("{{$team.size}}", "character 1: there is no $team.size"),
            ("Hi {{$var.a|{{$var.b}}}}", "character 4: what stands in for a variable cannot hold another one"),
            ("{{$var.a|there! Ask {{$team.name}}", "character 1: what stands in for a variable cannot hold another one"),
            ("{{$var.a|{}}", "<$var.a|{>"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_plain_text_has_nothing_to_fill_in() {
        for (text, plain) in
            [("", true), ("a }} b", true), ("{{$var.x}}", false), ("a {{{{ b", false), ("{{", false), ("a{{$var.x}}", false)]
        {
            assert_eq!(Template::new(text).is_plain(), plain, "{text}");
        }
    }

    #[test]
    fn ten_thousand_braces_take_no_time() {
        assert!(Template::new(&"{{".repeat(10_001)).segments().is_err());
        assert!(Template::new(&"{{{{".repeat(10_000)).segments().is_ok());
    }
}
