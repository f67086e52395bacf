# Frames that run, seen from inside: names, lines, variables, callers.
import inspect
import sys


def inner(depth):
    local = [depth]
    frame = sys._getframe()
    caller = frame.f_back
    print(frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals), caller.f_code.co_name, caller.f_locals['x'])
    print(inspect.currentframe().f_code.co_name, [f.function for f in inspect.stack()][:3])
    print(sys._getframe(depth).f_code.co_name, frame.f_globals is globals() or 'view')
    return local


def outer(x):
    return inner(1) + [x]


def generated():
    print(sys._getframe().f_back.f_code.co_name)
    yield from delegated()


def delegated():
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name)
    yield 1


def consume():
    return list(generated())


print(outer(5))
print(consume())
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
