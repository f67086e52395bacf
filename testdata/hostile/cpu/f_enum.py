# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import enum
while True: enum.Enum('X','a b c d e f')
