# bytes: construction, indexing, methods, text, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for args in ((), (3,), (0,), ([65, 66],), (b'x',), ('é', 'utf-8'), (bytearray(b'y'),), (range(3),), ('abc', 'ascii', 'strict'), (memoryview(b'm'),), ((x for x in (1, 2)),)):
    attempt(bytes, *args)
for args in ((-1,), ([256],), ([-1],), (['a'],), ('text',), (1.5,), (None,), (5, 'utf-8'), ('é', 'ascii'), ([1], 'utf-8'), (b'', 1), (2**70,), ('a', 'utf-8', 'strict', 1)):
    attempt(bytes, *args)
b = b'hello world'
print(b[0], b[-1], b[1:4], b[::-1], len(b), b'wor' in b, 104 in b, b + b'!', b * 2, b == b'hello world', b < b'i', list(b[:3]), b.hex(), b.hex(' '), b.hex('-', 2), b.hex(':', -4), bytes.fromhex('68 65 6c'), hash(b) == hash(bytes(b)))
print(b.find(b'o'), b.rfind(b'o'), b.index(111), b.count(b'l'), b.count(108), b.startswith(b'he'), b.endswith((b'x', b'ld')), b.replace(b'l', b'L', 1), b.split(), b.split(b'o'), b.rsplit(b'o', 1), b.partition(b' '), b.rpartition(b'o'))
print(b.upper(), b.title(), b.capitalize(), b.swapcase(), b' x '.strip(), b'xxax'.strip(b'x'), b'x'.ljust(3, b'.'), b'x'.rjust(3), b'x'.center(4, b'*'), b'-5'.zfill(4), b'a\tb'.expandtabs(4), b'a\nb\r\nc'.splitlines(), b','.join([b'a', bytearray(b'b')]), b'abc'.translate(bytes(range(256))), b'abc'.translate(None, b'b'), b'abc'.removeprefix(b'a'))
print(b'abc'.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' '.isspace(), b'A'.isupper(), b'\xe9'.isalpha(), b'\x80'.isascii(), b''.isdigit(), b'Ab Cd'.istitle(), bytes.maketrans(b'ab', b'xy')[97:99])
for op in ("b[20]", "b['a']", "b[1.0]", "b + 'x'", "'x' + b", "b + [1]", "b * b", "b < 'x'", "b == 'hello world'", "'h' in b", "300 in b", "b.find('o')", "b.find(300)", "b.join(['a'])", "b.join([1])", "b','.join(b'ab')", "b.split('o')", "b.split(b'')", "b.replace('a', 'b')", "b.startswith('h')", "b.startswith((b'h', 'x'))", "bytes.fromhex('6')", "bytes.fromhex('zz')", "bytes.fromhex('6 8')", "bytes.fromhex(5)", "b.index(b'zz')", "b.hex('ab')", "b.hex('é')", "b'x'.center(5, 'x')", "b'x'.ljust(5, b'ab')", "b.translate(b'short')", "bytes.maketrans(b'a', b'bc')", "b.encode()", "b % 5", "b()", "int(b)", "b.decode('nope')"):
    print(op, end=' -> ')
    attempt(eval, op)


def store():
    b[0] = 1


attempt(store)
print(repr(bytes(range(0, 40))), repr(b'\x7f\x80\xff\'"\\'), b"it's", b'"', str(b'x'), ascii(b'\xe9'), f'{b"f"!r}')
print(b'\x41\101\n\t\r\0', rb'\x41', b'a' b'b', b'''m
l''', bool(b''), bool(b'\0'), max(b'abc'), sum(b'\x01\x02'), sorted(b'cab'), bytes(reversed(b'abc')), [x for x in b'ab'], dict(enumerate(b'x')), b'a'[0] == 97, b'abc'[0:1] == b'a', b''.join(bytes([x]) for x in b'xyz'))
print(int.from_bytes(b'\x01\x00', 'big'), b'%d' % 5, b'abc' > b'abb', b'a' < b'aa', b'\xff' > b'\x00', b'a' * 0, b'' in b'', {b'k': 1}[b'k'], b'caf\xc3\xa9'.decode(), b'x' is not None)
