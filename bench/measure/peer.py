"""`peer.py PEER FILE` runs a program in one of the packages that Monty is compared with."""

import sys


def write(stream, text):
    sys.stdout.write(text)


def monty_0(code):
    from pydantic_monty import Monty

    Monty(code).run(print_callback=write)


def monty_1(code):
    from pydantic_monty import Monty

    with Monty() as pool, pool.checkout() as session:
        session.feed_run(code, print_callback=write)


def starlark(code):
    import re

    import starlark

    dialect = starlark.Dialect.extended()
    dialect.enable_f_strings = True
    module = starlark.Module()
    module.add_callable('print', print)
    # Its numbers have no underscores.
    code = re.sub(r'(?<=\d)_(?=\d)', '', code)
    starlark.eval(module, starlark.parse('main.star', code, dialect), starlark.Globals.standard())


def restricted(code):
    import builtins
    import operator
    import warnings

    from RestrictedPython import Eval, Guards, compile_restricted, safe_builtins

    class Prints:
        def __init__(self, getattr):
            pass

        def _call_print(self, *values, **options):
            print(*values, **options)

    in_place = {
        '+=': operator.iadd, '-=': operator.isub, '*=': operator.imul, '//=': operator.ifloordiv,
        '/=': operator.itruediv, '%=': operator.imod, '^=': operator.ixor, '&=': operator.iand,
        '|=': operator.ior, '<<=': operator.ilshift, '>>=': operator.irshift,
    }
    more = 'all any dict enumerate filter iter list map max min next reversed set sum __import__'
    names = {
        '__builtins__': safe_builtins | {name: getattr(builtins, name) for name in more.split()},
        '__name__': '__main__',
        '__metaclass__': type,
        '_apply_': lambda function, *args, **kwargs: function(*args, **kwargs),
        '_getattr_': Guards.safer_getattr,
        '_getitem_': Eval.default_guarded_getitem,
        '_getiter_': Eval.default_guarded_getiter,
        '_inplacevar_': lambda name, left, right: in_place[name](left, right),
        '_iter_unpack_sequence_': Guards.guarded_iter_unpack_sequence,
        '_print_': Prints,
        '_unpack_sequence_': Guards.guarded_unpack_sequence,
        '_write_': Guards.full_write_guard,
    }
    warnings.simplefilter('ignore')
    exec(compile_restricted(code, 'main.py', 'exec'), names)


if __name__ == '__main__':
    peer, path = sys.argv[1:]
    with open(path, encoding='utf-8') as file:
        globals()[peer](file.read())
