# monty-only
# verdict: raises AttributeError
# A way out of the run.
import io
io.FileIO('/etc/passwd')
