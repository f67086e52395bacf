"""Prints, under Monty, every name that the modules of the runtime have: what the stubs are cut to.

A line per module: `json: dump dumps JSONDecoder(decode raw_decode)`; the public attributes of a class
stand in its brackets. Names that a module makes on demand are asked for: the arguments are what
CPython has in such modules, `os.fork os.getpid ...`.
"""
import sys


def entry(name, value):
    if not isinstance(value, type):
        return name
    return f'{name}({" ".join(sorted(n for n in dir(value) if not n.startswith("_")))})'


asked_for = {}
for argument in sys.argv[1:]:
    module_name, _, name = argument.rpartition('.')
    asked_for.setdefault(module_name, []).append(name)

for module_name in sorted({*sys.stdlib_module_names, 'builtins'}):
    module = __import__(module_name, fromlist=['*'])
    names = {*dir(module), *getattr(module, '__all__', ())}
    if '__getattr__' in names:
        names.update(name for name in asked_for.get(module_name, ()) if hasattr(module, name))
    # Private names come and go, and no stub depends on them.
    names = {name for name in names if not name.startswith('_') or name.endswith('__')}
    print(f'{module_name}: {" ".join(entry(name, getattr(module, name)) for name in sorted(names))}')
