import os, a.b.c, a.b as ab
from m import x, y as z
from .. import w

def f():
    import json
    from sys import path
    return json, path
