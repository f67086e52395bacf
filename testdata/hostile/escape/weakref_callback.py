# monty-only
# verdict: done
# A way out of the run.
import weakref
class A: pass
log = []
r = weakref.ref(A(), log.append)
