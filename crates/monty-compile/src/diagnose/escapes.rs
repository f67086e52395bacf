//! Escapes in string literals that do not decode.

use super::Walker;
use crate::error::Outcome;
use crate::scan::Token;

impl Walker<'_> {
    /// Check a string's escapes; is it a bytes literal?
    pub(super) fn check_escapes(&mut self, token: Token) -> Outcome<bool> {
        let text = self.scanner.text(token);
        let prefix_len = text.find(['"', '\'']).unwrap_or(0);
        let prefix = text[..prefix_len].to_ascii_lowercase();
        let body = &text[prefix_len..];
        let quotes = if body.len() >= 6 && (body.starts_with("\"\"\"") || body.starts_with("'''")) {
            3
        } else {
            1
        };
        let body = body.get(quotes..body.len().saturating_sub(quotes)).unwrap_or("");
        let bytes = prefix.contains('b');
        if bytes && !body.is_ascii() {
            return self.fail_at("bytes can only contain ASCII literal characters", token);
        }
        if !prefix.contains('r')
            && let Some(message) = bad_escape(body, bytes)
        {
            return self.fail_at(message, token);
        }
        Ok(bytes)
    }
    /// The same for a text in an f-string, which is behind us: the error stands after it.
    pub(super) fn check_text_escapes(&mut self, text: Token, raw: bool) -> Outcome<()> {
        match bad_escape(self.scanner.text(text), false) {
            Some(message) if !raw => self.fail_at(message, self.token()),
            _ => Ok(()),
        }
    }
}

/// The message for the first escape that does not decode.
fn bad_escape(body: &str, is_bytes: bool) -> Option<String> {
    let bytes = body.as_bytes();
    let mut at = 0;
    // Offsets count characters outside ASCII as the ten bytes of `\UXXXXXXXX`.
    let mut position = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            position += match body[at..].chars().next() {
                Some(c) if !c.is_ascii() => {
                    at += c.len_utf8() - 1;
                    10
                }
                _ => 1,
            };
            at += 1;
            continue;
        }
        let kind = bytes.get(at + 1).copied().unwrap_or(b'\\');
        let wanted = match kind {
            b'x' => 2,
            b'u' if !is_bytes => 4,
            b'U' if !is_bytes => 8,
            b'N' if !is_bytes => {
                if bytes.get(at + 2) != Some(&b'{') {
                    return Some(unicode_error(position, 1, "malformed \\N character escape"));
                }
                let Some(end) = bytes[at..].iter().position(|&b| b == b'}') else {
                    return Some(unicode_error(
                        position,
                        bytes.len() - at - 1,
                        "malformed \\N character escape",
                    ));
                };
                at += end + 1;
                position += end + 1;
                continue;
            }
            _ => {
                // Before a character outside ASCII, CPython writes the backslash as `\u005c`.
                let (taken, counted) = if kind.is_ascii() { (2, 2) } else { (1, 6) };
                at += taken;
                position += counted;
                continue;
            }
        };
        let digits = bytes[at + 2..].iter().take(wanted).take_while(|b| b.is_ascii_hexdigit());
        let found = digits.count();
        if found < wanted {
            if is_bytes {
                return Some(format!("(value error) invalid \\x escape at position {position}"));
            }
            let form = match kind {
                b'x' => "truncated \\xXX escape",
                b'u' => "truncated \\uXXXX escape",
                _ => "truncated \\UXXXXXXXX escape",
            };
            return Some(unicode_error(position, found + 1, form));
        }
        let value = u32::from_str_radix(&body[at + 2..at + 2 + wanted], 16).unwrap_or(0);
        if value > 0x10ffff {
            return Some(unicode_error(position, wanted + 1, "illegal Unicode character"));
        }
        at += 2 + wanted;
        position += 2 + wanted;
    }
    None
}

/// The message for the `\N{…}` around `offset` of a literal.
pub(super) fn unknown_name(literal: &str, offset: u32) -> Option<String> {
    let before = literal.get(..offset as usize)?;
    let at = before.rfind("\\N{")?;
    let length = literal[at..].find('}')?;
    let quote = literal.find(['"', '\'']).unwrap_or(0);
    let quotes = if literal[quote..].starts_with("\"\"\"") || literal[quote..].starts_with("'''") {
        3
    } else {
        1
    };
    let position =
        literal.get(quote + quotes..at)?.chars().map(|c| if c.is_ascii() { 1 } else { 10 });
    Some(unicode_error(position.sum(), length, "unknown Unicode character name"))
}

fn unicode_error(position: usize, length: usize, why: &str) -> String {
    let end = position + length;
    format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {why}"
    )
}
