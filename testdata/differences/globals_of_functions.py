# monty-only
# differs: `types.FunctionType(code, globals)` keeps the globals of the code
# cpython: looks the globals of the function up in the dict that it is given
# monty: looks them up in the module that the code was written in
# instead: `exec(source, globals)`
import types

x = 'of the module'


def f():
    return x


print(types.FunctionType(f.__code__, {'x': 'given'})())
given = {'x': 'given'}
exec('def f(): return x', given)
print(given['f']())
