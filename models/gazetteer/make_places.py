#!/usr/bin/env python3
"""Writes places.tsv from the address table of the npm package thai-address-database.

    npm pack thai-address-database@0.0.30 && tar xzf thai-address-database-0.0.30.tgz
    python3 make_places.py package/database/db.json additions.tsv places.tsv

The package stores names shortened: a number stands for an entry of `lookup`, a Latin letter for an entry of `words`.
Names that are not an administrative unit (notes in brackets after a name) are cleaned, doubles are dropped, and the
result is sorted, so that the same input gives the same bytes.
"""
import json
import re
import sys


def expand(name, lookup, words):
    if isinstance(name, int):
        name = lookup[name]

    def word(match):
        code = ord(match.group(0))
        return words[code - 65 if code < 97 else code - 97 + 26]

    return re.sub("[A-Za-z]", word, name)


def plain(name):
    """The name without a bracketed note and without doubled spaces."""
    return re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", name).replace("*", "")).strip()


def main():
    source, additions, target = sys.argv[1:4]
    with open(source, encoding="utf-8") as file:
        table = json.load(file)
    lookup, words = table["lookup"].split("|"), table["words"].split("|")
    places = {}
    for province, districts in table["data"]:
        province = plain(expand(province, lookup, words))
        for district, subdistricts in districts:
            district = plain(expand(district, lookup, words))
            names = places.setdefault((province, district), set())
            names.update(plain(expand(entry[0], lookup, words)) for entry in subdistricts)
    with open(additions, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                province, district, names = line.rstrip("\n").split("\t")
                places.setdefault((province, district), set()).update(names.split(","))
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        file.write("# province\tdistrict\tsubdistricts; made by make_places.py, see README.md\n")
        for (province, district), names in sorted(places.items()):
            file.write(f"{province}\t{district}\t{','.join(sorted(names))}\n")
    print(len({p for p, _ in places}), "provinces,", len(places), "districts,",
          sum(len(n) for n in places.values()), "subdistricts")


main()
