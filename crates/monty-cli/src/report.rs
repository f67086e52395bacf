//! How the end of a run is told: text on stderr and an exit status, or one JSON object.

use std::cell::RefCell;
use std::process::ExitCode;

use monty::{CollectStringPrint, MontyError, MontyException, MontyObject, Usage, to_json};
use serde_json::{Value, json};

use crate::status;

thread_local! {
    /// Where the last panic of this thread happened.
    static PANIC_PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Remember where a panic happened, for the report.
pub fn note_panic_place(place: Option<String>) {
    PANIC_PLACE.with_borrow_mut(|slot| *slot = place);
}

/// The message of an error, an internal one with its place in Monty's source.
pub fn message(error: &MontyError) -> String {
    let place = PANIC_PLACE.with_borrow(Clone::clone);
    match (error, place) {
        (MontyError::Internal(_), Some(place)) => format!("{error} (at {place})"),
        _ => error.to_string(),
    }
}

/// How a run ended, for the command line.
pub type Ending = Result<MontyObject, MontyError>;

/// Tell the end of a run to a person: exceptions and limits go to stderr.
pub fn tell(ending: &Ending) -> ExitCode {
    let Err(error) = ending else { return ExitCode::SUCCESS };
    match error {
        MontyError::Raised(exception) if exception.builtin_base == "SystemExit" => {
            return tell_exit(exception);
        }
        MontyError::Syntax(_) | MontyError::Raised(_) => eprint!("{}", error.render()),
        MontyError::Limit(failure) => {
            eprint!("{}", failure.exception.rendered);
            eprintln!("monty: {}", failure.error);
        }
        MontyError::Host(_) | MontyError::Internal(_) => eprintln!("monty: {}", message(error)),
    }
    ExitCode::from(exit_status(error))
}

/// `sys.exit(x)`: a number is the status, None is success, anything else is printed.
fn tell_exit(exception: &MontyException) -> ExitCode {
    match exception.args.as_slice() {
        [] | [MontyObject::None] => {}
        [MontyObject::Int(_) | MontyObject::Bool(_)] => {}
        _ => eprintln!("{}", exception.message.as_deref().unwrap_or_default()),
    }
    ExitCode::from(system_exit_status(exception))
}

fn system_exit_status(exception: &MontyException) -> u8 {
    match exception.args.as_slice() {
        [] | [MontyObject::None] => 0,
        [MontyObject::Int(number)] => (number & 0xff) as u8,
        [MontyObject::Bool(value)] => u8::from(*value),
        _ => status::RAISED,
    }
}

/// The exit status of an error.
pub fn exit_status(error: &MontyError) -> u8 {
    match error {
        MontyError::Raised(exception) if exception.builtin_base == "SystemExit" => {
            system_exit_status(exception)
        }
        MontyError::Syntax(_) | MontyError::Raised(_) => status::RAISED,
        MontyError::Limit(_) => status::LIMIT,
        MontyError::Host(_) => status::USAGE,
        MontyError::Internal(_) => status::INTERNAL,
    }
}

/// The end of a run as one JSON object. `result` is there after success only; `error` and `limit`
/// are null otherwise.
pub fn to_object(ending: &Ending, print: &CollectStringPrint, usage: Option<Usage>) -> Value {
    let mut object = json!({
        "result": null,
        "stdout": print.output(),
        "stderr": print.error_output(),
        "error": null,
        "limit": null,
        "usage": usage.map(usage_object),
        "exit_status": 0,
    });
    match ending {
        Ok(value) => object["result"] = to_json(value),
        Err(error) => {
            object["error"] = error_object(error);
            object["exit_status"] = exit_status(error).into();
            if let MontyError::Limit(failure) = error {
                object["limit"] = json!({
                    "name": failure.error.kind.name(),
                    "limit": failure.error.limit,
                    "used": failure.error.used,
                    "message": failure.error.to_string(),
                });
            }
        }
    }
    object
}

fn error_object(error: &MontyError) -> Value {
    let kind = match error {
        MontyError::Syntax(_) => "syntax",
        MontyError::Raised(_) => "exception",
        MontyError::Limit(_) => "limit",
        MontyError::Host(_) => "host",
        MontyError::Internal(_) => "internal",
    };
    let Some(exception) = error.exception() else {
        return json!({
            "kind": kind, "type": null, "message": message(error), "frames": [], "traceback": null,
        });
    };
    let frames: Vec<Value> = exception
        .traceback
        .iter()
        .map(|frame| {
            json!({
                "filename": frame.filename,
                "line": frame.line,
                "column": frame.column,
                "end_line": frame.end_line,
                "end_column": frame.end_column,
                "function_name": frame.function_name,
                "source_line": frame.source_line,
            })
        })
        .collect();
    json!({
        "kind": kind,
        "type": exception.exc_type,
        "message": exception.message.as_deref().unwrap_or_default(),
        "frames": frames,
        "traceback": exception.rendered,
    })
}

fn usage_object(usage: Usage) -> Value {
    json!({
        "memory": usage.memory,
        "peak_memory": usage.peak_memory,
        "allocations": usage.allocations,
        "fuel": usage.fuel,
        "duration_secs": usage.duration.as_secs_f64(),
        "output": usage.output,
        "host_calls": usage.host_calls,
        "source": usage.source,
    })
}
