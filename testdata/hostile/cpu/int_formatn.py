# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
import sys
sys.set_int_max_str_digits(0)
x=1<<20000000
f'{x:,}'
