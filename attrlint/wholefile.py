"""Files written as a whole: old or new, never a part, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def write_whole(path: str | Path, content: str | bytes) -> None:
    """Writes a file at once, over what it held: whoever looks at it meanwhile, or after a crash, sees what it held or
    all that it holds now. Keeps its permissions; makes its folders. Text becomes UTF-8, its line ends as they are.

    What is no file (`/dev/stdout`, a pipe) is written to. Raises `OSError` where that cannot be.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    target = Path(path)
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if target.exists() and not os.access(target, os.W_OK):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    target = target.resolve()  # behind a link, not over it
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
