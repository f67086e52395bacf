# monty-only
# verdict: raises AttributeError
# A way out of the run.
import asyncio
asyncio.run(asyncio.create_subprocess_shell('id'))
