# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import uuid
while True: uuid.uuid5(uuid.NAMESPACE_DNS,'x'*10**6)
