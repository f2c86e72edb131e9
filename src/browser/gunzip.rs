//! Unpacking gzip by the browser's own `DecompressionStream`.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableWritablePair, Response};

use super::Fault;

/// The unpacked bytes of a gzip stream.
///
/// # Errors
/// [`Fault::Unreadable`] when it is none or is cut short; [`Fault::Platform`] when the browser cannot unpack.
pub async fn gunzip(packed: &Uint8Array) -> Result<Vec<u8>, Fault> {
    let platform = |_| Fault::Platform;
    let packed = Response::new_with_opt_buffer_source(Some(packed.unchecked_ref())).map_err(platform)?;
    let stream = packed.body().ok_or(Fault::Platform)?;
    // Reached by name, as its bindings are not among the stable ones.
    let unpacker =
        Reflect::get(&js_sys::global(), &JsValue::from_str("DecompressionStream")).map_err(platform)?;
    let unpacker: Function = unpacker.dyn_into().map_err(platform)?;
    let pair = Reflect::construct(&unpacker, &Array::of1(&JsValue::from_str("gzip"))).map_err(platform)?;
    let stream = stream.pipe_through(pair.unchecked_ref::<ReadableWritablePair>());
    let plain = Response::new_with_opt_readable_stream(Some(&stream)).map_err(platform)?;
    let bytes = plain.array_buffer().map_err(platform)?;
    let bytes = JsFuture::from(bytes).await.map_err(|_| Fault::Unreadable)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}
