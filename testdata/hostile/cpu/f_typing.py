# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import typing
while True: typing.Union[int,str,typing.Optional[list[int]]]
