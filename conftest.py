"""Stands here so that the tests inside the rooms find it too. What it loads is in tests/support/."""

from tests.support.run import prepare

prepare()

pytest_plugins = [
    f"tests.support.{name}"
    for name in ("databases", "worlds", "strictness", "one_effect", "stories", "proofs", "whole_logins")
]
