//! The standard library: native modules, one file or folder each, and modules written in Python
//! (`library/`), embedded as code images that the build makes. Knows the runtime's tables and
//! nothing of compiling or hosts.
#![forbid(unsafe_code)]

mod arrays;
mod binary;
mod blake2;
mod cmath;
mod csv;
mod datetime;
mod decimal;
mod digests;
mod enums;
mod fields;
mod functools;
mod internals;
mod json;
mod math;
mod memory_streams;
mod named;
mod operators;
mod ordered;
mod ratios;
mod re;
mod shell_words;
mod slots;
mod struct_values;
mod twister;
mod unicodedata;
mod zlib;

use std::sync::LazyLock;

use monty_code::KnownTexts;
use monty_runtime::{Manifest, ModuleDef, Registry, core_manifest};

/// Code images of the library's Python modules, by name.
const LIBRARY: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/library_images.rs"));

/// Code images of the functions in Python that the core calls, by name.
const PRELUDE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/prelude_images.rs"));

/// The texts that these name.
const TEXTS: KnownTexts = include!(concat!(env!("OUT_DIR"), "/library_texts.rs"));

/// The native modules.
const MODULES: &[&ModuleDef] =
    &[&cmath::MODULE, &json::MODULE, &math::MODULE, &re::MODULE, &unicodedata::MODULE];

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::build(&manifest()));

/// Everything that exists in Monty: the core's types and functions, and the library.
pub fn registry() -> &'static Registry {
    &REGISTRY
}

fn manifest() -> Manifest {
    let mut manifest = core_manifest();
    manifest.internals.extend(internals::INTERNALS);
    manifest.internals.extend(datetime::INTERNALS);
    manifest.modules.extend(MODULES);
    manifest.library.extend(LIBRARY);
    manifest.prelude.extend(PRELUDE);
    manifest.texts = TEXTS;
    manifest.answers.push(("dataclasses", fields::ANSWERS));
    manifest
}

#[cfg(test)]
mod tests {
    use monty_code::{GlobalsMode, Program, verify};

    type Table<T> = &'static [(&'static str, T)];

    const SOURCES: [Table<&str>; 2] = [
        include!(concat!(env!("OUT_DIR"), "/library_sources.rs")),
        include!(concat!(env!("OUT_DIR"), "/prelude_sources.rs")),
    ];

    #[test]
    fn images_are_what_the_sources_say() {
        for (sources, images) in SOURCES.into_iter().zip([super::LIBRARY, super::PRELUDE]) {
            assert_eq!(sources.len(), images.len());
            let is_library = std::ptr::eq(images, super::LIBRARY);
            for (&(name, source), &(image_name, image)) in sources.iter().zip(images) {
                assert_eq!(name, image_name);
                let defer = is_library && !source.contains("\n# Runs whole when it is imported");
                check_image(name, source, image, defer);
            }
        }
    }

    fn check_image(name: &str, source: &str, image: &[u8], defer: bool) {
        let program: Program =
            postcard::from_bytes(image).unwrap_or_else(|e| panic!("{name}: {e}"));
        verify(&program).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        let filename = format!("<{name}>");
        let options = monty_compile::Options {
            filename: &filename,
            mode: GlobalsMode::Slots,
            hidden: true,
            defer,
            ..Default::default()
        };
        let fresh =
            monty_compile::compile(source, &options).unwrap_or_else(|e| panic!("{name}: {e}"));
        let fresh = postcard::to_allocvec(&fresh.into_image()).unwrap();
        assert!(fresh == image, "{name}: the image is old");
    }

    #[test]
    fn the_registry_can_be_built() {
        let registry = super::registry();
        assert!(registry.library_module("json").is_some());
    }
}
