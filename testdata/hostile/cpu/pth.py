# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from pathlib import PurePosixPath
p=PurePosixPath('a')
while True: p=p/'b'
