# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import csv,io
list(csv.reader(io.StringIO(','*10**7)))
