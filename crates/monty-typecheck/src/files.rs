//! The checker's file system: the program and its declarations in `/src`, and in `/typeshed` the stubs
//! that the build script made. Nothing of the host's can be reached.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use ruff_db::file_revision::FileRevision;
use ruff_db::system::walk_directory::WalkDirectoryBuilder;
use ruff_db::system::{
    DirectoryEntry, FileType, MemoryFileSystem, Metadata, Result, System, SystemPath,
    SystemPathBuf, SystemVirtualPath, WhichError, WhichResult, WritableSystem,
};

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

/// The stubs by their paths below `/typeshed`, in order.
const TABLE: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/stubs.rs"));

/// The stub at a path below `/typeshed`.
pub fn stub(path: &str) -> Option<&'static str> {
    TABLE.binary_search_by_key(&path, |(path, _)| path).ok().map(|at| TABLE[at].1)
}

/// Whether Python has such a module; not each of them has its stub here.
pub fn is_of_python(module: &str) -> bool {
    let package = module.split('.').next();
    let versions = stub("stdlib/VERSIONS").unwrap_or_default();
    versions.lines().any(|line| line.split(':').next() == package)
}

/// What stands in a folder below `/typeshed`: names, and whether they are folders.
fn stubs_in(folder: &str) -> BTreeMap<&'static str, FileType> {
    let inside = |path: &'static str| path.strip_prefix(folder)?.strip_prefix('/');
    let entry = |path: &'static str| match path.split_once('/') {
        Some((folder, _)) => (folder, FileType::Directory),
        None => (path, FileType::File),
    };
    TABLE.iter().filter_map(|(path, _)| inside(path)).map(entry).collect()
}

fn below_stubs(path: &SystemPath) -> Option<&str> {
    path.strip_prefix(STUBS).ok().map(SystemPath::as_str)
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
        let kind = match below_stubs(path) {
            Some(inside) if stub(inside).is_some() => FileType::File,
            Some(inside) if !stubs_in(inside).is_empty() => FileType::Directory,
            _ => return absent(&path),
        };
        Ok(Metadata::new(FileRevision::from(0_u64), None, kind))
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
        below_stubs(path).and_then(stub).map_or_else(|| absent(&path), |text| Ok(text.to_owned()))
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
        let Some(folder) = below_stubs(path) else { return absent(&path) };
        let entries = stubs_in(folder).into_iter();
        Ok(Box::new(
            entries.map(move |(name, kind)| Ok(DirectoryEntry::new(here.join(name), kind))),
        ))
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
