# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
import asyncio
async def f(): await asyncio.sleep(1)
async def main():
    x=[]
    while True: x.append(asyncio.create_task(f()))
asyncio.run(main())
