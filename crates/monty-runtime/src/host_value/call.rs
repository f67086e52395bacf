//! Calls to the host and exceptions that leave the run, as plain data.

use monty_host::{HostCall, MontyException};

use super::out::{Export, FEW};
use crate::error::{Raise, Result};
use crate::object::ExceptionObject;
use crate::traceback::shortened;
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// Nanoseconds that the way to the host and back takes, whatever the host does.
const HOST_CALL: usize = 800;

impl Vm {
    /// The call as the host sees it. `method`: it is of the operating system, not a declared name.
    pub(crate) fn host_call(
        &mut self,
        name: Sym,
        call_id: u32,
        args: &[Value],
        kwargs: &[(Sym, Value)],
        method: bool,
    ) -> Result<HostCall> {
        self.heap.burn(HOST_CALL)?;
        let mut call = HostCall {
            name: self.text(name).to_owned(),
            args: Vec::with_capacity(args.len().min(FEW)),
            kwargs: Vec::with_capacity(kwargs.len().min(FEW)),
            call_id,
            is_os_function: method,
        };
        // All arguments are held together: they are charged together.
        let mut export = Export::default();
        let filled = self.fill_call(&mut call, args, kwargs, &mut export);
        export.finish(self);
        filled.map(|()| call)
    }

    fn fill_call(
        &mut self,
        call: &mut HostCall,
        args: &[Value],
        kwargs: &[(Sym, Value)],
        export: &mut Export,
    ) -> Result<()> {
        for &v in args {
            call.args.push(export.value(self, v)?);
        }
        for &(k, v) in kwargs {
            let v = export.value(self, v)?;
            call.kwargs.push((self.text(k).to_owned(), v));
        }
        Ok(())
    }

    /// An exception that leaves the run. Never fails for want of budget: what does not fit is left out.
    pub fn exception_to_host(&mut self, e: Handle<ExceptionObject>) -> Result<MontyException> {
        let rendered = self.format_exception(e);
        let class = self.heap.exception(e).class;
        let exc_type = self.class_name(class);
        let message = self.exception_message(e, &exc_type, &rendered);
        let traceback = self.exception_frames(e);
        let mut export = Export::default();
        let value = export.exception(self, e);
        export.finish(self);
        let (exc_type, builtin_base, args) = match value {
            Ok(value) => (value.exc_type, value.builtin_base, value.args),
            Err(Raise::Internal(what)) => return Err(Raise::Internal(what)),
            Err(_) => (exc_type, self.builtin_base(class), Vec::new()),
        };
        Ok(MontyException { exc_type, builtin_base, message, args, traceback, rendered })
    }

    /// `str()` of the exception.
    fn exception_message(
        &mut self,
        e: Handle<ExceptionObject>,
        exc_type: &str,
        rendered: &str,
    ) -> Option<String> {
        let text = match self.str_pure(Value::Exception(e)) {
            Ok(Some(text)) => shortened(text),
            // A `__str__` of the guest's: what the traceback shows of it.
            _ => {
                let last = rendered.trim_end().rsplit('\n').next().unwrap_or("");
                let at = last.find(exc_type)? + exc_type.len();
                last[at..].strip_prefix(": ").unwrap_or("").to_owned()
            }
        };
        (!text.is_empty()).then_some(text)
    }
}
