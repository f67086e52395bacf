# monty-only
# differs: A thread runs to its end when it is started
# cpython: runs threads at the same time
# monty: has one thread; `start()` runs the target before it returns, executors run what is submitted at once, and a lock that would have to wait raises RuntimeError
# instead: `asyncio` for what waits; calls of host functions are awaited at the same time
import threading
from concurrent.futures import ThreadPoolExecutor

order = []
thread = threading.Thread(target=lambda: order.append('thread'))
thread.start()
order.append('main')
thread.join()
print(order)
with ThreadPoolExecutor() as pool:
    print(list(pool.map(lambda n: n * n, range(4))))
