//! Takes pictures of the app for people to look at, with any mail behind it.
//!
//! `cargo run -p outpost-e2e --bin shots -- [--mail PATH]... [--messages N] [--out DIR] [--address ADDRESS]... [--each] [--outlook]`
//!
//! Each address is shown at three sizes in both themes; `--each` opens every message, at the first size. `--outlook` speaks
//! Outlook REST instead of Graph.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use graph_sim::demo_page::Speaks;
use graph_sim::mime::load_paths;
use outpost_e2e::run::with_browser;
use outpost_e2e::{Because, Browser, Failure, Outcome, Scheme, Setup, Size, World, dist, screenshot};

const SIZES: [(&str, Size); 3] =
    [("desktop", Size::DESKTOP), ("tablet", Size::TABLET), ("phone", Size::PHONE)];

/// What the command line asks for.
#[derive(Default)]
struct Wanted {
    mail: Vec<PathBuf>,
    messages: Option<usize>,
    out: PathBuf,
    addresses: Vec<String>,
    each: bool,
    speaks: Speaks,
}

fn main() -> Outcome {
    let wanted = Wanted::read(std::env::args_os().skip(1))?;
    let dist = dist::folder().because("the bundle is missing: cargo xtask build")?;
    with_browser(async |browser| {
        let world = World::start(wanted.setup().speaking(wanted.speaks), browser, &dist)?;
        for address in &wanted.addresses {
            everywhere(&world, browser, address, &wanted.out).await?;
        }
        if wanted.each { each(&world, browser, &wanted.out).await } else { Ok(()) }
    })
}

impl Wanted {
    fn read(mut words: impl Iterator<Item = OsString>) -> Outcome<Self> {
        let mut wanted = Self { out: "shots".into(), ..Self::default() };
        while let Some(word) = words.next() {
            let option = word.to_string_lossy().into_owned();
            let mut value = || words.next().because(format!("{option} needs a value"));
            match option.as_str() {
                "--mail" => wanted.mail.push(value()?.into()),
                "--out" => wanted.out = value()?.into(),
                "--messages" => {
                    wanted.messages = Some(value()?.to_string_lossy().parse().because("--messages")?);
                }
                "--address" => wanted.addresses.push(value()?.to_string_lossy().into_owned()),
                "--each" => wanted.each = true,
                "--outlook" => wanted.speaks = Speaks::Outlook,
                unknown => return Err(Failure::new(format!("unknown option {unknown}"))),
            }
        }
        if wanted.addresses.is_empty() && !wanted.each {
            wanted.addresses.push("#/mail/inbox".to_owned());
        }
        Ok(wanted)
    }

    fn setup(&self) -> Setup {
        if self.mail.is_empty() {
            return self.messages.map_or_else(Setup::sample, Setup::filled);
        }
        let mut skipped = |path: &Path, why: &str| eprintln!("skipped {}: {why}", path.display());
        let loaded = load_paths(&self.mail, &mut skipped);
        Setup::new().all(loaded.into_iter().map(|mail| (mail.folder, mail.message)))
    }
}

async fn everywhere(world: &World<'_>, browser: &Browser, address: &str, out: &Path) -> Outcome {
    for (layout, size) in SIZES {
        browser.resize(size).await?;
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.prefer(scheme).await?;
            let page = world.open(address).await?;
            world.is_quiet().await?;
            let path =
                screenshot::write(&page, out, &format!("{address} {layout} {}", scheme.name())).await?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

async fn each(world: &World<'_>, browser: &Browser, out: &Path) -> Outcome {
    browser.resize(Size::DESKTOP).await?;
    browser.prefer(Scheme::Light).await?;
    for (number, (folder, message)) in world.everything().into_iter().enumerate() {
        // From an empty page, so that the picture cannot be of the message before.
        world.page().open("about:blank").await?;
        let page = world.open(&world.address_of(&folder, &message)?).await?;
        world.is_quiet().await?;
        let name = format!("{number:04} {}", message.content.subject);
        println!("{}", screenshot::write(&page, out, &name).await?.display());
    }
    Ok(())
}
