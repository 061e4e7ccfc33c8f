//! How far something long is.
use leptos::prelude::*;

/// A bar with a name and values.
#[component]
pub fn Progress(
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
    /// How many are done.
    #[prop(into)]
    done: Signal<usize>,
    /// Of how many.
    #[prop(into)]
    total: Signal<usize>,
) -> impl IntoView {
    // Whole per cent for the eye: a number with fractions would bring the code that prints them.
    let share = move || done.get() * 100 / total.get().max(1);
    view! {
        <div
            class="progress"
            role="progressbar"
            aria-label=move || label.get()
            aria-valuemin="0"
            aria-valuemax=move || total.get().to_string()
            aria-valuenow=move || done.get().to_string()
            aria-valuetext=move || label.get()
        >
            <div class="progress_bar" style:inline-size=move || format!("{}%", share())></div>
        </div>
    }
}
