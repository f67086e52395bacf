"""`agents.py ENGINE FOLDER ROUNDS`: every program of the folder from its source to its end, its tools
beside it, in this Python (`python`) or in Monty (`monty`). Prints lines of a name, the CPU seconds of the
best round, and a hash of what the program printed, with tabs between."""

import ast
import asyncio
import contextlib
import hashlib
import importlib.util
import io
import json
import os
import sys
import time

engine, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
TIMES = 5


def tools():
    spec = importlib.util.spec_from_file_location('tools', os.path.join(folder, 'tools.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_python(code, functions):
    names = {'__name__': '__main__', **functions}
    compiled = compile(code, 'main.py', 'exec', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)

    async def program():
        waited = eval(compiled, names)
        if waited is not None:
            await waited

    if compiled.co_flags & 0x80:
        asyncio.run(program())
    else:
        exec(compiled, names)


def in_monty(code, functions, is_async):
    from pydantic_monty import Monty, run_monty_async

    program = Monty(code, external_functions=list(functions))
    options = {'external_functions': functions, 'print_callback': show}
    if is_async or any(map(asyncio.iscoroutinefunction, functions.values())):
        asyncio.run(run_monty_async(program, **options))
    else:
        program.run(**options)


def show(stream, text):
    if stream == 'stdout':
        sys.stdout.write(text)


def run(case, code, functions):
    if engine == 'python':
        in_python(code, functions)
    else:
        in_monty(code, functions, case['async'])


module = tools()
with open(os.path.join(folder, 'index.jsonl'), encoding='utf-8') as lines:
    cases = [json.loads(line) for line in lines]
for case in cases:
    with open(os.path.join(folder, 'programs', case['id'] + '.py'), encoding='utf-8') as file:
        code = file.read()
    functions = {name: getattr(module, name) for name in case['externals']}
    least = float('inf')
    for _ in range(rounds):
        times = 1 if least > 0.05 and least != float('inf') else TIMES
        begin = time.process_time()
        for _ in range(times):
            module.reset()
            output = io.StringIO()
            with contextlib.redirect_stdout(output), contextlib.suppress(Exception, SystemExit):
                run(case, code, functions)
        least = min(least, (time.process_time() - begin) / times)
    printed = hashlib.sha256(output.getvalue().encode()).hexdigest()
    print(case['id'], least, printed[:8], sep='\t')
