"""The flags of regular expressions, as an enum."""

from enum import IntFlag


class RegexFlag(IntFlag, _boundary='keep'):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        if self._name_ is None:
            return f're.RegexFlag({hex(self._value_)})' if self._value_ else 're.NOFLAG'
        names = []
        for name in self._name_.split('|'):
            names.append(hex(int(name)) if name.isdigit() else f're.{name}')
        return '|'.join(names)

    __str__ = object.__str__


RegexFlag.__module__ = 're'
