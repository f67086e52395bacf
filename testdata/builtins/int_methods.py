# Methods of int: bit_length, bit_count, to_bytes, from_bytes, as_integer_ratio, round.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for n in (0, 1, -1, 255, 256, -256, 2**63, 2**64, -(2**64), 10**30):
    print(n, n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.is_integer(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator)
for n, size, order, signed in ((0, 1, 'big', False), (255, 1, 'big', False), (256, 2, 'big', False), (256, 2, 'little', False), (-1, 2, 'big', True), (-128, 1, 'big', True), (128, 1, 'big', True), (-1, 1, 'big', False), (256, 1, 'big', False), (2**70, 9, 'little', False), (-(2**70), 9, 'big', True), (5, 0, 'big', False), (0, 0, 'big', False), (5, -1, 'big', False), (5, 1, 'middle', False)):
    attempt(n.to_bytes, size, order, signed=signed)
attempt((5).to_bytes)
attempt((1000).to_bytes)
attempt((5).to_bytes, 2)
attempt((5).to_bytes, length=3, byteorder='little')
attempt((5).to_bytes, 'x')
for data, order, signed in ((b'', 'big', False), (b'\xff', 'big', False), (b'\xff', 'big', True), (b'\x01\x00', 'little', False), (b'\x80\x00', 'big', True), (b'\x00' * 8 + b'\x01', 'little', False), ([1, 2], 'big', False)):
    attempt(int.from_bytes, data, order, signed=signed)
attempt(int.from_bytes, b'\x01\x02')
attempt(int.from_bytes, 'text')
attempt(int.from_bytes, [300])
attempt(int.from_bytes, 5)
attempt(int.from_bytes, b'a', 'wrong')
for args in ((5,), (15, -1), (25, -1), (35, -1), (-25, -1), (149, -2), (150, -2), (5, 3), (10**20 + 5, -1), (1234, -10), (5, None), (5, 'x'), (5, 1.0)):
    attempt(round, *args)
import math

print(math.floor(5), math.ceil(-5), math.trunc(7), (5).__floor__(), (5).__index__(), (-5).__abs__(), (5).__bool__(), (7).__divmod__(2), (7).__rsub__(10), (7).__add__('x'))
print((5).__add__(2.0), int.__add__(2, 3), (2).__pow__(10, 100), (5).__eq__('5'), (5).__lt__(6), (5).__hash__(), (5).__format__('>4'), (5).__round__(-1), (5).__float__())
attempt(int.__add__, 'a', 1)
attempt(int.bit_length, 'x')
attempt(int.bit_length)
attempt((5).bit_length, 1)
print(int.__name__, type(5).__mro__, (5).__class__, isinstance(True, int), int.real.__name__)
attempt(setattr, 5, 'real', 3)
print(abs(-5), abs(-(2**63)), abs(2**100), abs(True), sum([2**62] * 4), max(2**70, 5), sorted([2**70, -1, 2**64, 0]))
print([i for i in range(2**64, 2**64 + 3)], 2**64 in range(2**65), {2**64: 'big'}[2**64], {5: 'a', 5.0: 'b', True: 'c', 1: 'd'})
