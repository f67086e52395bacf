# Values of every kind through struct and back, and what does not fit.
import struct
for f, v in (('<IhH', (1, -2, 3)), ('>qQ', (-2**63, 2**64-1)), ('bB', (-128, 255)), ('?c', (True, b'x')), ('5s3p', (b'hello world', b'abcd')), ('<e', (1.5,)), ('<fd', (1.1, 2.2)), ('>fd', (1.1, float('inf'))), ('3h', (1,2,3)), ('@iP', (1, 5)), ('x2xB', (7,)), ('<d', (float('nan'),)), ('', ()), ('0s', (b'',)), ('hq', (1, 2)), ('!H', (258,)), ('<l', (True,)), ('nN', (-1, 1))):
    p = struct.pack(f, *v); print(f, p, struct.unpack(f, p), struct.calcsize(f))
for f, v in (('b', (128,)), ('B', (-1,)), ('H', (65536,)), ('i', ('a',)), ('f', (1e39,)), ('<f', (1e39,)), ('c', (b'ab',)), ('h', (1, 2)), ('h', ()), ('5s', ('a',)), ('d', ('x',)), ('q', (2**63,)), ('I', (1.5,)), ('z', (1,)), ('?', ('a',)), ('d', (3,)), ('5s', (bytearray(b'ab'),)), ('e', (1e6,))):
    try: print(f, v, struct.pack(f, *v))
    except Exception as e: print(f, v, type(e).__name__, e)
class I:
    def __index__(self): return 5
print(struct.pack('<hH', I(), I()), list(struct.iter_unpack('<H', b'\1\0\2\0')), struct.unpack_from('>H', b'abcd', 1), struct.unpack('<3s1x?', memoryview(b'abc\0\2')))
b = bytearray(8); struct.pack_into('<I', b, 2, 0xdeadbeef); print(b, struct.Struct('<2H').unpack(b'\1\2\3\4'))
for f, d in (('H', b'a'), ('<Q', b'1234567')):
    try: struct.unpack(f, d)
    except struct.error as e: print(e)
