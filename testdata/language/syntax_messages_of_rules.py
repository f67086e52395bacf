# Messages and places of rules that hold beyond the grammar: type parameters, blocks, targets, patterns.
def report(text):
    try:
        compile(text, 'text.py', 'exec')
        print('accepted', repr(text)[:60])
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))


for text in (
    'def f[T: (x := 3)](): pass', 'def f[T: (int, (yield))](): pass', 'class A[T = (yield from x)]: pass', 'type X = (yield)',
    'type X = (x := 1)', 'class X[T]((yield)): pass', 'class X[T]([(x := 3) for _ in y]): pass', 'def f[T](x: (yield)): pass',
    'type X = [(y := 1) for z in w]', 'type X = lambda: (yield)', 'def f[*A: str](): pass', 'def f[**A: (int, str)](): pass',
    'type A[] = int', 'class A[]: pass', 'def o[T]():\n def i():\n  nonlocal T\n', 'class C[T]:\n nonlocal T\n',
    'from __future__ import annotations\ndef f() -> (yield): pass', 'from __future__ import annotations\nx: (y := 1)',
    '__debug__: int', 'x.__debug__: int', 'f(*args=[0])', 'f(**k=[0])', 'f(a, *)', 'A[*]', 'del A[*(1:2)]',
    'def f(a,/*,b): pass', 'def f(/): pass', 'def f(/, a): pass', 'def f(a=1, (b, c)): pass', 'def f(a, (b, c)): pass',
    'f"{1:{2:{3:{4}}}}"', 'f"{1:{2:{3}}}"', '1é', '0xf⁄7', 'match x:\n  case 0j+0j: pass', 'match x:\n  case {0: _, False: _}: pass',
    'match x:\n  case {1.5: _, 1.5: _}: pass', '[i for i in (lambda: (j := range(5)))()]', '{i for i in {j for j in x if (j := 1)}}',
    'f = lambda: 1, (yield from x)', 'class A: yield from x',
):
    report(text)
for kind in ('while 1:', 'for i in x:', 'with a:', 'if 1:'):
    for n in (20, 21, 22):
        report(''.join(' ' * i + kind + '\n' for i in range(n)) + ' ' * n + 'pass\n')
for first, second in (('try: pass', 'except E:'), ('try: pass', 'finally:')):
    for n in (10, 11):
        report(''.join(' ' * i + first + '\n' + ' ' * i + second + '\n' for i in range(n)) + ' ' * n + 'pass\n')
report('with (' + ',\n'.join(['a as b'] * 22) + '): pass\n')
