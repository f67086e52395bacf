# unicodedata: names, categories, normal forms, digits and widths.
import unicodedata as u


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def plain(text):
    return ''.join(c for c in u.normalize('NFKD', text) if not u.combining(c))


print(plain('Crème brûlée à la façon'), u.normalize('NFC', 'e\u0301') == 'é', len(u.normalize('NFD', 'é')), u.normalize('NFKC', 'ﬁ①２'))
print([u.category(c) for c in 'aA1 .€_\n中é'], [u.name(c) for c in 'aé€中'], u.lookup('SNOWMAN'), u.name('\n', None))
print([u.east_asian_width(c) for c in 'a中ｱＡ'], u.is_normalized('NFC', 'é'), u.decimal('٣'), u.digit('²'), u.numeric('½'), u.numeric('Ⅷ'), u.mirrored('('), u.combining('\u0301'))
attempt(u.name, '\n')
attempt(u.name, 'ab')
attempt(u.category, 5)
attempt(u.category, '')
attempt(u.lookup, 'NO SUCH THING')
attempt(u.normalize, 'XYZ', 'a')
attempt(u.decimal, 'x')
attempt(u.digit, 'x', -1)
attempt(u.numeric, 'x')
