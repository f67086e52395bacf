# Literals: strings of every prefix, escapes, numbers, implicit joining, long lines.
print('a\tb\\c\'d\"e', "it's", 'say "hi"', '''three 'single' quotes''', """three "double" """)
print(repr('\a\b\f\v\0\x41\101\u00e9\U0001F600\N{LATIN SMALL LETTER E WITH ACUTE}'), '\
joined', r'\n\t\'', r"\\", rb'\x00', Rb'\q', bR'\q', b'\x00\xff\t', u'unicode', F'{1}', fR'\{2}')
print('implicit' ' joining' " of" '''
parts''', 'a' f'{1 + 1}' r'\b', b'x' b'\ny', ('long '
      'over '
      'lines'))
print(len('\r\n'), len('''
'''), '\7'.encode(), '\18', '\x7f'.encode(), ascii('\ud7ff\ue000'), '\400' == chr(256), b'\377', '\08'.encode())
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

# A backslash before a character outside ASCII.
for literal in (r"'\é \x0'", r"'\é\N'", r"'é\\é\x'", r"'\\é\U0'", r"'\é\é\u1'", r"'\🎉\u12'"):
    try:
        compile(f'x = {literal}\n', 'm', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
