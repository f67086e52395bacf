//! How long files and functions may be.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::Visit;

use super::allowed::{LONG_FILES, LONG_FUNCTIONS};
use super::{report, sources};

/// A file aims at 150 to 500 lines; past this it is listed when the test runs with --nocapture.
const FILE_WARNING: usize = 500;
const FILE_LIMIT: usize = 800;
/// A function stays under this.
const FUNCTION_LIMIT: usize = 70;

#[test]
fn files_are_short() {
    let mut wrong = Vec::new();
    let mut unused: Vec<&str> = LONG_FILES.iter().map(|(path, _)| *path).collect();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines <= FILE_LIMIT || source.generated {
            if lines > FILE_WARNING && !source.generated {
                println!("warning: {} has {lines} lines; is it still one noun?", source.path);
            }
        } else if LONG_FILES.iter().any(|(path, _)| *path == source.path) {
            unused.retain(|path| *path != source.path);
        } else {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
    }
    wrong
        .extend(unused.iter().map(|path| format!("{path}: needs no entry in LONG_FILES any more")));
    report(&format!("no file is longer than {FILE_LIMIT} lines"), wrong);
}

#[test]
fn functions_are_short() {
    let mut wrong = Vec::new();
    let mut unused: Vec<(&str, &str)> =
        LONG_FUNCTIONS.iter().map(|(path, name, _)| (*path, *name)).collect();
    for source in sources() {
        if source.generated {
            continue;
        }
        let mut functions = Functions::default();
        match source.syntax() {
            Ok(file) => functions.visit_file(&file),
            Err(why) => wrong.push(why),
        }
        for (name, lines) in functions.long {
            if LONG_FUNCTIONS
                .iter()
                .any(|(path, allowed, _)| *path == source.path && *allowed == name)
            {
                unused.retain(|entry| *entry != (source.path.as_str(), name.as_str()));
            } else {
                wrong.push(format!("{}: fn {name} has {lines} lines", source.path));
            }
        }
    }
    wrong.extend(unused.iter().map(|(path, name)| {
        format!("{path}: fn {name} needs no entry in LONG_FUNCTIONS any more")
    }));
    report(
        &format!(
            "every function has less than {FUNCTION_LIMIT} lines, or a reason in xtask/src/tidy/allowed.rs"
        ),
        wrong,
    );
}

/// The functions of a file that are too long, tests left out.
#[derive(Default)]
struct Functions {
    long: Vec<(String, usize)>,
}

impl Functions {
    fn measure(
        &mut self,
        name: &syn::Ident,
        attributes: &[syn::Attribute],
        start: Span,
        block: &syn::Block,
    ) {
        let is_test = attributes.iter().any(|attribute| attribute.path().is_ident("test"));
        let lines = block.span().end().line - start.start().line + 1;
        if lines >= FUNCTION_LIMIT && !is_test {
            self.long.push((name.to_string(), lines));
        }
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig.ident, &function.attrs, function.sig.span(), &function.block);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig.ident, &function.attrs, function.sig.span(), &function.block);
        syn::visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.measure(&function.sig.ident, &function.attrs, function.sig.span(), block);
        }
        syn::visit::visit_trait_item_fn(self, function);
    }
}
