# monty-only
# differs: `sys.excepthook` is not called when an exception ends the program
# cpython: calls it with type, value and traceback, and prints nothing itself
# monty: gives the exception to the host, with its traceback, whatever `sys.excepthook` is
# instead: `try` around the program, and the hook called in its `except`
import sys


def hook(kind, value, traceback):
    print(f'{kind.__name__}: {value}')


sys.excepthook = hook
try:
    raise ValueError('shown by the hook')
except ValueError:
    sys.excepthook(*sys.exc_info())
