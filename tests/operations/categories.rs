//! Categories.

use outpost::model::{CategoryColor, CategoryPatch, NewCategory, Patch};
use outpost::protocol::ApiError;
use outpost::protocol::ops::category;

use crate::service::Service;

pub(crate) fn categories_with_colours(service: &mut Service) {
    let before = service.ask(&category::List).value.len();
    let new = NewCategory { display_name: "Garden".into(), color: Some(CategoryColor::Preset4) };
    let made = service.ask(&category::Create::new(new.clone()));
    let taken = service.call(&category::Create::new(new));
    assert!(matches!(taken, Err(ApiError::Refused(error)) if error.status == 409));
    let patch = CategoryPatch { color: Patch::Set(CategoryColor::Preset7) };
    let changed = service.ask(&category::Update::new(made.id.clone(), patch));
    assert_eq!(changed.color, Some(CategoryColor::Preset7));
    assert_eq!(service.ask(&category::List).value.len(), before + 1);
    service.ask(&category::Delete::new(made.id));
    assert_eq!(service.ask(&category::List).value.len(), before);
}
