//! Compares import with public test data: `cargo run --example conformance -- DIR`, where DIR is the folder of
//! corpora or its `csv` or `hostile` part.
//!
//! Prints how many of each source agree, and what does not with the reason why we stand by it. Ends with failure
//! where something differs without a reason, or has a reason and does not differ.

#[path = "../tests/conformance/mod.rs"]
mod conformance;

use std::path::Path;
use std::process::ExitCode;

use conformance::Finding;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: conformance DIR");
        return ExitCode::FAILURE;
    };
    match conformance::compare(Path::new(&folder)) {
        Ok(findings) => report(&findings),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn report(findings: &[Finding]) -> ExitCode {
    for (source, (agree, explained, all)) in conformance::summary(findings) {
        println!("{source}: {agree} of {all} agree, {explained} differ for a reason");
        let took = findings
            .iter()
            .filter(|finding| finding.source == source)
            .filter_map(|finding| finding.took);
        if let Some(longest) = took.max() {
            println!("  the longest took {longest:?}");
        }
        for finding in findings.iter().filter(|finding| finding.source == source) {
            match (&finding.difference, finding.reason) {
                (None, None) => {}
                (Some(difference), Some(reason)) => {
                    println!("  {}: {reason}\n    {difference}", finding.id);
                }
                (Some(difference), None) => {
                    println!("  {}: WITHOUT A REASON\n    {difference}", finding.id);
                }
                (None, Some(_)) => println!("  {}: agrees, and has a reason not to", finding.id),
            }
        }
    }
    if findings.iter().all(Finding::is_explained) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
