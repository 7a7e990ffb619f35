"""Importing the package is cheap: nothing is read, nothing heavy is loaded."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import govnews_extract

CODE = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import govnews_extract
data = [name for name in opened if "/data/" in name or name.endswith((".tsv", ".gz", "dict.txt"))]
heavy = [m for m in ("pydantic", "lxml", "bs4", "jieba", "sqlalchemy", "phonenumbers", "rich") if m in sys.modules]
print(data, heavy)
"""


def test_import_opens_no_data_file_and_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"


def test_everything_public_can_be_imported() -> None:
    for name in govnews_extract.__all__:
        assert getattr(govnews_extract, name) is not None


def test_no_module_takes_the_name_of_a_function() -> None:
    modules = {module.name for module in pkgutil.iter_modules(govnews_extract.__path__)}
    assert modules.isdisjoint(govnews_extract.__all__)
