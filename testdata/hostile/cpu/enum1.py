# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import enum
enum.Enum('X',[f'a{i}' for i in range(10**5)])
