# monty-only
# verdict: raises NameError
# A way out of the run.
from pathlib import Path
Path('/etc/passwd').read_text()
