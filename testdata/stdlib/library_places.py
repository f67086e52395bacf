# Where warnings and records of the library come from, and how its types are named.
import collections
import csv
import datetime
import decimal
import difflib
import json
import logging
import queue
import re
import sys
import traceback
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')

    def inner():
        return datetime.datetime.utcfromtimestamp(0)

    datetime.datetime.utcfromtimestamp(0)
    inner()
    re.sub('a', 'b', 'c', 1)

    def two():
        warnings.warn('two', stacklevel=2)

    two()

    @warnings.deprecated('use new()')
    def old():
        pass

    old()
for w in caught:
    print(w.lineno, w.category.__name__)

class Record:
    """A record without the time of the day, which a host may not tell."""

    def __init__(self, name, level, path, line, message, args, info, function, stack):
        print(line, message, function)
        self.levelno, self.name = level, name


logging.setLogRecordFactory(Record)
logging.getLogger().addHandler(logging.NullHandler())
logging.getLogger().setLevel(20)


def work():
    logging.info('in a function')


work()
logging.info('in no function')


def tell(run):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)


for value in (datetime.date(2024, 1, 1), decimal.Decimal(1), collections.deque()):
    tell(lambda: json.dumps(value))
tell(lambda: json.loads(datetime.date(2024, 1, 1)))
tell(lambda: datetime.datetime.timedelta)
tell(lambda: collections.deque.zork)
tell(lambda: list(difflib.unified_diff('abcd', 'abxd', lineterm='')))
print(csv.Error, queue.Empty, queue.Full)

m = re.match(r'(\d+)-(\d+)', '1-2')
tell(lambda: list(m))
tell(lambda: '1' in m)
tell(lambda: m[1])


def unpacked():
    a, b = m


tell(unpacked)


def fail():
    1 / 0


def chain():
    try:
        fail()
    except ZeroDivisionError as e:
        raise ValueError('x') from e


try:
    chain()
except ValueError as e:
    print(traceback.format_exc(limit=1))
    print(''.join(traceback.format_exception(e, limit=-1)))
    print(''.join(traceback.format_exception(e, limit=0, chain=False)))
