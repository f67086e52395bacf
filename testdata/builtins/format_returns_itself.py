# A text that is neither cut nor padded comes back as the object it is; the order of complaints.
class Text(str):
    pass


class Plain:
    def __str__(self):
        return 'plain'


def t(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)


text = Text('text')
for result in [format(text, '2.5'), format(text, ''), f'{text:2}', f'{text}', '{:4}'.format(text), '{:5}'.format(text),
               '{0:{1}}'.format(text, 2.5), '{:2}!'.format(text), '{}'.format(text), text.__format__('s')]:
    print(type(result).__name__, result)
print(format(-1e308, '-\x00'), format(2.5, '\x00'), t(lambda: format(3, '\x00')), t(lambda: format('a', ',\x00')))
print(t(lambda: '%s%-*.5a' % (Plain(), ' abc ')), t(lambda: '%*s' % (Plain(), Plain())), '%*s' % (7, Plain()))
print(t(lambda: '{:{a}.{b}}y{0[]!s}'.format(Plain(), a=4, b=5)), t(lambda: '{}{0[]}'.format(Plain())))
print(t(lambda: '{0.x[}'.format(Plain())), t(lambda: '{0[a]b}'.format({'a': Plain()})))
print('{0[a].y}'.format({'a': type('O', (), {'y': Plain()})()}))
