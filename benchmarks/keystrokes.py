"""The language server's section of the speed benchmark: what a keystroke costs until its diagnostics are there."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from bench import Bench
from measures import Goal, Row
from timing import Samples

_WORDS: Final = 2000
_KEYSTROKES: Final = 40
_WARM_UP: Final = 3
_LIMIT: Final = Goal("≤", 50)


def server(bench: Bench) -> Iterator[Row]:
    """CPU time of the server from a changed character to the diagnostics, for one article, at one place and at many."""
    folder = bench.work / "editor"
    folder.mkdir()
    text = bench.press.article(_WORDS)
    with Editor(folder) as editor:
        opened = editor.cost(lambda: editor.open(text))
        one = [len(text) // 2] * (_WARM_UP + _KEYSTROKES)
        many = [(at + 1) * len(text) // (_KEYSTROKES + 2) for at in range(_KEYSTROKES)]
        typed = [_typed(editor, text, at) for at in (*one, *many)]
    yield Row("server", f"open {len(text.split()):,} words", Samples([opened]), "CPU ms", note="rules read, too")
    alone = Samples(typed[_WARM_UP : len(one)])
    yield Row("server", "a keystroke, in one paragraph", alone, "CPU ms", goal=_LIMIT)
    yield Row("server", "a keystroke, each in another", Samples(typed[len(one) :]), "CPU ms", goal=_LIMIT)


def _typed(editor: Editor, text: str, at: int) -> float:
    """The cost of a letter typed after the next space; another each time, so that nothing is as it was before."""
    place = text.find(" ", at) + 1
    return editor.cost(lambda: editor.change(f"{text[:place]}{chr(97 + editor.version % 26)} {text[place:]}"))


class Editor:
    """An editor with one draft open, as far as the server can tell (LSP 3.17). The server checks without delay."""

    def __init__(self, folder: Path) -> None:
        self.version = 0
        self._uri = (folder / "draft.md").as_uri()
        self._asked = 0
        command = [sys.executable, "-m", "attrlint", "server", "--delay", "0"]
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._clock = _cpu_clock(self._process.pid)

    def __enter__(self) -> Self:
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._tell("initialized", {})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._process:
            if error:
                self._process.kill()
            else:
                self._ask("shutdown", None)
                self._tell("exit", None)

    def open(self, text: str) -> None:
        """Opens the draft."""
        self.version = 1
        about = {"uri": self._uri, "languageId": "markdown", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": about})

    def change(self, text: str) -> None:
        """Sends the draft as it is now."""
        self.version += 1
        about = {"uri": self._uri, "version": self.version}
        self._tell("textDocument/didChange", {"textDocument": about, "contentChanges": [{"text": text}]})

    def cost(self, act: Callable[[], object]) -> float:
        """CPU milliseconds of the server, all threads, until it has sent the diagnostics that follow the act."""
        before = time.clock_gettime(self._clock)
        act()
        while not self._is_answer(self._read()):
            pass
        return 1000 * (time.clock_gettime(self._clock) - before)

    def _is_answer(self, message: dict[str, Any]) -> bool:
        published = message.get("method") == "textDocument/publishDiagnostics"
        return published and message["params"].get("version") == self.version

    def _ask(self, method: str, params: Any) -> None:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while self._read().get("id") != self._asked:
            pass

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = _open(self._process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        stream.flush()

    def _read(self) -> dict[str, Any]:
        stream = _open(self._process.stdout)
        length = 0
        while header := stream.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise ChildProcessError("attrlint server has ended")
        message: dict[str, Any] = json.loads(stream.read(length))
        return message


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("the server has no such stream")
    return stream


def _cpu_clock(process: int) -> int:
    """The clock of a process's CPU time (POSIX clock_getcpuclockid), for `time.clock_gettime`."""
    clock = ctypes.c_int()
    if fault := ctypes.CDLL(None).clock_getcpuclockid(process, ctypes.byref(clock)):
        raise OSError(fault, "no clock for the CPU time of another process")
    return clock.value
