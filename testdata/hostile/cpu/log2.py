# monty-only
# verdict: raises NameError
# Work without end, or more than its limit.
import logging
logging.basicConfig(format='%(message)1000000000s')
logging.warning('x')
