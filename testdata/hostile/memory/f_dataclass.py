# monty-only
# verdict: max_fuel
# More memory than its limit.
import dataclasses
while True:
    @dataclasses.dataclass(order=True,frozen=True)
    class X:
        a:int
        b:int
