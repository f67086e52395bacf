# Which characters names are made of, and what is said of others.
for text in ('½', '½% ', '²é ', '٣5', '٣.', 'a²', 'x = ½', '½(', '1 + ½', '(½', '5½', 'aª', '½ "', '½\x7f', '\x7f½', '1٣', '0٣', '\xa0', 'x½ +', ') ½', 'x y ½', '"a" ½',
             'é½', 'a\\', '\\', 'a\\b', '…', '“hi”', 'x — y', 'x ≤ 3', '€', 'é', 'a·b', '变量', 'ﬁ', 'x٣', '℘', '…½', '😀', 'a\u200d', 'ↀ', 'Ⓐ'):
    try:
        compile(text, 'text', 'eval')
        print(ascii(text), 'fine')
    except SyntaxError as e:
        print(ascii(text), ascii(e.msg), e.lineno, e.offset)
