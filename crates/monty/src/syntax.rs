//! A syntax error as an exception, rendered as CPython does it.

use monty_compile::SyntaxError;
use monty_host::{MontyException, StackFrame};

/// The exception for a source that does not compile.
pub(crate) fn to_exception(error: &SyntaxError, filename: &str) -> MontyException {
    let exc_type = error.kind.name();
    let source_line = error.text.trim_end_matches(['\n', '\r']).to_owned();
    MontyException {
        exc_type: exc_type.to_owned(),
        builtin_base: exc_type.to_owned(),
        message: Some(error.message.clone()),
        args: vec![error.message.as_str().into()],
        traceback: vec![StackFrame {
            filename: filename.to_owned(),
            line: error.line,
            column: error.column,
            end_line: error.end_line,
            end_column: error.end_column,
            function_name: "<module>".to_owned(),
            source_line: Some(source_line.clone()),
        }],
        rendered: render(error, filename, &source_line),
    }
}

fn render(error: &SyntaxError, filename: &str, source_line: &str) -> String {
    let mut out = format!("  File \"{filename}\", line {}\n", error.line);
    let stripped = source_line.trim_start_matches([' ', '\t', '\x0c']);
    let indent = (source_line.chars().count() - stripped.chars().count()) as u32;
    if !error.text.is_empty() {
        out.push_str(&format!("    {stripped}\n"));
    }
    // Columns count from 1; both are relative to the line as shown from here on.
    let length = source_line.chars().count() as u32;
    let start = error.column.min(length + 1);
    let end = if error.end_line > error.line { length + 1 } else { error.end_column };
    if !error.text.is_empty() && start > indent {
        let before = (start - 1 - indent) as usize;
        // What is not a space is kept, so that tabs align.
        let space = stripped.chars().take(before);
        out.push_str("    ");
        out.extend(space.map(|c| if c.is_whitespace() { c } else { ' ' }));
        out.push_str(&"^".repeat(end.saturating_sub(start).max(1) as usize));
        out.push('\n');
    }
    out.push_str(&format!("{}: {}\n", error.kind.name(), error.message));
    out
}

#[cfg(test)]
mod tests {
    use crate::{MontyError, MontyRun};

    fn rendered(code: &str) -> String {
        let error = MontyRun::new(code.to_owned(), "main.py", vec![], vec![]).unwrap_err();
        assert!(matches!(error, MontyError::Syntax(_)));
        error.render()
    }

    #[test]
    fn as_cpython_shows_it() {
        assert_eq!(
            rendered("if 1:\n    x = = 1\n"),
            "  File \"main.py\", line 2\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n"
        );
        assert_eq!(
            rendered("return_ = (1,\n"),
            "  File \"main.py\", line 1\n    return_ = (1,\n              ^\n\
             SyntaxError: '(' was never closed\n"
        );
        assert_eq!(
            rendered("f() = 1"),
            "  File \"main.py\", line 1\n    f() = 1\n    ^^^\nSyntaxError: \
             cannot assign to function call here. Maybe you meant '==' instead of '='?\n"
        );
    }
}
