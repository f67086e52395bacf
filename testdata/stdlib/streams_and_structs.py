# Reading bytes in memory, unpacking them, and printing to text in memory.
import io
import struct
from decimal import Decimal

data = struct.pack('>IhB', 7, -2, 200) * 3
stream = io.BytesIO(data)
while piece := stream.read(7):
    print(struct.unpack('>IhB', piece), stream.tell())
print(stream.read(), stream.read(5), stream.tell())
stream.seek(3)
print(stream.read1(4), stream.read(None)[:3], stream.read(-1))
stream.seek(100)
print(stream.read(3), stream.tell())
for size in (True, 2.0, 'x'):
    try:
        stream.seek(0)
        print(stream.read(size))
    except TypeError as e:
        print(e)
stream.name = 'mine'
print(stream.read(2), stream.name)
stream.close()
try:
    stream.read(1)
except ValueError as e:
    print(e)


class Loud(io.BytesIO):
    def read(self, size=-1, /):
        return b'!' + super().read(size)


print(Loud(b'abc').read(2), Loud(b'abc').readline())
for _ in range(2):
    for format, buffer in (('<i', b'abcd'), ('<i', b'abc'), ('<i', bytearray(4)), (b'<i', b'abcd'), ('<z', b''), ('2s?', b'ab\1'),
                           ('<q', memoryview(b'12345678')), (5, b''), ('<i', 'text')):
        try:
            print(struct.unpack(format, buffer))
        except (struct.error, TypeError) as e:
            print(type(e).__name__, e)

out = io.StringIO()
print(1, file=out)
print('text', file=out)
print(Decimal('1.5'), file=out, end='')
print([Decimal(2)], None, 2.5, sep='-', file=out)
print(file=out)
print('last', file=out, end='', flush=True)


class Said:
    def __str__(self):
        return 'said'


print(Said(), file=out)
out.seek(2)
print('in the middle', file=out)
print(repr(out.getvalue()))


class Shout(io.StringIO):
    def write(self, s, /):
        return super().write(s.upper())


out = Shout()
print('quiet', file=out)
print(Decimal('1e5'), file=out)
print(repr(out.getvalue()))
out = io.StringIO(newline='\r\n')
print('line', file=out)
print(repr(out.getvalue()))
out.close()
try:
    print('x', file=out)
except ValueError as e:
    print(e)
