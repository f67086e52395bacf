# str(): objects, bytes with encodings and error handlers; encode.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for x in (5, 1.5, None, True, [1, 'a'], {'k': 'v'}, (1,), {1}, b'raw', 'text', range(3), int, ..., NotImplemented, 1j, slice(1, 2)):
    attempt(str, x)
attempt(str)
attempt(str, object='named')
attempt(str, b'abc', 'ascii')
attempt(str, b'caf\xc3\xa9', 'utf-8')
attempt(str, b'caf\xe9', 'latin-1')
attempt(str, b'caf\xe9', encoding='utf-8')
attempt(str, b'caf\xe9', 'utf-8', 'replace')
attempt(str, b'caf\xe9', errors='ignore')
attempt(str, 'text', 'utf-8')
attempt(str, 5, 'utf-8')
attempt(str, bytearray(b'ba'), 'ascii')
for name in ('utf-8', 'UTF8', 'utf_8', 'ascii', 'US-ASCII', 'latin-1', 'iso-8859-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32-le', 'cp1252', 'no-such-codec'):
    attempt('aé'.encode, name)
for handler in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'no-such-handler'):
    attempt('aé日😀z'.encode, 'ascii', handler)
    attempt('aé日'.encode, 'latin-1', handler)
for handler in ('strict', 'ignore', 'replace', 'backslashreplace', 'no-such-handler'):
    attempt(lambda: ascii(b'a\xffb\xc3'.decode('utf-8', handler)))
    attempt(lambda: ascii(b'a\xff'.decode('ascii', handler)))
for data in (b'\xc3', b'\xc3\x28', b'\xe2\x82', b'\xe2\x28\xa1', b'\xf0\x9f\x98', b'\xff', b'\x80', b'\xc0\x80', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'ok\xe9'):
    attempt(data.decode)
    attempt(lambda: ascii(data.decode(errors='replace')))
attempt(b'\xed\xa0\x80'.decode, 'ascii', 'ignore')
attempt('x'.encode, 5)
attempt('x'.encode, 'utf-8', 5)
attempt('x'.encode, errors='ignore')
print('😀'.encode(), 'é'.encode().decode(), 'é'.encode('utf-16-le'), b'\xe9'.decode('latin-1'), '日本'.encode('utf-8').hex(), b'\xff\xfea\x00'.decode('utf-16'))
try:
    'naïve'.encode('ascii')
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e)
try:
    b'ab\xff\xfe'.decode('utf-8')
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e)
print(isinstance(b''.decode(), str), str(b'x'), str('x').__class__, f'{b"x"}', '%s' % b'x')
