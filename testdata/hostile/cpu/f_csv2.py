# monty-only
# verdict: raises Error
# Work without end, or more than its limit.
import csv,io
list(csv.reader(io.StringIO('"'+'a'*10**7)))
