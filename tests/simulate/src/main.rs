//! `outpost-simulate`: many histories, one of them with its trace, or the bugs that have to be found.

use std::process::ExitCode;
use std::time::Duration;

use lexopt::prelude::{Long, ValueExt};
use outpost::mailbox::mutant::Mutant;
use outpost_simulate::campaign::{self, Extent};
use outpost_simulate::history::{self, Options, Report};
use outpost_simulate::weather::Trouble;
use outpost_simulate::{mutants, shrink};

/// What was asked for.
struct Wish {
    options: Options,
    extent: Extent,
    seed: Option<u64>,
    wants_mutants: bool,
    shrinks: bool,
}

fn main() -> ExitCode {
    match parse() {
        Ok(wish) => run(&wish),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn parse() -> Result<Wish, lexopt::Error> {
    let extent = Extent { first: 0, seeds: 1_000, time: None, most_broken: 10 };
    let mut wish =
        Wish { options: Options::default(), extent, seed: None, wants_mutants: false, shrinks: false };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("seeds") => wish.extent.seeds = parser.value()?.parse()?,
            Long("first") => wish.extent.first = parser.value()?.parse()?,
            Long("seconds") => wish.extent.time = Some(Duration::from_secs(parser.value()?.parse()?)),
            Long("seed") => wish.seed = Some(parser.value()?.parse()?),
            Long("steps") => wish.options.steps = Some(parser.value()?.parse()?),
            Long("without") => wish.options.without.push(named(&parser.value()?.string()?, &Trouble::ALL)?),
            Long("mutant") => {
                let all: Vec<(Mutant, String)> =
                    Mutant::ALL.iter().map(|one| (*one, format!("{one:?}"))).collect();
                wish.options.mutant = Some(named(&parser.value()?.string()?, &all)?);
            }
            Long("mutants") => wish.wants_mutants = true,
            Long("shrink") => wish.shrinks = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(wish)
}

fn named<T: Copy, S: AsRef<str>>(name: &str, all: &[(T, S)]) -> Result<T, lexopt::Error> {
    let found = all.iter().find(|(_, word)| word.as_ref() == name).map(|(one, _)| *one);
    found.ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|(_, word)| word.as_ref()).collect();
        lexopt::Error::from(format!("there is no {name}; there are {}", words.join(", ")))
    })
}

fn run(wish: &Wish) -> ExitCode {
    // A panic in a history is a violation, told with the others.
    std::panic::set_hook(Box::new(|_| {}));
    if wish.wants_mutants {
        let (table, is_complete) = mutants::table(wish.extent.seeds);
        print!("{table}");
        return if is_complete { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    if let Some(seed) = wish.seed {
        let report = history::run(seed, &Options { is_traced: true, ..wish.options.clone() });
        tell(&report);
        return code(report.violation.is_none());
    }
    let summary = campaign::run(wish.extent, &wish.options);
    for report in &summary.broken {
        if let Some(violation) = &report.violation {
            let what: String = violation.what.chars().take(300).collect();
            println!("seed {}: {}: {what}", report.seed, violation.rule);
        }
    }
    println!("{}", summary.line());
    if let Some(first) = summary.broken.first() {
        println!("replay with: cargo xtask simulate --seed {}", first.seed);
        if wish.shrinks {
            let (report, options) = shrink::shrink(first, &wish.options);
            println!(
                "shorter: seed {}, {:?} steps, without {:?}",
                report.seed, options.steps, options.without
            );
            tell(&report);
        }
    }
    code(summary.broken.is_empty())
}

fn tell(report: &Report) {
    for line in &report.trace {
        println!("{line}");
    }
    match &report.violation {
        Some(violation) => println!("seed {} breaks \"{}\": {}", report.seed, violation.rule, violation.what),
        None => println!("seed {} ends well after {} steps", report.seed, report.steps),
    }
}

fn code(is_well: bool) -> ExitCode {
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
