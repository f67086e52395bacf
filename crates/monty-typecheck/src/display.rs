//! Findings as text, in nine formats. Findings own the sources they point into, so that they outlive
//! the database they come from.

use std::path::Path;
use std::str::FromStr;

use ruff_db::diagnostic::{
    Diagnostic, DiagnosticFormat, DisplayDiagnosticConfig, DisplayDiagnostics, FileResolver,
    HyperlinkMode, Input, UnifiedFile,
};
use ruff_db::files::File;
use ruff_notebook::NotebookIndex;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// With the lines of the source and the places marked.
    #[default]
    Full,
    /// A line per finding.
    Concise,
    /// For Azure Pipelines.
    Azure,
    /// One JSON array.
    Json,
    /// A JSON object per line.
    JsonLines,
    /// For reviewdog.
    Rdjson,
    /// As pylint writes.
    Pylint,
    /// For GitLab's Code Quality reports.
    Gitlab,
    /// For GitHub Actions.
    Github,
}

impl Format {
    /// All formats and their names.
    pub const ALL: [(&'static str, Self); 9] = [
        ("full", Self::Full),
        ("concise", Self::Concise),
        ("azure", Self::Azure),
        ("json", Self::Json),
        ("jsonlines", Self::JsonLines),
        ("rdjson", Self::Rdjson),
        ("pylint", Self::Pylint),
        ("gitlab", Self::Gitlab),
        ("github", Self::Github),
    ];

    fn of_the_renderer(self) -> DiagnosticFormat {
        match self {
            Self::Full => DiagnosticFormat::Full,
            Self::Concise => DiagnosticFormat::Concise,
            Self::Azure => DiagnosticFormat::Azure,
            Self::Json => DiagnosticFormat::Json,
            Self::JsonLines => DiagnosticFormat::JsonLines,
            Self::Rdjson => DiagnosticFormat::Rdjson,
            Self::Pylint => DiagnosticFormat::Pylint,
            Self::Gitlab => DiagnosticFormat::Gitlab,
            Self::Github => DiagnosticFormat::Github,
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format).ok_or_else(
            || {
                let known: Vec<&str> = Self::ALL.iter().map(|(name, _)| *name).collect();
                format!("unknown format '{name}'; known are {}", known.join(", "))
            },
        )
    }
}

/// The findings as text.
pub fn render(findings: &[Diagnostic], format: Format, color: bool) -> String {
    let config = DisplayDiagnosticConfig::new("monty")
        .format(format.of_the_renderer())
        .color(color)
        .hyperlinks(HyperlinkMode::Never);
    DisplayDiagnostics::new(&Owned, &config, findings).to_string()
}

/// Resolves the files of findings that carry their sources with them.
struct Owned;

impl FileResolver for Owned {
    fn path(&self, _: File) -> &str {
        ""
    }

    fn input(&self, _: File) -> Input {
        unreachable!("a finding carries its sources")
    }

    fn notebook_index(&self, _: &UnifiedFile) -> Option<NotebookIndex> {
        None
    }

    fn is_notebook(&self, _: &UnifiedFile) -> bool {
        false
    }

    fn current_directory(&self) -> &Path {
        Path::new("")
    }
}
