//! IndexedDB as futures: requests that settle, transactions that complete, records as plain objects.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use leptos::web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Failure;

/// A storage that has not opened after so long is treated as one that never will.
const OPEN_WITHIN_MS: i32 = 5_000;

/// Opens a database; `make_stores` runs when it is new.
///
/// # Errors
/// When storage is denied, was made by a newer version, or does not answer in time.
pub async fn open(name: &str, version: u32, make_stores: fn(&IdbDatabase)) -> Result<IdbDatabase, Failure> {
    let factory = window().indexed_db()?.ok_or(Failure::Denied)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(name, version)?;
    let upgrading = request.clone();
    let upgrade = Closure::<dyn FnMut()>::new(move || {
        if let Some(db) = upgrading.result().ok().and_then(|db| db.dyn_into::<IdbDatabase>().ok()) {
            make_stores(&db);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = settling(&request);
    let late = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, OPEN_WITHIN_MS);
    });
    let race = JsFuture::from(Promise::race(&Array::of2(&opened, &late))).await;
    if race.as_ref().is_ok_and(JsValue::is_undefined) {
        // It may still open one day; an open connection nobody knows of would block everybody else.
        spawn_local(async move {
            let opened = JsFuture::from(opened).await;
            drop(upgrade);
            if let Some(db) = opened.ok().and_then(|_| request.result().ok()).and_then(|db| db.dyn_into::<IdbDatabase>().ok()) {
                db.close();
            }
        });
        return Err(Failure::Silent);
    }
    match race {
        Ok(_) => request.result()?.dyn_into().map_err(Failure::from),
        Err(_) => Err(failure_of(&request)),
    }
}

/// What a completed transaction survives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// A crash of the browser.
    Relaxed,
    /// A power failure as well; slower on some disks.
    Strict,
}

/// Begins a transaction that writes.
///
/// # Errors
/// When the connection is closed or a store does not exist.
pub fn begin_write(db: &IdbDatabase, stores: &[&str], durability: Durability) -> Result<IdbTransaction, Failure> {
    let durability = match durability {
        Durability::Relaxed => "relaxed",
        Durability::Strict => "strict",
    };
    let options = record(&[("durability", durability.into())]);
    // web-sys has the third argument only behind an unstable flag.
    let transaction: Function = Reflect::get(db, &"transaction".into())?.dyn_into()?;
    Ok(transaction.call3(db, &names(stores), &"readwrite".into(), &options)?.dyn_into()?)
}

/// Begins a transaction that only reads.
///
/// # Errors
/// When the connection is closed or a store does not exist.
pub fn begin_read(db: &IdbDatabase, stores: &[&str]) -> Result<IdbTransaction, Failure> {
    Ok(db.transaction_with_str_sequence(&names(stores))?)
}

fn names(stores: &[&str]) -> Array {
    stores.iter().copied().map(JsValue::from_str).collect()
}

/// The result of a request.
///
/// # Errors
/// The request's own.
pub async fn settled(request: &IdbRequest) -> Result<JsValue, Failure> {
    match JsFuture::from(settling(request)).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(failure_of(request)),
    }
}

/// A promise that settles with a request. Its handlers are the promise's own functions, so nothing must be kept alive.
fn settling(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        // The event itself is the value: never undefined, which stands for "too late".
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// A transaction whose end is being listened for, from before its first request is answered.
pub struct Ending {
    transaction: IdbTransaction,
    promise: Promise,
}

impl Ending {
    /// Begins to listen.
    #[must_use]
    pub fn of(transaction: &IdbTransaction) -> Self {
        let promise = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        Self { transaction: transaction.clone(), promise }
    }

    /// Resolves when everything in the transaction is kept.
    ///
    /// # Errors
    /// Why it was rolled back: then nothing of it is kept.
    pub async fn complete(self) -> Result<(), Failure> {
        match JsFuture::from(self.promise).await {
            Ok(_) => Ok(()),
            Err(_) => Err(self.transaction.error().map_or(Failure::Other("aborted".to_owned()), |error| JsValue::from(error).into())),
        }
    }
}

fn failure_of(request: &IdbRequest) -> Failure {
    match request.error() {
        Ok(Some(error)) => JsValue::from(error).into(),
        Ok(None) => Failure::Other("the request failed".to_owned()),
        Err(error) => error.into(),
    }
}

/// A record made of its fields.
#[must_use]
pub fn record(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // Fails only for a frozen object.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// A text field of a record; `None` where it is absent or something else.
#[must_use]
pub fn text(record: &JsValue, key: &str) -> Option<String> {
    Reflect::get(record, &key.into()).ok()?.as_string()
}

/// A number field of a record; `None` where it is absent or something else.
#[must_use]
pub fn number(record: &JsValue, key: &str) -> Option<f64> {
    Reflect::get(record, &key.into()).ok()?.as_f64()
}
