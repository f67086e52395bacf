# A function that CPython has in C is no descriptor: found on a class it is what it was.
import base64, binascii, bisect, copy, dataclasses, enum, functools, heapq, hmac, inspect, itertools, math, operator
import os, random, statistics, string, struct, sys, time, zlib

for f in (len, math.sqrt, operator.add, operator.not_, operator.call, time.time, time.sleep, time.strftime, struct.pack,
          struct.calcsize, zlib.crc32, zlib.compress, sys.getsizeof, sys.exit, sys._getframe, sys.intern, random.random,
          heapq.heappush, bisect.bisect_left, bisect.insort, binascii.a2b_hex, functools.reduce, functools.cmp_to_key,
          hmac.compare_digest, itertools.tee, itertools.chain, math.hypot, os.getcwd, os.listdir, copy.copy,
          os.path.join, base64.b64encode, statistics.mean, heapq.merge, string.capwords, functools.wraps):
    class A:
        pass
    A.f = f
    print(f.__name__, type(f).__name__, type(A().f).__name__, A().f is f, A.f is f)


class Tools:
    now = time.time
    add = operator.add
    crc = zlib.crc32
    root = math.sqrt
    size = len
    fold = functools.reduce
    find = bisect.bisect_left
    pack = staticmethod(struct.pack)


t = Tools()
print(t.now is time.time, t.add(1, 2), t.crc(b'a'), t.root(4), t.size([1]), t.fold(operator.mul, [2, 3]), t.find([1, 3], 2))
print(t.pack('<H', 5), Tools.now is time.time, vars(Tools)['now'] is time.time)


class Op(enum.Enum):
    ADD = operator.add
    NOT = operator.not_
    ROOT = math.sqrt
    TIME = time.time
    LEN = len
    COPY = copy.copy


print(list(Op.__members__), Op.ADD.value(1, 2), Op.COPY([1]))


@dataclasses.dataclass
class Config:
    clock: object = time.time
    operate: object = operator.add
    key: object = len
    made: object = dataclasses.field(default=math.floor)


c = Config()
print(c.clock is time.time, c.operate(1, 2), c.key([1]), c.made(1.5))
print(time.time, operator.add, struct.pack, bisect.bisect, sys.exit, zlib.crc32, binascii.crc32)
print(inspect.isbuiltin(time.time), inspect.isfunction(time.time), inspect.isroutine(time.sleep), callable(time.time))
print(hasattr(time.time, '__get__'), time.time.__self__ is time)
print(time.sleep.__name__, time.sleep.__qualname__, time.sleep.__module__, time.time == time.time, len({time.time, time.time}))
print(bisect.bisect is bisect.bisect_right, sys.excepthook is sys.__excepthook__)
print(copy.copy(time.time) is time.time, copy.deepcopy([time.time])[0] is time.time)
wrapped = functools.wraps(time.sleep)(lambda s: None)
print(wrapped.__name__, wrapped.__wrapped__ is time.sleep, functools.partial(operator.not_, 0)())
print(list(map(operator.not_, [0, 1])), sorted([3, 1], key=operator.neg), list(map(struct.calcsize, ['<i', '<q'])))
