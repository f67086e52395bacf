# monty-only
# verdict: raises NameError
# A way out of the run.
_list_take
