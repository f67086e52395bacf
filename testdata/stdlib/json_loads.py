# json.loads: every kind, hooks, positions of errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import json

for text in ('null', 'true', 'false', '0', '-0', '1', '-12', '1.5', '-0.0', '1e5', '1E-2', '1.0e+10', '123456789012345678901234567890', '""', '"a"', r'"\u00e9\n\t\"\\\/"', r'"\ud83d\ude00"', '"é日"', '[]', '[1, [2, {}]]', '{}', '{"a": {"b": [null]}}', ' \n\t[ 1 , 2 ]\r\n', 'NaN', 'Infinity', '-Infinity', '{"a": 1, "a": 2}', b'[1]', bytearray(b'{"k": "\xc3\xa9"}'), '1e400', '1e-400', '[1e2, 10]'):
    attempt(lambda: ascii(json.loads(text)))
for text in ('', ' ', 'nul', 'True', "'a'", '[1,]', '[1', '[', '[1 2]', '[,]', '{', '{"a"', '{"a":', '{"a": 1', '{"a": 1,', '{"a": 1,}', '{a: 1}', '{1: 2}', '{"a" 1}', '{"a": 1 "b": 2}', '"', '"abc', '"a\nb"', r'"\x"', r'"\u12"', r'"\u12g4"', '01', '1.', '.5', '+1', '-', '1e', '1 2', '[] x', 'NaN1', '--1', '0x10', '"\t"', '{"a": }', '[1, 2', '\ufeff[]', '// c\n1', '{"k": [1, {"x": tru}]}', '[1,\n 2,\n oops]', '"\x00"'):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), '->', e, '|', e.msg, e.pos, e.lineno, e.colno, e.doc == text)
attempt(json.loads, 5)
attempt(json.loads, None)
attempt(json.loads)
attempt(json.loads, b'\xff')
attempt(json.loads, '[1]', nope=1)
print(issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError.__module__)
print(json.loads('[1.5, 2, 1e1]', parse_float=lambda s: f'f{s}', parse_int=lambda s: f'i{s}'), json.loads('[NaN, -Infinity]', parse_constant=lambda s: f'c{s}'))
print(json.loads('{"a": {"b": 1}, "c": [{}]}', object_hook=lambda d: sorted(d.items())), json.loads('{"b": 1, "a": {"b": 2}}', object_pairs_hook=lambda p: p))
print(json.loads('{"x": 1}', object_hook=lambda d: None, object_pairs_hook=tuple))
attempt(json.loads, '{"a": 1}', object_hook=lambda d: 1 // 0)


class Decoder(json.JSONDecoder):
    def __init__(self, **kw):
        super().__init__(object_hook=lambda d: ('hooked', d), **kw)


print(json.loads('{"a": [1]}', cls=Decoder), json.JSONDecoder().raw_decode('[1] rest'), json.JSONDecoder().decode(' 5 '))
attempt(json.JSONDecoder().raw_decode, ' 1')
attempt(json.loads, '"a\tb"', strict=False)
import io

print(json.load(io.StringIO('{"from": "file"}')), json.load(io.BytesIO(b'[1]')))
data = {'n': [1, 2.5, None, True, {'é': '日'}], 'empty': [[], {}, '']}
print(json.loads(json.dumps(data)) == data, json.loads(json.dumps(data, indent=3)) == data, json.loads(json.dumps({1: 2})), type(json.loads('1.0')).__name__, type(json.loads('1')).__name__)
deep = '[' * 50 + ']' * 50
print(json.dumps(json.loads(deep)) == deep, len(json.loads('[' + ','.join(['1'] * 1000) + ']')))
