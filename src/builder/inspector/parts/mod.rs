//! What the forms are made of.

pub mod setting;

pub mod caret;
pub mod template;
pub mod variables;

pub mod pick;
pub mod records;

pub mod duration;
pub mod lead;
pub mod timeout;

pub mod date_ranges;
pub mod hours;
pub mod moments;

pub mod draft;
pub mod items;
pub mod pairs;
pub mod variable;

pub mod condition;

pub mod arm;
pub mod starts;
