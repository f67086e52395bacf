# Frames that alternate are all shown; the same ones in a row are counted.
import traceback


def first(n):
    return second(n - 1) if n else 1 / 0


def second(n):
    return first(n - 1) if n else {}['gone']


def alone(n):
    if n == 2:
        return alone(
            n - 1)
    return alone(n - 1) if n else None.missing


def inside(n):
    return sum(inside(i) for i in range(n - 1, n)) if n else [].nothing


for function, n in ((first, 5), (first, 6), (alone, 8), (inside, 6)):
    try:
        function(n)
    except Exception as e:
        print(traceback.format_exc())
        print([(frame.lineno, frame.name, frame.line) for frame in traceback.extract_tb(e.__traceback__)])
first(9)
