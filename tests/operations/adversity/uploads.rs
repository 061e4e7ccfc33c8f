//! Uploads under random faults.

use std::ops::Range;
use std::sync::LazyLock;

use graph_sim::FaultRule;
use graph_sim::model::AttachmentContent;
use outpost::model::AttachmentItem;
use outpost::protocol::ops::attachment;
use outpost::protocol::{Dialect, Step, Upload};
use proptest::prelude::*;

use super::{effect, is_of_use};
use crate::querying::cases;
use crate::service::Service;

const LARGEST: u64 = 8_000_000;

fn bytes(range: &Range<u64>) -> &'static [u8] {
    static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| (0..LARGEST).map(|at| (at % 251) as u8).collect());
    let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).expect("a place in a file"));
    &FILE[start..end]
}

/// Faults that strike only ranges.
fn faults() -> impl Strategy<Value = Vec<FaultRule>> {
    let fault = (effect(), 1..7_u32, proptest::sample::select(vec![1.0, 0.5])).prop_map(
        |(effect, times, probability)| {
            FaultRule::new(effect).at("AttachmentSessions").times(times).with_probability(probability)
        },
    );
    proptest::collection::vec(fault, 0..5)
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn an_upload_ends_whole_or_says_that_it_did_not(size in 3_000_000..LARGEST, faults in faults()) {
        let mut service = Service::new(Dialect::Graph);
        let draft = service.draft("Large", &["ben@contoso.com"]).id;
        let item = AttachmentItem::file("film.bin", size);
        let session = service.ask(&attachment::CreateUploadSession::new(draft.clone(), item));
        for fault in faults {
            service.simulator.faults().push(fault);
        }
        service.is_hostile = true;
        let mut upload = Upload::new(&session, size);
        let mut step = upload.start();
        let mut steps = 0;
        let end = loop {
            steps += 1;
            prop_assert!(steps < 100, "an upload without end");
            step = match step {
                Step::Send(range) => service.upload(&mut upload, |upload| upload.put(&range, bytes(&range).to_vec())),
                Step::Wait { millis } => {
                    service.wait(i64::from(millis));
                    upload.start()
                }
                end => break end,
            };
        };
        for pair in service.log.windows(2) {
            prop_assert!(pair[1].at.0 >= pair[0].at.0 + pair[0].told_to_wait, "sent before its time");
        }
        let held = service.simulator.message(service.ada, draft.as_str()).expect("the draft").content.attachments;
        prop_assert!(held.len() <= 1, "attached {} times", held.len());
        for file in &held {
            let AttachmentContent::File(held) = &file.content else { panic!("no file") };
            prop_assert!(held == bytes(&(0..size)), "{} of {size} bytes, or other ones", held.len());
        }
        match end {
            Step::Done => prop_assert!(!held.is_empty(), "done, but not there"),
            // Whether it is there is to be seen in the list of attachments.
            Step::Check => {}
            Step::Expired => prop_assert!(held.is_empty(), "expired, but there"),
            Step::Failed(error) => {
                prop_assert!(held.is_empty(), "failed with {error:?}, but there");
                prop_assert!(is_of_use(&error), "{error:?} says {:?}", error.remedy());
            }
            Step::Send(_) | Step::Wait { .. } => unreachable!(),
        }
    }
}
