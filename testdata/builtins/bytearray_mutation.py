# bytearray and memoryview: changes in place, item and slice assignment, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


a = bytearray(b'hello')
a[0] = 72
a[-1:] = b'O!'
a.append(63)
a.extend(b'xy')
a.extend([1, 2])
a.insert(0, 62)
a += b'end'
print(a, len(a), a.pop(), a.pop(0), a)
a.remove(1)
a.reverse()
print(a)
del a[0], a[1:3]
print(a, a.copy() == a, a.copy() is a)
a[::2] = bytes(len(a[::2]))
print(a)
a *= 2
a[2:4] = []
a[1:1] = [9, 9]
print(a, a.clear(), a)
b = bytearray(b'abc')
for op in ("b.append(256)", "b.append('a')", "b.append(b'a')", "b.extend('a')", "b.extend([300])", "b.extend(5)", "b.insert(0, -1)", "b.pop(10)", "bytearray().pop()", "b.remove(200)", "b.remove('a')", "b + 'x'", "b + b'x'", "b'x' + b", "b * 'x'", "hash(b)", "b.index(b'z')", "bytearray('x')", "bytearray(-1)", "bytearray([300])", "bytearray(None)", "b == b'abc'", "b < 'x'", "b[5]", "b['x']", "{b}", "b.decode()", "b.hex()", "b.upper()", "b.find(b'c')", "b.startswith(b'a')", "b.split(b'b')", "b.join([b'1', b'2'])", "bytearray(b'%d') % 5", "b[0:2]", "98 in b", "b'bc' in b", "list(b)", "bytearray(3)", "bytearray('é', 'utf-8')", "bytearray.fromhex('ff00')", "b.replace(b'a', b'zz')", "b.strip(b'a')", "bytes(b)", "b.translate(None, b'b')"):
    print(op, end=' -> ')
    attempt(eval, op)


def run(text):
    b = bytearray(b'abcdef')
    try:
        exec(text, {'b': b})
        print(text, '->', b)
    except Exception as e:
        print(text, '->', type(e).__name__ + ':', e, b)


for text in ('b[0] = 300', 'b[0] = -1', "b[0] = 'a'", "b[0] = b'a'", 'b[10] = 1', "b['k'] = 1", "b[1:3] = b'XYZ'", "b[1:3] = 'xy'", 'b[1:3] = 5', 'b[1:3] = [1, 300]', "b[::2] = b'123'", "b[::2] = b'12'", 'b[::-1] = b', 'b[:] = b""', 'del b[0]', 'del b[10]', 'del b[::2]', 'b += [1, 2]', 'b += "x"', 'b *= 0', 'b *= "x"', 'b[2:] = (x for x in (1, 2))', 'b[1:2] = b', 'b[True] = 0', 'b += b'):
    run(text)
m = memoryview(bytearray(b'abcdef'))
print(m[0], m[1:3].tobytes(), len(m), m.tolist(), m.readonly, m.format, m.itemsize, m.nbytes, bytes(m[::2]), m == b'abcdef')
m[0] = 90
m[1:3] = b'YX'
print(m.tobytes(), m.obj, m.hex())
attempt(m.__setitem__, 0, 300)
attempt(m.__setitem__, slice(0, 2), b'abc')
attempt(memoryview, 'text')
attempt(lambda: memoryview(b'ro').__setitem__(0, 1))
attempt(lambda: m[10])
it = iter(bytearray(b'xyz'))
print(next(it), list(it))
