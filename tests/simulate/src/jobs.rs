//! Jobs that a person follows: paused, resumed, called back.

use outpost::mailbox::EntryId;

use crate::deed::Author;
use crate::tab::Step;
use crate::world::World;

impl World {
    /// The person does something with a job that is under way.
    pub(crate) fn handle_job(&mut self, tab: usize) {
        let Some(mailbox) = &self.tabs[tab].mailbox else { return };
        let jobs: Vec<(EntryId, bool)> = mailbox.jobs().map(|job| (job.id, job.is_paused)).collect();
        let Some((job, is_paused)) = self.dice.pick(&jobs).copied() else { return };
        if is_paused {
            note!(self, "{} resumes {job:?}", self.tabs[tab].name);
            self.update(tab, |mailbox| mailbox.resume(job));
        } else if self.dice.chance(600) {
            note!(self, "{} pauses {job:?}", self.tabs[tab].name);
            self.update(tab, |mailbox| mailbox.pause(job));
        } else {
            note!(self, "{} calls {job:?} back", self.tabs[tab].name);
            for (author, words) in self.ledger.called_back(job) {
                let Author::Tab(tab) = author else { continue };
                let steps = self.tabs[tab].undo.iter_mut().filter(|step| step.words == words);
                steps.for_each(Step::came_to_nothing);
            }
            self.update(tab, |mailbox| mailbox.cancel_job(job));
        }
    }

    /// Whatever is paused goes on.
    pub(crate) fn resume_all(&mut self) {
        for tab in self.all_living() {
            let Some(mailbox) = &self.tabs[tab].mailbox else { continue };
            let paused: Vec<EntryId> = mailbox.jobs().filter(|job| job.is_paused).map(|job| job.id).collect();
            for job in paused {
                self.update(tab, |mailbox| mailbox.resume(job));
            }
        }
    }
}
