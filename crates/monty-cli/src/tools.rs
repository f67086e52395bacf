//! Host functions of another process: calls go out as lines of JSON on one file descriptor, answers
//! come back on another (`--help` describes the lines).

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use monty::{
    HostAnswer, HostCall, HostFunctions, MontyException, MontyObject, NoFunctions, from_json,
    to_plain_json,
};
use serde_json::{Map, Value, json};

/// The functions of the other process, if there is one.
pub struct Tools {
    names: Vec<String>,
    asynchronous: Vec<String>,
    channel: Option<Channel>,
    /// Answers that came while another was waited for.
    early: HashMap<u32, HostAnswer>,
}

struct Channel {
    calls: File,
    answers: BufReader<File>,
}

impl Tools {
    /// What the environment variables `SANDBOX_*` name.
    pub fn from_environment() -> Result<Self, String> {
        let names = list("SANDBOX_TOOLS");
        let asynchronous = list("SANDBOX_TOOLS_ASYNC");
        let channel = match names.is_empty() {
            true => None,
            false => Some(Channel {
                calls: open("SANDBOX_FD_OUT", OpenOptions::new().write(true))?,
                answers: BufReader::new(open("SANDBOX_FD_IN", OpenOptions::new().read(true))?),
            }),
        };
        Ok(Self { names, asynchronous, channel, early: HashMap::new() })
    }

    /// The names that the program may call.
    pub fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Send a call; `Err` is what the guest gets at once.
    fn send(&mut self, call: &HostCall) -> Result<(), Failure> {
        let mut kwargs = Map::new();
        let to_json = |value: &MontyObject| {
            to_plain_json(value).map_err(|error| Failure("TypeError", error.to_string()))
        };
        for (name, value) in &call.kwargs {
            kwargs.insert(name.clone(), to_json(value)?);
        }
        let args: Result<Vec<Value>, _> = call.args.iter().map(to_json).collect();
        let line = json!({"id": call.call_id, "call": call.name, "args": args?, "kwargs": kwargs});
        let channel = self.channel.as_mut().ok_or_else(|| lost("there is none"))?;
        writeln!(channel.calls, "{line}").map_err(|error| lost(&error.to_string()))
    }

    /// Read answers until that of `call_id`, or of any call if `None`.
    fn receive(&mut self, call_id: Option<u32>) -> Result<(u32, HostAnswer), Failure> {
        let early = match call_id {
            Some(id) => self.early.remove_entry(&id),
            None => {
                let first = self.early.keys().min().copied();
                first.and_then(|id| self.early.remove_entry(&id))
            }
        };
        if let Some(found) = early {
            return Ok(found);
        }
        let channel = self.channel.as_mut().ok_or_else(|| lost("there is none"))?;
        loop {
            let mut line = String::new();
            let read = channel.answers.read_line(&mut line);
            if read.map_err(|error| lost(&error.to_string()))? == 0 {
                return Err(lost("it closed its end"));
            }
            let (id, answer) = parse_answer(&line)?;
            if call_id.is_none_or(|wanted| wanted == id) {
                return Ok((id, answer));
            }
            self.early.insert(id, answer);
        }
    }
}

impl HostFunctions for Tools {
    fn call(&mut self, call: &HostCall) -> HostAnswer {
        if call.is_os_function && call.name == "time.time" {
            // The one thing of the system that a program on the command line may see.
            #[allow(clippy::disallowed_methods)]
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            return HostAnswer::Return(MontyObject::Float(since.as_secs_f64()));
        }
        if self.channel.is_none() || call.is_os_function {
            return NoFunctions.call(call);
        }
        if let Err(failure) = self.send(call) {
            return failure.raise();
        }
        if self.asynchronous.contains(&call.name) {
            return HostAnswer::Future;
        }
        match self.receive(Some(call.call_id)) {
            Ok((_, answer)) => answer,
            Err(failure) => failure.raise(),
        }
    }

    fn resolve(&mut self, pending: &[u32]) -> Vec<(u32, HostAnswer)> {
        loop {
            match self.receive(None) {
                Ok((id, answer)) if pending.contains(&id) => return vec![(id, answer)],
                // The guest no longer waits for that call.
                Ok(_) => {}
                Err(failure) => {
                    let answer = failure.raise();
                    return pending.iter().map(|&id| (id, answer.clone())).collect();
                }
            }
        }
    }
}

/// What a call raises that did not come through: exception type and message.
struct Failure(&'static str, String);

impl Failure {
    fn raise(self) -> HostAnswer {
        HostAnswer::Raise(MontyException::new(self.0, self.1))
    }
}

/// A variable of the environment of the command line itself, which is the host.
#[expect(clippy::disallowed_methods, reason = "the command line is a host")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn list(name: &str) -> Vec<String> {
    let text = variable(name).unwrap_or_default();
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The file descriptor that a variable names.
fn open(name: &str, options: &OpenOptions) -> Result<File, String> {
    let text = variable(name).ok_or_else(|| format!("SANDBOX_TOOLS is set, but {name} is not"))?;
    let number: u32 =
        text.parse().map_err(|_| format!("{name} is {text:?}, not a file descriptor"))?;
    options
        .open(format!("/dev/fd/{number}"))
        .map_err(|error| format!("cannot open {name}={number}: {error}"))
}

fn lost(why: &str) -> Failure {
    Failure("RuntimeError", format!("lost the process of the host functions: {why}"))
}

fn parse_answer(line: &str) -> Result<(u32, HostAnswer), Failure> {
    let bad =
        |why: String| Failure("RuntimeError", format!("bad answer of a host function: {why}"));
    let answer: Value = serde_json::from_str(line).map_err(|error| bad(error.to_string()))?;
    let id = answer["id"].as_u64().and_then(|id| u32::try_from(id).ok());
    let id = id.ok_or_else(|| bad("no id".to_owned()))?;
    if let Some(raised) = answer.get("raise") {
        let text = |key: &str| raised[key].as_str().unwrap_or_default().to_owned();
        return Ok((id, HostAnswer::Raise(MontyException::new(text("type"), text("message")))));
    }
    let value = answer.get("return").ok_or_else(|| bad("neither return nor raise".to_owned()))?;
    let value = from_json(value).map_err(|error| bad(error.to_string()))?;
    Ok((id, HostAnswer::Return(value)))
}
