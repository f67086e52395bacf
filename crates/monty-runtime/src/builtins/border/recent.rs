//! The texts that `eval` and `exec` ran last: one that runs again where it ran is not compiled again,
//! so that a loop over the same expression neither pays for it each time nor keeps a program each time.

use super::evaluate::{CompileKind, Text};
use crate::object::Module;
use crate::value::Handle;
use crate::vm::Vm;

/// So many of them are looked through.
const MOST: usize = 8;

/// A program that was made of a text, and as what.
#[derive(Debug)]
pub struct RecentText {
    owner: u32,
    kind: CompileKind,
    namespace: bool,
}

impl Vm {
    /// The program of a text that ran with these globals.
    pub(super) fn recent_text(
        &self,
        text: &Text,
        globals: Option<Handle<Module>>,
        namespace: bool,
    ) -> Option<u32> {
        let same_globals = |module: Option<Handle<Module>>| match (module, globals) {
            (None, None) => true,
            (Some(a), Some(b)) => {
                let (x, y) = (self.heap.module(a), self.heap.module(b));
                a == b || x.name.is_unset() && y.name.is_unset() && x.dict == y.dict
            }
            _ => false,
        };
        let recent = self.recent_texts.iter().find(|recent| {
            let loaded = &self.programs[recent.owner as usize];
            (recent.kind, recent.namespace) == (text.kind, namespace)
                && *loaded.program.source == *text.source
                && *loaded.program.filename == *text.filename
                && same_globals(loaded.module)
        })?;
        Some(recent.owner)
    }

    /// A text ran that gave no warnings.
    pub(super) fn note_text(&mut self, owner: u32, kind: CompileKind, namespace: bool) {
        if self.recent_texts.len() == MOST {
            self.recent_texts.pop_front();
        }
        self.recent_texts.push_back(RecentText { owner, kind, namespace });
    }
}
