//! What the runtime has: modules, their names, and the public attributes of their classes. The table is
//! printed by the runtime itself (`stubs/inventory.py`); this crate must not know the runtime.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// What `stubs/inventory.py` prints under Monty.
pub const TABLE: &str = include_str!("../stubs/runtime.txt");

/// Internal modules of the stubs that say what a public module has.
const SPOKEN_FOR: &[(&str, &str)] =
    &[("posixpath", "os.path"), ("_collections_abc", "collections.abc")];

/// Classes that the stubs name where the runtime has instances of another.
const MADE_AS: &[(&str, &str)] = &[("AbstractEventLoop", "EventLoop")];

/// One module of the runtime.
#[derive(Debug, Default)]
pub struct Module {
    /// The public attributes of each class.
    classes: HashMap<&'static str, HashSet<&'static str>>,
    names: BTreeSet<&'static str>,
}

impl Module {
    /// Whether the module has this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether a class of the module has this attribute; `None` if the name is no class.
    pub fn class_has(&self, class: &str, attribute: &str) -> Option<bool> {
        let real = MADE_AS.iter().find(|(declared, _)| *declared == class);
        let class = real.map_or(class, |(_, real)| real);
        self.classes.get(class).map(|names| names.contains(attribute))
    }

    /// The names that do not start with an underscore.
    pub fn public_names(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().copied().filter(|name| !name.starts_with('_'))
    }
}

/// All modules by their dotted names.
pub fn modules() -> &'static BTreeMap<&'static str, Module> {
    static MODULES: LazyLock<BTreeMap<&'static str, Module>> =
        LazyLock::new(|| TABLE.lines().filter_map(read_line).collect());
    &MODULES
}

/// The module that decides which names the stub of `module` may keep.
pub fn governing(module: &str) -> Option<&'static Module> {
    let spoken_for = SPOKEN_FOR.iter().find(|(internal, _)| *internal == module);
    modules().get(spoken_for.map_or(module, |(_, public)| public))
}

fn read_line(line: &'static str) -> Option<(&'static str, Module)> {
    let (name, mut rest) = line.split_once(": ")?;
    let mut module = Module::default();
    while !rest.is_empty() {
        let end = rest.find([' ', '(']).unwrap_or(rest.len());
        let (entry, behind) = rest.split_at(end);
        rest = behind;
        if let Some(inside) = rest.strip_prefix('(') {
            let (attributes, behind) = inside.split_once(')')?;
            module.classes.insert(entry, attributes.split_whitespace().collect());
            rest = behind;
        }
        rest = rest.trim_start();
        module.names.insert(entry);
    }
    Some((name, module))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let json = &modules()["json"];
        assert!(json.has("loads") && !json.has("lod"));
        assert_eq!(json.class_has("JSONDecoder", "decode"), Some(true));
        assert_eq!(json.class_has("JSONDecoder", "fetch"), Some(false));
        assert_eq!(json.class_has("loads", "x"), None);
        assert!(modules()["builtins"].has("print") && modules().contains_key("os.path"));
        assert!(governing("posixpath").is_some_and(|module| module.has("join")));
        assert!(governing("subprocess").is_none());
    }
}
