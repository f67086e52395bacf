"""Runs programs for the differ: reads 'LENGTH\n' and that many bytes of source, and answers with
'LENGTH\n' and what the program printed. A program that takes too long or
too much memory answers 'TIMEOUT'."""
import io
import linecache
import resource
import signal
import sys
import warnings

SECONDS = 0.5
BYTES = 2 << 30


class TooLong(BaseException):
    pass


def too_long(number, frame):
    raise TooLong


def run(source):
    printed = io.StringIO()
    sys.stdout = printed
    linecache.cache['main.py'] = len(source), None, source.splitlines(True), 'main.py'
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 0.02)
    try:
        exec(compile(source, 'main.py', 'exec'), {'__name__': '__main__'})
    except (TooLong, MemoryError):
        return 'TIMEOUT'
    except SyntaxError as error:
        printed.write(f'{type(error).__name__}: {error.msg}\n')
    except BaseException as error:
        printed.write(f'{type(error).__name__}: {error}\n')
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return printed.getvalue()


def forget():
    """Undo what a program may have left behind that the next one would notice."""
    if decimal := sys.modules.get('decimal'):
        decimal.setcontext(decimal.DefaultContext.copy())


def main():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    warnings.simplefilter('ignore')
    signal.signal(signal.SIGALRM, too_long)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stderr = io.StringIO()
    while line := incoming.readline():
        source = incoming.read(int(line)).decode()
        try:
            text = run(source)
        except TooLong:
            text = 'TIMEOUT'
        forget()
        sys.stderr.seek(0)
        sys.stderr.truncate()
        data = text.encode('utf-8', 'backslashreplace')
        outgoing.write(b'%d\n' % len(data) + data)
        outgoing.flush()


main()
