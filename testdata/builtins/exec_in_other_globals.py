# Globals that are the dict of a module, and globals with builtins of their own.
import types

plugin = types.ModuleType('plugin')
exec('''RATE = 3
def get(): return RATE
def put():
    global RATE
    RATE = 5
def drop():
    global RATE
    del RATE
class K:
    def m(self): return RATE + len('ab')
''', plugin.__dict__)
print(plugin.get())
plugin.put()
print(plugin.RATE, plugin.get(), plugin.K().m(), plugin.K)
plugin.drop()
try:
    plugin.get()
except NameError as e:
    print(e)


def tell(run, *args):
    try:
        print(run(*args))
    except Exception as e:
        print(type(e).__name__, e)


for own in ({'__builtins__': None}, {'__builtins__': {}}, {'__builtins__': {'len': len}}, {}):
    tell(eval, 'abs(-1)', dict(own), {})
    tell(eval, "len('a')", dict(own))
    tell(eval, '1 + x', dict(own), {'x': 2})
    tell(eval, "__import__('math').floor(1.5)", dict(own), {})
    tell(exec, 'import os', dict(own))
    tell(exec, 'from math import sqrt', dict(own))
    tell(exec, 'def f(): return abs(1)\nf()', dict(own))
