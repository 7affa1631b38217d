"""The commands of the tutorial, run as a reader runs them, in a folder of their own."""

import shlex
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from clisupport import run_cli

SEEDS = Path(__file__).parents[1] / "seeds"


class Walkthrough:
    """A folder with the seeds in it, and what was run there so far."""

    def __init__(self) -> None:
        self._keeper = TemporaryDirectory(prefix="walkthrough-")
        self.folder = Path(self._keeper.name)
        self._told: dict[str, str] = {}
        shutil.copytree(SEEDS, self.folder / "seeds")

    def run(self, command: str, *, exits: int = 0) -> str:
        """Return what a command of `summarizer` tells the user; each is run once.

        Raises:
            ValueError: It ends with another exit code than it should.
        """
        if command not in self._told:
            self._told[command] = self._run(command, exits)
        return self._told[command]

    def _run(self, command: str, exits: int) -> str:
        done = run_cli(self.folder, *self._expand(command))
        told = (done.stdout + done.stderr).decode("utf-8")
        if done.returncode != exits:
            msg = (
                f"`summarizer {command}`: expected exit code {exits}, got {done.returncode}: {told}"
            )
            raise ValueError(msg)
        return told

    def _expand(self, command: str) -> list[str]:
        """Return the words of a command, patterns written out as a shell does."""
        words = []
        for word in shlex.split(command):
            found = sorted(self.folder.glob(word)) if "*" in word else []
            words += [str(path.relative_to(self.folder)) for path in found] or [word]
        return words

    def show(
        self,
        command: str,
        *,
        lines: int = 60,
        start: str = "",
        exits: int = 0,
        echo: bool = True,
    ) -> str:
        """Return a command and what it tells, as blocks of Markdown.

        Args:
            command: What stands after `summarizer`.
            lines: How many lines of the output are shown; where more follow, an ellipsis says so.
            start: Words that the first line shown begins with.
            exits: The exit code that it must end with.
            echo: Whether the command stands above its output.
        """
        told = self.run(command, exits=exits).rstrip("\n").split("\n")
        above = f"```sh\nsummarizer {command}\n```\n\n" if echo else ""
        return above + _block(told, lines, start, "text")

    def file(self, name: str, *, lines: int, start: str = "", language: str = "text") -> str:
        """Return a stretch of a file that a command wrote, as a block of Markdown."""
        text = (self.folder / name).read_text("utf-8")
        return _block(text.rstrip("\n").split("\n"), lines, start, language)


def _block(told: list[str], lines: int, start: str, language: str) -> str:
    begins = [number for number, line in enumerate(told) if line.startswith(start)]
    if not begins:
        msg = f"no line begins with {start!r}"
        raise ValueError(msg)
    shown = told[begins[0] : begins[0] + lines]
    before = ["…"] if begins[0] else []
    after = ["…"] if begins[0] + lines < len(told) else []
    body = "\n".join((*before, *shown, *after))
    return f"````{language}\n{body}\n````\n"
