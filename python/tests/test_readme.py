"""The Python examples of README.md run, and print what their `#>` comments say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / 'README.md'
BLOCKS = re.findall(r'^```python\n(.*?)^```$', README.read_text(encoding='utf-8'), re.MULTILINE | re.DOTALL)


def expected_output(block: str) -> list[str]:
    """What the `#>` comments after the prints of a block say, a line each."""
    return [line.strip()[3:] for line in block.splitlines() if line.strip().startswith('#> ')]


def test_there_are_examples():
    assert len(BLOCKS) >= 3


@pytest.mark.parametrize('block', BLOCKS, ids=[f'block{i}' for i in range(len(BLOCKS))])
def test_example(block: str, tmp_path: Path):
    script = tmp_path / 'example.py'
    script.write_text(block, encoding='utf-8')
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    expected = expected_output(block)
    assert expected, 'an example says what it prints'
    # What the guest prints by itself goes to the same stdout; the comments speak of the host's prints.
    printed = [line for line in done.stdout.splitlines() if not line.startswith('messages so far: ')]
    assert printed == expected
