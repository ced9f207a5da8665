//! Usher in the browser: draw, simulate and export inbound conversation workflows.

mod app;
mod builder;
mod dialogs;
mod home;
mod platform;
mod route;
mod simulator;
mod state;
mod ui;
mod work;

fn main() {
    platform::crash::install();
    if work::serve_if_worker() {
        return;
    }
    leptos::mount::mount_to_body(app::App);
}
