//! Declarations made from the JSON Schemas of tools, as the protocols between agents and tools describe
//! them: what `Program::stubs` takes and a prompt shows.

use std::collections::{BTreeSet, HashMap};

use ruff_python_ast::name::Name;
use ruff_python_parser::parse_expression;
use serde_json::{Map, Value};

/// Schemas within schemas that are followed; below them everything is `Any`.
const MOST_NESTING: usize = 32;
/// How much may be written.
const MOST_BYTES: usize = 1 << 20;

/// Where tools keep the schemas of what they take and give, in the words of different protocols.
const TAKES: &[&str] = &["input_schema", "inputSchema", "parameters"];
const GIVES: &[&str] = &["output_schema", "outputSchema", "returns"];

/// Declarations of the tools in a JSON array: each an object with `name`, `description`, a schema of its
/// arguments (`input_schema`, `inputSchema` or `parameters`), maybe one of its result (`output_schema`,
/// `outputSchema` or `returns`), and `"async": true` if it is to be awaited. A tool may also stand in the
/// `function` of an object.
///
/// ```
/// let tools = r#"[{"name": "add", "description": "Add.", "input_schema": {
///     "properties": {"a": {"type": "integer"}, "b": {"type": "number"}}, "required": ["a"]
/// }, "output_schema": {"type": "number"}}]"#;
/// let stubs = monty_typecheck::stubs_from_tools(tools).unwrap();
/// assert_eq!(stubs, "def add(a: int, b: float = ...) -> float:\n    \"\"\"Add.\"\"\"\n    ...\n");
/// ```
pub fn stubs_from_tools(json: &str) -> Result<String, String> {
    let tools: Value = serde_json::from_str(json).map_err(|error| format!("no JSON: {error}"))?;
    let Value::Array(tools) = tools else { return Err("tools are an array of objects".to_owned()) };
    let mut functions = Vec::with_capacity(tools.len());
    let mut classes = Classes::default();
    let mut names = BTreeSet::new();
    for tool in &tools {
        let tool = tool.get("function").filter(|inner| inner.is_object()).unwrap_or(tool);
        let name = tool.get("name").and_then(Value::as_str).unwrap_or_default();
        if !is_identifier(name) {
            return Err(format!("{name:?} is no name for a function; names are identifiers"));
        }
        if !names.insert(name) {
            return Err(format!("two tools are called {name}"));
        }
        functions.push(function(name, tool, &mut classes));
        if classes.written + functions.iter().map(String::len).sum::<usize>() > MOST_BYTES {
            return Err(format!("the declarations take more than {MOST_BYTES} bytes"));
        }
    }
    let mut parts = Vec::new();
    if !classes.typing.is_empty() {
        let names: Vec<_> = classes.typing.into_iter().collect();
        parts.push(format!("from typing import {}", names.join(", ")));
    }
    parts.extend(classes.texts);
    parts.extend(functions);
    Ok(parts.join("\n\n") + "\n")
}

fn function(name: &str, tool: &Value, classes: &mut Classes) -> String {
    let schema = |keys: &[&str]| keys.iter().find_map(|key| tool.get(key));
    let parameters = schema(TAKES).map_or_else(String::new, |root| {
        let mut scope = Scope { root, classes, refs: HashMap::new() };
        scope.parameters(&camel(name))
    });
    let returns = match schema(GIVES) {
        Some(root) => {
            let mut scope = Scope { root, classes, refs: HashMap::new() };
            scope.of(root, &format!("{}Result", camel(name)), 0)
        }
        None => classes.any(),
    };
    let is_async = tool.get("async").and_then(Value::as_bool).unwrap_or_default();
    let head = if is_async { "async def" } else { "def" };
    match tool.get("description").and_then(Value::as_str) {
        Some(text) if !text.trim().is_empty() => {
            format!("{head} {name}({parameters}) -> {returns}:\n{}    ...", docstring(text))
        }
        _ => format!("{head} {name}({parameters}) -> {returns}: ..."),
    }
}

/// The classes that the schemas need, and what they import.
#[derive(Default)]
struct Classes {
    texts: Vec<String>,
    names: BTreeSet<String>,
    typing: BTreeSet<&'static str>,
    written: usize,
}

impl Classes {
    fn typing(&mut self, name: &'static str) -> String {
        self.typing.insert(name);
        name.to_owned()
    }

    fn any(&mut self) -> String {
        self.typing("Any")
    }

    fn fresh(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while !self.names.insert(name.clone()) {
            name.push('_');
        }
        name
    }
}

/// The types of one schema, whose definitions its parts refer to.
struct Scope<'a> {
    root: &'a Value,
    classes: &'a mut Classes,
    refs: HashMap<&'a str, String>,
}

impl<'a> Scope<'a> {
    /// The parameters of a tool: its properties in their order.
    fn parameters(&mut self, name: &str) -> String {
        let root = self.resolved();
        let Some(properties) = root.get("properties").and_then(Value::as_object) else {
            if root.get("additionalProperties") == Some(&Value::Bool(false))
                || root.get("type").is_none()
            {
                return String::new();
            }
            return format!("**arguments: {}", self.classes.any());
        };
        if !properties.keys().all(|key| is_identifier(key)) {
            return format!("**arguments: {}", self.classes.any());
        }
        let required = required(root);
        let mut parts: Vec<String> = Vec::new();
        let (mut has_optional, mut has_star) = (false, false);
        for (key, schema) in properties {
            let written = self.of(schema, &format!("{name}{}", camel(key)), 1);
            if required.contains(&key.as_str()) {
                // What must be given cannot follow what may be left out, but by its name.
                if has_optional && !has_star {
                    parts.push("*".to_owned());
                    has_star = true;
                }
                parts.push(format!("{key}: {written}"));
            } else {
                has_optional = true;
                parts.push(format!("{key}: {written} = ..."));
            }
        }
        parts.join(", ")
    }

    /// The schema itself, or the definition that it is.
    fn resolved(&self) -> &'a Value {
        let target = self.root.get("$ref").and_then(Value::as_str);
        target.and_then(|target| self.definition(target)).unwrap_or(self.root)
    }

    fn definition(&self, target: &str) -> Option<&'a Value> {
        self.root.pointer(target.strip_prefix('#')?)
    }

    /// A type as source text; `name` is for the class of an object.
    fn of(&mut self, schema: &'a Value, name: &str, depth: usize) -> String {
        if depth > MOST_NESTING || self.classes.written > MOST_BYTES {
            return self.classes.any();
        }
        let Some(fields) = schema.as_object() else { return self.classes.any() };
        if let Some(target) = fields.get("$ref").and_then(Value::as_str) {
            return self.referred(target, depth);
        }
        if let Some(constant) = fields.get("const") {
            return self.literals(std::slice::from_ref(constant));
        }
        if let Some(values) = fields.get("enum").and_then(Value::as_array) {
            return self.literals(values);
        }
        for key in ["anyOf", "oneOf"] {
            if let Some(choices) = fields.get(key).and_then(Value::as_array) {
                return self.union(choices.iter(), name, depth);
            }
        }
        if let Some([alone]) = fields.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
            return self.of(alone, name, depth + 1);
        }
        let mut written = match fields.get("type") {
            Some(Value::Array(types)) => {
                let each = types.iter().filter_map(Value::as_str);
                let each: Vec<String> =
                    each.map(|kind| self.of_kind(kind, fields, name, depth)).collect();
                self.joined(each)
            }
            Some(Value::String(kind)) => self.of_kind(kind, fields, name, depth),
            _ if fields.contains_key("properties") => self.object(fields, name, depth),
            _ => self.classes.any(),
        };
        if fields.get("nullable") == Some(&Value::Bool(true)) {
            written = self.joined(vec![written, "None".to_owned()]);
        }
        written
    }

    fn of_kind(
        &mut self,
        kind: &str,
        fields: &'a Map<String, Value>,
        name: &str,
        depth: usize,
    ) -> String {
        match kind {
            "string" => "str".to_owned(),
            "integer" => "int".to_owned(),
            "number" => "float".to_owned(),
            "boolean" => "bool".to_owned(),
            "null" => "None".to_owned(),
            "array" => {
                let inner = match fields.get("items") {
                    Some(items) => self.of(items, &format!("{name}Item"), depth + 1),
                    None => self.classes.any(),
                };
                format!("list[{inner}]")
            }
            "object" => self.object(fields, name, depth),
            _ => self.classes.any(),
        }
    }

    /// A class, if the properties are known.
    fn object(&mut self, fields: &'a Map<String, Value>, name: &str, depth: usize) -> String {
        let Some(properties) = fields.get("properties").and_then(Value::as_object) else {
            let inner = match fields.get("additionalProperties") {
                Some(schema @ Value::Object(_)) => {
                    self.of(schema, &format!("{name}Value"), depth + 1)
                }
                _ => self.classes.any(),
            };
            return format!("dict[str, {inner}]");
        };
        let title = fields.get("title").and_then(Value::as_str).map(camel);
        let name = self
            .classes
            .fresh(&title.filter(|title| is_identifier(title)).unwrap_or_else(|| name.to_owned()));
        self.class(&name, fields, properties, depth);
        name
    }

    fn class(
        &mut self,
        name: &str,
        fields: &'a Map<String, Value>,
        properties: &'a Map<String, Value>,
        depth: usize,
    ) {
        self.classes.typing("TypedDict");
        let required = required_of(fields);
        let mut entries = Vec::with_capacity(properties.len());
        for (key, schema) in properties {
            let mut written = self.of(schema, &format!("{name}{}", camel(key)), depth + 1);
            if !required.contains(&key.as_str()) {
                written = format!("{}[{written}]", self.classes.typing("NotRequired"));
            }
            entries.push((key, written));
        }
        let text = if entries.iter().all(|(key, _)| is_identifier(key)) {
            let doc = fields
                .get("description")
                .and_then(Value::as_str)
                .map_or_else(String::new, docstring);
            let lines: Vec<String> =
                entries.iter().map(|(key, written)| format!("    {key}: {written}")).collect();
            let body = if lines.is_empty() { "    pass".to_owned() } else { lines.join("\n") };
            format!("class {name}(TypedDict):\n{doc}{body}")
        } else {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, written)| format!("{}: {written}", quoted(key)))
                .collect();
            format!("{name} = TypedDict({}, {{{}}})", quoted(name), entries.join(", "))
        };
        self.classes.written += text.len();
        self.classes.texts.push(text);
    }

    fn referred(&mut self, target: &'a str, depth: usize) -> String {
        if let Some(written) = self.refs.get(target) {
            return written.clone();
        }
        let Some(schema) = self.definition(target) else { return self.classes.any() };
        let last = target.rsplit('/').next().unwrap_or_default();
        let name = match camel(last) {
            name if is_identifier(&name) => name,
            _ => "Definition".to_owned(),
        };
        // A class can name itself; whatever else contains itself is `Any` where it does.
        let fields = schema.as_object().filter(|fields| fields.get("$ref").is_none());
        let properties =
            fields.and_then(|fields| fields.get("properties")).and_then(Value::as_object);
        if let (Some(fields), Some(properties)) = (fields, properties) {
            let name = self.classes.fresh(&name);
            self.refs.insert(target, name.clone());
            self.class(&name, fields, properties, depth + 1);
            return name;
        }
        let any = self.classes.any();
        self.refs.insert(target, any);
        let written = self.of(schema, &name, depth + 1);
        self.refs.insert(target, written.clone());
        written
    }

    fn union(
        &mut self,
        choices: impl Iterator<Item = &'a Value>,
        name: &str,
        depth: usize,
    ) -> String {
        let each = choices
            .enumerate()
            .map(|(index, choice)| self.of(choice, &format!("{name}{}", index + 1), depth + 1))
            .collect();
        self.joined(each)
    }

    fn joined(&mut self, each: Vec<String>) -> String {
        let mut kept: Vec<String> = Vec::new();
        for one in each {
            if !kept.contains(&one) {
                kept.push(one);
            }
        }
        if kept.is_empty() || kept.iter().any(|one| one == "Any") {
            return self.classes.any();
        }
        kept.join(" | ")
    }

    fn literals(&mut self, values: &[Value]) -> String {
        let mut each = Vec::with_capacity(values.len());
        for value in values {
            each.push(match value {
                Value::Null => "None".to_owned(),
                Value::Bool(true) => "True".to_owned(),
                Value::Bool(false) => "False".to_owned(),
                Value::Number(number) if number.is_i64() => number.to_string(),
                Value::Number(_) => return "float".to_owned(),
                Value::String(text) => quoted(text),
                _ => return self.classes.any(),
            });
        }
        if each.is_empty() {
            return self.classes.any();
        }
        format!("{}[{}]", self.classes.typing("Literal"), each.join(", "))
    }
}

fn required(schema: &Value) -> Vec<&str> {
    schema.as_object().map(required_of).unwrap_or_default()
}

fn required_of(fields: &Map<String, Value>) -> Vec<&str> {
    let names = fields.get("required").and_then(Value::as_array);
    names.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whether a text is one identifier, and no keyword.
fn is_identifier(text: &str) -> bool {
    let is_word = text.chars().all(|c| c == '_' || c.is_alphanumeric());
    is_word
        && parse_expression(text).is_ok_and(|parsed| {
            parsed.expr().as_name_expr().is_some_and(|name| name.id == Name::new(text))
        })
}

/// `user_id` as `UserId`.
fn camel(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .flat_map(|word| {
            let mut rest = word.chars();
            rest.next().into_iter().flat_map(char::to_uppercase).chain(rest)
        })
        .collect()
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in text.chars() {
        match c {
            '\\' | '\'' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}

/// A docstring with its line end, indented.
fn docstring(text: &str) -> String {
    let text = text.trim().replace('\\', "\\\\").replace('"', "\\\"").replace('\r', "");
    let mut lines = text.lines();
    let mut doc = format!("    \"\"\"{}", lines.next().unwrap_or_default());
    let mut is_long = false;
    for line in lines {
        is_long = true;
        doc.push('\n');
        if !line.is_empty() {
            doc.push_str("    ");
            doc.push_str(line);
        }
    }
    doc.push_str(if is_long { "\n    \"\"\"\n" } else { "\"\"\"\n" });
    doc
}
