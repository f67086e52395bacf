# Sums over iterators of the library, maps of getters, and names that modules do not have.
import itertools as it, operator as op
print(sum(it.chain([1, 2], [3.5, 0.1])), sum(it.islice(it.count(), 5)), sum(it.chain([2**62, 2**62], [1])), sum(it.chain([1], [True, 2])), sum(it.accumulate(range(10)), 5), sum(it.chain([], [])), sum(it.chain([0.1] * 10)), sum(it.repeat(0.1, 10)))
try: sum(it.chain([1], ['a']))
except TypeError as e: print(e)
m = map(op.itemgetter(1), [(1, 2), (3,), (5, 6)])
print(next(m))
try: next(m)
except IndexError as e: print(e)
print(next(m), list(m))
class G:
    def __getitem__(s, k): return k * 2
print(list(map(op.itemgetter(2), [G(), [1, 2, 3], G()])), list(map(op.attrgetter('real'), [1, 2.5])), list(map(op.itemgetter(0, 1), ['ab', 'cd'])))
print(list(zip(map(op.itemgetter(0), ['ab', 'cd']), range(5))), sorted('bca', key=op.itemgetter(0)), sum(map(op.itemgetter(1), [(0, 1), (0, 2)])))
import base64, binascii
for s in (b'', b'QQ==', b'QUJDRA==', b'QU JD\nRA==', b'QUJDRA', b'QUJDR', b'A', b'====', b'QUJD=QUJD', b'QQ==QQ==', b'Q-Q='):
    for strict in (False, True):
        try: print(s, strict, binascii.a2b_base64(s, strict_mode=strict))
        except Exception as e: print(s, strict, type(e).__name__, e)
import json, errno, os.path, colorsys
print(json.detect_encoding(b'{}'), json.detect_encoding('{}'.encode('utf-16')), json.detect_encoding('[1]'.encode('utf-32-be')), json.detect_encoding('[]'.encode('utf-16-le')))
print(errno.ENOTSUP, errno.errorcode[110], os.path.isjunction('a'), colorsys.ONE_THIRD)
import ast, hashlib, os
print(hasattr(ast, 'nonsense'), hasattr(os, 'nonsense'))
try: hashlib.nonsense
except AttributeError as e: print(e)
