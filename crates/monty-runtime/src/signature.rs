//! Signatures of native functions, from Python's text of them.

/// A parsed signature.
#[derive(Debug, Default, PartialEq)]
pub struct Signature {
    /// Parameters in order: positional, then keyword-only.
    pub params: Vec<Param>,
    /// How many of them are positional-only, and how many positional in all.
    pub posonly: usize,
    pub positional: usize,
    /// Arguments without which the call is refused (positional ones).
    pub required: usize,
    pub varargs: bool,
    pub varkw: bool,
    /// Whoever calls it sees to it that the receiver is of the type.
    pub strict: bool,
}

/// One parameter.
#[derive(Debug, PartialEq)]
pub struct Param {
    pub name: &'static str,
    pub default: Option<&'static str>,
}

impl Signature {
    /// Parse `name(a, b=1, /, c=None, *args, d, e=2, **kwargs)`.
    ///
    /// ```
    /// # use monty_runtime::Signature;
    /// let s = Signature::parse("sorted(iterable, /, *, key=None, reverse=False)");
    /// assert_eq!((s.posonly, s.positional, s.required, s.params.len()), (1, 1, 1, 3));
    /// ```
    pub fn parse(text: &'static str) -> Signature {
        let mut s = Signature::default();
        let open = text.find('(').map_or(text.len(), |i| i + 1);
        let inner = text[open..].trim_end_matches(')');
        let mut keyword_only = false;
        for part in split_commas(inner) {
            match part {
                "/" => s.posonly = s.params.len(),
                "*" => keyword_only = true,
                _ if part.starts_with("**") => s.varkw = true,
                _ if part.starts_with('*') => {
                    s.varargs = true;
                    keyword_only = true;
                }
                _ => {
                    let (name, default) = match part.split_once('=') {
                        Some((n, d)) => (n.trim(), Some(d.trim())),
                        None => (part, None),
                    };
                    if !keyword_only {
                        s.positional += 1;
                        s.required += usize::from(default.is_none());
                    }
                    s.params.push(Param { name, default });
                }
            }
        }
        s
    }

    /// Is this call fine as it is: positional arguments only, enough and not too many?
    #[inline]
    pub fn fits(&self, nargs: usize) -> bool {
        nargs >= self.required
            && (nargs <= self.positional || self.varargs)
            && !self.needs_keywords()
    }

    /// Can no argument be given by keyword?
    pub fn positional_only(&self) -> bool {
        self.params.len() == self.posonly && !self.varkw
    }

    #[inline]
    fn needs_keywords(&self) -> bool {
        self.params.len() > self.positional
            && self.params[self.positional..].iter().any(|p| p.default.is_none())
    }
}

fn split_commas(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut depth = 0;
    let mut quote = None;
    text.split(move |c: char| {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') => return depth == 0,
            _ => {}
        }
        false
    })
    .map(str::trim)
    .filter(|p| !p.is_empty())
}
