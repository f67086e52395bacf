# monty-only
# verdict: done
# Work without end, or more than its limit.
import enum
class F(enum.Flag):
    A=1<<100000
F(1<<100000)
