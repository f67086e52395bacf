"""Concurrency of coroutines on a deterministic event loop with a virtual clock."""

from asyncio.exceptions import (BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError,
                                LimitOverrunError, SendfileNotAvailableError, TimeoutError)
from asyncio.events import (AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, EventLoop, Handle, TimerHandle,
                            _get_running_loop, _set_running_loop, get_event_loop, get_event_loop_policy,
                            get_running_loop, new_event_loop, set_event_loop, set_event_loop_policy)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.tasks import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks, as_completed,
                           create_eager_task_factory, create_task, current_task, eager_task_factory, ensure_future,
                           gather, run_coroutine_threadsafe, shield, sleep, wait, wait_for)
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown
from asyncio.taskgroups import TaskGroup
from asyncio.threads import to_thread
from asyncio.runners import Runner, run
from asyncio import (coroutines, events, exceptions, futures, locks, queues, runners, taskgroups, tasks, threads,
                     timeouts)
