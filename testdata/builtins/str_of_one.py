# The empty string and the first 256 characters exist once, in whatever text they stand.
text = 'aé\xa0\xffĀ日'
made = [
    lambda c: chr(ord(c)), lambda c: ('x' + c)[1:], lambda c: (c + '日')[:-1], lambda c: text[text.index(c)],
    lambda c: ''.join([c]), lambda c: ' '.join((c,)), lambda c: c.encode().decode(), lambda c: (c + ' b').split()[0] or c,
    lambda c: next(iter(c)), lambda c: sorted({c})[0], lambda c: f'{c}', lambda c: '' + c, lambda c: (c * 3)[2],
    lambda c: max(c, c), lambda c: c.strip('x'), lambda c: ('x' + c).partition('x')[2],
]
for c in text:
    print(ascii(c), ''.join('.x'[make(c) is c] for make in made) if ord(c) < 256 else all(make(c) == c for make in made))
print({c: ord(c) for c in text}, [hash(c) == hash(('日' + c)[1:]) for c in text])


class Names:
    pass


setattr(Names, 'é', 1)
print(Names.é, vars(Names)['é'], getattr(Names, ('日' + 'é')[1:]))
print(b'caf\xe9'.decode('latin-1')[-1] is 'é', '\xff'[0:1] is 'ÿ', '' is 'é'[1:])
