"""Record CPython 3.13's errors for the sources in cases.txt (between `---` lines).

    python3.13 record.py > expected.json
"""

import json
import pathlib
import warnings

warnings.simplefilter('ignore')
text = (pathlib.Path(__file__).parent / 'cases.txt').read_text()
found = []
for source in text.rstrip('\n').split('\n---\n'):
    try:
        compile(source, 'case.py', 'exec')
        found.append(None)
    except SyntaxError as e:
        end = e.end_offset if e.end_offset and e.end_offset > 0 else 0
        found.append([type(e).__name__, e.msg, e.lineno, e.offset, end])
print(json.dumps(found, indent=0, ensure_ascii=False))
