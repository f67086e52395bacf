import sys, types
m = types.ModuleType("plug"); m.X = 5
sys.modules["plug"] = m
import plug
from plug import X
print(plug.X, X, plug, plug is m, 'plug' in sys.modules)
pkg = types.ModuleType('pkg'); pkg.__path__ = []
sub = types.ModuleType('pkg.sub'); sub.V = 1
sys.modules['pkg'] = pkg; sys.modules['pkg.sub'] = sub
import pkg.sub as s
print(s.V)
from pkg import sub as s2
print(s2 is sub)
import importlib
print(importlib.import_module('plug') is m, __import__('plug') is m)
del sys.modules['plug']
try: import plug
except ImportError as e: print(type(e).__name__, e, e.name)
sys.modules['gone'] = None
try: import gone
except ImportError as e: print(type(e).__name__, e, e.name)
class Fake: answer = 42
sys.modules['fake'] = Fake()
import fake
from fake import answer
print(answer, type(fake).__name__)
try: from fake import nope
except ImportError as e: print(e)
import json
sys.modules['json'] = Fake
import json
print(json is Fake)
print(sys.modules.get('nothing'), sys.modules.pop('fake').answer, 'fake' in sys.modules)
print(sys.modules['__main__'].m is m, sys.modules is sys.modules)
import textwrap
print('textwrap' in sys.modules, sys.modules['textwrap'] is textwrap)
