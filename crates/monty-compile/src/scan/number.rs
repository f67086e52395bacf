//! Number literals.

use super::{Kind, Scanner, Token};
use crate::error::{Fault, Outcome};

impl Scanner<'_> {
    pub(super) fn number(&mut self, start: usize) -> Outcome<Token> {
        self.line_used = true;
        match (self.peek(0), self.peek(1)) {
            (b'0', b'x' | b'X') => self.radix("hexadecimal", |b| b.is_ascii_hexdigit())?,
            (b'0', b'o' | b'O') => self.radix("octal", |b| (b'0'..=b'7').contains(&b))?,
            (b'0', b'b' | b'B') => self.radix("binary", |b| matches!(b, b'0' | b'1'))?,
            _ => self.decimal(start)?,
        }
        Ok(self.token(Kind::Number, start))
    }

    fn radix(&mut self, name: &str, digit: fn(u8) -> bool) -> Outcome<()> {
        self.at += 2;
        loop {
            if self.peek(0) == b'_' {
                self.at += 1;
            }
            if !digit(self.peek(0)) {
                if self.peek(0).is_ascii_digit() {
                    let found = self.peek(0) as char;
                    return self
                        .fault(format!("invalid digit '{found}' in {name} literal"), self.at);
                }
                return self.fault(format!("invalid {name} literal"), self.at - 1);
            }
            while digit(self.peek(0)) {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                break;
            }
        }
        if self.peek(0).is_ascii_digit() {
            let found = self.peek(0) as char;
            return self.fault(format!("invalid digit '{found}' in {name} literal"), self.at);
        }
        self.number_ends(name)
    }

    fn digits(&mut self) -> Outcome<()> {
        loop {
            while self.peek(0).is_ascii_digit() {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek(0).is_ascii_digit() {
                return self.fault("invalid decimal literal", self.at - 1);
            }
        }
    }

    fn decimal(&mut self, start: usize) -> Outcome<()> {
        self.digits()?;
        let whole_end = self.at;
        let mut is_float = false;
        if self.peek(0) == b'.' {
            is_float = true;
            self.at += 1;
            if self.peek(0).is_ascii_digit() {
                self.digits()?;
            }
        }
        if matches!(self.peek(0), b'e' | b'E') {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                is_float = true;
                self.at += 1 + sign;
                self.digits()?;
            } else if sign == 1 {
                return self.fault("invalid decimal literal", self.at + 1);
            }
        }
        if matches!(self.peek(0), b'j' | b'J') {
            self.at += 1;
            return self.number_ends("imaginary");
        }
        let whole = &self.bytes[start..whole_end];
        if !is_float && whole[0] == b'0' && whole.iter().any(|b| (b'1'..=b'9').contains(b)) {
            let zeros = whole.iter().take_while(|&&b| b == b'0' || b == b'_').count();
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(Fault::bare(message, start as u32, (start + zeros) as u32));
        }
        self.number_ends("decimal")
    }

    /// A name may not follow a number at once, unless it is a keyword.
    fn number_ends(&mut self, name: &str) -> Outcome<()> {
        let next = self.peek(0);
        if next.is_ascii_digit() && name == "imaginary" {
            return self.fault("invalid imaginary literal", self.at - 1);
        }
        if !(next.is_ascii_alphabetic() || next == b'_') {
            return Ok(());
        }
        let rest = &self.source[self.at..];
        let keywords = ["and", "else", "for", "if", "in", "is", "not", "or"];
        if keywords.iter().any(|k| rest.starts_with(k)) {
            return Ok(());
        }
        self.fault(format!("invalid {name} literal"), self.at - 1)
    }
}
