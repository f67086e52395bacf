# What a traceback marks where the truth of a value is asked for.
import traceback


class A:
    def __bool__(self):
        raise ValueError('no truth value')


a = A()


def f1(): x = a and 1
def f2(): x = 1 and a or 2
def f3():
    if a and 1: pass
def f4():
    if a: pass
def f5(): x = not a
def f6(): return a or 1
def f7():
    while a: pass
def f8(): x = 1 if a else 2
def f9(): return [i for i in [1] if a]
def f10(): assert a
def f11(): x = (a and 1) or 2
def f12(): assert a and 1, 'x'
def f13(): return [i for i in [1] if a and i]


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13):
    try:
        f()
    except ValueError:
        print(''.join(traceback.format_exc().splitlines(True)[4:7]), end='')
