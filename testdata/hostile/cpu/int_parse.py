# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import sys
sys.set_int_max_str_digits(0)
s = '7' * 20000000
x = int(s)
