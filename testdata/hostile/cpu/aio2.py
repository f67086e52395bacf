# monty-only
# verdict: max_duration_secs
# Work without end, or more than its limit.
import asyncio
async def f(): await asyncio.sleep(10**9)
asyncio.run(f())
