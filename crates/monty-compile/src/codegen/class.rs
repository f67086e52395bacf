//! Classes.

use monty_code::{CodeFlags, Const, Instr, Intrinsic, Reg, Span};

use super::Generator;
use super::frame::Slot;
use super::function::docstring;
use crate::error::Outcome;
use crate::parse::{Ranged, ast};

impl<'a> Generator<'a> {
    pub(super) fn class_def(&mut self, s: &'a ast::StmtClassDef) -> Outcome<()> {
        let decorators = self.decorators(&s.decorator_list)?;
        let f = self.temp()?;
        let at = self.definition_span(s, &s.decorator_list);
        let name_at = Span { start: s.name.start().into(), end: s.name.end().into() };
        let which = Intrinsic::BuildClass;
        self.emit(Instr::LoadIntrinsic { dst: f, which }, at);
        let (body, name) = (self.temp()?, self.temp()?);
        // The type parameters' registers would stand in the way of the arguments.
        let generic = match &s.type_params {
            Some(_) => Some(self.temps(2)?),
            None => None,
        };
        let opened = self.enter_type_params(s.type_params.as_deref())?;
        let scope = self.table.scope_of(s);
        let code = self.class_code(s, name_at)?;
        self.make_function(code, scope, None, None, body, at)?;
        self.load_str(&s.name, name, at);
        if let (Some(params), Some(start)) = (&s.type_params, generic) {
            self.generic_class(s, params, (f, start), at)?;
            self.leave_type_params(opened);
            let result = self.apply_decorators(&s.decorator_list, decorators, f);
            self.store_variable(&s.name, result, at);
            return Ok(());
        }
        match &s.arguments {
            Some(arguments) if !self.plain_bases(arguments) => {
                self.emit(Instr::BuildList { dst: body, start: body, n: 2 }, at);
                self.release(u32::from(name));
                self.extend_list(&arguments.args, body, at)?;
                let has_kw = !arguments.keywords.is_empty();
                if has_kw {
                    let map = self.temp()?;
                    self.keyword_map(&arguments.keywords, map, f, at)?;
                }
                self.emit(Instr::CallEx { dst: f, f, has_kw }, at);
            }
            Some(arguments) => {
                let (nargs, names) = self.arguments(arguments)?;
                let nargs = nargs + 2;
                let instr = match names {
                    None => Instr::Call { dst: f, f, nargs },
                    Some(names) => Instr::CallKw { dst: f, f, nargs, names },
                };
                self.emit(instr, at);
            }
            None => self.emit(Instr::Call { dst: f, f, nargs: 2 }, at),
        }
        let result = self.apply_decorators(&s.decorator_list, decorators, f);
        self.store_variable(&s.name, result, at);
        Ok(())
    }

    /// Build a class with type parameters: `Generic[…]` is its last base.
    fn generic_class(
        &mut self,
        s: &'a ast::StmtClassDef,
        params: &'a ast::TypeParams,
        (f, start): (Reg, Reg),
        at: Span,
    ) -> Outcome<()> {
        let body = f + 1;
        let (map, base) = (f + 2, start);
        self.generic_base(params, base, at)?;
        self.emit(Instr::BuildList { dst: body, start: body, n: 2 }, at);
        let mut has_kw = false;
        if let Some(arguments) = &s.arguments {
            self.extend_list(&arguments.args, body, at)?;
            has_kw = !arguments.keywords.is_empty();
            if has_kw {
                self.keyword_map(&arguments.keywords, map, f, at)?;
            }
        }
        self.emit(Instr::ListAppend { list: body, src: base }, at);
        self.emit(Instr::CallEx { dst: f, f, has_kw }, at);
        Ok(())
    }

    fn plain_bases(&self, arguments: &ast::Arguments) -> bool {
        !arguments.args.iter().any(|a| a.is_starred_expr())
            && arguments.keywords.iter().all(|k| k.arg.is_some())
            && self.room_for(arguments.len() + 2)
    }

    fn class_code(&mut self, s: &'a ast::StmtClassDef, at: Span) -> Outcome<u32> {
        let index = self.codes.len();
        self.codes.push(None);
        let scope = self.table.scope_of(s);
        let qualname = self.nested_qualname(&s.name);
        let mut frame = self.new_frame(scope, 1, at)?;
        frame.qualname = qualname.clone();
        let outer = std::mem::replace(&mut self.f, frame);
        let statement = self.statement;
        self.prologue(scope, at);
        let doc = self.class_preamble(s, &qualname, at)?;
        let body = if doc.is_some() { &s.body[1..] } else { &s.body[..] };
        self.body(body)?;
        self.class_end(scope, at)?;
        let mut code = self.finish_code(&s.name, CodeFlags::CLASS_BODY);
        self.return_to(outer, statement);
        code.docstring = doc;
        code.first_line = self.line_of(at.start);
        self.codes[index] = Some(code);
        Ok(index as u32)
    }

    fn class_preamble(
        &mut self,
        s: &'a ast::StmtClassDef,
        qualname: &str,
        at: Span,
    ) -> Outcome<Option<Box<str>>> {
        let mark = self.mark();
        let value = self.temp()?;
        let name = self.name("__name__");
        self.emit(Instr::LoadName { dst: value, name }, at);
        self.store_in_namespace("__module__", value, at);
        self.load_str(qualname, value, at);
        self.store_in_namespace("__qualname__", value, at);
        let first = s.decorator_list.first().map_or(s.name.start(), |d| d.range.start());
        let line = i64::from(self.line_of(first.into()));
        self.load_const(Const::Int(line), value, at);
        self.store_in_namespace("__firstlineno__", value, at);
        self.setup_annotations();
        let doc = docstring(&s.body);
        if let Some((text, range)) = &doc {
            self.load_str(text, value, *range);
            self.store_in_namespace("__doc__", value, *range);
        }
        if s.type_params.is_some() {
            self.load_variable(crate::symbols::TYPE_PARAMS, value, at)?;
            self.store_in_namespace("__type_params__", value, at);
        }
        self.release(mark);
        Ok(doc.map(|(text, _)| text))
    }

    fn class_end(&mut self, scope: usize, at: Span) -> Outcome<()> {
        let value = self.temp()?;
        let attributes = &self.table.scopes[scope].static_attributes;
        let attributes = attributes.iter().map(|name| Const::Str(name.clone())).collect();
        self.load_const(Const::Tuple(attributes), value, at);
        self.store_in_namespace("__static_attributes__", value, at);
        let class = self.name("__class__");
        match self.f.slots.get(&(scope, class)) {
            Some(Slot::Cell(cell)) => {
                let src = *cell;
                self.emit(Instr::Return { src }, at);
            }
            _ => self.emit(Instr::ReturnNone, at),
        }
        Ok(())
    }

    fn store_in_namespace(&mut self, name: &str, src: Reg, at: Span) {
        let name = self.name(name);
        self.emit(Instr::StoreName { src, name }, at);
    }
}
