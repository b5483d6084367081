"""A real client with a real server in a process of its own; every wait is for a message, none for time."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

pytestmark = pytest.mark.slow

RULES = ("--select", "DFT909,QNT301,SRC210")
WATCHING = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    )
)
UTF_8 = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8])
)


class Editor(LanguageClient):
    """A client that keeps what the server sends until somebody waits for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__("editor", "1")
        self.folder = folder
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: asyncio.Queue[str] = asyncio.Queue()
        self.registered: asyncio.Queue[types.Registration] = asyncio.Queue()
        self.version = 0

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(sent: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(sent)

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def told(sent: types.ShowMessageParams) -> None:
            self.messages.put_nowait(sent.message)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(sent: types.RegistrationParams) -> None:
            for registration in sent.registrations:
                self.registered.put_nowait(registration)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri() if ":" not in name else name

    def open(self, name: str, text: str, language: str = "markdown") -> None:
        item = types.TextDocumentItem(self.uri(name), language, 0, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name: str, text: str) -> int:
        self.version += 1
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))
        return self.version

    def save(self, name: str) -> None:
        self.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name))))

    async def findings(self) -> list[str]:
        """The next diagnostics, as `CODE range`."""
        return [f"{found.code} {found.range!r}" for found in (await self.published.get()).diagnostics]


@asynccontextmanager
async def editing(
    folder: Path, *options: str, capabilities: types.ClientCapabilities | None = None
) -> AsyncIterator[Editor]:
    editor = Editor(folder)
    await editor.start_io(sys.executable, "-m", "attrlint", "server", *options, cwd=folder)
    initial = types.InitializeParams(capabilities or types.ClientCapabilities(), root_uri=folder.as_uri())
    await editor.initialize_async(initial)
    editor.initialized(types.InitializedParams())
    yield editor
    await editor.shutdown_async(None)
    editor.exit(None)
    process = editor._server
    assert process
    assert process.stderr
    complaints = await process.stderr.read()
    await editor.stop()
    assert (process.returncode, complaints.decode()) == (0, "")


def test_a_session(desk: Path) -> None:
    async def session() -> None:
        async with editing(desk, *RULES, "--delay", "0", "--stdio") as editor:
            editor.open("a.md", "😀 the the end.\n")
            sent = await editor.published.get()
            (found,) = sent.diagnostics
            assert (found.code, found.source, repr(found.range)) == ("DFT909", "attrlint", "0:3-0:10")
            assert (found.severity, sent.version) == (types.DiagnosticSeverity.Error, 0)
            assert found.code_description
            assert found.code_description.href.endswith("/docs/rules/DFT909.md")
            version = editor.change("a.md", "Fine.\n")
            sent = await editor.published.get()
            assert (sent.uri, len(sent.diagnostics), sent.version) == (editor.uri("a.md"), 0, version)
            await ask(editor)
            editor.text_document_did_close(
                types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.md")))
            )
            assert await editor.findings() == []

    asyncio.run(session())


async def ask(editor: Editor) -> None:
    """Everything an editor can ask, of a text that was changed a moment ago."""
    editor.change("a.md", "The the end. [Source: DoD, May]\n\nUnemployment fell to 4% in 2023. [Source: \n")
    draft, place = types.TextDocumentIdentifier(editor.uri("a.md")), types.Position(0, 2)
    page = await editor.text_document_hover_async(types.HoverParams(draft, place))
    assert page
    assert isinstance(page.contents, types.MarkupContent)
    assert page.contents.value.startswith("# doubled-text (DFT909)")
    context = types.CodeActionContext([], only=[types.CodeActionKind.QuickFix])
    offered = await editor.text_document_code_action_async(
        types.CodeActionParams(draft, types.Range(place, place), context)
    )
    assert offered
    titles = [action.title for action in offered]
    assert titles == ["DFT909: replace “The the” by “The”", "Ignore DFT909 here, with a reason"]
    known = await editor.text_document_completion_async(types.CompletionParams(draft, types.Position(2, 42)))
    assert isinstance(known, Sequence)
    assert known[0].label == "DoD, May"
    claims = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(draft))
    assert claims
    assert [claim.name for claim in claims] == ["4%"]
    assert editor.published.qsize() <= 1
    await editor.published.get()


def test_saving_does_not_wait_for_the_delay(desk: Path) -> None:
    async def session() -> None:
        async with editing(desk, *RULES, "--delay", "86400000") as editor:
            editor.open("a.md", "Fine.\n")
            assert await editor.findings() == []
            editor.change("a.md", "The the end.\n")
            editor.change("a.md", "Well, the the end.\n")
            editor.save("a.md")
            assert await editor.findings() == ["DFT909 0:6-0:13"]
            editor.open("b.md", "")
            assert await editor.findings() == []
            assert editor.published.empty()

    asyncio.run(session())


def test_drafts_in_no_file_are_read_by_their_language(desk: Path) -> None:
    async def session() -> None:
        async with editing(desk, *RULES) as editor:
            for language, codes in (
                ("markdown", []),
                ("plaintext", ["DFT909 2:4-2:11"]),
                ("html", ["DFT909 2:4-2:11"]),
                ("python", []),
            ):
                editor.open(f"untitled:Untitled-{language}", "He left.\n\n    The the end.\n", language)
                assert await editor.findings() == codes, language

    asyncio.run(session())


def test_columns_count_what_the_editor_asks_for(desk: Path) -> None:
    async def session() -> None:
        async with editing(desk, *RULES, capabilities=UTF_8) as editor:
            editor.open("a.md", "😀 the the end.\n")
            assert await editor.findings() == ["DFT909 0:5-0:12"]

    asyncio.run(session())


def write(path: Path, text: str) -> None:
    path.write_text(text)


def test_configuration_and_rules_may_change(desk: Path) -> None:
    story = "Über uns, 100% (2).md"

    async def session() -> None:
        async with editing(desk, capabilities=WATCHING) as editor:
            registration = await editor.registered.get()
            assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            assert "**/attrlint.toml" in str(registration.register_options)

            async def after(name: str, text: str, tell: Callable[[str], Awaitable[Any] | None]) -> list[str]:
                write(desk / name, text)
                tell(name)
                return await editor.findings()

            def watched(name: str) -> None:
                change = types.FileEvent(editor.uri(name), types.FileChangeType.Changed)
                editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))

            write(desk / "attrlint.toml", 'select = ["DFT909"]\n')
            editor.open(story, "The the end.\n")
            assert await editor.findings() == ["DFT909 0:0-0:7"]
            assert await after("attrlint.toml", 'slect = ["QNT301"]\n', watched) == []
            assert "attrlint.toml:1:1: " in await editor.messages.get()
            assert await after("attrlint.toml", 'slect = ["QNT301"] # still\n', watched) == []
            assert await after("attrlint.toml", 'rules = ["desk-rules"]\nselect = ["DFT909"]\n', watched) == []
            assert "desk-rules" in await editor.messages.get()
            (desk / "desk-rules").mkdir()
            assert await after("desk-rules/end.yaml", "id: [\n", watched) == ["DFT909 0:0-0:7"]
            assert "end.yaml:" in await editor.messages.get()
            editor.open("attrlint.toml", "", "toml")
            assert await editor.findings() == []
            write(desk / "attrlint.toml", 'select = ["QNT301"]\n')
            editor.save("attrlint.toml")
            again = [await editor.published.get(), await editor.published.get()]
            assert {sent.uri for sent in again} == {editor.uri(story), editor.uri("attrlint.toml")}
            assert [list(sent.diagnostics) for sent in again] == [[], []]
            assert editor.messages.empty()

    asyncio.run(session())


def test_broken_drafts_and_requests_do_not_end_the_session(desk: Path) -> None:
    async def session() -> None:
        async with editing(desk, *RULES) as editor:
            for text in ("a\0b", "a \ud800 b", "---\nattrlint: [\n---\n", "<" * 20000, "\u2028" * 50, "[^1]: " * 500):
                editor.open("a.md", text)
                await editor.findings()
                editor.text_document_did_close(
                    types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.md")))
                )
                assert await editor.findings() == []
            unknown, far = types.TextDocumentIdentifier(editor.uri("gone.md")), types.Position(9, 9)
            assert await editor.text_document_hover_async(types.HoverParams(unknown, far)) is None
            assert not await editor.text_document_completion_async(types.CompletionParams(unknown, far))
            editor.open("b.md", "The the end.\n")
            assert await editor.findings() == ["DFT909 0:0-0:7"]
            known = types.TextDocumentIdentifier(editor.uri("b.md"))
            assert await editor.text_document_hover_async(types.HoverParams(known, far)) is None

    asyncio.run(session())


def test_an_editor_that_hangs_up_ends_the_server(desk: Path) -> None:
    command = [sys.executable, "-m", "attrlint", "server"]
    done = subprocess.run(command, cwd=desk, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
