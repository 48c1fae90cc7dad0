//! Running other programs: quietly for their answer, in the open, or in the open while reading
//! along.

use std::io::{self, BufRead as _, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// Runs the command with its output on the terminal.
///
/// # Errors
/// When it cannot be started or ends with anything but success.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// What the command printed, or nothing if it is not there or failed.
#[must_use]
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// Runs the command with its output on the terminal as it comes, and shows each finished line of
/// standard output to `read` as well.
///
/// # Errors
/// When it cannot be started or its output cannot be read.
pub fn run_reading(command: &mut Command, read: impl FnMut(&str)) -> Result<ExitStatus> {
    pass_on(command, &mut io::stdout(), read)
}

fn pass_on(
    command: &mut Command,
    out: &mut impl Write,
    mut read: impl FnMut(&str),
) -> Result<ExitStatus> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start {}", name(command)))?;
    let output = child.stdout.take().context("no standard output")?;
    let mut lines = BufReader::new(output);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        out.write_all(&line)?;
        out.flush()?;
        read(String::from_utf8_lossy(&line).trim_end());
        line.clear();
    }
    Ok(child.wait()?)
}

/// A length of time as people say it: `4 s`, `2 min 5 s`.
#[must_use]
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0 => format!("{:.1} s", time.as_secs_f64()),
        1..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_durations_as_people_do() {
        assert_eq!(duration(Duration::from_millis(340)), "0.3 s");
        assert_eq!(duration(Duration::from_secs(59)), "59 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 5 s");
    }

    #[test]
    #[cfg(unix)]
    fn reads_along_and_tells_the_end() -> Result<()> {
        let (mut out, mut seen) = (Vec::new(), Vec::new());
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; printf two; exit 3"]);
        let status = pass_on(&mut command, &mut out, |line| seen.push(line.to_owned()))?;
        assert_eq!(out, b"one\ntwo");
        assert_eq!(seen, ["one", "two"]);
        assert_eq!(status.code(), Some(3));
        Ok(())
    }

    #[test]
    fn a_missing_program_has_no_answer() {
        assert_eq!(answer(&mut Command::new("no-such-program-anywhere")), None);
    }
}
