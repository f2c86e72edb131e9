//! The publisher's command starts here.

// A build makes and drops millions of small texts on every processor; the system's own allocator takes a third of its
// time for that.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return chasqui::publish::command::run();
    #[cfg(target_arch = "wasm32")]
    std::process::ExitCode::FAILURE
}
