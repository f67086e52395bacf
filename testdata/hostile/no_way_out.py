# monty-only
# What lies outside is not there: modules of the operating system, and the paths agents' code is known to try.
for name in ('subprocess', 'socket', 'ctypes', 'multiprocessing', 'signal', 'posix', 'pty', 'mmap', '_io', 'importlib.util', 'urllib.request', 'http.client', 'pickle', 'marshal', 'code'):
    try:
        __import__(name)
        print(name, 'imported')
    except ImportError as e:
        print(name, type(e).__name__)
seen = set()
todo = [object]
while todo:
    cls = todo.pop()
    if cls not in seen:
        seen.add(cls)
        if cls is not type:
            todo.extend(cls.__subclasses__())
names = {c.__name__ for c in seen}
print(sorted(names & {'Popen', '_wrap_close', 'FileIO', 'BuiltinImporter', 'FileLoader', 'socket', 'Quitter', 'catch_warnings', 'CDLL'}))


def f():
    pass


print(sorted(k for k in f.__globals__ if not k.startswith('__')) == sorted(k for k in globals() if not k.startswith('__')))
for attribute in ('__globals__', '__code__', '__closure__', 'gi_frame', 'f_back'):
    try:
        getattr(len, attribute)
        print(attribute, 'found')
    except AttributeError:
        print(attribute, 'missing')
for text in ('{0.__class__.__mro__}', '{0.__init__.__globals__}', '{0.__func__.__globals__[secret]}'):
    try:
        print(text.format(5))
    except (AttributeError, KeyError) as e:
        print(type(e).__name__)
try:
    raise ValueError
except ValueError as e:
    frame = getattr(e.__traceback__, 'tb_frame', None)
    while frame is not None and getattr(frame, 'f_back', None) is not None:
        frame = frame.f_back
    print(frame is None or getattr(frame, 'f_globals', globals()) is globals())
