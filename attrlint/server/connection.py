"""The connection with an editor: its notifications and requests, over standard input and output (LSP 3.17).

Handlers are plain functions on one thread, so that what they see of a draft is what the editor sent last.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from attrlint.config.files import NAMES, Configs
from attrlint.document import Source
from attrlint.server.actions import actions
from attrlint.server.completion import TRIGGERS, completion, labelled
from attrlint.server.desk import Desk
from attrlint.server.diagnostics import diagnostics
from attrlint.server.draft import Draft
from attrlint.server.hover import hover
from attrlint.server.outline import outline
from attrlint.version import __version__

_WATCHED: Final = (*(f"**/{name}" for name in NAMES), "**/*.{yaml,yml}", "**/attrlint-baseline.json")
_HOUSE_FILES: Final = (".toml", ".yaml", ".yml", "attrlint-baseline.json")
_ENCODINGS: Final = {"utf-8": "utf-8", "utf-32": "utf-32-le"}


class Server(LanguageServer):
    """A server for one editor. `delay` is how long typing must rest before a draft is checked, in seconds.

    Texts are sent whole: an increment counts in lines, and pygls splits them at characters, U+2028 say, at which
    an editor does not.
    """

    def __init__(self, configs: Callable[[], Configs], delay: float) -> None:
        super().__init__("attrlint", __version__, types.TextDocumentSyncKind.Full)
        self.desk = Desk(configs, self._tell)
        self._delay = delay
        self._drafts: dict[str, tuple[str, Draft | None] | None] = {}  # by address, as the editor writes it
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    @property
    def encoding(self) -> str:
        """What columns count, as the editor has asked."""
        return _ENCODINGS.get(self.workspace.position_encoding or "", "utf-16-le")

    def path(self, uri: str) -> str:
        """The path of a draft, or the name of one that is in no file."""
        return self.workspace.get_text_document(uri).path

    def source(self, uri: str) -> Source:
        """The text as the editor has it now; empty if it is not open."""
        return Source(uri, self.workspace.get_text_document(uri).source if uri in self._drafts else "")

    def draft(self, uri: str) -> Draft | None:
        """The draft as the editor has it now; checked if that has not been done. None if it is not open."""
        if uri not in self._drafts:
            return None
        sent, known = self.workspace.get_text_document(uri), self._drafts[uri]
        text = sent.source
        if known is None or known[0] != text:
            known = text, self.desk.draft(sent.path, sent.language_id or "", text, self.encoding)
            self._drafts[uri] = known
        return known[1]

    def open(self, uri: str) -> None:
        """Takes a draft up and sends its diagnostics."""
        self._drafts[uri] = None
        self.publish(uri)

    def publish(self, uri: str) -> None:
        """Checks a draft now and sends its diagnostics; none for what is no draft."""
        self._cancel(uri)
        draft = self.draft(uri)
        version = self.workspace.get_text_document(uri).version
        found = diagnostics(draft) if draft else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def publish_later(self, uri: str) -> None:
        """Checks a draft when nothing more has come for a while."""
        self._cancel(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(self._delay, self.publish, uri)

    def close(self, uri: str) -> None:
        """Forgets a draft."""
        self._cancel(uri)
        self._drafts.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def reload(self) -> None:
        """Checks all open drafts again, under configurations and rules as they are now."""
        self.desk.reload()
        for uri in self._drafts:
            self.open(uri)

    def _cancel(self, uri: str) -> None:
        if handle := self._waiting.pop(uri, None):
            handle.cancel()

    def _tell(self, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"attrlint: {message}"))


def serve(configs: Callable[[], Configs], delay: float) -> None:
    """Speaks with an editor on standard input and output until it says goodbye or hangs up."""
    server = Server(configs, delay)
    _register_notifications(server)
    _register_requests(server)
    # a copy, for it is closed at the end; what else is printed must not get between the messages
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as messages, contextlib.redirect_stdout(sys.stderr):
        server.start_io(stdout=messages)


def _register_notifications(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("attrlint-house", method, options)
            server.client_register_capability(types.RegistrationParams([wanted]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        server.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(sent: types.DidOpenTextDocumentParams) -> None:
        server.open(sent.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(sent: types.DidChangeTextDocumentParams) -> None:
        server.publish_later(sent.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(sent: types.DidSaveTextDocumentParams) -> None:
        uri = sent.text_document.uri
        if Path(server.path(uri)).name.endswith(_HOUSE_FILES):
            server.reload()
        else:
            server.publish(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(sent: types.DidCloseTextDocumentParams) -> None:
        server.close(sent.text_document.uri)


def _register_requests(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(asked: types.HoverParams) -> types.Hover | None:
        uri = asked.text_document.uri
        draft = server.draft(uri)
        return hover(draft, asked.position, lambda code: server.desk.page(server.path(uri), code)) if draft else None

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.Refactor]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def offered(asked: types.CodeActionParams) -> list[types.CodeAction]:
        uri = asked.text_document.uri
        draft = server.draft(uri)
        return actions(draft, uri, asked.range, asked.context.only) if draft else []

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    def completed(asked: types.CompletionParams) -> list[types.CompletionItem]:
        uri, place = asked.text_document.uri, asked.position
        source = server.source(uri)
        if not labelled(source, source.offset(place.line, place.character, server.encoding)):
            return []  # without a check: spaces are asked about as they are typed
        draft = server.draft(uri)
        return completion(draft, place) if draft else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(asked: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        draft = server.draft(asked.text_document.uri)
        return outline(draft) if draft else []
