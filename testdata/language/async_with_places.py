# The call after `async with` is marked as the one after `with`, whoever raises.
import asyncio
import sys
import traceback


class Context:
    def __init__(self, fails):
        self.fails = fails

    async def __aenter__(self):
        if self.fails == 'enter':
            raise ValueError('enter')

    async def __aexit__(self, *info):
        if self.fails == 'exit':
            raise ValueError('exit')


async def use(fails):
    async with Context(fails) as c:
        pass


for fails in ('enter', 'exit'):
    try:
        asyncio.run(use(fails))
    except ValueError as e:
        print(''.join(traceback.format_tb(e.__traceback__)[-2]))
