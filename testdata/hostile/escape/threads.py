# monty-only
# verdict: done
# A way out of the run.
import threading
t = threading.Thread(target=lambda: None)
t.start()
t.join()
