# monty-only
# tools: echo
# verdict: done
# What crosses to the host and back.
class A:
    def __repr__(self):
        while True: pass
echo(A())
