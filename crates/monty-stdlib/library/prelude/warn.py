# Warnings that natives and the compiler give.


def warn_then(category, message, value):
    from warnings import warn
    warn(message, category)
    return value


# `int(v)` by `__trunc__`.
def truncated(v):
    from warnings import warn
    warn('The delegation of int() to __trunc__ is deprecated.', DeprecationWarning)
    whole = type(v).__trunc__(v)
    if isinstance(whole, int) or not hasattr(type(whole), '__index__'):
        return whole
    return _index(whole)


def _syntax_warnings(warnings, filename):
    from warnings import warn_explicit
    for i in range(0, len(warnings), 3):
        line = warnings[i]
        try:
            warn_explicit(warnings[i + 2], SyntaxWarning, filename, line)
        except SyntaxWarning as e:
            # Filters make it an error: then the text does not compile.
            error = SyntaxError(str(e), (filename, line, warnings[i + 1], None))
        else:
            continue
        raise error


def compile_warnings(warnings, filename, code):
    if warnings:
        _syntax_warnings(warnings, filename)
    return code


def warn_and_run(warnings, filename, function, *args):
    _syntax_warnings(warnings, filename)
    return function(*args)


def setup_annotations(namespace):
    try:
        namespace["__annotations__"]
    except KeyError:
        namespace["__annotations__"] = {}


def show_help(args):
    from pydoc import help
    help(*args)
