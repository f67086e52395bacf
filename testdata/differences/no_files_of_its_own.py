# monty-only
# refused: Files, environment, network, processes: what the host has not handed in
# cpython: reaches the machine it runs on
# monty: asks the host (`open`, `pathlib`, `os.environ`); a host that provides nothing answers `NotImplementedError`
# instead: take the data as an input of the program, or call a function the host provides
import os
import pathlib

for reach in (lambda: open('/etc/passwd'), lambda: pathlib.Path('x').read_text(), lambda: os.environ['HOME'], lambda: os.listdir('.')):
    try:
        reach()
    except Exception:
        print('refused by the host')
try:
    input()
except EOFError as e:
    print(e)
