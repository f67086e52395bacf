# Literals: strings of every prefix, escapes, numbers, implicit joining, long lines.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


print('a\tb\\c\'d\"e', "it's", 'say "hi"', '''three 'single' quotes''', """three "double" """)
print(repr('\a\b\f\v\0\x41\101\u00e9\U0001F600\N{LATIN SMALL LETTER E WITH ACUTE}'), '\
joined', r'\n\t\'', r"\\", rb'\x00', Rb'\q', bR'\q', b'\x00\xff\t', u'unicode', F'{1}', fR'\{2}')
print('implicit' ' joining' " of" '''
parts''', 'a' f'{1 + 1}' r'\b', b'x' b'\ny', ('long '
      'over '
      'lines'))
print(len('\r\n'), len('''
'''), '\7'.encode(), '\18', '\x7f'.encode(), ascii('\ud800'), '\400' == chr(256), b'\377', '\08'.encode())
print(1_000, 0xFF, 0Xab_cd, 0o17, 0b1111_0000, 0, 00_0, 1e3, 1E-3, 1_0.5_0, .5, 5., 1_0e1_0, 0e0, 1j, 1.5J, 1e2j, 0x1e, 10_000_000_000_000_000_000_000)
print(1..real, 1 .real, 1.5.is_integer(), 0x10.bit_length(), (1).__add__(2), -1 ** 2, (-1) ** 2, 2 ** -1, not 1 == 2, - - 1, ~-1, 1 if 1else 0, [1]if 1else[2])
print([1, 2, ], (1, ), {1, }, {'a': 1, }, [[], ], (), [], {}, ((((1)))), (1, (2, (3,))), [*[], ], {**{}, })
print(True, False, None, ..., NotImplemented, __name__, __debug__)
x = 1; y = 2; print(x, y)
if x == 1: print('one line'); print('two statements')
print(x
      + y
      * 2, x \
      - y)
λ = 'unicode name'
переменная = 1
ñ = 2
print(λ, переменная + ñ, {'ﬁ': 1})
ﬁ = 'normalised'
print(fi)
for bad in ("'", '"abc', "'''abc", "b'é'", "'\\x4'", "'\\u12'", "'\\N{NO}'", "'\\U00110000'", '1__0', '1_', '0x', '0b2', '0o8', '01', '1e', '1.5.5', '5x', '0_', '1e+', "f'{'", "f'{}'", "f'{a b}'", "f'}'", "f'{a!x}'", "f'{a!}'", "f'{lambda x: 1}'", '$', '?', 'a ! b', 'é é', '`x`', '"a" b"c"', 'b"a" "c"', 'f(**k, *a)', 'f(a=1, 2)', 'f(a for a in b, 1)', '*a', '(*a)', '[*a for a in b]', '{**a for a in b}', 'x = = 1', 'a = b := 1', 'lambda: yield', '1 +', '()()=1', 'f() = 1', 'a + 1 = 2', '[a, 1] = b', 'None = 1', '(a, b) += 1', 'del f()', 'del 1', 'import a.b as c.d', 'from . import *, a', 'class A: pass pass', 'for 1 in x: pass', 'with a as 1: pass', 'def f(a=1, b): pass', 'def f(*): pass', 'def f(**k, a): pass', 'def f(a, /, b, /): pass', 'def f(a, *, **k): pass', 'async x', 'await x y', 'yield', 'return', 'nonlocal x', 'global x; x = 1; global x', 'continue', 'a: int: str', 'print "x"', 'exec "x"', 'raise a, b', 'except: pass', 'try: pass', 'else: pass', 'if x = 1: pass', 'while x := 1 : break', 'x = 1 if 2', 'not', 'a not b', 'a is is b', '{a: 1, b}', '{a, b: 1}', '[1, 2', ')', '(1]', 'a[]', 'a.1', 'a..b', '@x', 'pass 1', 'match x:\n case 1 | y: pass', 'match x:\n case a: pass\n case b: pass'):
    try:
        compile(bad, 'x.py', 'exec')
        print(repr(bad), 'compiles')
    except SyntaxError as e:
        print(repr(bad), type(e).__name__, e.msg, e.lineno, e.offset)
