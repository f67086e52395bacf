"""Prints, under Monty, every name that the modules of the runtime have: what the stubs are cut to.

A line per module: `json: dump dumps JSONDecoder(decode raw_decode)`; the public attributes of a class
stand in its brackets. `*` stands for a module that makes names on demand.
"""
import sys


def entry(name, value):
    if not isinstance(value, type):
        return name
    return f'{name}({" ".join(sorted(n for n in dir(value) if not n.startswith("_")))})'


for module_name in sorted({*sys.stdlib_module_names, 'builtins'}):
    module = __import__(module_name, fromlist=['*'])
    names = {*dir(module), *getattr(module, '__all__', ())}
    entries = ['*'] if '__getattr__' in names else []
    entries += [entry(name, getattr(module, name)) for name in sorted(names)]
    print(f'{module_name}: {" ".join(entries)}')
