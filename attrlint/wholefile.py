"""Files written as a whole: old or new, never a part, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_whole(path: str | Path, content: str | bytes) -> None:
    """Writes a file at once, over what it held: whoever looks at it meanwhile, or after a crash, sees what it held or
    all that it holds now. Keeps who may do what with it; makes its folders. Text becomes UTF-8, its line ends as they
    are, half a character as standard output has it: its number, escaped. Other hard links to the file keep what it
    held: to write to all of them at once would be to write in parts.

    What is no file (`/dev/stdout`, a pipe) is written to. Raises `OSError` where that cannot be.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    target = Path(path)
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if target.exists() and not os.access(target, os.W_OK):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    target = Path(os.path.realpath(target))  # behind a link, not over it
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".attrlint-{os.urandom(8).hex()}.part")
    with undisturbed():
        try:
            with part.open("xb") as stream:  # never what somebody else has put there
                if target.exists():
                    _belong(part, target)  # before anything stands in it
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _belong(part: Path, target: Path) -> None:
    """Gives the part its target's owner, group, permissions and extended attributes (access control lists among them),
    as far as the system lets it; what was for another group is not for one's own.
    """
    from shutil import copystat

    was = target.stat()
    for owner, group in ((-1, was.st_gid), (was.st_uid, -1)):
        with suppress(OSError, AttributeError):  # only root may give a file away, and Windows knows no owners
            os.chown(part, owner, group)
    copystat(target, part)
    os.utime(part)  # but not how old it is
    if part.stat().st_gid != was.st_gid:
        part.chmod(was.st_mode & 0o707)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Puts off the signals that ask a process to end, so that no part is left behind; threads that begin here never
    take them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where closing the window is no signal
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
