# monty-only
# differs: A weak reference keeps its object alive
# cpython: clears a weak reference, and drops the entry of a weak dictionary, when the object is freed
# monty: has `weakref` so that programs that import it run; what a reference is made of stays reachable through it
# instead: remove entries yourself, or bound the cache (`functools.lru_cache(maxsize=…)`)
import weakref


class Node:
    pass


node = Node()
reference = weakref.ref(node)
del node
print(reference() is None)
