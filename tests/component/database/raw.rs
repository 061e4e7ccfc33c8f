//! The browser's database without Outpost: to make what other versions would leave.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest, IdbTransaction};

/// Makes a database of this version; `fill` is called when it is new, with the transaction that makes it.
pub(super) async fn make(
    name: &str,
    version: u32,
    fill: impl FnOnce(&IdbDatabase, &IdbTransaction),
) -> IdbDatabase {
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let request = factory.open_with_u32(name, version).unwrap();
    if settled(&request).await == "upgradeneeded" {
        let database: IdbDatabase = request.result().unwrap().unchecked_into();
        fill(&database, &request.transaction().unwrap());
        assert_eq!(settled(&request).await, "success");
    }
    request.result().unwrap().unchecked_into()
}

async fn settled(request: &IdbOpenDbRequest) -> String {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onupgradeneeded(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(settled).await.unwrap().unchecked_into::<Event>().type_()
}

/// An object with these properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        Reflect::set(&object, &JsValue::from_str(name), value).unwrap();
    }
    object.into()
}
