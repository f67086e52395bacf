# monty-only
# tools: echo
# verdict: raises TypeError
# What crosses to the host and back.
echo(**{'x'*10**7:1})
