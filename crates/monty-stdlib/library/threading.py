"""Threads, without threads: a thread runs when it is started, to its end."""

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
           'Timer', 'ThreadError', 'local', 'excepthook', 'get_native_id', 'settrace', 'setprofile', 'stack_size']

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
_names = _started = 0


class Lock:
    """A lock; as there is one thread only, one that would have to wait is an error."""

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if self._locked:
            if not blocking or timeout >= 0:
                return False
            raise RuntimeError('deadlock: the lock is held, and there is no other thread to release it')
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('release unlocked lock')
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return f'<{"locked" if self._locked else "unlocked"} _thread.lock object at {id(self):#x}>'


class RLock:
    """A lock that its holder can take again."""

    def __init__(self):
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        self._depth += 1
        return True

    def release(self):
        if not self._depth:
            raise RuntimeError('cannot release un-acquired lock')
        self._depth -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return f'<{"locked" if self._depth else "unlocked"} _thread.RLock object owner=0 count={self._depth} at {id(self):#x}>'


class Condition:
    """A condition: waiting for what no other thread can bring about is an error."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if timeout is None:
            raise RuntimeError('deadlock: there is no other thread to notify the condition')
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        return result if result else self.wait(timeout)

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass

    def __repr__(self):
        return f'<Condition({self._lock}, 0)>'


class Semaphore:
    """A counter that must not go below 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value <= 0:
            if not blocking or timeout is not None:
                return False
            raise RuntimeError('deadlock: there is no other thread to release the semaphore')
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return f'{_place(self)}: value={self._value}>'


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)

    def __repr__(self):
        return f'{_place(self)}: value={self._value}/{self._initial_value}>'


class Event:
    """A flag."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            raise RuntimeError('deadlock: there is no other thread to set the event')
        return self._flag

    def __repr__(self):
        return f'{_place(self)}: {"set" if self._flag else "unset"}>'


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A barrier for one."""

    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties
        self.n_waiting = 0
        self.broken = False
        self._action = action

    def wait(self, timeout=None):
        if self.parties > 1:
            raise RuntimeError('deadlock: there is no other thread to reach the barrier')
        if self._action is not None:
            self._action()
        return 0

    def __repr__(self):
        if self.broken:
            return f'{_place(self)}: broken>'
        return f'{_place(self)}: waiters={self.n_waiting}/{self.parties}>'


def _place(self):
    """The beginning of a repr."""
    return f'<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}'


class local:
    """Attributes of the one thread."""


class Thread:
    """Its function runs when it is started."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        global _names
        if name:
            name = str(name)
        else:
            _names += 1
            name = f'Thread-{_names}'
            if hasattr(target, '__name__'):
                name += f' ({target.__name__})'
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = _current.daemon if daemon is None else bool(daemon)
        self._state = 'initial'
        self._ident = None
        self._initialized = True

    def start(self):
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._state != 'initial':
            raise RuntimeError('threads can only be started once')
        self._inside(self._run)

    def _inside(self, function):
        """Call a function as what this thread does."""
        global _current, _started
        if self._ident is None:
            _started += 1
            self._ident = _started + 1
        before, state = _current, self._state
        _current = self
        self._state = 'started'
        if state != 'started':
            _alive.append(self)
        try:
            function()
        finally:
            _current = before
            if state != 'started':
                self._state = 'stopped'
                _alive.remove(self)

    def _run(self):
        try:
            self.run()
        except SystemExit:
            pass
        except Exception as e:
            excepthook(ExceptHookArgs((type(e), e, e.__traceback__, self)))

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._state == 'initial':
            raise RuntimeError('cannot join thread before it is started')
        if self is _current:
            raise RuntimeError('cannot join current thread')

    def is_alive(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._state == 'started'

    @property
    def name(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._state != 'initial':
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = self._state
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'


class Timer(Thread):
    """Runs a function after a time: here the virtual clock goes on by it."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args or []
        self.kwargs = kwargs or {}
        self._cancelled = False

    def cancel(self):
        self._cancelled = True

    def run(self):
        from time import sleep
        sleep(self.interval)
        if not self._cancelled:
            self.function(*self.args, **self.kwargs)


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Handle uncaught Thread.run() exception."""
    import sys
    from traceback import print_exception
    print(f'Exception in thread {args.thread.name}:', file=sys.stderr)
    print_exception(args.exc_value)


class _MainThread(Thread):
    def __init__(self):
        self._name = 'MainThread'
        self._daemonic = False
        self._ident = 1
        self._state = 'started'
        self._initialized = True


_main = _current = _MainThread()
_alive = [_main]


def current_thread():
    return _current


currentThread = current_thread


def main_thread():
    return _main


def get_ident():
    return _current.ident


get_native_id = get_ident


def active_count():
    return len(_alive)


activeCount = active_count


def enumerate():
    return _alive[:]


def settrace(func):
    pass


def setprofile(func):
    pass


def stack_size(size=0):
    return 0
