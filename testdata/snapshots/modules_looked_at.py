# tools: echo
# What `sys.modules`, `__dict__` of types and `globals()` gave is there again after a call of the host.
import sys
import io
import csv

known = sys.modules
print(echo('io' in known), known is sys.modules, known['csv'] is csv)
known['mine'] = sys
import mine
print(mine is sys, echo(sorted(m for m in known if m in ('io', 'csv', 'json', 'mine'))))
import json
print('json' in known, known['json'] is json)

methods = int.__dict__
print(echo('bit_length' in methods), methods['bit_length'] is int.__dict__['bit_length'], methods == int.__dict__)
space = globals()
echo(1)
space['later'] = 5
print(later, globals() is space, list.__dict__['__hash__'], '__doc__' in object.__dict__)
