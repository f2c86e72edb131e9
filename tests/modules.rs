//! The modules that browsers load only when they are needed (`modules/`) are written in JavaScript; so are their tests,
//! which Node runs.
#![allow(clippy::pedantic, clippy::unwrap_used, reason = "a test exports nothing, and a panic is its report")]

use std::process::Command;

#[test]
fn modules_do_what_they_say() {
    let run = Command::new("node")
        .args(["--test", "tests/modules/"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Node runs; `make test` says what is needed");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}\n{}", String::from_utf8_lossy(&run.stderr));
    // That nothing was run is no success.
    let passed = said.lines().find_map(|line| line.strip_prefix("# pass ")?.parse::<u32>().ok());
    assert!(passed.is_some_and(|passed| passed > 15), "{said}");
}
