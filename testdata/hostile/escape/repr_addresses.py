# monty-only
# verdict: done
# A way out of the run.
import re
for v in (object(), lambda: 0, len, iter([]), (i for i in [])):
    for a in re.findall('0x[0-9a-f]+', repr(v)):
        assert int(a, 16) < 2 ** 40, a
