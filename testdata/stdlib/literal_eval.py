import ast


def attempt(text):
    try:
        value = ast.literal_eval(text)
        print(ascii(text), type(value).__name__, repr(value))
    except Exception as e:
        shown = str(e).split(' object at ')[0]
        print(ascii(text), type(e).__name__, ascii(shown))


for text in ('1', '-1', '+2', '--1', '-+1', '1 + 2', '1 + 2j', '-1 - 2j', '1.5+0j', '1j + 1', '2j + 2j', 'True + 2j', '-True', 'not True', '~1', '0x1F', '1_000',
             '007', '1e400', "'a' 'b'", "b'a'", "'a' b'b'", "f'a'", "f'{x}'", 'None', '...', 'True', 'x', 'x.y', 'x()', 'x[0]', 'set()', 'set([1])', 'frozenset()',
             '[1, (2,), {3: [4]}, {5}]', '()', '(1)', '(1,)', '1,', '1, 2', '{}', '{**1}', '{1: 2, **{}}', '{[]: 1}', '{[1], x}', '{1, 2, 1}', '1 < 2', '1 if 2 else 3',
             'lambda: 1', '[x for x in y]', '(x for x in y)', '{x: 1 for x in y}', '{x for x in y}', 'a and b', '*a', '[*a]', '(yield)', 'await x', '(x := 1)', '',
             '  1', '\n1', '1\n', '(1,\n x)', '1 +', '[1', "'a", '1 2', 'a\\', '\u00bd', '\u0663', 'a\u00b2', '\u20ac', 'print(1)', '1; 2', 'x = 1', '-x', '-1 + x',
             "r'\\d'", "'\\x41\\u00e9\\N{BULLET}'", '"""a\nb"""', '\0', '9' * 5000, '{"a": [1, 2.5, None, True], "b": (-3, b"x")}', '-0.0', '{1: 2}[1]', '@', '1 if 2'):
    attempt(text)
for value in (5, None, [1], b'1', 1.5):
    attempt(value)
print(ast.literal_eval('[' * 50 + ']' * 50) == eval('[' * 50 + ']' * 50))
