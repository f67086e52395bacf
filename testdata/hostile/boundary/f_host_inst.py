# monty-only
# tools: echo
# verdict: done
# What crosses to the host and back.
class A:
    def __repr__(self): return 'x'*10**8
echo(A())
