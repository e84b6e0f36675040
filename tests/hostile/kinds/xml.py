"""XML that attacks who parses it."""

from pathlib import Path

from tests.hostile.table import Kind
from tests.hostile.workbooks import (
    MAIN,
    RELATIONS,
    SHEET,
    STRINGS,
    TYPES,
    WORKBOOK,
    changed,
    header_and,
    sheet_of,
)

KIND = Kind("hostile XML")
DECLARES = "DOCTYPE 或实体声明"
BROKEN = "文件已损坏或不是工作簿"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><sst>&j;</sst>"
)


@KIND.refused("a.xlsx", DECLARES)
def a_billion_laughs(path: Path) -> None:
    changed(path, {STRINGS: lambda _: LAUGHS})


@KIND.refused("a.xlsx", DECLARES)
def a_file_of_the_machine(path: Path) -> None:
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    changed(path, {SHEET: lambda xml: xml.replace(b"<worksheet", entity + b"<worksheet", 1)})


@KIND.refused("a.xlsx", DECLARES)
def a_doctype_after_a_comment(path: Path) -> None:
    doctype = b"<!-- " + b"x" * 100_000 + b' --><!DOCTYPE a SYSTEM "http://example.invalid/a">'
    changed(path, {WORKBOOK: lambda xml: xml.replace(b"<workbook", doctype + b"<workbook", 1)})


@KIND.refused("a.xlsx", DECLARES)
def a_doctype_in_utf_16(path: Path) -> None:
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
    changed(path, {"xl/styles.xml": lambda _: wide.encode("utf-16")})


@KIND.refused("a.xlsx", DECLARES)
def a_doctype_in_a_part_that_is_not_named_xml(path: Path) -> None:
    """A relation may point anywhere."""
    moved = {RELATIONS: lambda xml: xml.replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.dat")}
    content: list[bytes] = []
    doctype = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'

    def keep(xml: bytes) -> bytes:
        content.append(xml.replace(b"<worksheet", doctype, 1))
        return xml

    types = {TYPES: lambda xml: xml.replace(b"sheet1.xml", b"sheet1.dat")}
    placed = {"xl/worksheets/sheet1.dat": lambda _: content[0]}
    changed(path, {SHEET: keep} | moved | types | placed)


@KIND.refused("a.xlsx", BROKEN)
def an_entity_that_nobody_declares(path: Path) -> None:
    changed(path, {STRINGS: lambda xml: xml.replace(b"C1", b"&secret;")})


@KIND.refused("a.xlsx", BROKEN)
def elements_that_never_close(path: Path) -> None:
    changed(path, {WORKBOOK: lambda xml: xml.replace(b"</workbook>", b"")})


@KIND.refused("a.xlsx", BROKEN)
def a_relation_out_of_the_archive(path: Path) -> None:
    changed(
        path,
        {RELATIONS: lambda xml: xml.replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd")},
    )


@KIND.refused("a.xlsx", BROKEN)
def strings_that_are_not_there(path: Path) -> None:
    """Cells point to the 4,000,000,000th shared string."""
    changed(path, {SHEET: lambda xml: xml.replace(b"<v>6</v>", b"<v>4000000000</v>")})


@KIND.stored("a.xlsx")
def a_hundred_thousand_elements_within_each_other(path: Path) -> None:
    deep = b"<ext>" * 100_000 + b"</ext>" * 100_000
    sheet = b"</sheetData><extLst>" + deep + b"</extLst>"
    changed(path, {SHEET: lambda xml: xml.replace(b"</sheetData>", sheet)})


@KIND.stored("a.xlsx")
def a_namespace_of_its_own(path: Path) -> None:
    data = header_and(b"").replace(b"</", b"</x:").replace(b"<", b"<x:").replace(b"<x:/x:", b"</x:")
    space = b'<x:worksheet xmlns:x="' + MAIN + b'"><x:sheetData>'
    changed(path, {SHEET: lambda _: space + data + b"</x:sheetData></x:worksheet>"})


@KIND.stored("a.xlsx")
def comments_and_instructions_between_the_rows(path: Path) -> None:
    sheet_of(path, header_and(b"<!-- <row r='9'/> --><?php echo 1 ?>"))
