# Compressed bytes: what is packed is unpacked, and what is broken is refused.
import gzip
import io
import zlib

data = b'the quick brown fox jumps over the lazy dog\n' * 200
for level in (-1, 0, 1, 6, 9):
    packed = zlib.compress(data, level)
    print(level, len(packed) < len(data) or level == 0, zlib.decompress(packed) == data)
for wbits in (15, -15, 31, 9, -9):
    packed = zlib.compress(data, wbits=wbits)
    print(wbits, zlib.decompress(packed, wbits=wbits) == data, packed[:1] == b'x' or wbits != 15)
print(zlib.decompress(zlib.compress(data, wbits=31), wbits=47) == data)
# As made by another compressor.
print(zlib.decompress(bytes.fromhex('789ccb48cdc9c95728cf2fca4901001a0b045d')))
print(zlib.adler32(b'hello world'), zlib.crc32(b'hello world'), zlib.adler32(b'', 7), zlib.crc32(b'b', zlib.crc32(b'a')), zlib.adler32(data))


def fails(f, *args, **kwargs):
    try:
        print('no error', f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__qualname__, e)


packed = zlib.compress(data)
fails(zlib.decompress, b'not compressed')
fails(zlib.decompress, packed[:-5])
fails(zlib.decompress, packed[:-1] + bytes([packed[-1] ^ 1]))
fails(zlib.decompress, b'')
fails(zlib.compress, 'text')
fails(zlib.compress, data, 10)
d = zlib.decompressobj()
parts = [d.decompress(packed[i:i + 10]) for i in range(0, len(packed), 10)]
print(b''.join(parts) == data, d.eof, d.unused_data, d.flush())
d = zlib.decompressobj()
print(d.decompress(packed + b'tail') == data, d.unused_data, d.eof)
d = zlib.decompressobj()
first = d.decompress(packed, 100)
rest = b''
while d.unconsumed_tail:
    rest += d.decompress(d.unconsumed_tail, 1000)
print(len(first), first + rest + d.flush() == data)
c = zlib.compressobj(9)
print(zlib.decompress(c.compress(data[:100]) + c.compress(data[100:]) + c.flush()) == data)

z = gzip.compress(data, mtime=0)
print(z[:10], gzip.decompress(z) == data, gzip.decompress(z + z) == data * 2, gzip.decompress(b''))
fails(gzip.decompress, b'no gzip at all')
fails(gzip.decompress, z[:-9])
fails(gzip.decompress, z[:-8] + b'\0\0\0\0' + z[-4:])
out = io.BytesIO()
with gzip.GzipFile(fileobj=out, mode='wb') as f:
    print(f.write(b'line one\n'), f.write(b'line two\n'))
with gzip.GzipFile(fileobj=io.BytesIO(out.getvalue())) as f:
    print(f.read(4), f.readline(), list(f))
with gzip.open(io.BytesIO(out.getvalue()), 'rt') as f:
    print(f.read().splitlines())
# Short data are written with the fixed codes.
for data in (b'', b'a', b'hello', b'hello hello hello hello', b'a' * 100, b'{"a": 1, "b": [1, 2, 3]}' * 3):
    print(zlib.compress(data).hex(), len(zlib.compress(data, 9)))
