# monty-only
# refused: Modules that reach outside, and modules of one's own
# cpython: imports any file on its path
# monty: has the modules listed above; any other name raises ModuleNotFoundError that names what would work, relative imports ImportError
# instead: `json` for `pickle`; functions of the host for `requests`, `urllib.request`, `socket`, `subprocess`, `sqlite3`; lists and dicts for `numpy`, `pandas`; one source text for several files
for name in ('subprocess', 'socket', 'ctypes', 'multiprocessing', 'pickle', 'sqlite3', 'urllib.request', 'requests', 'numpy', 'pandas', 'mymodule'):
    try:
        __import__(name)
    except ModuleNotFoundError as e:
        print(str(e).partition(' (')[0])
try:
    from . import sibling
except ImportError as e:
    print(e)
