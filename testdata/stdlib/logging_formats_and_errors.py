# Formats that are refused, the tree of loggers, and what is printed when a record cannot be formatted.
import io
import logging
import re
import sys
import threading
import time

time.time = lambda: 0.0
time.time_ns = lambda: 0
out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(threadName)s:%(message)s'))
logging.root.addHandler(handler)
logging.root.setLevel(logging.DEBUG)


def own(text):
    """Without the frames of what runs this program."""
    return re.sub(rf'  File "(?!{__file__}).*\n(    .*\n)*', '', text)


def shown():
    print(own(out.getvalue()), end='')
    out.seek(0)
    out.truncate()


log = logging.getLogger('a.b.c')


def inner():
    log.info('here', stack_info=True)


inner()
shown()
print(logging.getLogger('a.b.c').parent, logging.getLogger('a').getChildren(), logging.getLogger('a.b').parent, log.parent)
print(sorted(n for n in logging.root.manager.loggerDict if n[:2] in ('a', 'a.', 'x', 'x.')), logging.getLogger('a').parent)
child = logging.getLogger('x.y')
print(child.parent, type(logging.root.manager.loggerDict['x']).__name__)
logging.getLogger('x')
print(child.parent)
print(sorted(logger.name for logger in logging.root.getChildren() if len(logger.name) == 1))

for args in (('hello',), ('%(message)',), ('%(message)s',), ('%(asctime)s',), ('{',), ('{msg', None, '{'),
             ('{message!z}', None, '{'), ('{message:>5}', None, '{'), ('x', None, '{'), ('{a b}', None, '{'),
             ('{message:&&&}', None, '{'), ('{asctime}', None, '{'), ('$message', None, '$'), ('$ x', None, '$'),
             ('x', None, '$'), ('%(message)s', None, '?'), (None, None, '$')):
    try:
        f = logging.Formatter(*args)
        print(args, f._fmt, f.usesTime(), type(f._style).__name__)
    except ValueError as e:
        print(args, e)
print(logging.Formatter('x', validate=False)._fmt)
print(repr(logging.LoggerAdapter(log, {})), repr(log), logging.LoggerAdapter(log).name)

record = logging.makeLogRecord({'msg': 'm', 'levelname': 'L'})
print(logging.Formatter('%(message)s %(nope)s', defaults={'nope': 1}).format(record))
try:
    logging.Formatter('%(message)s %(nope)s').format(record)
except ValueError as e:
    print(e)
print(logging.Formatter('{message} {levelname:>4}', style='{').format(record))
print(logging.Formatter('$message ${levelname}', style='$').format(record))


class Coloured(logging.Formatter):
    def format(self, record):
        self._style._fmt = f'<{record.levelno}> %(message)s'
        return super().format(record)


handler.setFormatter(Coloured())
log.warning('w')
log.error('e %d', 5)
shown()

errors = sys.stderr = io.StringIO()
log.error('number: %d', 'x')
sys.stderr = sys.__stderr__
lines = own(errors.getvalue()).splitlines()
print(lines[0], lines[1], *lines[lines.index('Call stack:') - 1:], sep='\n')

handler.setFormatter(logging.Formatter('%(threadName)s %(message)s'))
thread = threading.Thread(target=lambda: log.info('in a thread'), name='worker')
thread.start()
thread.join()
shown()
