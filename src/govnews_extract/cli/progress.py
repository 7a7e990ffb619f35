"""A bar on standard error: how many, how fast, how many failed, how long still."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from govnews_extract.cli.output import say

Tell = Callable[[int, int], None]
_ONE_PAGE = ("page", "mhtml")  # readers of files that hold one input


@contextmanager
def progress(what: str, total: int | None) -> Iterator[tuple[Tell, Callable[[str], None]]]:
    """(tell(done, failed), say(line)): a bar where standard error is a terminal, else nothing and lines.

    Without `total` the bar shows no time left. Colours are off where the variable NO_COLOR is set.
    """
    if not sys.stderr.isatty():
        yield (lambda done, failed: None), say
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="progress.data.speed")

    columns = [SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), Rate()]
    columns.append(TextColumn("{task.fields[failed]}", style="red"))
    columns.append(TimeElapsedColumn())
    if total is not None:
        columns[2:2] = [BarColumn()]
        columns.append(TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, failed="")

        def tell(done: int, failed: int) -> None:
            bar.update(task, completed=done, failed=f"{failed} failed" if failed else "")

        yield tell, lambda line: bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


def expected(paths: Iterable[str], include: tuple[str, ...], limit: int | None) -> int | None:
    """How many inputs the paths hold, where files of one page each tell it; else the limit or None."""
    from govnews_extract.readers import READERS, ending, folder

    def one_page(path: Path) -> bool:
        return READERS.get(ending(path.name) or "") in _ONE_PAGE

    count = 0
    for name in paths:
        path = Path(name)
        files = (
            folder.files(path, lambda name: ending(name) is not None, include) if path.is_dir() else [path]
        )
        for file in islice(files, None if limit is None else limit - count):
            if name == "-" or not isinstance(file, Path) or not one_page(file):
                return limit
            count += 1
    return count
