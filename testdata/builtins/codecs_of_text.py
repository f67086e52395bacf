# Codecs of one byte a character, and those of escapes; hexadecimal digits.
import warnings
warnings.simplefilter('ignore')
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__, str(e)
alltext=''.join(map(chr,list(range(0x250))+[0x3b1,0x20ac,0x1f600,0xfffd,0x410,0x2028]))
for c in ['unicode_escape','raw_unicode_escape','cp437','cp850','koi8-r','iso-8859-15','cp1252','latin2','cp1251','mac-roman','windows-1250','cp866','iso8859-7', 'cp1252']:
    for e in 'strict','replace','ignore','backslashreplace','xmlcharrefreplace','namereplace':
        print(c,e,t(lambda: alltext.encode(c,e)))
    for e in 'strict','replace','ignore','backslashreplace':
        print(c,e,t(lambda: bytes(range(256)).decode(c,e)))
import itertools
for n in range(1,4):
    for x in itertools.product([b'\\',b'x',b'u',b'U',b'7',b'N',b'{',b'}',b'\n', b'\xe9'], repeat=n):
        d=b'\\'+b''.join(x)
        for c in 'unicode_escape','raw_unicode_escape':
            print(d, t(lambda: d.decode(c)))
for d in [b'\\N{DIGIT ONE}x', b'\\N{nope}',b'\\x41',b'\\u0041',b'\\U0001f600',b'\\U00110000',b'\\Uffffffff', b'\\777', b'\\400', b'\\u00e', b'a\\u00e9\\q', b'\\N{LATIN SMALL LETTER E WITH ACUTE}', b'\\\\u0041', b'\\\\\\u0041']:
    for c in 'unicode_escape','raw_unicode_escape':
        for e in 'strict','replace','ignore','backslashreplace':
            print(d,c,e, ascii(t(lambda: d.decode(c,e))))
for s in ['0gé','é','0 1','0  ','ab\x1c','ab\x0bcd','a b', 'ab c','gh', '12\xa0']:
    print(repr(s), t(lambda: bytes.fromhex(s)), t(lambda: bytearray.fromhex(s)))
for v in [b'abc', bytearray(b'abc')]:
    for sep in [b'b', bytearray(b'b'), memoryview(b'b'), b'x', bytearray(b'x')]:
        print(t(lambda: v.partition(sep))[1].__class__, t(lambda: v.rpartition(sep)[0]))
    for s2 in ['-', b':', '', 'ab', 1, None, 'é', b'\x80',bytearray(b'-')]:
        for g in [1,2,-2,0,10**30, 5]:
            print(t(lambda: v.hex(s2,g)), t(lambda: memoryview(v).hex(s2,g)))
