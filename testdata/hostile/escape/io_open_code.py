# monty-only
# verdict: raises NameError
# A way out of the run.
import io
io.open_code('/etc/passwd')
