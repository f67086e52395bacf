# monty-only
# differs: "Task exception was never retrieved" is not said
# cpython: logs it, with the traceback, when a task or future that failed is freed and nobody asked for its exception
# monty: runs no code when memory is freed: such an exception is silent
# instead: `await` the task, a `TaskGroup`, or `task.exception()` in a done callback
import asyncio


async def fails():
    raise ValueError('lost')


async def main():
    lost = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print(lost.done())
    del lost
    asked = asyncio.create_task(fails())
    asked.add_done_callback(lambda task: print(repr(task.exception())))
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
print('done')
