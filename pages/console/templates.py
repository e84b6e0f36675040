"""The command that writes blank workbooks."""

import argparse
from pathlib import Path

from data.layouts import LAYOUTS
from data.templates import file_name, write_template
from pages.console.command import Options, folder
from pages.console.printing import show


def templates_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="写到这个文件夹")


def templates(options: Options) -> int:
    target = folder(options.folder)
    rows = []
    for layout in LAYOUTS.values():
        path = target / file_name(layout)
        write_template(layout, path)
        rows.append({"layout": layout.name, "title": layout.title, "file": str(path)})
    show(options.format, rows)
    return 0
