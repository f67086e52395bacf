# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x = 1 << (8*1000*1000*3)
import sys
sys.set_int_max_str_digits(0)
s = str(x)
