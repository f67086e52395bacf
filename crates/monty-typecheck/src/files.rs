//! The checker's file system: the program and its declarations in `/src`, and in `/typeshed` the stubs
//! that ty ships, cut down as they are read. Nothing of the host's can be reached.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use ruff_db::file_revision::FileRevision;
use ruff_db::system::walk_directory::WalkDirectoryBuilder;
use ruff_db::system::{
    DirectoryEntry, FileType, MemoryFileSystem, Metadata, Result, System, SystemPath,
    SystemPathBuf, SystemVirtualPath, WhichError, WhichResult, WritableSystem,
};
use ruff_db::vendored::{self, VendoredPath};

use crate::cut::stub_of;

/// Where the program stands.
pub const SOURCES: &str = "/src";
/// Where the stubs stand, a folder `stdlib` in it.
pub const STUBS: &str = "/typeshed";

/// The files of one database; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Sources(Arc<RwLock<HashMap<String, Source>>>);

#[derive(Debug)]
struct Source {
    text: Arc<str>,
    revision: u64,
}

impl Sources {
    /// Give a file in `/src` this text; whether that changed it.
    pub fn write(&self, name: &str, text: &str) -> bool {
        let mut files = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let revision = match files.get(name) {
            Some(source) if *source.text == *text => return false,
            Some(source) => source.revision + 1,
            None => 1,
        };
        files.insert(name.to_owned(), Source { text: text.into(), revision });
        true
    }

    fn read<T>(&self, path: &SystemPath, take: impl FnOnce(&Source) -> T) -> Option<T> {
        let name = path.strip_prefix(SOURCES).ok()?;
        let files = self.0.read().unwrap_or_else(PoisonError::into_inner);
        files.get(name.as_str()).map(take)
    }

    fn names(&self) -> Vec<String> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect()
    }
}

/// A path below `/typeshed` as the archive knows it.
fn in_archive(path: &SystemPath) -> Option<&VendoredPath> {
    path.strip_prefix(STUBS).ok().map(|path| VendoredPath::new(path.as_str()))
}

/// `stdlib/os/path.pyi` is `os.path`.
fn module_of(path: &VendoredPath) -> String {
    let path = path.as_str();
    let path = path.strip_prefix("stdlib/").unwrap_or(path);
    let path = path.strip_suffix(".pyi").unwrap_or(path);
    path.strip_suffix("/__init__").unwrap_or(path).replace('/', ".")
}

fn file_type(kind: vendored::FileType) -> FileType {
    if kind.is_directory() { FileType::Directory } else { FileType::File }
}

fn absent<T>(path: &dyn std::fmt::Display) -> Result<T> {
    Err(io::Error::new(io::ErrorKind::NotFound, format!("{path} does not exist")))
}

fn no_notebooks() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "notebooks are not checked")
}

impl System for Sources {
    fn path_metadata(&self, path: &SystemPath) -> Result<Metadata> {
        if let Some(revision) = self.read(path, |source| source.revision) {
            return Ok(Metadata::new(FileRevision::from(revision), None, FileType::File));
        }
        if matches!(path.as_str(), "/" | SOURCES | STUBS) {
            return Ok(Metadata::new(FileRevision::from(0_u64), None, FileType::Directory));
        }
        let Some(inside) = in_archive(path) else { return absent(&path) };
        let found = ty_vendored::file_system().metadata(inside)?;
        Ok(Metadata::new(found.revision(), None, file_type(found.kind())))
    }

    fn canonicalize_path(&self, path: &SystemPath) -> Result<SystemPathBuf> {
        self.path_metadata(path).map(|_| path.to_path_buf())
    }

    fn is_same_file(&self, first: &SystemPath, second: &SystemPath) -> Result<bool> {
        Ok(first == second)
    }

    fn read_to_string(&self, path: &SystemPath) -> Result<String> {
        if let Some(text) = self.read(path, |source| source.text.to_string()) {
            return Ok(text);
        }
        let Some(inside) = in_archive(path) else { return absent(&path) };
        let text = ty_vendored::file_system().read_to_string(inside)?;
        Ok(if path.extension() == Some("pyi") { stub_of(&module_of(inside), &text) } else { text })
    }

    fn read_to_notebook(
        &self,
        _: &SystemPath,
    ) -> std::result::Result<ruff_notebook::Notebook, ruff_notebook::NotebookError> {
        Err(no_notebooks().into())
    }

    fn read_virtual_path_to_string(&self, path: &SystemVirtualPath) -> Result<String> {
        absent(&path)
    }

    fn read_virtual_path_to_notebook(
        &self,
        _: &SystemVirtualPath,
    ) -> std::result::Result<ruff_notebook::Notebook, ruff_notebook::NotebookError> {
        Err(no_notebooks().into())
    }

    fn current_directory(&self) -> &SystemPath {
        SystemPath::new(SOURCES)
    }

    fn user_config_directory(&self) -> Option<SystemPathBuf> {
        None
    }

    fn cache_dir(&self) -> Option<SystemPathBuf> {
        None
    }

    fn which(&self, _: &str) -> WhichResult {
        Err(WhichError::CannotFindBinaryPath)
    }

    fn read_directory<'a>(
        &'a self,
        path: &SystemPath,
    ) -> Result<Box<dyn Iterator<Item = Result<DirectoryEntry>> + 'a>> {
        let here = path.to_path_buf();
        if path.as_str() == SOURCES {
            let entry =
                move |name: String| Ok(DirectoryEntry::new(here.join(name), FileType::File));
            return Ok(Box::new(self.names().into_iter().map(entry)));
        }
        let Some(inside) = in_archive(path) else { return absent(&path) };
        let entries = ty_vendored::file_system().read_directory(inside).map(|entry| {
            let path = SystemPath::new(STUBS).join(entry.path().as_str().trim_end_matches('/'));
            Ok(DirectoryEntry::new(path, file_type(entry.file_type())))
        });
        Ok(Box::new(entries.collect::<Vec<_>>().into_iter()))
    }

    fn walk_directory(&self, path: &SystemPath) -> WalkDirectoryBuilder {
        MemoryFileSystem::new().walk_directory(path)
    }

    fn as_writable(&self) -> Option<&dyn WritableSystem> {
        None
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn std::any::Any {
        self
    }

    fn dyn_clone(&self) -> Box<dyn System> {
        Box::new(self.clone())
    }
}
