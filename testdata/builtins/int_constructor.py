# int(): text in every base, floats, wrong things; the text of ints.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for text in ('0', '-0', '+5', ' 42 ', '\t7\n', '1_000', '0b101', '0x1F', '-0o17', '00', '007', '٣', '１２', '1__0', '_1', '1_', '', ' ', '1 2', '0x', '1e3', '1.0', 'abc', '--1', '+-1', '0b', 'é', 'x' * 300):
    attempt(int, text)
for text, base in (('ff', 16), ('0xff', 16), ('0xff', 0), ('0b11', 0), ('0o7', 0), ('012', 0), ('12', 0), ('0', 0), ('z', 36), ('Zz', 36), ('11', 2), ('12', 2), ('0b11', 2), ('0b11', 16), ('7', 1), ('7', 37), ('7', -1), ('g', 16), ('', 10), ('1_0', 2), (b'ff', 16), (bytearray(b'77'), 8)):
    attempt(int, text, base)
for x in (1.9, -1.9, 1e20, 0.0, -0.0, float('inf'), float('-inf'), float('nan'), True, b'12', b'x', bytearray(b'3'), None, [], {}, 1j, object, '9' * 30):
    attempt(int, x)
attempt(int)
attempt(int, 5, 10)
attempt(int, '5', base='x')
attempt(int, base=10)
attempt(int, '5', 10, 3)
attempt(int, x=5)
attempt(int, '10', base=2)
attempt(int, '10', True)
for n in (0, -1, 255, -255, 2**64, -(2**64), 10**18):
    print(n, repr(n), str(n), bin(n), oct(n), hex(n), f'{n:x}', f'{n:,}', f'{n:+}', '%d %x %o %5d|%-5d|%05d' % (n, n, n, n, n, n))
for f in (bin, oct, hex):
    attempt(f, 1.5)
    attempt(f, 'x')
print(bin(True), hex(True))
print(len(str(10**4000)), str(10**50), int('1' + '0' * 100) == 10**100)
attempt(str, 10**4300)
attempt(int, '1' * 4301)
attempt(lambda: f'{10**5000}')
print(len(hex(10**5000)), len('%x' % 10**5000), int('0x' + 'f' * 5000, 16) == 16**5000 - 1)
