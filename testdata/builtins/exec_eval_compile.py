# eval, exec, compile: namespaces, values, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


x = 10
print(eval('x + 1'), eval('x', {'x': 5}), eval('x + y', {'x': 1}, {'y': 2}), eval(' 1 + 1'), eval('[i for i in range(3)]'), eval('(lambda: 7)()'), eval('len', {}) is len)
space = {}
exec('a = 1\nb = a + 1\ndef f(): return b * 10\nclass K:\n    z = f()', space)
print(space['a'], space['b'], space['f'](), space['K'].z, '__builtins__' in space, sorted(k for k in space if k[0] != '_'))
exec('x = 99')
print(x, exec('pass'))
exec('made_by_exec = x')
print(made_by_exec)


def local_exec():
    y = 1
    exec('y = 2; w = 3')
    seen = {}
    exec('w = 3', {}, seen)
    return y, 'w' in locals(), seen, eval('y + 1')


print(local_exec())
attempt(eval, '')
attempt(eval, '1 +')
attempt(eval, 'a = 1')
attempt(eval, 'undefined')
attempt(eval, 5)
attempt(eval, 'x', 5)
attempt(exec, 'if True')
attempt(exec, '1 / 0')
attempt(exec, 5)
attempt(exec, 'x', {}, 5)
attempt(eval, 'x y')
attempt(eval, '(1')
attempt(eval, "'abc")
attempt(exec, 'return 5')
attempt(exec, 'def f(:\n pass')
attempt(exec, '  x = 1')
attempt(exec, 'if 1:\nx = 1')
attempt(eval, '\x00')
code = compile('x * 2', 'file.py', 'eval')
print(eval(code), code.co_filename, type(code).__name__, eval(code, {'x': 'ab'}))
code = compile('q = 5\nprint(q)', '<made>', 'exec')
exec(code)
print(q)
single = compile('1 + 1', '<s>', 'single')
attempt(compile, 'x', 'f', 'nope')
attempt(compile, 'x =', 'f', 'exec')
attempt(compile, 5, 'f', 'exec')
try:
    compile('a = (1,\nb = 2', 'named.py', 'exec')
except SyntaxError as e:
    print(e.msg, e.filename, e.lineno, e.offset, e.text)
try:
    compile('for x in y:\npass', 'named.py', 'exec')
except SyntaxError as e:
    print(type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text))
print(eval('__name__'), eval('__name__', {'__name__': 'other'}), eval('[x for x in range(n)]', {'n': 2}), eval('n', {}, {'n': 3}))
exec('def g(n):\n    return n and g(n - 1) + 1')
print(g(5))
ns = {'__builtins__': {}}
attempt(eval, 'len([])', ns)
attempt(eval, '1 + 1', ns)
counter = {'n': 0}
exec("for i in range(3):\n    counter['n'] += i")
print(counter, i)
exec('global_in_exec = 1', globals())
print(global_in_exec)


class Tracked(dict):
    def __missing__(self, key):
        return f'missing {key}'


print(eval('nothing_here', {}, Tracked()))
fs = [eval(f'lambda: {n}') for n in range(3)]
print([f() for f in fs], eval('1if 1else 2'), eval('0x10'), eval("'a' 'b'"), eval('[*range(3)]'), eval('{**{1: 2}}'), eval('(y := 5) + y'))
