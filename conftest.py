"""Stands here so that the tests inside the rooms find it too. What it loads is in tests/support/."""

from tests.support.run import prepare

prepare()

pytest_plugins = ["tests.support.databases", "tests.support.strictness", "tests.support.stories"]
