# monty-only
# verdict: max_memory
# More memory than its limit.
import asyncio
async def main(): await asyncio.gather(*[asyncio.sleep(0) for i in range(10**6)])
asyncio.run(main())
