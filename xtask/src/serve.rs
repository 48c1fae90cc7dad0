//! `cargo xtask serve`: the page on this machine, built again when a file changes.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, ExitCode};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::build_id::{VARIABLE, build_id};
use crate::project::Project;
use crate::setup;

const DEFAULT_PORT: u16 = 8080;

/// What the user asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    port: Option<u16>,
    debug: bool,
}

impl Options {
    /// Reads what follows `serve` on the command line.
    ///
    /// # Errors
    /// When there is something that `serve` does not know.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--debug" => options.debug = true,
                "--port" => {
                    let port = rest.next().context("--port needs a number")?;
                    options.port = Some(number(port)?);
                }
                other => match other.strip_prefix("--port=") {
                    Some(port) => options.port = Some(number(port)?),
                    None => bail!("serve knows --port N and --debug, not {other:?}"),
                },
            }
        }
        Ok(options)
    }
}

fn number(port: &str) -> Result<u16> {
    port.parse()
        .with_context(|| format!("{port:?} is not a port number"))
}

/// Sets up, builds and serves until it is stopped.
///
/// # Errors
/// When the set-up fails, the port is taken, or Trunk fails.
pub fn serve(project: &Project, options: &Options) -> Result<ExitCode> {
    setup::for_building(project)?;
    let port = free_port(options.port)?;
    let mut trunk = setup::trunk_command(project)?;
    trunk
        .env(VARIABLE, build_id(project)?)
        .args(["serve", "--port", &port.to_string()])
        .args(form(options));
    println!(
        "building the page; it opens at http://127.0.0.1:{port}/ when that is done \
         (several minutes the first time, a minute or two later)"
    );
    let mut child = trunk.spawn().context("could not start trunk")?;
    announce(&mut child, port)?;
    let status = child.wait()?;
    if !status.success() {
        bail!("trunk ended ({status})");
    }
    Ok(ExitCode::SUCCESS)
}

/// The finished page is served as it is handed out: what it lets run is its own files, and not the script by which Trunk
/// has the browser load it again.
fn form(options: &Options) -> &'static [&'static str] {
    if options.debug {
        &[]
    } else {
        &["--release", "--no-autoreload"]
    }
}

/// The port asked for, or else the first free one from the default on: another program on 8080 is
/// no reason to fail someone who did not ask for 8080.
fn free_port(asked: Option<u16>) -> Result<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match asked {
        Some(port) if free(&port) => Ok(port),
        Some(port) => bail!("port {port} is taken by another program; choose another --port"),
        None => (DEFAULT_PORT..DEFAULT_PORT + 20)
            .find(free)
            .context("no free port near 8080; choose one with --port"),
    }
}

/// Prints the address once the server answers: Trunk's own line has scrolled away in the build.
fn announce(child: &mut Child, port: u16) -> Result<()> {
    while child.try_wait()?.is_none() {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            println!("\n    Lärdom is at  http://127.0.0.1:{port}/  (Ctrl+C stops it)\n");
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn reads_its_options() -> Result<()> {
        assert_eq!(parse(&[])?, Options::default());
        let both = Options {
            port: Some(9000),
            debug: true,
        };
        assert_eq!(parse(&["--port", "9000", "--debug"])?, both);
        assert_eq!(parse(&["--debug", "--port=9000"])?, both);
        Ok(())
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(parse(&["--prot", "9000"]).is_err());
        assert!(parse(&["--port"]).is_err());
        assert!(parse(&["--port", "many"]).is_err());
    }

    #[test]
    fn steps_aside_only_for_someone_who_named_no_port() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        assert!(free_port(Some(taken.local_addr()?.port())).is_err());
        assert!(free_port(None)? >= DEFAULT_PORT);
        Ok(())
    }
}
