# monty-only
# verdict: raises NameError
# Work without end, or more than its limit.
import logging
logging.warning('%s'*10**5, *['x'*10**3]*10**5)
