"""`attrlint completion`: scripts by which bash, zsh and fish complete the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from attrlint.cli import output


@dataclass(frozen=True)
class _Option:
    """An option, or what stands without one (no `flags`): `words` may follow, files where `files` says so."""

    flags: tuple[str, ...]
    about: str
    takes_value: bool
    words: tuple[str, ...] = ()
    files: bool = False


@dataclass(frozen=True)
class _Command:
    name: str
    about: str
    options: tuple[_Option, ...]

    @property
    def bare(self) -> _Option:
        """What stands without an option."""
        return next((option for option in self.options if not option.flags), _Option((), "", takes_value=False))


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("shell", choices=tuple(_SHELLS), help="the shell to write it for")


def run(arguments: argparse.Namespace) -> int:
    """Prints the script; returns the exit status."""
    output.write(f"{line}\n" for line in _SHELLS[arguments.shell](list(_commands())))
    return 0


def _commands() -> Iterator[_Command]:
    from attrlint.builtin import load
    from attrlint.cli import COMMANDS
    from attrlint.linters import Linters

    registry = load()
    book = Linters(registry, lambda _: None).book()
    words = {
        "RULES": ("ALL", *book.rules),
        "RULE": tuple(book.rules),
        "PROFILE": tuple(book.profiles),
        "FORMAT": tuple(registry.reporters),
        "READER": tuple(registry.readers),
    }
    for name, about in COMMANDS.items():
        parser = argparse.ArgumentParser(prog=f"attrlint {name}")
        import_module(f"attrlint.cli.{name}").arguments(parser)
        yield _Command(name, about, tuple(_option(action, words) for action in parser._actions))  # noqa: SLF001  argparse shows them nowhere else


def _option(action: argparse.Action, words: dict[str, tuple[str, ...]]) -> _Option:
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    choices = tuple(map(str, action.choices)) if action.choices else words.get(metavar, ())
    files = metavar in ("PATH", "FILE")
    return _Option(tuple(action.option_strings), action.help or "", action.nargs != 0, choices, files)


def _bash(commands: Sequence[_Command]) -> Iterator[str]:
    yield "# attrlint completion bash > /etc/bash_completion.d/attrlint, or: source <(attrlint completion bash)"
    yield "_attrlint() {"
    yield '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words= files='
    yield '    case "${COMP_WORDS[1]} $before" in'
    for command in commands:
        for option in command.options:
            if option.takes_value and option.flags:
                cases = "|".join(f'"{command.name} {flag}"' for flag in option.flags)
                yield f'        {cases}) words="{" ".join(option.words)}" files={option.files:d} ;;'
    yield '        *) case "${COMP_WORDS[1]}" in'
    for command in commands:
        flags = [flag for option in command.options for flag in option.flags]
        bare = command.bare
        yield f'            {command.name}) words="{" ".join([*bare.words, *flags])}" files={bare.files:d} ;;'
    yield "        esac ;;"
    yield "    esac"
    yield f'    [ "$COMP_CWORD" -gt 1 ] || {{ words="{" ".join(command.name for command in commands)}"; files=0; }}'
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield '    [ "$files" != 1 ] || COMPREPLY+=($(compgen -f -- "$word"))'
    yield "}"
    yield "complete -o filenames -F _attrlint attrlint"


def _zsh(commands: Sequence[_Command]) -> Iterator[str]:
    yield "#compdef attrlint"
    yield "# attrlint completion zsh > a folder of $fpath, as _attrlint; or: source <(attrlint completion zsh)"
    yield "_attrlint() {"
    yield "    local -a commands=("
    yield from (f"        {_quoted(f'{command.name}:{command.about}')}" for command in commands)
    yield "    )"
    yield "    (( CURRENT > 2 )) || { _describe command commands; return }"
    yield "    local name=$words[2]"
    yield "    shift words; (( CURRENT-- ))"
    yield "    case $name in"
    for command in commands:
        yield f"        {command.name}) _arguments \\"
        for option in command.options:
            about = option.about.replace("[", "(").replace("]", ")").replace(":", ";")
            action = "_files" if option.files else f"({' '.join(option.words)})"
            for flag in option.flags:
                value = f":value:{action}" if option.takes_value else ""
                yield f"            {_quoted(f'*{flag}[{about}]{value}')} \\"
            if not option.flags:
                yield f"            {_quoted(f'*:{about}:{action}')} \\"
        yield "            ;;"
    yield "    esac"
    yield "}"
    yield "compdef _attrlint attrlint"


def _fish(commands: Sequence[_Command]) -> Iterator[str]:
    yield "# attrlint completion fish > ~/.config/fish/completions/attrlint.fish"
    yield "complete -c attrlint -f"
    for command in commands:
        yield f"complete -c attrlint -n __fish_use_subcommand -a {command.name} -d {_quoted(command.about)}"
        here = f"complete -c attrlint -n '__fish_seen_subcommand_from {command.name}'"
        for option in command.options:
            flags = "".join(f" -l {flag[2:]}" if flag.startswith("--") else f" -s {flag[1:]}" for flag in option.flags)
            words = f" -a {_quoted(' '.join(option.words))}" if option.words else ""
            files = " -F" if option.files else ""
            value = " -r" if option.flags and option.takes_value else ""
            if flags or words or files:
                yield f"{here}{flags}{value}{files}{words} -d {_quoted(option.about)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"


_SHELLS: Final[dict[str, Callable[[Sequence[_Command]], Iterator[str]]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
