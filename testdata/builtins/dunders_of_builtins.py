# A class may take its special methods from another place of a builtin type.
class AttrDict(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


c = AttrDict(a=1)
c.b = 2
print(c, c.b, c.missing, vars(c))
del c.a
print(c)
try:
    del c.a
except KeyError as e:
    print('KeyError', e)


class Same(dict):
    __setattr__ = object.__setattr__


s = Same()
s.x = 1
print(s, vars(s))
