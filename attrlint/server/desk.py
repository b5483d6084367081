"""The desk that checks: the configuration and the rules for each draft, read once and again when they change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Final

from attrlint import baseline, rulepage
from attrlint.builtin import load
from attrlint.config import Config, House
from attrlint.config.files import Configs
from attrlint.document import Document, Source
from attrlint.expressions import expression
from attrlint.linters import chosen
from attrlint.nodes import DataError
from attrlint.plugins import Registry
from attrlint.printable import told
from attrlint.rulebook import SelectorError
from attrlint.rulepage import Page
from attrlint.runner import Runner
from attrlint.server.draft import Draft

_SUFFIX: Final = {
    "markdown": ".md",
    "plaintext": ".txt",
    "text": ".txt",
    "html": ".html",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "asciidoc": ".adoc",
}
"""Language identifiers of editors, and the suffix of such a file; for drafts whose name does not tell."""

_LONE: Final = expression("[\ud800-\udfff]")
"""Half a character: no file holds one, an editor may."""

_NOT_TEXT: Final = ".docx"
"""What an editor may open and cannot show as text."""


class Desk:
    """Checks drafts. `configs` makes the configurations anew; `tell` gets each trouble once, until it is gone."""

    def __init__(self, configs: Callable[[], Configs], tell: Callable[[str], object]) -> None:
        self._make_configs = configs
        self._show = tell
        self._told: set[str] = set()
        self._before: set[str] = set()
        self._forget()

    def reload(self) -> None:
        """Reads configurations, rules and baselines again when they are next needed."""
        self._before, self._told = self._told, set()
        self._forget()

    def _forget(self) -> None:
        self._configs: Configs | None = None
        self._runners: dict[Path | None, Runner] = {}
        self._pages: dict[House, dict[str, Page]] = {}

    @cached_property
    def _registry(self) -> Registry:
        registry = load()
        for problem in registry.problems:
            self.tell(problem)
        return registry

    def tell(self, message: str) -> None:
        """Tells of a trouble, unless it was told already and has not gone since."""
        if message not in self._told:
            self._told.add(message)
            if message not in self._before:
                self._show(message)

    def draft(self, name: str, language: str, text: str, encoding: str = "utf-16-le") -> Draft | None:
        """The draft of that name (its path, if it is a file's), checked.

        None for what is no draft: a file that the configuration leaves out, or of a format that no reader knows
        under a language identifier that is not one of a draft's; and where it cannot be checked, which is told.
        """
        try:
            name = self._named(name, language)
            return self._draft(name, text, encoding) if name else None
        except (DataError, SelectorError) as error:
            self.tell(str(error))
        except Exception as error:  # noqa: BLE001  one draft's misfortune must not end the session
            self.tell(f"{name}: internal error: {told(error)}; please report")
        return None

    def page(self, name: str, code: str) -> str:
        """The page of a rule as the draft of that name goes by it, in Markdown; "" if there is none."""
        config = self._config(name)
        if config.house not in self._pages:
            book = self._runner(config).linters.book(config.house)
            on = {rule.id: rule.severity for rule in chosen(book, config.settings(name))}
            self._pages[config.house] = rulepage.pages(book, self._registry, on)
        page = self._pages[config.house].get(code)
        return rulepage.markdown(page) if page else ""

    def _named(self, name: str, language: str) -> str:
        known = {suffix for reader in self._registry.readers.values() for suffix in reader.suffixes}
        if name.lower().endswith(_NOT_TEXT):
            return ""
        if name.lower().endswith(tuple(known)):
            return name
        return name + _SUFFIX[language] if language in _SUFFIX else ""

    def _configurations(self) -> Configs:
        if self._configs is None:
            self._configs = self._make_configs()
        return self._configs

    def _config(self, name: str) -> Config:
        return self._configurations().of(Path(name).absolute().parent)

    def _runner(self, config: Config) -> Runner:
        if config.baseline not in self._runners:
            known = baseline.load(config.baseline) if config.baseline else None
            self._runners[config.baseline] = Runner(self._registry, self._configurations(), self.tell, baseline=known)
        return self._runners[config.baseline]

    def _draft(self, name: str, text: str, encoding: str) -> Draft | None:
        config = self._config(name)
        if config.leaves_out(Path(name).absolute()):
            return None
        runner = self._runner(config)
        runner.linters.verify([config])
        settings = runner.settings(name)
        text = _LONE.sub("\ufffd", text)
        bom = "\ufeff" if text.startswith("\ufeff") else ""  # one is taken for a byte order mark, the other stays
        checked = runner.check(f"{bom}{text}".encode(), name, settings)
        if checked.failure:
            self.tell(f"{name}: {checked.failure}")
            return None
        document = checked.document or Document(Source(name, text), ())
        linters, reader = runner.linters, runner.formats.reader(name, b"")
        return Draft(
            document,
            runner.shown(checked),
            linters.of(settings).linter.signals(document),
            linters.book(settings.house).rules,
            reader.remark if checked.document else "",
            encoding,
        )
