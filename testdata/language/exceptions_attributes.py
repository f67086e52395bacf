# What builtin exceptions carry: args, str, repr, attributes, hierarchy, subclasses.
for e in (
    Exception(), Exception('one'), Exception('one', 2), Exception(('t', 'u')), KeyError('k'), KeyError(), KeyError(1, 2),
    ValueError(''), ValueError("it's"), ValueError('"q"'), IndexError(None), StopIteration(5), StopIteration(1, 2), SystemExit(3), SystemExit(),
    OSError(2, 'No such file'), OSError(2, 'No such file', 'f.txt'), OSError('plain'), FileNotFoundError(2, 'gone'),
    UnicodeDecodeError('utf-8', b'abc\xff', 3, 4, 'invalid start byte'), UnicodeEncodeError('ascii', 'é', 0, 1, 'ordinal not in range(128)'),
    AttributeError('a', name='n', obj=1), NameError('x', name='x'), ImportError('m', name='mod', path='p'), SyntaxError('bad'),
    AssertionError('a'), RecursionError(), NotImplementedError('todo'), ArithmeticError(1.5), Warning('w'), BaseException('b'),
):
    print(repr(e), '|', str(e), '|', e.args)

print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code)
o = OSError(2, 'No such file', 'f.txt')
print(type(o).__name__, o.errno, o.strerror, o.filename, o.args, type(OSError(13, 'x')).__name__, type(OSError(17, 'x')).__name__)
u = UnicodeDecodeError('utf-8', b'abc\xff', 3, 4, 'invalid start byte')
print(u.encoding, u.object, u.start, u.end, u.reason)
a = AttributeError('a', name='n', obj=[1])
print(a.name, a.obj, NameError('x', name='y').name, ImportError('m', name='mod').name)


class Plain(Exception):
    pass


class WithInit(Exception):
    def __init__(self, code, detail=None):
        self.code = code
        self.detail = detail


class WithSuper(ValueError):
    def __init__(self, code):
        super().__init__(f'code {code}')
        self.code = code


class WithStr(Exception):
    def __str__(self):
        return f'WithStr of {len(self.args)}'


class Multi(KeyError, AttributeError):
    pass


for e in (Plain(), Plain(1, 'b'), WithInit(5), WithInit(5, detail='d'), WithSuper(7), WithStr(1, 2), Multi('m')):
    print(repr(e), '|', str(e), '|', e.args, '|', sorted(vars(e)))

for c in (BaseException, Exception, KeyError, RecursionError, FileNotFoundError, UnicodeDecodeError, ZeroDivisionError,
          StopAsyncIteration, ModuleNotFoundError, UnboundLocalError, IndentationError, NotImplementedError, TimeoutError,
          ConnectionResetError, KeyboardInterrupt, GeneratorExit, OverflowError, EOFError, BufferError, DeprecationWarning):
    print(' < '.join(k.__name__ for k in c.__mro__[:-1]))
print(IOError is OSError, EnvironmentError is OSError)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


attempt(lambda: Exception(a=1))
attempt(lambda: KeyError('k', name=1))
attempt(lambda: UnicodeDecodeError('x'))
attempt(lambda: AttributeError('x', nope=1))
attempt(lambda: setattr(ValueError(), 'args', 5))
attempt(lambda: setattr(ValueError(), '__cause__', 5))
attempt(lambda: [].nothing)
attempt(lambda: None.nothing)
attempt(lambda: {}['missing'])
attempt(lambda: {}[('a', 1)])
attempt(lambda: [1][5])
attempt(lambda: (1,)[-3])
attempt(lambda: 'abc'[10])
attempt(lambda: int('x'))
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1.0 / 0)
attempt(lambda: 0 ** -1)
attempt(lambda: 10.0 ** 400)
attempt(lambda: next(iter([])))
e = ValueError(1, 2)
e.args = [3]
e.extra = 'x'
print(e, e.args, e.__dict__, ValueError(1) == ValueError(1), e == e)
