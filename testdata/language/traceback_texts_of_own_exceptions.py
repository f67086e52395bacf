# Exceptions with a __str__ of their own in texts that the traceback module makes.
import traceback


class Coded(Exception):
    def __init__(self, code=0):
        super().__init__('coded', code)
        self.code = code

    def __str__(self):
        return f'code {self.code}'


class Broken(Exception):
    def __str__(self):
        raise ValueError('no text')


def text_of(action):
    try:
        action()
    except Exception as error:
        lines = ''.join(traceback.format_exception(error)).splitlines()
        print([line for line in lines if not line.startswith(' ')])
        print(traceback.format_exception_only(error))
        return error


def caused():
    raise KeyError('x') from Coded


def chained():
    try:
        raise Coded(3)
    except Coded:
        raise Broken


def grouped():
    raise ExceptionGroup('many', [Coded(1), ValueError('v'), Coded(2)])


def starred():
    try:
        raise ValueError('plain')
    except* ValueError as group:
        print(group, group.__traceback__)
        raise KeyError('new')


error = text_of(caused)
error.__cause__.code = 9
print(''.join(traceback.format_exception(error)).count('code 9'), vars(error.__cause__))
text_of(chained)
text_of(grouped)
text_of(starred)
try:
    ExceptionGroup('g', [ValueError()]).split(int)
except TypeError as error:
    print(error)
