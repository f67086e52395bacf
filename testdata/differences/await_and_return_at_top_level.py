# monty-only
# differs: The main program may `await` and `return`
# cpython: refuses both outside functions
# monty: runs the module as a coroutine where it awaits; `return` ends the program and gives its result, as does a last line that is an expression
# instead: nothing: `asyncio.run(main())` runs as well
import asyncio


async def double(n):
    await asyncio.sleep(0)
    return 2 * n


print(await double(4), await asyncio.gather(double(1), double(2)))
if True:
    return 'the result'
print('not reached')
