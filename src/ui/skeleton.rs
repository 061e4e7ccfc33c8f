//! The shape of content that is still on its way. Hidden from assistive technology: the live region speaks.
use leptos::prelude::*;

/// What is going to stand there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonKind {
    /// Rows of a list, as high as the density makes them.
    #[default]
    Rows,
    /// Lines of text.
    Lines,
}

/// Grey shapes in place of content.
#[component]
pub fn Skeleton(
    /// What is going to stand there.
    #[prop(optional)]
    kind: SkeletonKind,
    /// How many.
    #[prop(default = 6)]
    count: usize,
) -> impl IntoView {
    let class = match kind {
        SkeletonKind::Rows => "skeleton skeleton_rows",
        SkeletonKind::Lines => "skeleton skeleton_lines",
    };
    let shape = move |_| match kind {
        SkeletonKind::Rows => view! {
            <div class="skeleton_row">
                <span class="skeleton_disc"></span>
                <span class="skeleton_line"></span>
                <span class="skeleton_line"></span>
            </div>
        }
        .into_any(),
        SkeletonKind::Lines => view! { <span class="skeleton_line"></span> }.into_any(),
    };
    view! {
        <div class=class aria-hidden="true">
            {(0..count).map(shape).collect_view()}
        </div>
    }
}
