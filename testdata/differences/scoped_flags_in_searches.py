# monty-only
# differs: A pattern that begins with `(?a:…)` is searched as it is matched
# cpython: looks for the first character by the flags of the whole pattern, so `re.search(r'(?a:\W)', 'ſ')` finds nothing where `re.match` finds something
# monty: finds the same in both
# instead: give `re.ASCII` for the whole pattern where both have to agree
import re

for pattern in (r'(?a:\W)', r'(?a:[^\w])', r'(?a:[^\w\n])+'):
    print(re.search(pattern, 'aſ'), re.match(pattern, 'ſ'), re.split(pattern, 'aſb'))
