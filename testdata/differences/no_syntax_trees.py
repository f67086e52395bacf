# monty-only
# refused: Syntax trees, bytecode, tracing
# cpython: gives programs its own insides: `ast.parse`, `dis`, `code.co_code`, `sys.settrace`
# monty: compiles to code of its own and shows none of it; `ast` has `literal_eval` only
# instead: `ast.literal_eval`, `eval`, `exec` and `compile` of text, in the same sandbox and budget
import ast
import sys

print(ast.literal_eval("{'a': [1, (2.5, None)]}"), eval('1 + 2'), hasattr(ast, 'parse'))
try:
    compile('1', 'text', 'eval', flags=0x400)
except NotImplementedError as e:
    print(e)
try:
    sys.settrace(print)
except NotImplementedError as e:
    print(e)
try:
    breakpoint()
except RuntimeError as e:
    print(e)
print(hasattr(eval.__call__, '__code__'), hasattr((lambda: 0).__code__, 'co_code'))
