# monty-only
# differs: Frames that ended hold nothing
# cpython: keeps the variables of a frame as long as a traceback or a frame object refers to it
# monty: gives `f_locals` and `f_back` of frames that run; those of a frame that ended are empty and None
# instead: keep what is needed in the exception: `raise … from e`, `e.add_note(…)`, attributes
import sys


def running():
    here = 'kept'
    frame = sys._getframe()
    print(frame.f_code.co_name, sorted(frame.f_locals), frame.f_back.f_code.co_name)
    raise ValueError(here)


try:
    running()
except ValueError as e:
    ended = e.__traceback__.tb_next.tb_frame
    print(ended.f_code.co_name, ended.f_lineno, ended.f_locals, ended.f_back)
