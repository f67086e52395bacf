# monty-only
# verdict: raises Error | max_fuel
# Work without end, or more than its limit.
import csv,io
list(csv.reader(io.StringIO('"'+'a'*10**7)))
