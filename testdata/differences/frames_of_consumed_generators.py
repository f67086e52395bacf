# monty-only
# differs: A generator expression that a builtin takes at once is no frame to the limit of recursion
# cpython: counts its frame
# monty: runs `sum(x for x in xs)` and its like (`any`, `all`, `min`, `max`, `next`, `list`, `set`, `tuple`, `frozenset`, `sorted`, `', '.join`) as part of the code around; tracebacks and frame objects show its frame
# instead: nothing; recursion through such calls goes up to twice as deep
def depth(n):
    return 1 + max(depth(n - 1) for _ in 'a') if n else 0


print(depth(900))
