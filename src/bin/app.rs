//! The browser program starts here.

fn main() {
    #[cfg(target_arch = "wasm32")]
    chasqui::app::start();
}
