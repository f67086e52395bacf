"""Runs agent.py under Monty: the program an agent wrote, over this folder's data, with two tools.

    python examples/sales_report/run.py            print the report
    python examples/sales_report/run.py --check    compare it with report.txt

`cargo xtask demo` builds the package first and then runs this.
"""

import csv
import json
import sys
from pathlib import Path

import pydantic_monty

HERE = Path(__file__).parent
DATA = HERE / 'data'
# All that the program may read, whatever name it asks for.
READABLE = {path.name: path for path in DATA.iterdir()}


def open_data(name: str) -> str:
    if name not in READABLE:
        raise FileNotFoundError(f'no data file {name!r}; there are {sorted(READABLE)}')
    return READABLE[name].read_text(encoding='utf-8')


def read_json(name: str):
    return json.loads(open_data(name))


def read_csv(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(open_data(name).splitlines()))


def main() -> None:
    printed: list[str] = []
    agent = pydantic_monty.Monty(
        (HERE / 'agent.py').read_text(encoding='utf-8'),
        script_name='agent.py',
        inputs=['quarter'],
        external_functions=['read_json', 'read_csv'],
    )
    result = agent.run(
        inputs={'quarter': '2025-Q1'},
        external_functions={'read_json': read_json, 'read_csv': read_csv},
        limits={'max_duration_secs': 5.0, 'max_memory': 64 * 1024 * 1024},
        print_callback=lambda stream, text: printed.append(text),
    )
    text = ''.join(printed) + f'\nThe program gave the host: {json.dumps(result, indent=2)}\n'
    if '--check' in sys.argv:
        expected = (HERE / 'report.txt').read_text(encoding='utf-8')
        if text != expected:
            sys.exit(f'the report differs from report.txt:\n{text}')
        print('the report is the one in report.txt')
    else:
        print(text, end='')


if __name__ == '__main__':
    main()
