# Words as shells make them: quotes, backslashes, comments, and the lexer that they come from.
import shlex

TEXTS = ['', '  ', 'a b', "'a b' c", '"a b"c', '""', "''a", "a''", '"" \'\'', 'a\\ b', '\\a\\"', '"a\\"b"', '"a\\b"', '"\\\\"',
         "'a\\b'", 'a#b', 'a #b', '# all\nb c', 'a#b\nc', 'a\n\tb\r\nc', 'é ß "ü x"', '\x0b\x0c a', '\\\n', '"\\\n"', 'a"b"\'c\'\\d',
         'a "', "'", 'a \\', '"\\', '#"', 'ls -la | grep "x y" && echo $HOME > out; (true)', '😀 "😀 😀"', '\x00a b']


def words(text, **options):
    try:
        return shlex.split(text, **options)
    except ValueError as e:
        return f'ValueError: {e}'


for text in TEXTS:
    print(repr(text), words(text), words(text, comments=True), words(text, posix=False))
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ''
    try:
        again = list(lexer)
    except ValueError as e:
        again = f'ValueError: {e}'
    print('  ', again == words(text))


class Text(str):
    pass


print(words(Text('a "b c"')), words('a # b', comments='x'), words('a # b', comments=''))
print([shlex.quote(w) for w in words(shlex.join(['a b', "it's", '', 'x']))], shlex.split(shlex.join(['a b', "it's", ''])))
for wrong in [None, 5, b'a b']:
    try:
        print(shlex.split(wrong))
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__)
