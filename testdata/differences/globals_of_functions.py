# monty-only
# differs: `types.FunctionType(code, globals)` keeps the globals of the code
# cpython: the function finds its globals in the dict that it is given
# monty: the function finds them in the module that its code was written in
# instead: `exec(source, globals)`
import types

x = 'of the module'


def f():
    return x


print(types.FunctionType(f.__code__, {'x': 'given'})())
given = {'x': 'given'}
exec('def f(): return x', given)
print(given['f']())
