# monty-only
# verdict: raises KeyError
# A way out of the run.
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
    f = tb.tb_frame
    assert 'open' not in vars(f) if hasattr(f, '__dict__') else True
    while getattr(f, 'f_back', None): f = f.f_back
    f.f_globals['__builtins__'].open('/etc/passwd')
