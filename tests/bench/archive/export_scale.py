#!/usr/bin/python3
"""Time and memory of an export and of a comparison with a list, by the number of documents:  export_scale.py ITA [--only WHAT] [NUMBER ...]

Results are made from one shape; each is a report of another agency, named after a real place.  In the list every tenth name
has a letter too many.
"""
import copy
import csv
import json
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "cli"))
from test_export import document  # noqa: E402


def measured(*command):
    """CPU seconds, so that other work on the machine does not count, and the most memory in MiB."""
    child = os.posix_spawn(command[0], command, dict(os.environ), file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, used = os.wait4(child, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def names(number):
    """Types and places of real agencies; where the places end, they begin again with another number behind them."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../models/gazetteer/places.tsv")
    places = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 3 and not line.startswith("#"):
                places += [(sub, cells[1], cells[0]) for sub in cells[2].split(",") if sub]
    for i in range(number):
        sub, district, province = places[i % len(places)]
        again = i // len(places)
        yield f"เทศบาลตำบล{sub}" + (f" {again + 1}" if again else ""), district, province


def make(folder, number):
    shape = document("x.pdf", 1)
    with open(os.path.join(folder, "list.csv"), "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["หน่วยงาน", "อำเภอ", "จังหวัด", "ปีงบประมาณ", "คะแนน"])
        for i, (name, district, province) in enumerate(names(number)):
            made = copy.deepcopy(shape)
            made["source"].update(file=f"{i:06}.pdf", sha256=f"{i:064x}")
            agency = made["reports"][0]["agency"]
            agency.update(name=name, district=district, province=province)
            with open(os.path.join(folder, f"{i:06}.pdf.json"), "w", encoding="utf-8") as out:
                json.dump(made, out, ensure_ascii=False)
            rows.writerow([name + ("ๆ" if i % 10 == 9 else ""), district, province, 2567, made["reports"][0]["overall"]["score"]])


def main(ita, numbers, only):
    print("documents  what            CPU s  ms a document  MiB  exit")
    for number in numbers:
        folder = tempfile.mkdtemp(prefix="ita-scale-")
        try:
            make(folder, number)
            listed = os.path.join(folder, "list.csv")
            for what, command in (("sqlite", ("export", folder, "--to", "sqlite", "-q")),
                                  ("csv", ("export", folder, "--to", "csv", "-q")),
                                  ("datapackage", ("export", folder, "--to", "datapackage", "-q")),
                                  ("xlsx", ("export", folder, "--to", "xlsx", "-q")),
                                  ("against", ("check", folder, "--against", listed))):
                if only not in ("", what):
                    continue
                seconds, memory, code = measured(ita, *command)
                print(f"{number:9}  {what:12} {seconds:8.1f} {1000 * seconds / number:14.2f} {memory:4.0f} {code:5}",
                      flush=True)
        finally:
            shutil.rmtree(folder)


ONLY = sys.argv[3] if sys.argv[2:3] == ["--only"] else ""
main(os.path.abspath(sys.argv[1]), [int(n) for n in sys.argv[4 if ONLY else 2:]] or [5000, 10000, 20000], ONLY)
