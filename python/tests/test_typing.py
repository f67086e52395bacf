"""Checking types before a run."""

from __future__ import annotations

import json
import pickle

import pytest
from pydantic_monty import Monty, MontySyntaxError, MontyTypingError

FORMATS = 'full concise azure json jsonlines rdjson pylint gitlab github'.split()

STUBS = """
from typing import Any
Messages = list[dict[str, Any]]
async def call_llm(prompt: str, messages: Messages) -> str | Messages: ...
prompt: str
"""

AGENT = """
async def agent(prompt: str, messages: list[dict[str, object]]):
    while True:
        print(f'messages so far: {messages}')
        output = await call_llm(prompt, messages)
        if isinstance(output, str):
            return output
        messages.extend(output)

await agent(prompt, [])
"""


def failure(code: str, **options: object) -> MontyTypingError:
    with pytest.raises(MontyTypingError) as caught:
        Monty(code, type_check=True, **options)  # type: ignore[arg-type]
    return caught.value


def test_programs_that_pass() -> None:
    assert Monty('1 + 1', type_check=True).run() == 2
    names = {'inputs': ['prompt'], 'external_functions': ['call_llm']}
    Monty(AGENT, type_check=True, type_check_stubs=STUBS, **names)
    Monty(AGENT, type_check=True, **names)


def test_programs_that_fail() -> None:
    error = failure("x = 1\nx + 'a'\n", script_name='agent.py')
    assert 'agent.py:2:1' in str(error)
    assert error.display('concise').startswith('agent.py:2:1: error[unsupported-operator]')
    assert isinstance(error.exception(), TypeError)
    error = failure('call_llm(1, [])', external_functions=['call_llm'], type_check_stubs=STUBS)
    assert 'invalid-argument-type' in str(error)
    assert 'unresolved-reference' in str(failure('nowhere()'))


def test_off_by_default_and_later() -> None:
    monty = Monty("1 + 'a'")
    with pytest.raises(MontyTypingError):
        monty.type_check()
    monty = Monty('x + 1', inputs=['x'])
    monty.type_check()
    monty.type_check('x: int = 1')
    with pytest.raises(MontyTypingError, match='main.py:1:1'):
        monty.type_check("from typing import Any\n\n\nx: str = ''\n")


def test_stubs_are_kept_for_later() -> None:
    monty = Monty('f(1)', external_functions=['f'], type_check_stubs='def f(x: str) -> int: ...')
    with pytest.raises(MontyTypingError):
        monty.type_check()


def test_every_format() -> None:
    error = failure("1 + 'a'")
    shown = {format: error.display(format) for format in FORMATS}  # type: ignore[arg-type]
    assert len(set(shown.values())) == len(FORMATS)
    assert error.display() == shown['full'] == str(error)
    assert '\x1b[' in error.display(color=True)
    assert '\x1b[' not in shown['full']
    for format in ('json', 'gitlab'):
        assert isinstance(json.loads(shown[format]), list)
    assert isinstance(json.loads(shown['rdjson']), dict)
    assert isinstance(json.loads(shown['jsonlines']), dict)
    with pytest.raises(ValueError, match="unknown format 'xml'; known are full, concise"):
        error.display('xml')  # type: ignore[arg-type]


def test_pickles() -> None:
    error = failure("1 + 'a'")
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert again.display('json') == error.display('json')
    assert again.display('full', True) == error.display('full', True)
    assert str(pickle.loads(pickle.dumps(again))) == str(error)


def test_what_cannot_be_checked() -> None:
    with pytest.raises(MontySyntaxError):
        Monty('x = = 1', type_check=True)
    assert 'stubs.pyi:1' in str(failure('1', type_check_stubs='def f(:'))
    assert 'nested' in str(failure('1', type_check_stubs='x = ' + '(' * 5000))


def test_stubs_are_kept_in_dumps() -> None:
    monty = Monty('f(1)', external_functions=['f'], type_check_stubs='def f(x: str) -> int: ...')
    again = Monty.load(monty.dump())
    with pytest.raises(MontyTypingError, match='invalid-argument-type'):
        again.type_check()
    Monty.load(Monty('f(1)', external_functions=['f']).dump()).type_check()


def test_prompt_docs() -> None:
    def fetch(url: str, retries: int = 3) -> dict[str, str]:
        """Fetch a page."""
        return {}

    text = Monty.prompt_docs({'fetch': fetch})
    assert 'def fetch(url: str, retries: int = ...) -> dict[str, str]:' in text
    assert 'Fetch a page.' in text and 'asyncio' in text and 'socket' not in text
    assert Monty.prompt_docs('x: int').endswith('```python\nx: int\n```\n')
    assert 'no functions' in Monty.prompt_docs()
    with pytest.raises(ValueError, match='identifiers'):
        Monty.prompt_docs({'a-b': fetch})
