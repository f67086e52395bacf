# monty-only
# differs: "coroutine was never awaited" is said once, at the end of the run
# cpython: warns when the coroutine is freed, at the line where that happens
# monty: warns on stderr when the run is over, once for each coroutine function
# instead: nothing
async def forgotten():
    print('never printed')


forgotten()
print('done')
