# monty-only
# verdict: max_fuel
# The place of a removed key is not used again before the table grows: the search for it gets longer.
s = set(range(60_000))
while True:
    s ^= {'a'}
    'a' in s
    s.add('b')
    s.discard('b')
