"""Prints, under Monty, what exists there: the first half of COMPATIBILITY.md."""
import builtins
import sys

kinds = {'Functions': [], 'Types': [], 'Exceptions': [], 'Constants': []}
for name in dir(builtins):
    value = getattr(builtins, name)
    if name.startswith('__') and name not in ('__import__', '__build_class__', '__debug__'):
        continue
    if isinstance(value, type):
        kind = 'Exceptions' if issubclass(value, BaseException) else 'Types'
    else:
        kind = 'Functions' if callable(value) else 'Constants'
    kinds[kind].append(f'`{name}`')
print('## What exists\n\n### Builtins\n')
for kind, names in kinds.items():
    print(f'- {kind}: {", ".join(sorted(names))}')
print('\n### Modules\n')
for name in sorted(sys.stdlib_module_names):
    module = __import__(name, fromlist=['*'])
    public = getattr(module, '__all__', None)
    if public is None:
        public = [n for n in dir(module) if not n.startswith('_') and type(getattr(module, n)) is not type(sys)]
    names = ', '.join(f'`{n}`' for n in sorted(set(public)))
    print(f'- **{name}**' + (f': {names}' if names else ''))
