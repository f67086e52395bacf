# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import csv,io
s='"a","b"\n'*10**5
while True: list(csv.reader(io.StringIO(s)))
