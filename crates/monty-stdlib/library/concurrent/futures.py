"""Executors that run what they are given at once: there are no threads and no processes."""

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'BrokenExecutor',
           'InvalidStateError', 'Future', 'Executor', 'wait', 'as_completed', 'ProcessPoolExecutor',
           'ThreadPoolExecutor']

from collections import namedtuple

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
TimeoutError = TimeoutError


class Error(Exception):
    """Base class for all future-related exceptions."""
    __module__ = 'concurrent.futures._base'


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""
    __module__ = 'concurrent.futures._base'


class BrokenExecutor(RuntimeError):
    """Raised when an executor has become non-functional after a severe failure."""


class Future:
    """The result of a call."""

    def __init__(self):
        self._state = 'PENDING'
        self._result = self._exception = None
        self._callbacks = []

    def cancel(self):
        if self._state == 'PENDING':
            self._state = 'CANCELLED'
            self._call_back()
            return True
        return self._state == 'CANCELLED'

    def cancelled(self):
        return self._state == 'CANCELLED'

    def running(self):
        return False

    def done(self):
        return self._state != 'PENDING'

    def result(self, timeout=None):
        if self._state == 'CANCELLED':
            raise CancelledError()
        if self._state == 'PENDING':
            raise TimeoutError()
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        if self._state == 'CANCELLED':
            raise CancelledError()
        if self._state == 'PENDING':
            raise TimeoutError()
        return self._exception

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def _call_back(self):
        for fn in self._callbacks:
            fn(self)

    def set_running_or_notify_cancel(self):
        return self._state != 'CANCELLED'

    def set_result(self, result):
        if self.done():
            raise InvalidStateError(f'{self._state}: {self!r}')
        self._result = result
        self._state = 'FINISHED'
        self._call_back()

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError(f'{self._state}: {self!r}')
        self._exception = exception
        self._state = 'FINISHED'
        self._call_back()

    def __repr__(self):
        if self._state == 'FINISHED':
            what = 'raised' if self._exception is not None else 'returned'
            value = self._exception if self._exception is not None else self._result
            return f'<{type(self).__name__} at {id(self):#x} state=finished {what} {type(value).__name__}>'
        return f'<{type(self).__name__} at {id(self):#x} state={self._state.lower()}>'


class Executor:
    """Runs calls at once."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=(), **kwargs):
        if max_workers is not None and max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        self._max_workers = max_workers
        self._shutdown = False
        self._worker = None
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        future = Future()

        def work():
            if self._initializer is not None:
                initializer, self._initializer = self._initializer, None
                initializer(*self._initargs)
            try:
                result = fn(*args, **kwargs)
            except BaseException as e:
                future.set_exception(e)
            else:
                future.set_result(result)
        self._run(work)
        return future

    def _run(self, work):
        work()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            for future in futures:
                yield future.result()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
        return False


class ThreadPoolExecutor(Executor):
    """One thread is enough for calls that run at once."""

    _made = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        Executor.__init__(self, max_workers, thread_name_prefix, initializer, initargs)
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{ThreadPoolExecutor._made}'
            ThreadPoolExecutor._made += 1
        self._thread_name_prefix = thread_name_prefix

    def _run(self, work):
        if self._worker is None:
            from threading import Thread
            self._worker = Thread(name=f'{self._thread_name_prefix}_0')
        self._worker._inside(work)


class ProcessPoolExecutor(Executor):
    pass


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures in the given sequence to complete."""
    fs = set(fs)
    done = {f for f in fs if f.done()}
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """An iterator over the given futures that yields each as it completes."""
    yield from dict.fromkeys(fs)
