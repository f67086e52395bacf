//! `import` and `from … import`.

use monty_code::Instr;

use super::Generator;
use super::emit::span;
use crate::error::Outcome;
use crate::parse::ast;

impl<'a> Generator<'a> {
    pub(super) fn import(&mut self, s: &'a ast::StmtImport) -> Outcome<()> {
        let at = span(s);
        for alias in &s.names {
            let mark = self.mark();
            let full = alias.name.as_str();
            let first = full.split('.').next().unwrap_or(full);
            let target = alias.asname.as_ref().map_or(first, |n| n.as_str());
            let plain = alias.asname.is_some() || first == full;
            let dst = match self.direct_target(target) {
                Some(reg) if plain => reg,
                _ => self.temp()?,
            };
            let name = self.name(full);
            self.emit(Instr::Import { dst, level: 0, name }, at);
            match &alias.asname {
                Some(asname) => self.store_variable(asname, dst, at),
                None => {
                    if first != full {
                        let name = self.name(first);
                        self.emit(Instr::Import { dst, level: 0, name }, at);
                    }
                    self.store_variable(first, dst, at);
                }
            }
            self.release(mark);
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, s: &'a ast::StmtImportFrom) -> Outcome<()> {
        let at = span(s);
        let module = self.temp()?;
        let name = self.name(s.module.as_deref().unwrap_or_default());
        let level = u8::try_from(s.level).unwrap_or(u8::MAX);
        self.emit(Instr::Import { dst: module, level, name }, at);
        for alias in &s.names {
            if alias.name.as_str() == "*" {
                self.emit(Instr::ImportStar { module }, at);
                continue;
            }
            let target = alias.asname.as_ref().unwrap_or(&alias.name);
            let name = self.name(&alias.name);
            let mark = self.mark();
            let dst = match self.direct_target(target) {
                Some(reg) => reg,
                None => self.temp()?,
            };
            self.emit(Instr::ImportFrom { dst, module, name }, at);
            self.store_variable(target, dst, at);
            self.release(mark);
        }
        Ok(())
    }
}
