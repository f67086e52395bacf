//! ty's database over the files of a check: the queries' memory, and the settings, which are fixed.

use std::sync::{Arc, LazyLock};

use ruff_db::diagnostic::{Diagnostic, Severity};
use ruff_db::files::{File, Files, system_path_to_file};
use ruff_db::system::{System, SystemPath, SystemPathBuf};
use ruff_db::vendored::VendoredFileSystem;
use ruff_python_ast::PythonVersion;
use ty_module_resolver::{SearchPathSettings, UseDefaultStrategy};
use ty_python_core::platform::PythonPlatform;
use ty_python_core::program::ProgramSettings;
use ty_python_core::{Program, ProgramFile};
use ty_python_semantic::lint::{LintRegistry, LintSource, RuleSelection};
use ty_python_semantic::{
    AnalysisSettings, PythonVersionSource, PythonVersionWithSource, check_file_unwrap,
    default_lint_registry,
};

use crate::files::{SOURCES, STUBS, Sources};

/// Findings that ty takes for a matter of style, and that break an agent's program.
const ERRORS_HERE: &[&str] = &["unused-awaitable"];

/// Findings about declarations that agree badly with one another, whatever the program does.
const NO_ERRORS_HERE: &[&str] = &[
    "empty-body",
    "final-on-non-method",
    "invalid-attribute-override",
    "invalid-explicit-override",
    "invalid-method-override",
    "invalid-overload",
    "override-of-final-method",
    "override-of-final-variable",
];

/// An archive with no file in it: named nowhere, the one that ty ships is left out of the program.
static NOTHING: LazyLock<VendoredFileSystem> = LazyLock::new(VendoredFileSystem::default);

/// One checker's memory.
#[salsa::db]
#[derive(Clone)]
pub struct Database {
    storage: salsa::Storage<Self>,
    files: Files,
    sources: Sources,
    rules: Arc<RuleSelection>,
    analysis: Arc<AnalysisSettings>,
    settings: Arc<ProgramSettings>,
}

impl Database {
    /// A database with empty files of these names in `/src`.
    pub fn new(names: &[&str]) -> Self {
        let sources = Sources::default();
        for name in names {
            sources.write(name, "");
        }
        let paths = SearchPathSettings {
            custom_typeshed: Some(SystemPathBuf::from(STUBS)),
            ..SearchPathSettings::new(vec![SystemPathBuf::from(SOURCES)])
        };
        let Ok(search_paths) = paths.to_search_paths(&sources, &NOTHING, &UseDefaultStrategy);
        let version = PythonVersionSource::default();
        let settings = ProgramSettings {
            python_version: PythonVersionWithSource {
                version: PythonVersion::PY313,
                source: version,
            },
            python_platform: PythonPlatform::Identifier("linux".to_owned()),
            search_paths,
        };
        let db = Self {
            storage: salsa::Storage::new(None),
            files: Files::default(),
            sources,
            rules: Arc::new(rules()),
            analysis: Arc::default(),
            settings: Arc::new(settings),
        };
        db.settings.search_paths.try_register_static_roots(&db);
        db
    }

    /// Give a file its text, if it is not the one it has.
    pub fn write(&mut self, name: &str, text: &str) {
        if self.sources.write(name, text) {
            File::sync_path_only(self, &SystemPath::new(SOURCES).join(name));
        }
    }

    /// The file of this name in `/src`.
    pub fn file(&self, name: &str) -> Option<File> {
        system_path_to_file(self, SystemPath::new(SOURCES).join(name)).ok()
    }

    fn program(&self) -> Program<'_> {
        program_of(self)
    }
}

// Interning a program hashes all search paths: once is enough.
#[salsa::tracked(returns(copy))]
fn program_of(db: &dyn Settings) -> Program<'_> {
    Program::from_settings(db, db.settings())
}

/// What `program_of` asks of the database.
#[salsa::db]
trait Settings: ty_python_core::Db {
    fn settings(&self) -> &ProgramSettings;
}

#[salsa::db]
impl Settings for Database {
    fn settings(&self) -> &ProgramSettings {
        &self.settings
    }
}

fn rules() -> RuleSelection {
    let registry = default_lint_registry();
    let mut rules = RuleSelection::from_registry(registry);
    for name in ERRORS_HERE {
        if let Ok(lint) = registry.get(name) {
            rules.enable(lint, Severity::Error, LintSource::Default);
        }
    }
    for name in NO_ERRORS_HERE {
        if let Ok(lint) = registry.get(name) {
            rules.disable(lint);
        }
    }
    rules
}

#[salsa::db]
impl salsa::Database for Database {}

#[salsa::db]
impl ruff_db::Db for Database {
    fn vendored(&self) -> &VendoredFileSystem {
        &NOTHING
    }

    fn system(&self) -> &dyn System {
        &self.sources
    }

    fn files(&self) -> &Files {
        &self.files
    }
}

#[salsa::db]
impl ty_module_resolver::Db for Database {}

#[salsa::db]
impl ty_python_core::Db for Database {
    fn should_check_file(&self, file: File) -> bool {
        file.path(self).as_system_path().is_some_and(|path| path.starts_with(SOURCES))
    }
}

#[salsa::db]
impl ty_python_semantic::Db for Database {
    fn check_file(&self, file: File) -> Vec<Diagnostic> {
        check_file_unwrap(self, self.program_file(file))
    }

    fn program_file(&self, file: File) -> ProgramFile<'_> {
        self.program().program_file(self, file)
    }

    fn python_version_with_source(&self, _: File) -> &PythonVersionWithSource {
        &self.settings.python_version
    }

    fn rule_selection(&self, _: File) -> &RuleSelection {
        &self.rules
    }

    fn lint_registry(&self) -> &LintRegistry {
        default_lint_registry()
    }

    fn analysis_settings(&self, _: File) -> &AnalysisSettings {
        &self.analysis
    }

    fn verbose(&self) -> bool {
        false
    }

    fn is_open_file(&self, _: File) -> bool {
        false
    }

    fn dyn_clone(&self) -> Box<dyn ty_python_semantic::Db> {
        Box::new(self.clone())
    }
}
