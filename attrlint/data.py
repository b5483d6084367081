"""Where packaged data lies (rules, schemas …): beside the code in a wheel, one level up in a checkout."""

from pathlib import Path

_HERE = Path(__file__).parent


def directory(name: str) -> Path:
    """The folder `rules`, `schemas`, `seeds` …; raises `FileNotFoundError` when the installation lost it."""
    for parent in (_HERE, _HERE.parent):
        if (found := parent / name).is_dir():
            return found
    raise FileNotFoundError(f"attrlint was installed without its {name}/ folder")
