//! The size of an element, and when it changes.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, closure::Closure};
use leptos::web_sys::{Element, ResizeObserver};

/// Calls back with an element's width and height in CSS pixels, now and whenever they change, while the owner lives.
pub fn follow<E>(node: NodeRef<E>, react: impl Fn(f64, f64) + Clone + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let watching = StoredValue::new_local(None::<Watching>);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        watching.set_value(Watching::start(element.as_ref(), react.clone()));
    });
}

/// An observer that ends with its owner.
struct Watching {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Watching {
    fn start(element: &Element, react: impl Fn(f64, f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let closure = Closure::<dyn FnMut()>::new(move || {
            let rect = watched.get_bounding_client_rect();
            react(rect.width(), rect.height());
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
