# str: case methods and the is... tests, ASCII and beyond.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


words = ['hello', 'HELLO', 'Hello World', "they're bill's", 'ß', 'ŉ', 'İstanbul', 'ǆ', 'Σίσυφος ΣΑΣ', 'ﬁnd', '', '123', 'a1 B2-c3', 'élan VITAL', '日本', 'ⅷ', 'ab\u0345', '\u1e9e']
for w in words:
    print(ascii(w), ascii([w.upper(), w.lower(), w.title(), w.capitalize(), w.swapcase(), w.casefold()]))
tests = ['isalpha', 'isdigit', 'isdecimal', 'isnumeric', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isidentifier', 'isprintable', 'isascii']
samples = ['', 'a', 'A', 'aB', 'Ab', 'Ab Cd', 'A1', '1', '²', '½', 'Ⅷ', '٣', ' ', '\t\n', '\u00a0', '\u200b', 'é', 'ß', '日', '_x', '1x', 'class', 'x y', '\x00', '\x7f', '\u2028', 'ª', 'ǅ', 'A b', "It's", '\U0001f600', 'ÀÉ']
for s in samples:
    print(ascii(s), ''.join('1' if getattr(s, t)() else '0' for t in tests))
attempt('x'.upper, 1)
attempt('x'.isalpha, 1)
attempt(str.upper)
attempt(str.upper, 5)
attempt(lambda: 'x'.nothing)
print('STRASSE'.casefold() == 'straße'.casefold(), 'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'Σ'.lower(), 'ὈΔΥΣΣΕΎΣ'.lower())
print('x'.join(c.upper() for c in 'abc'), 'MiXeD'.swapcase().swapcase(), 'don\'t stop-me now2day'.title())
