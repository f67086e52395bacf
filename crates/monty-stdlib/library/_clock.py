"""The run's clock: virtual, moved by sleeping alone, so that a run is the same every time."""

_now = 0.0


def now():
    return _now


def advance(seconds):
    global _now
    _now += seconds


def advance_to(when):
    global _now
    if when > _now:
        _now = when
