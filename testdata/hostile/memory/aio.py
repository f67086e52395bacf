# monty-only
# verdict: max_memory
# More memory than its limit.
import asyncio
async def f(): await asyncio.sleep(0)
async def main():
    while True: asyncio.create_task(f())
asyncio.run(main())
