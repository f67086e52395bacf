# What the compiler and the interpreter warn of, as the warnings module and its filters show it.
import warnings


def shown(run):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            result = run()
        except Exception as e:
            result = type(e).__name__, str(e)
    print(result)
    for warning in caught:
        print('  ', warning.category.__name__, warning.lineno, warning.message)


def compiled(text):
    def run():
        compile(text, 'text.py', 'exec')
        return text
    shown(run)


for text in (
    "'\\d'", "b'\\q'", "'\\777'", "f'\\w{1}'", "f'\\{1}'", "r'\\d'", "'''\n\\z'''", "'\\x41\\u0041\\N{DIGIT ONE}\\101\\n'",
    'x is 1', "x is not 'a'", '1 is x', 'x is ()', 'x is -1', 'x is None is True', 'x is ...', 'x is y is 2.5', 'a < b is 1',
    'assert (x, "message")', 'assert ()', 'assert x, "message"',
    '[1] (2)', '1(2)', '"a" ("b")', '(1, 2)(3)', '{1: 2}()', 'f"{x}"(1)', '(lambda: 1)(2)', 'None()', '[x for x in y]()',
    '[1][2, 3]', '"a"["b"]', '1[0]', '{1}[0]', 'None[0]', '(lambda: 1)[0]', '[1][0]', '"a"[1:2]', '{1: 2}["a"]', '[1][x]', '(x for x in y)[0]',
    'x is 1\nx is 1', '"\\d" "\\e"',
):
    compiled(text)


class Odd:
    def __int__(self):
        return True

    def __index__(self):
        return True

    def __float__(self):
        return Sub(1.5)


class Sub(float):
    pass


def generator():
    try:
        yield 1
    except ValueError as e:
        yield repr(e)


def thrown():
    g = generator()
    next(g)
    return g.throw(ValueError, 'v', None)


shown(lambda flag=True: ~flag)
shown(lambda: int(Odd()))
shown(lambda: float(Odd()))
shown(lambda: [10, 20][Odd()])
shown(thrown)
shown(lambda: eval("'\\d'"))
shown(lambda: exec("y = 1 is 1\nz = '\\w'"))
flag = False
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for text in ('1 is 1', "'\\d'"):
        try:
            eval(text)
        except SyntaxError as e:
            print(type(e).__name__, e.msg, e.lineno)
    try:
        ~flag
    except DeprecationWarning as e:
        print(str(e)[:30])
