# monty-only
# differs: Docstrings of builtin types are short, those of builtin functions absent
# cpython: documents each builtin type, function and method at length in `__doc__`
# monty: has for each builtin type a line or two of its own, and no `__doc__` for what is called; `help()` shows the signatures
# instead: nothing
print(b''.__doc__, str.__doc__, complex.__doc__, len.__doc__, sep='\n')
