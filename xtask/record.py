"""Records what CPython 3.13 prints for the programs of testdata/.

    python3.13 xtask/record.py bless FILE...     write FILE.out
    python3.13 xtask/record.py check FILE...     compare with FILE.out
    python3.13 xtask/record.py show FILE         print what would be written

A program runs in a process of its own, as `__main__`, with the host functions its
`# tools:` line names (see testdata/tools.py), and may use `await` at top level. Its
expectation is its stdout and, if an exception ends it, a line `--- stderr` followed by
the traceback with the frames of the program only: library frames, host frames and the
frames of this driver are left out, since Monty has no such frames.

Each program runs twice, with two hash seeds; one whose two outputs differ is refused.
"""
import ast
import os
import re
import subprocess
import sys

SEPARATOR = '--- stderr\n'
TIMEOUT_SECS = 30
# Only programs of these names may end with an uncaught exception.
MAY_RAISE = ('traceback_', 'syntax_')
DIRECTIVE = re.compile(r'^# (tools|limits|modes|monty-only)\b:?\s*(.*)$')


def directives(source):
    """The directives in the comments a program opens with."""
    found = {}
    for line in source.splitlines():
        if not line.startswith('#'):
            break
        match = DIRECTIVE.match(line)
        if match:
            found[match.group(1)] = match.group(2).strip()
    return found


# ---------------------------------------------------------------- in the child process


def strip_frames(exc, name, seen):
    """Drop every frame that is not the program's from `exc` and all it is chained to."""
    import types

    if exc is None or id(exc) in seen:
        return
    seen.add(id(exc))
    kept, tb = [], exc.__traceback__
    while tb is not None:
        filename = tb.tb_frame.f_code.co_filename
        if filename == name or (filename.startswith('<') and not filename.startswith('<frozen')):
            kept.append(tb)
        tb = tb.tb_next
    rebuilt = None
    for tb in reversed(kept):
        rebuilt = types.TracebackType(rebuilt, tb.tb_frame, tb.tb_lasti, tb.tb_lineno)
    exc.__traceback__ = rebuilt
    strip_frames(exc.__cause__, name, seen)
    strip_frames(exc.__context__, name, seen)
    if isinstance(exc, BaseExceptionGroup):
        for inner in exc.exceptions:
            strip_frames(inner, name, seen)


def load_tools(directory):
    import importlib.util

    spec = importlib.util.spec_from_file_location('monty_test_tools', os.path.join(directory, 'tools.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def child(path):
    import asyncio
    import io
    import linecache
    import traceback
    import types

    source = open(path, encoding='utf-8').read()
    name = os.path.basename(path)
    main = types.ModuleType('__main__')
    main.__file__ = name
    main.__builtins__ = __builtins__
    wanted = directives(source).get('tools', '').split()
    if wanted:
        root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'testdata')
        tools = load_tools(root)
        for tool in wanted:
            setattr(main, tool, getattr(tools, tool))
    sys.modules['__main__'] = main
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    sys.argv = [name]
    real_stderr, sys.stderr = sys.stderr, io.StringIO()
    # Three frames of this file stand below the program; `python FILE` has none.
    depth = re.search(r'\bmax_recursion=(\d+)', directives(source).get('limits', ''))
    sys.setrecursionlimit((int(depth[1]) if depth else sys.getrecursionlimit()) + 3)
    try:
        code = compile(source, name, 'exec', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        if code.co_flags & 0x80:  # CO_COROUTINE: it awaits at top level

            async def run():
                await eval(code, main.__dict__)

            asyncio.run(run())
        else:
            exec(code, main.__dict__)
    except BaseException as exc:
        sys.setrecursionlimit(5000)
        strip_frames(exc, name, set())
        text = ''.join(traceback.format_exception(exc))
        sys.stdout.flush()
        real_stderr.write(text)
        real_stderr.flush()
        os._exit(1)
    sys.stdout.flush()
    os._exit(0)


# ---------------------------------------------------------------- in the driver


class Refused(Exception):
    pass


def run_once(path, hash_seed):
    env = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
    env.update(PYTHONDONTWRITEBYTECODE='1', PYTHONHASHSEED=str(hash_seed), PYTHONUTF8='1', TZ='UTC', NO_COLOR='1')
    command = [sys.executable, '-W', 'ignore', '-S', os.path.abspath(__file__), 'child', os.path.abspath(path)]
    try:
        done = subprocess.run(
            command,
            env=env,
            capture_output=True,
            timeout=TIMEOUT_SECS,
            stdin=subprocess.DEVNULL,
            # Where the compiler looks for the line of a SyntaxError.
            cwd=os.path.dirname(os.path.abspath(path)),
        )
    except subprocess.TimeoutExpired:
        raise Refused(f'runs longer than {TIMEOUT_SECS} seconds') from None
    stdout, stderr = done.stdout.decode('utf-8'), done.stderr.decode('utf-8')
    if done.returncode not in (0, 1):
        raise Refused(f'died with status {done.returncode}: {stderr[-400:]}')
    for path_part in (sys.prefix, os.path.expanduser('~'), os.getcwd()):
        if path_part in stdout + stderr:
            raise Refused(f'it prints a path of this machine: {path_part}')
    if done.returncode == 0:
        return stdout
    if stdout and not stdout.endswith('\n'):
        raise Refused('its stdout must end with a newline where a traceback follows')
    if SEPARATOR in stdout:
        raise Refused(f'its stdout holds the separator {SEPARATOR!r}')
    if not os.path.basename(path).startswith(MAY_RAISE):
        raise Refused(f'ends with an exception, and is not called {"* or ".join(MAY_RAISE)}*: {stderr[-300:]}')
    return stdout + SEPARATOR + stderr


def record(path):
    if 'monty-only' in directives(open(path, encoding='utf-8').read()):
        raise Refused('is monty-only: its .out is written by hand')
    first, second = run_once(path, 1), run_once(path, 20221)
    if first != second:
        for a, b in zip(first.splitlines(), second.splitlines()):
            if a != b:
                raise Refused(f'is not deterministic: {a!r} / {b!r}')
        raise Refused('is not deterministic')
    return first


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ('bless', 'check', 'show', 'child'):
        sys.exit(__doc__)
    if sys.version_info[:2] != (3, 13):
        sys.exit('record.py wants CPython 3.13')
    verb, paths = arguments[0], arguments[1:]
    if verb == 'child':
        return child(paths[0])
    from concurrent.futures import ThreadPoolExecutor

    def attempt(path):
        try:
            return record(path), None
        except Refused as why:
            return None, str(why)

    done = bad = changed = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for path, (text, refused) in zip(paths, pool.map(attempt, paths)):
            expectation = re.sub(r'\.py$', '.out', path)
            old = None
            if os.path.exists(expectation):
                old = open(expectation, encoding='utf-8', newline='').read()
            if refused and 'monty-only' in refused:
                if old is None:
                    print(f'REFUSED {path}: {refused}, and is missing')
                    bad += 1
            elif refused:
                print(f'REFUSED {path}: {refused}')
                bad += 1
            elif verb == 'show':
                sys.stdout.write(text)
                done += 1
            elif text == old:
                done += 1
            elif verb == 'check':
                print(f'DIFFERS {path}')
                bad += 1
            else:
                with open(expectation, 'w', encoding='utf-8', newline='') as out:
                    out.write(text)
                print(f'{"new" if old is None else "CHANGED"} {path}')
                changed += 1
                done += 1
    if verb != 'show':
        print(f'{done} recorded, {changed} written, {bad} refused')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
