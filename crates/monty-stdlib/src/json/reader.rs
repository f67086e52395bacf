//! Documents to values: the events of `monty_text`'s reader, put together without recursion.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use monty_runtime::{Raise, Result, Str, Value, Vm};
use monty_text::int_text::{self, ParsedInt};
use monty_text::json_text::{Event, JsonError, JsonReader};

use super::decode_error;
use super::encoder::MAX_DEPTH;

/// A piece of text that does not borrow the heap.
enum Piece {
    /// As it stands in the document.
    Part(Range<usize>),
    Own(String),
}

impl Piece {
    /// Of a text whose closing quote is the byte before `end`.
    fn new(text: Cow<'_, str>, end: usize) -> Piece {
        match text {
            Cow::Borrowed(text) => Piece::Part(end - 1 - text.len()..end - 1),
            Cow::Owned(text) => Piece::Own(text),
        }
    }

    fn text<'a>(&'a self, vm: &'a Vm, document: Str) -> &'a str {
        match self {
            Piece::Part(part) => vm.text(document).get(part.clone()).unwrap_or_default(),
            Piece::Own(text) => text,
        }
    }

    fn into_value(self, vm: &mut Vm, document: Str) -> Result<Value> {
        match self {
            Piece::Part(part) => vm.heap.new_part(document, part),
            Piece::Own(text) => vm.heap.new_string(text),
        }
    }
}

/// An event that does not borrow the heap.
enum Token {
    Value(Value),
    BigInt(num_bigint::BigInt),
    BadInt(String),
    Str(Piece),
    Key(Piece),
    ArrayStart,
    ArrayEnd,
    ObjectStart,
    ObjectEnd,
    /// Left as text, for a hook: which of the three, and the text.
    Raw(i64, String),
}

/// Which tokens stay text.
#[derive(Clone, Copy, Default)]
pub struct Hooks {
    pub float: bool,
    pub int: bool,
    pub constant: bool,
    /// Objects are not built: their pairs are handed out.
    pub object: bool,
}

impl Hooks {
    pub fn any(self) -> bool {
        self.float || self.int || self.constant || self.object
    }
}

/// Kinds of steps of a program that the prelude runs: see `json_build` there.
pub const VALUE: i64 = 0;
pub const FLOAT: i64 = 1;
pub const INT: i64 = 2;
pub const CONSTANT: i64 = 3;
pub const ARRAY: i64 = 4;
pub const OBJECT: i64 = 5;

/// A document being read.
pub struct Document {
    text: Str,
    reader: JsonReader,
    hooks: Hooks,
    /// Keys seen before: equal ones are the same string.
    keys: HashMap<Box<str>, Str>,
    /// Of these the latest that had each place: most documents have few keys, many times.
    latest: [Option<Str>; LATEST],
}

const LATEST: usize = 32;
/// Longer keys are not remembered.
const LONG_KEY: usize = 30;

/// The place of a key among the latest.
fn place(key: &str) -> usize {
    let bytes = key.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let last = bytes.len().wrapping_sub(1);
    (bytes.len() * 5 + byte(0) + byte(last) * 3 + byte(bytes.len() / 2) * 7) % LATEST
}

impl Document {
    /// A whole document.
    pub fn whole(vm: &mut Vm, text: Str, strict: bool, hooks: Hooks) -> Result<Document> {
        let reader = JsonReader::document(vm.text(text), strict, MAX_DEPTH);
        let reader = reader.map_err(|e| decode_error::raise(vm, text, e))?;
        Ok(Document { text, reader, hooks, keys: HashMap::new(), latest: [None; LATEST] })
    }

    /// One value that starts at a byte.
    pub fn value_at(text: Str, byte: usize, strict: bool, hooks: Hooks) -> Document {
        Document {
            text,
            reader: JsonReader::new(byte, strict, MAX_DEPTH),
            hooks,
            keys: HashMap::new(),
            latest: [None; LATEST],
        }
    }

    /// The byte behind what was read.
    pub fn position(&self) -> usize {
        self.reader.position()
    }

    /// Nothing but white space may follow.
    pub fn finish(&self, vm: &mut Vm) -> Result<()> {
        let end = self.reader.finish(vm.text(self.text));
        end.map_err(|e| decode_error::raise(vm, self.text, e))
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Token>> {
        let before = self.reader.position();
        let hooks = self.hooks;
        let (objects, budget) = vm.heap.split();
        let event = self.reader.next(objects.str(self.text), budget);
        let end = self.reader.position();
        let token = event.map(|event| event.map(|event| token(event, end, hooks)));
        if let Err(JsonError::Limit(e)) = token {
            return Err(e.into());
        }
        vm.heap.burn(16 + (end - before) / 4)?;
        if token.is_err() {
            // How far it looked is not known.
            vm.heap.burn(vm.text(self.text).len() / 4)?;
        }
        token.map_err(|e| self.error(vm, e))
    }

    #[cold]
    fn error(&self, vm: &mut Vm, e: JsonError) -> Raise {
        decode_error::raise(vm, self.text, e)
    }

    /// A key as a string: names that the program knows and keys seen before are shared.
    fn key(&mut self, vm: &mut Vm, piece: Piece) -> Result<Str> {
        const MOST_KEYS: usize = 1024;
        let text = piece.text(vm, self.text);
        let place = place(text);
        if let Some(s) = self.latest[place]
            && vm.text(s) == text
        {
            return Ok(s);
        }
        let known = vm.heap.find_interned(text).or_else(|| self.keys.get(text).copied());
        let s = match known {
            Some(s) => s,
            None => {
                let is_short = text.len() <= LONG_KEY && self.keys.len() < MOST_KEYS;
                let remembered = is_short.then(|| Box::from(text));
                let Value::Str(s) = piece.into_value(vm, self.text)? else {
                    return Err(Raise::Internal("not a string"));
                };
                if let Some(text) = remembered {
                    self.keys.insert(text, s);
                }
                s
            }
        };
        self.latest[place] = Some(s);
        Ok(s)
    }

    /// Read the value.
    pub fn build(&mut self, vm: &mut Vm) -> Result<Value> {
        let mut open: Vec<(Value, Option<Str>)> = Vec::new();
        loop {
            let Some(token) = self.next(vm)? else {
                return Err(Raise::Internal("a document without a value"));
            };
            let done = match token {
                Token::Key(piece) => {
                    let key = self.key(vm, piece)?;
                    if let Some((_, place)) = open.last_mut() {
                        *place = Some(key);
                    }
                    continue;
                }
                Token::ArrayStart => {
                    open.push((vm.heap.new_list(Vec::new())?, None));
                    continue;
                }
                Token::ObjectStart => {
                    open.push((vm.heap.new_dict()?, None));
                    continue;
                }
                Token::ArrayEnd | Token::ObjectEnd => match open.pop() {
                    Some((v, _)) => v,
                    None => return Err(Raise::Internal("an end without a beginning")),
                },
                other => scalar(vm, self.text, other)?,
            };
            match open.last() {
                None => return Ok(done),
                Some(&(Value::List(h), _)) => vm.heap.list_append(h, done)?,
                Some(&(Value::Dict(h), Some(key))) => {
                    vm.heap.dict_put_text(h, key, done)?;
                }
                Some(_) => return Err(Raise::Internal("a value without a place")),
            }
        }
    }

    /// Read the value as a program that the prelude runs with the hooks: a list of kinds and
    /// arguments.
    pub fn program(&mut self, vm: &mut Vm) -> Result<Value> {
        let list = vm.heap.new_list(Vec::new())?;
        let Value::List(program) = list else { return Err(Raise::Internal("not a list")) };
        let mut open: Vec<i64> = Vec::new();
        loop {
            let Some(token) = self.next(vm)? else {
                return Err(Raise::Internal("a document without a value"));
            };
            let (kind, argument, is_value) = match token {
                Token::Key(piece) => (VALUE, Value::Str(self.key(vm, piece)?), false),
                Token::ArrayStart | Token::ObjectStart => {
                    open.push(0);
                    continue;
                }
                Token::ArrayEnd => (ARRAY, Value::Int(open.pop().unwrap_or(0)), true),
                Token::ObjectEnd => (OBJECT, Value::Int(open.pop().unwrap_or(0)), true),
                Token::Raw(kind, text) => (kind, vm.heap.new_string(text)?, true),
                other => (VALUE, scalar(vm, self.text, other)?, true),
            };
            vm.heap.list_append(program, Value::Int(kind))?;
            vm.heap.list_append(program, argument)?;
            if is_value {
                match open.last_mut() {
                    Some(count) => *count += 1,
                    None => return Ok(list),
                }
            }
        }
    }
}

/// Take an event, which ends at a byte, out of the text it borrows.
fn token(event: Event<'_>, end: usize, hooks: Hooks) -> Token {
    match event {
        Event::Null => Token::Value(Value::None),
        Event::True => Token::Value(Value::True),
        Event::False => Token::Value(Value::False),
        Event::Int(text) if hooks.int => Token::Raw(INT, text.to_owned()),
        Event::Int(text) => match text.parse::<i64>() {
            Ok(i) => Token::Value(Value::Int(i)),
            Err(_) => match int_text::parse_int(text, 10) {
                Ok(ParsedInt::Small(i)) => Token::Value(Value::Int(i)),
                Ok(ParsedInt::Big(i)) => Token::BigInt(i),
                Err(e) => Token::BadInt(e.message(10, text)),
            },
        },
        Event::Float(text) if hooks.float => Token::Raw(FLOAT, text.to_owned()),
        Event::Float(text) => Token::Value(Value::float(text.parse().unwrap_or(f64::NAN))),
        Event::NaN if hooks.constant => Token::Raw(CONSTANT, "NaN".to_owned()),
        Event::Infinity if hooks.constant => Token::Raw(CONSTANT, "Infinity".to_owned()),
        Event::NegativeInfinity if hooks.constant => Token::Raw(CONSTANT, "-Infinity".to_owned()),
        Event::NaN => Token::Value(Value::float(f64::NAN)),
        Event::Infinity => Token::Value(Value::float(f64::INFINITY)),
        Event::NegativeInfinity => Token::Value(Value::float(f64::NEG_INFINITY)),
        Event::Str(text) => Token::Str(Piece::new(text, end)),
        Event::Key(text) => Token::Key(Piece::new(text, end)),
        Event::ArrayStart => Token::ArrayStart,
        Event::ArrayEnd => Token::ArrayEnd,
        Event::ObjectStart => Token::ObjectStart,
        Event::ObjectEnd => Token::ObjectEnd,
    }
}

/// The value of a token that is no container.
fn scalar(vm: &mut Vm, document: Str, token: Token) -> Result<Value> {
    match token {
        Token::Value(v) => Ok(v),
        Token::Str(piece) => piece.into_value(vm, document),
        Token::BigInt(i) => {
            vm.heap.burn(i.bits() as usize)?;
            vm.heap.new_int(i)
        }
        Token::BadInt(message) => Err(vm.value_error(message)),
        _ => Err(Raise::Internal("not a scalar")),
    }
}
