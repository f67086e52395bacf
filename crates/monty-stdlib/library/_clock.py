"""The run's clock: virtual, moved by sleeping alone, so that a run is the same every time."""

_now = 0.0
# Seconds since the Epoch at the start of the clock, once asked for.
_start = None


def now():
    """Seconds since the start of the run, on the virtual clock."""
    return _now


def wall():
    """Seconds since the Epoch: the host is asked once, then the virtual clock goes on from there."""
    global _start
    if _start is None:
        _start = _host_time() - _now
    return _start + _now


def advance(seconds):
    global _now
    _slept(float(seconds))
    _now += seconds


def advance_to(when):
    global _now
    if when > _now:
        _slept(float(when - _now))
        _now = when
