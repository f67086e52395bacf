import threading, time
from concurrent.futures import ThreadPoolExecutor
def work(n): print(n, threading.current_thread().name, threading.current_thread().is_alive())
t = threading.Thread(target=work, args=(1,)); print(t.name, repr(t), t.is_alive(), t.ident)
t.start(); t.join(); print(repr(t).split(',')[0], 'stopped' in repr(t), t.is_alive())
t = threading.Thread(target=work, args=(2,), name='named', daemon=True); print(repr(t)); t.start(); t.join()
t = threading.Thread(target=lambda: print(threading.current_thread().name)); t.start(); t.join()
class W(threading.Thread):
    def run(self): print('run', self.name, threading.current_thread() is self, len(threading.enumerate()), threading.active_count())
w = W(); w.start(); w.join(); print(w.name)
print(threading.Thread(name=7).name, threading.Thread().name, threading.Timer(1, print).name)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), repr(threading.main_thread()).split('started')[0])
for f in (lambda: threading.Thread().join(), lambda: t.start(), lambda: threading.current_thread().join(), lambda: setattr(threading.current_thread(), 'daemon', True)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class NoInit(threading.Thread):
    def __init__(self): pass
try: NoInit().start()
except Exception as e: print(type(e).__name__, e)
def norm(o): 
    import re; return re.sub('0x[0-9a-f]+', '0x', repr(o))
for o in (threading.Semaphore(2), threading.BoundedSemaphore(3), threading.Event(), threading.Barrier(1), threading.Lock()): print(norm(o))
e = threading.Event(); e.set(); print(norm(e))
with ThreadPoolExecutor(max_workers=1) as ex:
    print(ex.submit(lambda: threading.current_thread().name).result(), list(ex.map(lambda x: (x, threading.current_thread().name), [1])))
with ThreadPoolExecutor(max_workers=1, thread_name_prefix='pool') as ex:
    print(ex.submit(lambda: threading.current_thread().name).result())
    f = ex.submit(lambda: 1/0); print(repr(f.exception()))
with ThreadPoolExecutor(1, initializer=print, initargs=('init',)) as ex:
    print(list(ex.map(str, range(2))), ex.submit(lambda: threading.current_thread().name).result())
def named(): pass
print([threading.Thread(target=named).name for _ in range(2)])
