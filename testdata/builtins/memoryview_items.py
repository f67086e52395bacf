def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ':', e)


m = memoryview(b'abcdefgh')
print(m.readonly, m.shape, m.strides, m.contiguous, m[-1], m[2:5].tobytes(), m[::-2].tolist(), hash(m) == hash(b'abcdefgh'))
print(m[::2] == b'aceg', b'abcdefgh' == m, m != b'x', m == 5, list(m[:3]), 97 in m, sorted(m)[0], [*reversed(m)][:2])
i = m.cast('I')
print(i.format, i.itemsize, len(i), i[0], i.nbytes, i.cast('B') == m)
b = bytearray(12)
w = memoryview(b).cast('i')
w[0], w[2] = -1, 2**31 - 1
print(b, w.tolist(), w[1:].tobytes())
d = memoryview(bytearray(16)).cast('d')
d[0] = 1.5
print(d.tolist())
attempt(w.__setitem__, 0, 2**31)
attempt(w.__setitem__, 0, 'x')
attempt(m.cast, 'z')
attempt(memoryview(b'abc').cast, 'I')
attempt(hash, memoryview(bytearray(1)))
attempt(lambda: m[0, 0])
attempt(lambda: m['a'])
attempt(m.__delitem__, 0)
with memoryview(b) as v:
    v[1:3] = b'xy'
    print(b[:4])
attempt(len, v)
attempt(lambda: bytes(v))
print(b','.join([memoryview(b'a'), b'b']), b'a-b'.split(memoryview(b'-')), int(memoryview(b'12')), m.hex(' ', 2), m[:4].toreadonly().obj)
one = memoryview(b'b')[-10:True:10**20]
print(one[-1], one.tolist(), one.strides, one.hex(), one[::2].strides, one[:0].strides, memoryview(b'')[::2**40].tolist())
