"""The run's clock: virtual, so that a run is the same every time. Sleeping moves it, and a little each
reading: nothing takes no time at all."""

_now = 0.0
_TICK = 1e-6
# Seconds since the Epoch at the start of the clock, once asked for.
_start = None


def now():
    """Seconds since the start of the run, on the virtual clock."""
    return _now


def read():
    """Seconds since the start of the run, as a program reads them."""
    global _now
    reading = _now
    _now += _TICK
    return reading


def wall():
    """Seconds since the Epoch: the host is asked once, then the virtual clock goes on from there."""
    global _start
    if _start is None:
        _start = _host_time() - _now
    return _start + read()


def advance(seconds):
    global _now
    _slept(float(seconds))
    _now += seconds


def advance_to(when):
    global _now
    if when > _now:
        _slept(float(when - _now))
        _now = when
