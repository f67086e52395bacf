"""The names that every main module has."""
import os
import sys

print(__name__, __doc__, __package__, __spec__)
print(os.path.basename(__file__), os.path.splitext(os.path.basename(__file__))[0], type(__file__).__name__)
print(__builtins__.len([1]), type(__builtins__).__name__, __builtins__.__name__, isinstance(__builtins__, type(os)))


def inside():
    return os.path.basename(__file__), __name__, __builtins__ is sys.modules['builtins']


print(inside())
print('__file__' in globals(), '__name__' in globals(), isinstance(globals(), dict), isinstance(globals(), (list, dict)))
main = sys.modules['__main__']
print(main.__file__ == __file__, main.inside is inside)
print(eval('__name__'), eval("len('ab')", {'__builtins__': __builtins__}))
__file__ = 'other'
print(__file__, inside()[0])
