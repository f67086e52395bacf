# Names that a module makes when they are first asked for come with a star, too.
from collections import *
from re import *
from typing import *

print(ChainMap({1: 2})[1], UserDict(a=1)['a'], Counter, match('a', 'A', I).group(), Pattern, List[int], Optional[str])


def scope():
    namespace = {}
    exec('from enum import *\nfrom dataclasses import *', namespace)
    return sorted(n for n in namespace if n in ('Enum', 'dataclass', 'field'))


print(scope())
