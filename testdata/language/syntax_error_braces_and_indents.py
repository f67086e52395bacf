# Errors inside of what stands behind an expression, and indentation that opens nothing before all else.
sources = [
    'x.a{b c}', 'x{b c', 'x{b c d', '1{b c}', 'x(){b c: d}', 'x{1 = 2}', 'x{b: c d}', 'x {a:}', 'x {a: *b}',
    'x{b: c, d}', 'x{f(a b), c}', 'x.q 1 + {b:}', 'x.q f({b:})', 'x.q lambda: {b:}', 'f(x y(a b))', 'x{b if c}',
    '  a $ b', 'x\n  a\ny = 0b2\n', 'x\n  a\n)', 'class A:\n  def f(self):\n    x\n      y = "a\n',
    'if x:\n  a\n b = 1\n', 'if x:\na\n"q', 'x y\n  a\n"q',
]
for source in sources:
    try:
        compile(source, 'f', 'exec')
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
for source in ('(lambda b=: b)()', 'lambda a=, b: 1', 'def f(a=): pass', 'def f(a=:'):
    try:
        compile(source, 'f', 'exec')
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


class Named:
    __qualname__ = 'Renamed'


Named.__module__ = 5
print(Named, repr(Named())[:7])
