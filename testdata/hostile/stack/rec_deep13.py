# monty-only
# limits: max_recursion=1000000
# verdict: done
# Depth of source, data or calls.
async def f(n):
    if n: return await f(n-1)
import asyncio
asyncio.run(f(10**5))
