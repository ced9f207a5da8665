//! The journal and the two snapshots in IndexedDB `usher`, to the contract that public/saved.js reads as well.
//!
//! `journal` {n, base, writer, at, text, crc32} one patch each; `snapshots` {slot, n, at, schema, text, length, crc32}, the whole
//! workspace in slot A or B; `meta` {key, …}. What is true is the newest snapshot whose checksum holds and the gap-free
//! changes after it. Nothing damaged is ever written over: it is set aside first.

use std::cell::Cell;

use js_sys::{Array, JSON};
use leptos::wasm_bindgen::{JsValue, closure::Closure};
use leptos::web_sys::{IdbCursorDirection, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters};

use super::Failure;
use super::database::{self, Durability, Ending, begin_read, begin_write, number, record, settled, text};

const NAME: &str = "usher";
const VERSION: u32 = 1;
/// The version of what the texts say: the one of the document format.
const SCHEMA: u32 = usher_model::document::VERSION;
const JOURNAL: &str = "journal";
const SNAPSHOTS: &str = "snapshots";
const META: &str = "meta";
/// So many changes before a snapshot stay, so that the other slot can be brought up to date too.
const CHANGES_KEPT: u64 = 500;

/// One change: a patch in the order in which patches were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its number; the first one ever is 1.
    pub n: u64,
    /// When it was made, in milliseconds since 1970.
    pub at: f64,
    /// The patch as JSON.
    pub text: String,
}

/// The whole workspace at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The number of the last change in it.
    pub n: u64,
    /// When it was taken, in milliseconds since 1970.
    pub at: f64,
    /// The workspace file.
    pub text: String,
}

/// What the browser holds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The snapshots whose checksum holds, newest first.
    pub snapshots: Vec<Snapshot>,
    /// The changes whose checksum holds, in order, up to the first gap or damage after the newest snapshot.
    pub changes: Vec<Change>,
    /// The records that do not hold or follow on nothing, as JSON for a download; `None` when everything can be used.
    pub damaged: Option<String>,
    /// The slots whose checksum does not hold.
    pub damaged_slots: Vec<String>,
    /// The highest number of any record: the next change comes after it.
    pub highest: u64,
    /// Whether there is any record at all.
    pub is_empty: bool,
}

impl Found {
    /// The changes after a number.
    pub fn after(&self, n: u64) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.n > n)
    }
}

/// An open storage.
pub struct Journal {
    db: IdbDatabase,
    writer: String,
    /// Closes the connection when another page wants to delete or upgrade the database.
    _on_version_change: Closure<dyn FnMut()>,
    /// The number of the newest snapshot.
    snapshot_n: Cell<u64>,
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.db.close();
    }
}

impl Journal {
    /// Opens the storage, and makes it where there is none.
    ///
    /// # Errors
    /// When storage is denied, does not answer or belongs to a newer Usher.
    pub async fn open() -> Result<Self, Failure> {
        let db = database::open(NAME, VERSION, make_stores).await?;
        let closing = db.clone();
        let on_version_change = Closure::<dyn FnMut()>::new(move || closing.close());
        db.set_onversionchange(Some(leptos::wasm_bindgen::JsCast::unchecked_ref(on_version_change.as_ref())));
        let writer = format!("{:08x}", crc32(&format!("{}{}", js_sys::Date::now(), js_sys::Math::random())));
        Ok(Self { db, writer, _on_version_change: on_version_change, snapshot_n: Cell::new(0) })
    }

    /// Reads everything and sorts out what holds.
    ///
    /// # Errors
    /// When the browser cannot read it; then nothing may be written either.
    pub async fn read(&self) -> Result<Found, Failure> {
        let reading = begin_read(&self.db, &[JOURNAL, SNAPSHOTS])?;
        let snapshots = reading.object_store(SNAPSHOTS)?.get_all()?;
        let journal = reading.object_store(JOURNAL)?.get_all()?;
        let snapshots = Array::from(&settled(&snapshots).await?);
        let journal = Array::from(&settled(&journal).await?);
        let found = sort_out(&snapshots, &journal);
        self.snapshot_n.set(found.snapshots.first().map_or(0, |snapshot| snapshot.n));
        Ok(found)
    }

    /// Begins to write changes, all or none, and gives what completes when they are kept.
    ///
    /// The requests are made before this returns, so a page that is being closed still gets them off.
    ///
    /// # Errors
    /// When the connection is closed. Completing fails with [`Failure::Overtaken`] if another tab wrote after `base`.
    pub fn append(&self, base: u64, changes: &[Change]) -> Result<impl Future<Output = Result<(), Failure>> + use<>, Failure> {
        let writing = begin_write(&self.db, &[JOURNAL], Durability::Relaxed)?;
        let ending = Ending::of(&writing);
        let journal = writing.object_store(JOURNAL)?;
        // Asked before the first change is added: the highest number that was there.
        let last = journal.open_key_cursor_with_range_and_direction(&JsValue::NULL, IdbCursorDirection::Prev)?;
        for change in changes {
            // `add`, not `put`: a number that exists fails the whole transaction.
            journal.add(&self.sealed(change, base))?;
        }
        Ok(async move {
            let overtaken = match settled(&last).await {
                Ok(cursor) => {
                    js_sys::Reflect::get(&cursor, &"key".into()).ok().and_then(|key| key.as_f64()).is_some_and(|key| key > base as f64)
                }
                Err(_) => false,
            };
            if overtaken {
                let _ = writing.abort();
            }
            let kept = ending.complete().await;
            if overtaken { Err(Failure::Overtaken) } else { kept }
        })
    }

    /// Writes a snapshot over the older of the two, then lets go of changes that no slot needs any more.
    ///
    /// # Errors
    /// When there is no room, or another tab has taken a later snapshot.
    pub async fn take_snapshot(&self, snapshot: &Snapshot) -> Result<(), Failure> {
        let writing = begin_write(&self.db, &[SNAPSHOTS], Durability::Strict)?;
        let ending = Ending::of(&writing);
        let slots = writing.object_store(SNAPSHOTS)?;
        let result = self.flip(&slots, snapshot).await;
        if result.is_err() {
            let _ = writing.abort();
        }
        let kept = ending.complete().await;
        result.and(kept)?;
        self.snapshot_n.set(snapshot.n);
        self.forget_before(snapshot.n.saturating_sub(CHANGES_KEPT)).await
    }

    /// The number of the last change in the newest snapshot; 0 without one.
    #[must_use]
    pub fn snapshot_n(&self) -> u64 {
        self.snapshot_n.get()
    }

    /// Keeps what cannot be used under a key of its own and takes it out of the way, in one step.
    ///
    /// # Errors
    /// When it cannot be kept; then it is still where it was.
    pub async fn set_aside(&self, text: &str, slots: &[String], after: u64, at: f64) -> Result<(), Failure> {
        let writing = begin_write(&self.db, &[JOURNAL, SNAPSHOTS, META], Durability::Strict)?;
        let ending = Ending::of(&writing);
        let aside = [("key", format!("aside-{at}").into()), ("at", at.into()), ("text", text.into()), ("crc32", crc32(text).into())];
        writing.object_store(META)?.put(&record(&aside))?;
        for slot in slots {
            writing.object_store(SNAPSHOTS)?.delete(&slot.as_str().into())?;
        }
        let beyond = IdbKeyRange::lower_bound_with_open(&JsValue::from_f64(after as f64), true)?;
        writing.object_store(JOURNAL)?.delete(&beyond)?;
        ending.complete().await
    }

    /// Keeps a text under a key, beside the work: what is nice to know and may be lost.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn note(&self, key: &str, value: &str) -> Result<(), Failure> {
        let writing = begin_write(&self.db, &[META], Durability::Relaxed)?;
        let ending = Ending::of(&writing);
        writing.object_store(META)?.put(&record(&[("key", key.into()), ("text", value.into())]))?;
        ending.complete().await
    }

    /// A text that was noted; `None` where there is none or it cannot be read.
    pub async fn noted(&self, key: &str) -> Option<String> {
        let reading = begin_read(&self.db, &[META]).ok()?;
        let request = reading.object_store(META).ok()?.get(&key.into()).ok()?;
        text(&settled(&request).await.ok()?, "text")
    }

    async fn flip(&self, slots: &IdbObjectStore, snapshot: &Snapshot) -> Result<(), Failure> {
        let held = Array::from(&settled(&slots.get_all()?).await?);
        let newest = held.iter().filter(holds).max_by(|a, b| n_of(a).total_cmp(&n_of(b)));
        if newest.as_ref().is_some_and(|newest| n_of(newest) > snapshot.n as f64) {
            return Err(Failure::Overtaken);
        }
        let slot = if newest.is_some_and(|newest| text(&newest, "slot").as_deref() == Some("A")) { "B" } else { "A" };
        let fields = [
            ("slot", slot.into()),
            ("n", (snapshot.n as f64).into()),
            ("at", snapshot.at.into()),
            ("schema", SCHEMA.into()),
            ("text", snapshot.text.as_str().into()),
            ("length", (snapshot.text.encode_utf16().count() as f64).into()),
            ("crc32", crc32(&snapshot.text).into()),
        ];
        slots.put(&record(&fields))?;
        Ok(())
    }

    async fn forget_before(&self, n: u64) -> Result<(), Failure> {
        let writing = begin_write(&self.db, &[JOURNAL], Durability::Relaxed)?;
        let ending = Ending::of(&writing);
        writing.object_store(JOURNAL)?.delete(&IdbKeyRange::upper_bound(&JsValue::from_f64(n as f64))?.into())?;
        ending.complete().await
    }

    fn sealed(&self, change: &Change, base: u64) -> JsValue {
        record(&[
            ("n", (change.n as f64).into()),
            ("base", (base as f64).into()),
            ("writer", self.writer.as_str().into()),
            ("at", change.at.into()),
            ("text", change.text.as_str().into()),
            ("crc32", crc32(&change.text).into()),
        ])
    }
}

fn make_stores(db: &IdbDatabase) {
    for (store, key) in [(JOURNAL, "n"), (SNAPSHOTS, "slot"), (META, "key")] {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_key_path(&key.into());
        // Fails only for a store that is there already, and the database is new.
        let _ = db.create_object_store_with_optional_parameters(store, &parameters);
    }
}

/// Keeps of the records what can be trusted and names the rest.
fn sort_out(snapshots: &Array, journal: &Array) -> Found {
    let mut found = Found { is_empty: snapshots.length() == 0 && journal.length() == 0, ..Found::default() };
    let damaged = Array::new();
    for slot in snapshots.iter() {
        found.highest = found.highest.max(n_of(&slot) as u64);
        match held_text(&slot) {
            Some(text) => found.snapshots.push(Snapshot { n: n_of(&slot) as u64, at: number(&slot, "at").unwrap_or_default(), text }),
            None => {
                found.damaged_slots.extend(text(&slot, "slot"));
                damaged.push(&slot);
            }
        }
    }
    found.snapshots.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.n));
    let newest = found.snapshots.first().map_or(0, |snapshot| snapshot.n);
    // After the first gap or damage nothing follows on what is known, however whole it is.
    let mut next = Some(newest + 1);
    for entry in journal.iter() {
        let n = n_of(&entry) as u64;
        found.highest = found.highest.max(n);
        let held = held_text(&entry).map(|text| Change { n, at: number(&entry, "at").unwrap_or_default(), text });
        match held {
            // The newest snapshot has these already; the other slot may need them.
            Some(change) if n <= newest => found.changes.push(change),
            Some(change) if next == Some(n) => {
                found.changes.push(change);
                next = Some(n + 1);
            }
            None if n <= newest => {}
            Some(_) | None => {
                damaged.push(&entry);
                next = None;
            }
        }
    }
    if let (1.., Ok(text)) = (damaged.length(), JSON::stringify(&damaged)) {
        found.damaged = Some(text.into());
    }
    found
}

fn held_text(entry: &JsValue) -> Option<String> {
    holds(entry).then(|| text(entry, "text")).flatten()
}

fn n_of(entry: &JsValue) -> f64 {
    number(entry, "n").unwrap_or_default()
}

fn holds(entry: &JsValue) -> bool {
    text(entry, "text").is_some_and(|text| number(entry, "crc32") == Some(f64::from(crc32(&text))))
}

/// CRC-32 as in PNG and gzip, of the text's UTF-8.
#[must_use]
pub fn crc32(text: &str) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut n = 0;
        while n < 16 {
            let mut sum = n as u32;
            let mut bit = 0;
            while bit < 4 {
                sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
                bit += 1;
            }
            table[n] = sum;
            n += 1;
        }
        table
    };
    let sum = text.bytes().fold(u32::MAX, |sum, byte| {
        let sum = sum ^ u32::from(byte);
        let sum = (sum >> 4) ^ TABLE[(sum & 15) as usize];
        (sum >> 4) ^ TABLE[(sum & 15) as usize]
    });
    !sum
}
