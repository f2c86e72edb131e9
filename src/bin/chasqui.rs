//! The publisher's command starts here.

fn main() -> std::process::ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return chasqui::publish::command::run();
    #[cfg(target_arch = "wasm32")]
    std::process::ExitCode::FAILURE
}
