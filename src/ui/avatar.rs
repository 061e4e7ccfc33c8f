//! A round picture of somebody: an image where there is one, else initials on a hue of their own.
use super::letters::upper;
use leptos::prelude::*;

/// Hues far enough apart to tell people by, without the yellows that look like a warning.
const HUES: [u16; 10] = [12, 38, 68, 142, 172, 205, 235, 262, 292, 335];

/// Up to two letters standing for a name or an address.
pub fn initials(name: &str) -> String {
    let name = name.split('@').next().unwrap_or_default();
    let mut letters = name
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '-' | ','))
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = letters.next();
    let last = letters.next_back();
    upper(&first.into_iter().chain(last).collect::<String>())
}

/// The same hue for the same text, always (FNV-1a, so that it also survives a new version of Rust).
pub fn hue(seed: &str) -> u16 {
    let hash = seed.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    });
    let hues = u32::try_from(HUES.len()).unwrap_or(1);
    usize::try_from(hash % hues).ok().and_then(|at| HUES.get(at)).copied().unwrap_or_default()
}

/// Somebody's picture. Decorative: the name stands beside it.
#[component]
pub fn Avatar(
    /// Whom it stands for.
    #[prop(into)]
    name: Signal<String>,
    /// What the hue is made from, when not the name (an address stays the same when a name changes).
    #[prop(optional, into)]
    seed: Signal<Option<String>>,
    /// Where the picture is, when there is one.
    #[prop(optional, into)]
    image: Signal<Option<String>>,
) -> impl IntoView {
    let colour = move || hue(&seed.get().unwrap_or_else(|| name.get())).to_string();
    let face = move || match image.get() {
        Some(url) => view! { <img class="avatar_image" src=url alt="" /> }.into_any(),
        None => ().into_any(),
    };
    // In an attribute and shown by the stylesheet: two letters of a name are no text to read, find or copy.
    let letters = move || image.get().is_none().then(|| initials(&name.get()));
    view! {
        <span class="avatar" aria-hidden="true" data-initials=letters style=("--avatar-hue", colour)>
            {face}
        </span>
    }
}
