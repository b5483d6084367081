"""`attrlint version`."""

from __future__ import annotations

import argparse

from attrlint import __version__


def arguments(_: argparse.ArgumentParser) -> None:
    """None."""


def run(_: argparse.Namespace) -> int:
    """Prints the version."""
    print(f"attrlint {__version__}")
    return 0
