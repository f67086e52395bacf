# monty-only
# verdict: done
# A way out of the run.
found = [c.__name__ for c in object.__subclasses__()]
assert not {'Popen', 'FileLoader', 'catch_warnings', '_wrap_close'} & set(found)
