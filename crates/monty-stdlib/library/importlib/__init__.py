"""Imports by name. Modules are those of the library; nothing is read from files."""


def import_module(name, package=None):
    """Import a module; the package is what a relative name starts from."""
    if not isinstance(name, str):
        raise TypeError('module name must be a string')
    if name.startswith('.'):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip('.'))
        parts = package.split('.')
        if level > len(parts):
            raise ImportError('attempted relative import beyond top-level package')
        name = '.'.join(parts[:len(parts) + 1 - level] + ([name[level:]] if name[level:] else []))
    return _import(name)


def reload(module):
    """Modules do not change: this returns the module."""
    return module


def invalidate_caches():
    pass
