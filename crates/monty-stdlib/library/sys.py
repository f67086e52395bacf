"""What the interpreter says of itself and lets one change."""

from _structseq import make as _make

_version_class = _make('version_info', 'sys', ('major', 'minor', 'micro', 'releaselevel', 'serial'))
version_info = _version_class((3, 13, 0, 'final', 0))
version = '3.13.0 (main, Oct  7 2024, 00:00:00) [Monty]'
hexversion = 0x030d00f0
api_version = 1013
platform = 'linux'
byteorder = 'little'
maxsize = 9223372036854775807
maxunicode = 1114111
copyright = ''
executable = ''
prefix = base_prefix = exec_prefix = base_exec_prefix = ''
platlibdir = 'lib'
argv = _argv()
orig_argv = ['']
path = ['']
path_hooks = []
path_importer_cache = {}
meta_path = []
warnoptions = []
dont_write_bytecode = True
pycache_prefix = None
float_repr_style = 'short'
ps1 = '>>> '
ps2 = '... '
tracebacklimit = 1000
stdlib_module_names = frozenset(_module_names())
builtin_module_names = ('builtins', 'sys')

_flags_class = _make('flags', 'sys', (
    'debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site',
    'ignore_environment', 'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated', 'dev_mode',
    'utf8_mode', 'warn_default_encoding', 'safe_path', 'int_max_str_digits'))
flags = _flags_class((0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, False, 1, 0, True, 4300))

_float_class = _make('float_info', 'sys', ('max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig',
                                           'mant_dig', 'epsilon', 'radix', 'rounds'))
float_info = _float_class((1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
                           2.220446049250313e-16, 2, 1))
_int_class = _make('int_info', 'sys', ('bits_per_digit', 'sizeof_digit', 'default_max_str_digits',
                                       'str_digits_check_threshold'))
int_info = _int_class((30, 4, 4300, 640))
_hash_class = _make('hash_info', 'sys', ('width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits',
                                         'seed_bits', 'cutoff'))
hash_info = _hash_class((64, 2305843009213693951, 314159, 0, 1000003, 'siphash13', 64, 128, 0))
_thread_class = _make('thread_info', 'sys', ('name', 'lock', 'version'))
thread_info = _thread_class((None, None, None))


class _Implementation:
    def __init__(self):
        self.name = 'monty'
        self.cache_tag = None
        self.version = version_info
        self.hexversion = hexversion

    def __repr__(self):
        return f'namespace(name={self.name!r}, cache_tag=None, version={self.version!r}, hexversion={self.hexversion})'


implementation = _Implementation()


class _Sink:
    """What stdout and stderr share with the bytes behind them."""

    closed = False

    def __init__(self, name, number):
        self.name = name
        self._number = number

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True

    def seekable(self):
        return False

    def fileno(self):
        return self._number


class _Buffer(_Sink):
    """The bytes behind stdout or stderr: text in UTF-8."""

    mode = 'wb'

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = _bytes_of(data)
        _write_output(self._number, data.decode('utf-8', 'replace'))
        return len(data)

    def __repr__(self):
        return f"<_io.BufferedWriter name='{self.name}'>"


_Buffer.__module__ = '_io'
_Buffer.__name__ = _Buffer.__qualname__ = 'BufferedWriter'


class _Output(_Sink):
    """stdout or stderr: what is written goes to the host."""

    encoding = 'utf-8'
    errors = 'strict'
    newlines = None
    line_buffering = True
    write_through = False
    mode = 'w'

    def __init__(self, name, number):
        super().__init__(name, number)
        self.buffer = _Buffer(name, number)

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        _write_output(self._number, text)
        return len(text)

    def close(self):
        pass

    def reconfigure(self, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"


_Output.__module__ = '_io'
_Output.__name__ = _Output.__qualname__ = 'TextIOWrapper'


class _InputBuffer:
    """The bytes of stdin: there are none."""

    name = '<stdin>'
    mode = 'rb'
    closed = False

    def read(self, size=-1, /):
        return b''

    readline = read1 = read

    def readlines(self, hint=-1, /):
        return []

    def __iter__(self):
        return iter(())

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return False

    def fileno(self):
        return 0

    def __repr__(self):
        return "<_io.BufferedReader name='<stdin>'>"


class _Input:
    """stdin: always at its end."""

    buffer = _InputBuffer()

    encoding = 'utf-8'
    errors = 'strict'
    name = '<stdin>'
    mode = 'r'
    closed = False

    def read(self, size=-1, /):
        return ''

    def readline(self, size=-1, /):
        return ''

    def readlines(self, hint=-1, /):
        return []

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return False

    def fileno(self):
        return 0

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"


stdout = __stdout__ = _Output('<stdout>', 1)
stderr = __stderr__ = _Output('<stderr>', 2)
stdin = __stdin__ = _Input()

# Streams that the programs put in place of these are known by not being these.


def exception():
    """Return the exception that is being handled, or None."""
    return _handled_exception()


def _getframe(depth=0, /):
    """Return a frame of the program that runs."""
    return _frame_at(depth)


def exc_info():
    """Return type, value and traceback of the exception that is being handled."""
    exc = _handled_exception()
    if exc is None:
        return None, None, None
    return type(exc), exc, exc.__traceback__


def exit(status=None, /):
    """Exit the interpreter by raising SystemExit(status)."""
    if status is None:
        raise SystemExit
    raise SystemExit(*status) if isinstance(status, tuple) else SystemExit(status)


def getrecursionlimit():
    """Return the current value of the recursion limit."""
    return _recursion_limit()


def setrecursionlimit(limit, /):
    """Set the recursion limit; the host's limit stays the highest."""
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError('recursion limit must be greater or equal than 1')
    _set_recursion_limit(limit)


def getsizeof(object, default=None, /):
    """Return the size of object in bytes."""
    size = getattr(type(object), '__sizeof__', None)
    return 48 if size is None else size(object)


def getrefcount(object, /):
    """There are no reference counts here."""
    return 1


def intern(string, /):
    """Equal strings need not be the same object: this returns the string."""
    if type(string) is not str:
        raise TypeError(f'intern() argument must be str, not {type(string).__name__}')
    return string


def getdefaultencoding():
    """Return the current default encoding used by the Unicode implementation."""
    return 'utf-8'


def getfilesystemencoding():
    """Return the encoding used to convert Unicode filenames to OS filenames."""
    return 'utf-8'


def getfilesystemencodeerrors():
    return 'surrogateescape'


_max_str_digits = 4300


def get_int_max_str_digits():
    """Return the maximum string digits limit for non-binary int<->str conversions."""
    return _max_str_digits


def set_int_max_str_digits(maxdigits):
    """Set the maximum string digits limit for non-binary int<->str conversions."""
    global _max_str_digits
    if maxdigits and maxdigits < 640:
        raise ValueError('maxdigits must be 0 or larger than 640')
    _set_max_str_digits(maxdigits)
    _max_str_digits = maxdigits


def is_finalizing():
    return False


def displayhook(object, /):
    """Print an object to sys.stdout."""
    if object is not None:
        print(repr(object))


def excepthook(exctype, value, traceback, /):
    """Display an exception on sys.stderr."""
    from traceback import print_exception
    print_exception(exctype, value, traceback)


__displayhook__ = displayhook
__excepthook__ = excepthook


def gettrace():
    return None


def settrace(function, /):
    raise NotImplementedError('settrace() is not supported')


def getprofile():
    return None


def setprofile(function, /):
    raise NotImplementedError('setprofile() is not supported')


def getswitchinterval():
    return 0.005


def audit(event, /, *args):
    pass


def addaudithook(hook, /):
    pass


def _getframemodulename(depth=0):
    return _caller_module()

# What CPython writes in C: see bind_library.rs.
_native_names = ('*', '_getframe')


def __getattr__(name):
    if name == 'modules':
        return _loaded_modules()
    _refuse_name('sys', name)


def __dir__():
    return sorted([n for n in globals() if not n.startswith('_')] + ['modules', '__stdout__', '__stderr__', '__stdin__'])
