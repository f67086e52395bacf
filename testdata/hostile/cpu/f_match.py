# monty-only
# verdict: max_fuel | max_memory
# Work without end, or more than its limit.
x=list(range(10**6))
while True:
    match x:
        case [1,*_]: pass
        case [*_,2]: pass
        case [a,*b,c]: pass
