from _json import JSONDecodeError, loads, scan, scanstring

__all__ = ['JSONDecoder', 'JSONDecodeError']


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _loads(self, s):
        return loads(s, object_hook=self.object_hook, parse_float=self.parse_float, parse_int=self.parse_int,
                     parse_constant=self.parse_constant, object_pairs_hook=self.object_pairs_hook,
                     strict=bool(self.strict))

    def decode(self, s):
        return self._loads(s)

    def raw_decode(self, s, idx=0):
        value, end = scan(s, idx, self.strict)
        if (self.object_hook or self.parse_float or self.parse_int or self.parse_constant
                or self.object_pairs_hook):
            value = self._loads(s[idx:end])
        return value, end
