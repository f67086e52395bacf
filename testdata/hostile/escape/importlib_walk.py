# monty-only
# verdict: raises ModuleNotFoundError
# A way out of the run.
import importlib
importlib.import_module('ctypes')
