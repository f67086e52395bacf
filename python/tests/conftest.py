"""What the tests share."""

from __future__ import annotations

from typing import Any

import pytest

import pydantic_monty


@pytest.fixture
def through():
    """A value sent into a run and back."""

    def send(value: Any, **options: Any) -> Any:
        return pydantic_monty.Monty('x', inputs=['x'], **options).run(inputs={'x': value})

    return send
