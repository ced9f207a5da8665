//! Gives the app in the browser a stack of 4 MiB: views are deep, and unoptimised frames are large; 1 MiB overflows.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bins=-zstack-size=4194304");
    }
}
