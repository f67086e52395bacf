# monty-only
# verdict: max_memory
# More memory than its limit.
'\t'.expandtabs(2**63-1)
