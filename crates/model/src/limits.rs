//! Every limit in one place: those that are errors, and those that only warn (docs/domain.md, section 8).

/// Branches of one Branch step, at least 1. Hard.
pub const BRANCHES: usize = 9;
/// Conditions in a group. Hard.
pub const CONDITIONS: usize = 10;
/// The most that "at most so many jumps" may say, at least 1. Hard.
pub const JUMPS: i64 = 10;
/// The longest wait or timeout, in seconds: 7 days. Hard. Also how long a wait without a timeout lasts.
pub const WAIT_SECONDS: i64 = 7 * 86_400;
/// Characters of a message text. Hard.
pub const MESSAGE_CHARS: usize = 2_000;
/// Choices of a multiple-choice question. Hard.
pub const CHOICES: usize = 10;
/// Characters of a choice's label. Hard.
pub const CHOICE_CHARS: usize = 20;
/// Headers of an HTTP request. Hard.
pub const HTTP_HEADERS: usize = 10;
/// Response mappings of an HTTP request. Hard.
pub const HTTP_VARIABLES: usize = 10;

/// Steps of a workflow in the reference product. Warns.
pub const STEPS: usize = 100;
/// Workflows of a workspace in the reference product. Warns.
pub const WORKFLOWS: usize = 150;
/// Characters of a comment. Warns.
pub const COMMENT_CHARS: usize = 1_000;
/// Characters of a closing summary. Warns.
pub const SUMMARY_CHARS: usize = 512;
/// Characters of a category's name. Warns.
pub const CATEGORY_CHARS: usize = 128;
/// Characters of a field's name. Warns.
pub const FIELD_CHARS: usize = 50;
/// Characters of a tag's name. Warns.
pub const TAG_CHARS: usize = 255;
/// Attachments of an e-mail. Warns.
pub const EMAIL_ATTACHMENTS: usize = 5;

/// Steps a run may execute without waiting before it ends with `loop_guard`.
pub const STEPS_WITHOUT_WAITING: u32 = 1_000;
/// Hand-overs in a chain of workflows before `loop_guard`.
pub const CHAIN_DEPTH: u32 = 5;
/// Hours for which a WhatsApp window stays open after an ad click.
pub const AD_WINDOW_HOURS: i64 = 72;

/// Characters as people count them: extended grapheme clusters.
#[must_use]
pub fn characters(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    text.graphemes(true).count()
}
