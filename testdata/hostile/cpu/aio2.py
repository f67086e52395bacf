# monty-only
# verdict: done
# Work without end, or more than its limit.
import asyncio
async def f(): await asyncio.sleep(10**9)
asyncio.run(f())
