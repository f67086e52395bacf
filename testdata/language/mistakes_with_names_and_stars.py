# Messages and places of some mistakes that the parser, or what comes behind it, finds.
for source in ('((a) := 1)', '[(a) := 1]', 'if (a) := 1: pass', 'lambda: a := 1', 'f(x) := 1', 'a.b := 1', 'a := 1',
               '1 := 1', 'x = 5j2', 'x = 5j', '1.5j3', 'def f(x: int = 1, y: str): pass', 'def f(a=1, b): pass',
               'def f(a=1, b: int, c=2): pass', 'lambda a=1, b: 1', 'def f(a=1, /, b: x[1]): pass',
               'try:\n  x\nprint(1)', 'for i in x:\n  try:\n    x\n  y\n', 'if 1:\n  for i in x:\n  y = 1',
               'f(*a for a in b)', '[*a for a in b]', 'print(*x for x in y)', '(*a for a in b)', 'f(**a for a in b)'):
    try:
        compile(source, '<source>', 'exec')
        print('no error', source)
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset, e.end_offset)
for source in ('for i in x:\n  try:\n    x\nprint(1)', 'def f():\n  try:\n    x\n\nclass A: pass',
               'if 1:\n  for i in x:\ny = 1', 'def f():\n  if x:\n\ndef g(): pass'):
    try:
        compile(source, '<source>', 'exec')
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset)
