# monty-only
# verdict: done
# Work without end, or more than its limit.
import dataclasses
dataclasses.make_dataclass('X',[f'a{i}' for i in range(5000)])
