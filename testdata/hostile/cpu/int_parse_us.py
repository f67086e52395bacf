# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import sys
sys.set_int_max_str_digits(0)
s = '1_' * 10000000 + '1'
x = int(s)
