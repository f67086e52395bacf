# monty-only
# tools: echo
# verdict: raises ValueError
# What crosses to the host and back.
a=[]; a.append(a)
echo(a)
