# monty-only
# verdict: max_fuel | max_memory
# Work without end, or more than its limit.
import csv,io
w=csv.writer(io.StringIO())
while True: w.writerow(['"'*10**5]*10)
