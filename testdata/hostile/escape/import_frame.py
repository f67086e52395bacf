# monty-only
# verdict: done
# A way out of the run.
import sys
sys._getframe()
