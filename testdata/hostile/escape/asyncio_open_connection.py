# monty-only
# verdict: raises AttributeError
# A way out of the run.
import asyncio
asyncio.run(asyncio.open_connection('localhost', 80))
