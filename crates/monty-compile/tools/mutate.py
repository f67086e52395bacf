"""Compares syntax errors with CPython's on programs damaged at random.

    cargo build -p monty-compile --example errors
    python3.13 mutate.py path/to/errors seed count file.py …

Pieces of the files get a token dropped, doubled, moved or put in; message and place of the error
have to be the same. Prints how many are, and the differences.
"""

import io
import json
import random
import subprocess
import sys
import tempfile
import textwrap
import tokenize
import warnings
from collections import Counter

WORDS = ['if', 'else', 'for', 'in', 'def', 'class', 'return', 'lambda', 'not', 'print', 'x', '5', ':',
         '=', '==', '(', ')', 'while', 'import', 'as', 'with', 'try', 'pass']


def piece(files):
    while True:
        lines = random.choice(files).split('\n')
        start = random.randrange(len(lines))
        text = textwrap.dedent('\n'.join(lines[start:start + random.randrange(2, 14)])) + '\n'
        try:
            compile(text, 'x', 'exec')
        except SyntaxError:
            continue
        if len(text) > 10:
            return text


def damage(text):
    offsets = [0]
    for line in text.split('\n'):
        offsets.append(offsets[-1] + len(line) + 1)
    spans = [(offsets[t.start[0] - 1] + t.start[1], offsets[t.end[0] - 1] + t.end[1], t.string)
             for t in tokenize.generate_tokens(io.StringIO(text).readline)
             if t.string.strip() and t.type != tokenize.COMMENT]
    start, end, token = random.choice(spans)
    other = random.choice(spans)[2]
    at = random.randrange(len(text))
    return random.choice([
        lambda: text[:start] + text[end:],
        lambda: text[:end] + ' ' + token + text[end:],
        lambda: text[:start] + other + text[end:],
        lambda: text[:end] + ' ' + other + text[end:],
        lambda: text[:at] + text[at + 1:],
        lambda: text[:at] + random.choice('()[]{}:,.=\'"+-*/ \n') + text[at:],
        lambda: text[:end] + ' ' + random.choice(WORDS) + text[end:],
    ])()


def error_of(source):
    try:
        compile(source, 'case.py', 'exec')
    except SyntaxError as e:
        return [type(e).__name__, e.msg, e.lineno, e.offset]
    return None


def main():
    warnings.simplefilter('ignore')
    errors, seed, count, *paths = sys.argv[1:]
    random.seed(int(seed))
    files = [open(path).read() for path in paths]
    sources = []
    while len(sources) < int(count):
        try:
            source = damage(piece(files)).rstrip('\n')
        except (tokenize.TokenError, SyntaxError, IndexError):
            continue
        if '\n---\n' not in source and '\0' not in source:
            sources.append(source)
    with tempfile.NamedTemporaryFile('w', suffix='.txt') as out:
        out.write('\n---\n'.join(sources))
        out.flush()
        done = subprocess.run([errors, out.name], capture_output=True, text=True, check=True)
    kinds = Counter()
    for source, found in zip(sources, json.loads(done.stdout), strict=True):
        expected = error_of(source)
        found = found and found[:4]
        if expected != found:
            kinds[str((expected and expected[1], found and found[1]))] += 1
            print(textwrap.indent(source, '    | '), '  expected', expected, '  found   ', found, sep='\n')
    print(f'{len(sources) - sum(kinds.values())} of {len(sources)} agree')
    for kind, n in kinds.most_common():
        print(n, kind)


if __name__ == '__main__':
    main()
