//! f-strings.

use monty_code::{Instr, Reg};

use super::Generator;
use super::emit::span;
use crate::error::Outcome;
use crate::parse::ast;

/// A part of an f-string.
enum Part<'a> {
    Text(String),
    Value(&'a ast::InterpolatedElement),
}

impl<'a> Generator<'a> {
    pub(super) fn fstring(&mut self, e: &'a ast::ExprFString, dst: Reg) -> Outcome<()> {
        let mut parts = Vec::new();
        for part in &e.value {
            match part {
                ast::FStringPart::Literal(text) => add_text(&mut parts, text.as_str()),
                ast::FStringPart::FString(f) => collect(&mut parts, &f.elements),
            }
        }
        self.join(&parts, dst, span(e))
    }

    /// The parts formatted and joined in `dst`.
    fn join(&mut self, parts: &[Part<'a>], dst: Reg, at: monty_code::Span) -> Outcome<()> {
        match parts {
            [] => {
                self.load_str("", dst, at);
                return Ok(());
            }
            [only] => return self.part(only, dst, at),
            _ => {}
        }
        // In pieces, where registers are short.
        let mark = self.mark();
        let mut start = self.f.top as Reg;
        let mut n: u8 = 0;
        for part in parts {
            if n > 1 && !self.room_for(1) || n == 100 {
                self.emit(Instr::BuildString { dst: start, start, n }, at);
                self.release(u32::from(start) + 1);
                n = 1;
            }
            let reg = self.temp()?;
            if n == 0 {
                start = reg;
            }
            self.part(part, reg, at)?;
            n += 1;
        }
        self.emit(Instr::BuildString { dst, start, n }, at);
        self.release(mark);
        Ok(())
    }

    fn part(&mut self, part: &Part<'a>, dst: Reg, at: monty_code::Span) -> Outcome<()> {
        let e = match part {
            Part::Text(text) => {
                self.load_str(text, dst, at);
                return Ok(());
            }
            Part::Value(e) => *e,
        };
        let mark = self.mark();
        let spec_values = e.format_spec.as_ref().map(|s| s.elements.interpolations());
        let rest: Vec<&ast::Expr> =
            spec_values.into_iter().flatten().map(|e| &*e.expression).collect();
        let src = self.operand(&e.expression, &rest)?;
        let conversion = match e.conversion {
            ast::ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => 2,
            ast::ConversionFlag::None => 0,
            ast::ConversionFlag::Str => 1,
            ast::ConversionFlag::Repr => 2,
            ast::ConversionFlag::Ascii => 3,
        };
        let (has_spec, spec) = match &e.format_spec {
            Some(format_spec) => {
                let mut parts = Vec::new();
                collect(&mut parts, &format_spec.elements);
                let spec = self.temp()?;
                self.join(&parts, spec, span(e))?;
                (true, spec)
            }
            None => (false, 0),
        };
        self.emit(Instr::FormatValue { dst, src, conversion, has_spec, spec }, span(e));
        self.release(mark);
        Ok(())
    }
}

fn add_text(parts: &mut Vec<Part<'_>>, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

/// The text of `{expression = }` without the comments in it.
fn without_comments(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('#') {
        return text.into();
    }
    let (mut kept, mut quote, mut comment, mut escaped) = (String::new(), None, false, false);
    for c in text.chars() {
        match (quote, c) {
            _ if comment => comment = c != '\n',
            (Some(q), _) if c == q && !escaped => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '#') => comment = true,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        if !comment {
            kept.push(c);
        }
    }
    kept.into()
}

fn collect<'a>(parts: &mut Vec<Part<'a>>, elements: &'a [ast::InterpolatedStringElement]) {
    for element in elements {
        match element {
            ast::InterpolatedStringElement::Literal(text) => add_text(parts, &text.value),
            ast::InterpolatedStringElement::Interpolation(e) => {
                if let Some(debug) = &e.debug_text {
                    add_text(parts, &without_comments(debug.as_str()));
                }
                parts.push(Part::Value(e));
            }
        }
    }
}
