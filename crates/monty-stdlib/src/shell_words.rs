//! What `shlex.split` does with a text, in its usual mode: words as POSIX shells make them.

use monty_runtime::{Args, NativeDef, Result, Value, Vm};

pub const INTERNALS: &[NativeDef] = &[NativeDef::function("_shell_words(s, comments, /)", words)];

/// After so many bytes the budget is asked again.
const CHUNK: usize = 4096;

/// Where the reader stands. In quotes and behind a backslash the text goes on to be part of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Word,
    Quoted(char),
    /// Behind a backslash; in these quotes, if any.
    Escaped(Option<char>),
}

/// A list of the words; None if it is not the text itself that is to be read.
fn words(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Str(text), comments) = (args.get(vm, 0), args.get(vm, 1) == Value::True) else {
        return Ok(Value::None);
    };
    let len = vm.heap.str(text).len();
    // The text, and a word of it.
    vm.heap.hold(2 * len)?;
    let text = vm.heap.str(text).to_owned();
    let Value::List(words) = vm.heap.new_list(Vec::new())? else { return Ok(Value::None) };
    let mut rest = text.chars();
    let mut state = State::Between;
    let mut word = String::new();
    let mut read = 0;
    while let Some(c) = rest.next() {
        let now = len - rest.as_str().len();
        if now - read >= CHUNK || now == len {
            vm.heap.burn(now - read)?;
            read = now;
        }
        let goes_on = match (state, c) {
            (State::Quoted(quote), c) if c == quote => Some(State::Word),
            (State::Quoted('"'), '\\') => Some(State::Escaped(Some('"'))),
            (State::Quoted(_), c) => {
                word.push(c);
                continue;
            }
            (State::Escaped(quote), c) => {
                // In quotes only the quote and the backslash itself can be escaped.
                if quote.is_some_and(|quote| c != quote && c != '\\') {
                    word.push('\\');
                }
                word.push(c);
                Some(quote.map_or(State::Word, State::Quoted))
            }
            (_, ' ' | '\t' | '\r' | '\n') => None,
            (_, '#') if comments => {
                let _ = rest.find(|&c| c == '\n');
                None
            }
            (_, '\'' | '"') => Some(State::Quoted(c)),
            (_, '\\') => Some(State::Escaped(None)),
            (_, c) => {
                word.push(c);
                Some(State::Word)
            }
        };
        if goes_on.is_none() && state == State::Word {
            add(vm, words, &mut word)?;
        }
        state = goes_on.unwrap_or(State::Between);
    }
    match state {
        State::Between => {}
        State::Word => add(vm, words, &mut word)?,
        State::Quoted(_) => return Err(vm.value_error("No closing quotation")),
        State::Escaped(_) => return Err(vm.value_error("No escaped character")),
    }
    Ok(Value::List(words))
}

fn add(
    vm: &mut Vm,
    words: monty_runtime::Handle<monty_runtime::ListObject>,
    word: &mut String,
) -> Result<()> {
    let new = vm.heap.new_str(word)?;
    word.clear();
    vm.heap.list_append(words, new)
}
