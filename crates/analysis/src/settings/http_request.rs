//! HTTP Request: an address that is http or https, headers, mappings.

use usher_model::{
    limits,
    steps::HttpRequest,
    template::{Segment, Template},
};

use super::Checker;
use crate::{
    detail::{Counted, Detail, Wanted},
    fix::Fix,
};

pub(super) fn check(settings: &HttpRequest, checker: &mut Checker<'_>) {
    checker.required_template("url", &settings.url, Wanted::Url, None);
    if !settings.url.is_blank() && !is_http(&settings.url) {
        checker.report_with("url", Detail::UrlNotHttp { url: settings.url.as_str().to_owned() }, Fix::UseHttps);
    }
    checker.template("body", &settings.body);
    checker.at_most("headers", Counted::Headers, settings.headers.len(), limits::HTTP_HEADERS);
    for (at, header) in settings.headers.iter().enumerate() {
        if header.name.trim().is_empty() {
            checker.missing(&format!("headers[{at}].name"), Wanted::HeaderName);
        }
        checker.template(&format!("headers[{at}].value"), &header.value);
    }
    checker.at_most("variables", Counted::Mappings, settings.variables.len(), limits::HTTP_VARIABLES);
    for (name, pointer) in &settings.variables {
        checker.pointer(&format!("variables.{name}"), pointer);
    }
    if let Some(mock) = &settings.mock {
        checker.within("mock.status", mock.status, 100, Some(599));
        if let Some(delay) = mock.delay {
            checker.duration("mock.delay", delay);
        }
    }
}

/// Whether the address begins with `http://` or `https://`, or with a variable that may bring it.
fn is_http(url: &Template) -> bool {
    match url.segments() {
        // What does not parse is reported as such.
        Err(_) => true,
        Ok([Segment::Variable { .. }, ..]) => true,
        Ok([Segment::Text(text), ..]) => {
            let text = text.trim_start().to_ascii_lowercase();
            text.starts_with("https://") || text.starts_with("http://")
        }
        Ok([]) => false,
    }
}
