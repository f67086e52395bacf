# monty-only
# verdict: raises KeyError
# A way out of the run.
import sys
assert 'ctypes' not in sys.modules and 'subprocess' not in sys.modules
sys.modules['os'].system('id')
