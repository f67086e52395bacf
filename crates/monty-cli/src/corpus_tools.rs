//! The host functions of the corpus, as testdata/tools.py defines them.

use std::collections::HashMap;

use monty::{HostAnswer, HostCall, HostFunctions, MontyException, MontyObject};

/// The answers to calls that were answered with a future, by call id.
#[derive(Default)]
pub struct CorpusTools {
    later: HashMap<u32, HostAnswer>,
}

impl HostFunctions for CorpusTools {
    fn call(&mut self, call: &HostCall) -> HostAnswer {
        let parameters: &[&str] = match call.name.as_str() {
            "echo" | "aecho" => &["x"],
            "add" => &["a", "b"],
            "fail" | "afail" => &["type_name", "message"],
            "fetch" => &["url"],
            _ => return raise("NameError", format!("no tool is called {:?}", call.name)),
        };
        let answer = match bind(call, parameters) {
            Err(message) => return raise("TypeError", message),
            Ok(arguments) => answer(&call.name, &arguments),
        };
        if matches!(call.name.as_str(), "aecho" | "afail") {
            self.later.insert(call.call_id, answer);
            return HostAnswer::Future;
        }
        answer
    }

    fn resolve(&mut self, pending: &[u32]) -> Vec<(u32, HostAnswer)> {
        let mut pending = pending.to_vec();
        pending.sort_unstable();
        let mut take = |id| {
            let lost = || raise("RuntimeError", format!("call {id} was answered before"));
            (id, self.later.remove(&id).unwrap_or_else(lost))
        };
        pending.into_iter().map(&mut take).collect()
    }
}

/// Arguments by parameter, positional or by keyword.
fn bind(call: &HostCall, parameters: &[&str]) -> Result<Vec<MontyObject>, String> {
    let mut bound: Vec<Option<MontyObject>> = vec![None; parameters.len()];
    for (i, value) in call.args.iter().enumerate() {
        let slot = bound.get_mut(i).ok_or_else(|| {
            format!(
                "{}() takes {} arguments, {} given",
                call.name,
                parameters.len(),
                call.args.len()
            )
        })?;
        *slot = Some(value.clone());
    }
    for (name, value) in &call.kwargs {
        let at = parameters.iter().position(|parameter| parameter == name);
        match at.and_then(|at| bound.get_mut(at)) {
            Some(slot @ None) => *slot = Some(value.clone()),
            _ => {
                return Err(format!("{}() got an unexpected keyword argument '{name}'", call.name));
            }
        }
    }
    let missing = |(value, name): (Option<MontyObject>, &&str)| {
        value.ok_or_else(|| format!("{}() missing argument '{name}'", call.name))
    };
    bound.into_iter().zip(parameters).map(missing).collect()
}

fn answer(name: &str, arguments: &[MontyObject]) -> HostAnswer {
    match (name, arguments) {
        ("echo" | "aecho", [value]) => HostAnswer::Return(value.clone()),
        ("add", [a, b]) => add(a, b),
        ("fail" | "afail", [MontyObject::String(type_name), MontyObject::String(message)]) => {
            raise(type_name, message.clone())
        }
        ("fetch", [MontyObject::String(url)]) => fetch(url),
        _ => raise("TypeError", format!("{name}() got arguments of another type")),
    }
}

fn add(a: &MontyObject, b: &MontyObject) -> HostAnswer {
    HostAnswer::Return(match (a, b) {
        (MontyObject::Int(a), MontyObject::Int(b)) => match a.checked_add(*b) {
            Some(sum) => MontyObject::Int(sum),
            None => return raise("OverflowError", "the corpus adds small ints only".to_owned()),
        },
        (MontyObject::Float(a), MontyObject::Float(b)) => MontyObject::Float(a + b),
        (MontyObject::String(a), MontyObject::String(b)) => MontyObject::String(format!("{a}{b}")),
        (MontyObject::List(a), MontyObject::List(b)) => {
            MontyObject::List(a.iter().chain(b).cloned().collect())
        }
        _ => {
            let (a, b) = (a.type_name(), b.type_name());
            return raise(
                "TypeError",
                format!("unsupported operand type(s) for +: '{a}' and '{b}'"),
            );
        }
    })
}

fn fetch(url: &str) -> HostAnswer {
    if !url.starts_with("https://") {
        return raise("ValueError", format!("not an https url: {url}"));
    }
    HostAnswer::Return(MontyObject::dict([
        ("url", url.into()),
        ("status", 200.into()),
        ("body", format!("content of {url}").into()),
    ]))
}

/// Raise the builtin exception of that name; the runtime takes any other as `Exception`.
fn raise(type_name: &str, message: String) -> HostAnswer {
    HostAnswer::Raise(MontyException::new(type_name, message))
}
