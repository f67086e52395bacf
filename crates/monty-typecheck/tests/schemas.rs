//! Declarations made from JSON Schemas: what they say, that they check, and that no schema is too much.

use std::time::{Duration, Instant};

use monty_typecheck::{CheckError, Format, Program, check, stubs_from_tools};

const TOOLS: &str = r##"[
  {"name": "find_user", "description": "Find a user.\nBy \"id\".", "async": true,
   "input_schema": {"type": "object", "properties": {
      "id": {"type": "integer"},
      "fields": {"type": "array", "items": {"enum": ["name", "mail"]}},
      "mode": {"const": "full"}}, "required": ["id", "mode"]},
   "output_schema": {"$ref": "#/$defs/User", "$defs": {"User": {"type": "object", "properties": {
      "name": {"type": "string"},
      "mail": {"anyOf": [{"type": "string"}, {"type": "null"}]},
      "friends": {"type": "array", "items": {"$ref": "#/$defs/User"}},
      "address": {"type": "object", "properties": {"street-name": {"type": "string"}}, "required": ["street-name"]}},
      "required": ["name", "friends", "address"]}}}},
  {"type": "function", "function": {"name": "send", "parameters": {"type": "object", "properties": {
      "to": {"type": ["string", "null"]}, "rates": {"type": "object", "additionalProperties": {"type": "number"}}}}}},
  {"name": "anything", "inputSchema": {"type": "object"}}
]"##;

const STUBS: &str = r#"from typing import Any, Literal, NotRequired, TypedDict

UserAddress = TypedDict('UserAddress', {'street-name': str})

class User(TypedDict):
    name: str
    mail: NotRequired[str | None]
    friends: list[User]
    address: UserAddress

async def find_user(id: int, fields: list[Literal['name', 'mail']] = ..., *, mode: Literal['full']) -> User:
    """Find a user.
    By \"id\".
    """
    ...

def send(to: str | None = ..., rates: dict[str, float] = ...) -> Any: ...

def anything(**arguments: Any) -> Any: ...
"#;

fn findings(code: &str, stubs: &str) -> String {
    let functions = ["find_user", "send", "anything"].map(str::to_owned);
    let program = Program {
        code,
        script_name: "main.py",
        functions: &functions,
        stubs: Some(stubs),
        ..Program::default()
    };
    match check(&program) {
        Ok(()) => String::new(),
        Err(CheckError::Findings(findings)) => findings.display(Format::Concise, false),
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn the_declarations() {
    let stubs = stubs_from_tools(TOOLS).unwrap();
    assert_eq!(stubs, STUBS);
    let good = "user = await find_user(1, mode='full')\n\
                print(user['friends'][0]['name'].upper(), user['address']['street-name'])\n\
                send('a', rates={'x': 1})\nanything(x=1).y\n";
    assert_eq!(findings(good, &stubs), "");
    for (bad, rule) in [
        ("find_user('1', mode='full')", "unused-awaitable"),
        ("await find_user('1', mode='full')", "invalid-argument-type"),
        ("await find_user(1)", "missing-argument"),
        ("(await find_user(1, mode='full'))['nmae']", "invalid-key"),
        ("send(5)", "invalid-argument-type"),
    ] {
        let text = findings(bad, &stubs);
        assert!(text.contains(rule), "{bad}: {text}");
    }
}

#[test]
fn what_is_no_tool() {
    let refused = |json: &str| stubs_from_tools(json).unwrap_err();
    assert!(refused("{").contains("no JSON"));
    assert!(refused("{}").contains("array"));
    assert!(refused(r#"[{"name": "a-b"}]"#).contains("identifiers"));
    assert!(refused(r#"[{"name": "class"}]"#).contains("identifiers"));
    assert!(refused(r#"[{"name": "a"}, {"name": "a"}]"#).contains("two tools"));
    assert_eq!(stubs_from_tools("[]").unwrap(), "\n");
}

#[test]
fn schemas_that_go_on_for_ever() {
    let start = Instant::now();
    for root in [
        r##"{"$ref": "#"}"##.to_owned(),
        r##"{"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}"##.to_owned(),
        r##"{"type": "array", "items": {"$ref": "#"}}"##.to_owned(),
        r##"{"type": "object", "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#/properties/a"}}}"##.to_owned(),
        doubling(),
    ] {
        let tools = format!(r#"[{{"name": "f", "output_schema": {root}}}]"#);
        let stubs = stubs_from_tools(&tools);
        let text = stubs.unwrap_or_else(|error| error);
        assert!(text.len() < 2 << 20, "{}", text.len());
        assert_eq!(findings("1", &text), "", "{text}");
    }
    assert!(start.elapsed() < Duration::from_secs(20));
}

/// Objects that each contain the next one twice.
fn doubling() -> String {
    let level = |n: usize| {
        let next = format!(r##"{{"$ref": "#/$defs/l{}"}}"##, n + 1);
        format!(
            r#""l{n}": {{"type": "array", "items": {{"type": "object", "properties": {{"a": {next}, "b": {next}}}}}}}"#
        )
    };
    let levels: Vec<String> = (0..30).map(level).collect();
    format!(r##"{{"$ref": "#/$defs/l0", "$defs": {{{}}}}}"##, levels.join(", "))
}
