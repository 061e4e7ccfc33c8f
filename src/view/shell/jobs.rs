//! Long work: how far it is, and at its end exactly what failed.

use leptos::prelude::*;

use crate::app::{Session, Task, wording};
use crate::mailbox::{EntryId, Job};
use crate::ui::{Button, ButtonKind, IconName, Progress};

/// A calm panel at the bottom, one piece of work a line; nothing while there is none.
#[component]
pub(in crate::view) fn Jobs(
    /// The session.
    session: Session,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        session
            .mailbox
            .with(|mailbox| mailbox.jobs().filter(|job| is_shown(job)).map(|job| job.id).collect::<Vec<_>>())
    });
    move || {
        let ids = ids.get();
        (!ids.is_empty()).then(|| {
            let lines = ids.into_iter().map(|id| view! { <Line session=session id=id /> }).collect_view();
            view! { <section class="jobs" aria-label=wording::LONG_WORK>{lines}</section> }
        })
    }
}

/// One piece of work.
#[component]
fn Line(
    /// The session.
    session: Session,
    /// Which.
    id: EntryId,
) -> impl IntoView {
    let job =
        Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.jobs().find(|job| job.id == id).cloned()));
    let is_done = Memo::new(move |_| read(job, true, is_over));
    let is_paused = Memo::new(move |_| read(job, false, |job| job.is_paused));
    let (done, total) = (move || read(job, 0, |job| job.done), move || read(job, 0, |job| job.total));
    let text = Memo::new(move |_| read(job, String::new(), |job| words(session, job)));
    let actions = move || {
        if is_done.get() {
            view! { <OverActions session=session id=id /> }.into_any()
        } else {
            view! { <GoingActions session=session id=id is_paused=is_paused /> }.into_any()
        }
    };
    view! {
        <div class="job">
            <div class="job_head">
                <p class="job_text" role=move || is_done.get().then_some("alert")>{move || text.get()}</p>
                {actions}
            </div>
            <Show when=move || !is_done.get()>
                <Progress label=text done=Signal::derive(done) total=Signal::derive(total) />
            </Show>
            <Failures session=session job=job />
        </div>
    }
}

fn read<T>(job: Memo<Option<Job>>, otherwise: T, read: impl FnOnce(&Job) -> T) -> T {
    job.with(|job| job.as_ref().map(read)).unwrap_or(otherwise)
}

/// What came to its end without a failure needs no words.
fn is_shown(job: &Job) -> bool {
    !is_over(job) || (job.total > 1 && !job.failed.is_empty())
}

/// Whether nothing is on its way any more.
fn is_over(job: &Job) -> bool {
    job.done >= job.total
}

fn words(session: Session, job: &Job) -> String {
    let folder = |folder: &_| session.name_folder(folder);
    if is_over(job) {
        return wording::failed_part(&job.change, job.failed.len(), job.total, &folder);
    }
    let text = wording::going_on(&job.change, job.done, job.total, &folder);
    if job.is_paused { wording::paused(&text) } else { text }
}

/// Pause or go on, and cancel.
#[component]
fn GoingActions(
    /// The session.
    session: Session,
    /// Which.
    id: EntryId,
    /// Whether it waits.
    is_paused: Memo<bool>,
) -> impl IntoView {
    let label = move || if is_paused.get() { wording::RESUME } else { wording::PAUSE }.to_owned();
    let toggle = move |()| if is_paused.get_untracked() { session.resume(id) } else { session.pause(id) };
    view! {
        <Button label=Signal::derive(label) kind=ButtonKind::Plain on_click=toggle />
        <Button label=wording::CANCEL kind=ButtonKind::Plain on_click=move |()| session.cancel_job(id) />
    }
}

/// Once it is over with failures: try those again, or put it away.
#[component]
fn OverActions(
    /// The session.
    session: Session,
    /// Which.
    id: EntryId,
) -> impl IntoView {
    view! {
        <Button label=wording::RETRY_FAILED on_click=move |()| session.retry_job(id) />
        <Button
            label=wording::DISMISS
            icon=IconName::Close
            icon_only=true
            kind=ButtonKind::Plain
            on_click=move |()| session.forget_job(id)
        />
    }
}

/// What failed: how much, and folded behind it exactly what and why.
#[component]
fn Failures(
    /// The session.
    session: Session,
    /// The work.
    job: Memo<Option<Job>>,
) -> impl IntoView {
    let failed = Memo::new(move |_| read(job, Vec::new(), |job| job.failed.clone()));
    let line = move |(id, error)| {
        let subject = session.subject(Some(&id)).unwrap_or_else(|| wording::NO_SUBJECT.to_owned());
        view! {
            <li class="job_failure">
                <span class="job_subject" dir="auto">{subject}</span>
                " "
                <span>{wording::reason(Task::Change, &error)}</span>
            </li>
        }
    };
    move || {
        let failed = failed.get();
        (!failed.is_empty()).then(|| {
            view! {
                <details class="job_failures">
                    <summary>{wording::not_done_count(failed.len())}</summary>
                    <ul>{failed.into_iter().map(line).collect_view()}</ul>
                </details>
            }
        })
    }
}
