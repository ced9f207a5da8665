//! The command line as a program: built once a test run, then started as a person would.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::golden::root;

/// What a command said.
#[derive(Debug)]
pub struct Said {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs `usher` with arguments in the root of the repository.
#[must_use]
pub fn usher(arguments: &[&str]) -> Said {
    let output = Command::new(program()).args(arguments).current_dir(root()).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Said { status: output.status.code().expect("an exit status"), out: text(output.stdout), err: text(output.stderr) }
}

/// The program, which cargo builds beside the tests only when it is asked to.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let this = env::current_exe().expect("the path of the tests");
        // target/debug/deps/native-… → target/debug/usher
        let folder = this.ancestors().nth(2).expect("the folder of the profile").to_owned();
        let mut build = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build.args(["build", "--quiet", "--package", "usher", "--bin", "usher"]).current_dir(root());
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().expect("cargo starts").success(), "usher does not build");
        folder.join(format!("usher{}", env::consts::EXE_SUFFIX))
    })
}
