"""Runs programs for the differ: reads 'LENGTH\n' and that many bytes of source, and answers with
'LENGTH\n' and what the program printed. A program that takes too long or
too much memory answers 'TIMEOUT'."""
import faulthandler
import gc
import io
import linecache
import resource
import signal
import sys
import warnings

SECONDS = 0.5
# A program that catches what tells it to stop ends the process this much later.
PATIENCE = 2
BYTES = 2 << 30


class TooLong(BaseException):
    raised = False


def too_long(number, frame):
    TooLong.raised = True
    raise TooLong


def run(source):
    printed = io.StringIO()
    sys.stdout = printed
    linecache.cache['main.py'] = len(source), None, source.splitlines(True), 'main.py'
    # What the program leaves is freed only after its output is taken: generators left in the
    # middle would print then.
    scope = {'__name__': '__main__'}
    TooLong.raised = False
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 0.02)
    try:
        exec(compile(source, 'main.py', 'exec'), scope)
    except (TooLong, MemoryError):
        return 'TIMEOUT'
    except SyntaxError as error:
        printed.write(f'{type(error).__name__}: {error.msg}\n')
    except BaseException as error:
        printed.write(f'{type(error).__name__}: {error}\n')
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return 'TIMEOUT' if TooLong.raised else printed.getvalue()


def forget():
    """Undo what a program may have left behind that the next one would notice."""
    global left
    left += 1
    if left % 20 == 0:
        # Generators that are freed print, so they are when nobody listens.
        sys.stdout = io.StringIO()
        gc.collect()
    if decimal := sys.modules.get('decimal'):
        decimal.setcontext(decimal.DefaultContext.copy())
    if regex := sys.modules.get('re'):
        regex.purge()


left = 0


def main():
    gc.disable()
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    warnings.simplefilter('ignore')
    signal.signal(signal.SIGALRM, too_long)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stderr = io.StringIO()
    while line := incoming.readline():
        source = incoming.read(int(line)).decode()
        faulthandler.dump_traceback_later(PATIENCE, exit=True, file=sys.__stderr__)
        try:
            text = run(source)
        except TooLong:
            text = 'TIMEOUT'
        forget()
        faulthandler.cancel_dump_traceback_later()
        sys.stderr.seek(0)
        sys.stderr.truncate()
        data = text.encode('utf-8', 'backslashreplace')
        outgoing.write(b'%d\n' % len(data) + data)
        outgoing.flush()


main()
