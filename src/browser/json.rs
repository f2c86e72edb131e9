//! Values that the browser's own parser has made of JSON.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::model::reading::Json;

impl Json for JsValue {
    fn field(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(self, &Self::from_str(name)).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(value)
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Some(self.dyn_ref::<Array>()?.iter().collect())
    }

    fn is_object(&self) -> bool {
        Self::is_object(self) && !Array::is_array(self)
    }

    fn entries(&self) -> Option<Vec<(String, Self)>> {
        let object = self.dyn_ref::<Object>().filter(|_| Json::is_object(self))?;
        let entry = |pair: Self| {
            let pair: Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1)))
        };
        Object::entries(object).iter().map(entry).collect()
    }
}
