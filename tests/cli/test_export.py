"""Every export, read back by an independent reader, says what the JSON says."""

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

from common import Case, line, pdf

NASTY = '=cmd|"x"!A1'


def evidence(page, raw):
    return {"page": page, "bbox": [10.0, 20.5, 30.0, 40.1], "source": "ocr", "confidence": 0.987, "raw": raw}


def review(*reasons):
    return {"needed": bool(reasons), "reasons": list(reasons)}


def document(name, seed):
    """A document of schema version 1 with something in every list."""
    score = 90 + seed % 10 + 0.17
    return {
        "schema_version": "1.0", "status": "needs_review",
        "generator": {"name": "ita", "version": "0.1.0", "models": {"ocr": "o", "facts": "f"}},
        "source": {"file": name, "sha256": f"{seed:064x}", "media_type": "application/pdf", "pages": 2},
        "title": 'ผลการประเมิน "ITA", ปี 2567',
        "agency": {"name": "เทศบาลตำบลตัวอย่าง", "type": "subdistrict_municipality", "subdistrict": None,
                   "district": "เมือง", "province": "ร้อยเอ็ด", "evidence": evidence(1, "เทศบาล"),
                   "review": review("ไม่พบในทะเบียน")},
        "fiscal_year": {"be": 2567, "ce": 2024, "evidence": evidence(1, "๒๕๖๗"), "review": review()},
        "plan_year": None,
        "overall": {"score": score, "level": {"label": "ผ่านดี", "scale": "words"}, "evidence": evidence(2, "x"),
                    "review": review()},
        "computed": {"overall": score, "level": "ผ่านดี", "instruments": {"IIT": score, "EIT": None, "OIT": 100.0}},
        "instruments": [{"code": "IIT", "score": 29.5, "scale": "points", "evidence": None, "review": review()}],
        "indicators": [{"number": n, "name": f"ตัวชี้วัด {n}", "name_as_printed": None, "instrument": "IIT",
                        "score": None if n == 3 else score, "evidence": None if n == 3 else evidence(1, "๙๙.๑๗"),
                        "review": review("อ่านไม่ออก", "สองวิธีต่างกัน") if n == 3 else review()}
                       for n in range(1, 11)],
        "history": [{"fiscal_year_be": 2566, "score": 95.1, "level": None, "evidence": evidence(1, "95.10"),
                     "review": review()}],
        "issues": [{"number": 1, "title": NASTY, "text": "บรรทัดหนึ่ง\nบรรทัดสอง", "actions": ["ก", "ข, ค"],
                    "evidence": [evidence(1, "y"), evidence(2, "z")], "review": review()}],
        "measures": [{"number": 1, "title": "มาตรการ", "issue": 1, "approach": ["ก"], "steps": [],
                      "responsible": ["สำนักปลัด", "กองคลัง"], "schedule": {"text": None, "report_months": [6, 12]},
                      "evidence": [], "review": review()}],
        "limitations": [{"text": "-5 ไม่ใช่สูตร", "evidence": []}],
        "tables": [],
        "pages": [{"number": n, "width": 595.3, "height": 841.9, "rotation": 0, "text_source": "ocr",
                   "confidence": 0.9, "text": f"การใช้งบประมาณ หน้า {n}", "problem": None, "notes": []}
                  for n in (1, 2)],
        "checks": [{"id": "a", "status": "fail", "message": "ไม่ตรงกัน 1 กับ 2", "paths": ["/overall/score"]}],
        "review": {"needed": True, "count": 4, "reasons": ["หน้า 2 อ่านไม่ได้"]},
    }


class Results(Case):
    """An output folder with three documents and one input that failed."""

    def setUp(self):
        super().setUp()
        self.documents = {}
        records = []
        for seed, name in enumerate(["ก/a.pdf", "b.pdf", "c'd.pdf"]):
            doc = document(name, seed)
            self.documents[name] = doc
            self.put(f"out/{name}.json", json.dumps(doc, ensure_ascii=False).encode())
            records.append({"file": name, "sha256": doc["source"]["sha256"], "status": doc["status"], "seconds": 1.5,
                            "pages": 2, "problems": [], "output": name + ".json", "output_sha256": "", "extras": [],
                            "duplicate_of": None, "key": "k", "error": None})
        records.append({"file": "bad.pdf", "sha256": None, "status": "failed", "seconds": 0, "pages": 0,
                        "problems": [], "output": None, "output_sha256": None, "extras": [], "duplicate_of": None,
                        "key": "k", "error": {"code": "damaged", "stage": "document", "page": None,
                                              "message": "is broken", "remedy": "x"}})
        self.put("out/run.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode())

    def expected(self):
        """Some columns of each table as the JSON has them; None for null."""
        out = {"documents": [], "indicators": [], "issues": [], "measures": [], "review": []}
        for name, d in self.documents.items():
            out["documents"].append([name, d["status"], d["title"], d["agency"]["province"], d["agency"]["subdistrict"],
                                     d["fiscal_year"]["be"], None, d["overall"]["score"], True])
            for i, x in enumerate(d["indicators"], 1):
                at = x["evidence"] or {"page": None, "bbox": [None] * 4, "raw": None}
                out["indicators"].append([name, i, x["number"], x["name"], x["score"], at["page"], at["bbox"][1],
                                          at["raw"], x["review"]["needed"]])
            for i, x in enumerate(d["issues"], 1):
                out["issues"].append([name, i, x["title"], x["text"], "\n".join(x["actions"]), x["evidence"][0]["page"]])
            for i, x in enumerate(d["measures"], 1):
                out["measures"].append([name, i, x["issue"], "\n".join(x["responsible"]), "6,12", None])
            out["review"] += [[name, 1, "", "หน้า 2 อ่านไม่ได้"], [name, 2, "/agency", "ไม่พบในทะเบียน"],
                              [name, 3, "/indicators/2", "อ่านไม่ออก"], [name, 4, "/indicators/2", "สองวิธีต่างกัน"],
                              [name, 5, "/checks/0", "ไม่ตรงกัน 1 กับ 2"]]
        return out

    COLUMNS = {
        "documents": ["file", "status", "title", "province", "subdistrict", "fiscal_year_be", "plan_year_be",
                      "overall_score", "review_needed"],
        "indicators": ["file", "position", "number", "name", "score", "page", "y0", "raw", "review_needed"],
        "issues": ["file", "position", "title", "text", "actions", "page"],
        "measures": ["file", "position", "issue", "responsible", "report_months", "schedule"],
        "review": ["file", "position", "path", "reason"],
    }


class Export(Results):
    @staticmethod
    def as_text(value):
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        return f"{value:g}" if isinstance(value, float) and value == int(value) else str(value)

    def read_csv(self, folder, encoding):
        tables = {}
        for name in self.COLUMNS:
            with open(folder / f"{name}.csv", newline="", encoding=encoding) as file:
                tables[name] = list(csv.DictReader(file))
        return tables

    def check_csv(self, tables, guard):
        for name, rows in self.expected().items():
            read = [[r[c] for c in self.COLUMNS[name]] for r in tables[name] if r["file"] != "bad.pdf"]
            want = [[self.as_text(v) for v in row] for row in rows]
            if guard:
                want = [["'" + v if v[:1] in "=+-@" and v and not re.fullmatch(r"-?\d+(\.\d+)?", v) else v for v in row]
                        for row in want]
            self.assertEqual(sorted(read), sorted(want), name)
        failed = [r for r in tables["documents"] if r["file"] == "bad.pdf"][0]
        self.assertEqual((failed["status"], failed["error_code"], failed["error_message"]),
                         ("failed", "damaged", "is broken"))

    def test_csv(self):
        self.ita("export", "out", "--to", "csv")
        folder = self.out / "export/csv"
        self.assertTrue((folder / "documents.csv").read_bytes().startswith(b"\xef\xbb\xbf"))
        tables = self.read_csv(folder, "utf-8-sig")
        self.check_csv(tables, guard=True)
        self.assertEqual(tables["issues"][0]["title"], "'" + NASTY)

    def test_csv_plain(self):
        self.ita("export", "out", "--to", "csv", "--no-bom", "--no-guard", "--output", "plain")
        self.assertFalse((self.root / "plain/documents.csv").read_bytes().startswith(b"\xef"))
        self.check_csv(self.read_csv(self.root / "plain", "utf-8"), guard=False)

    def test_jsonl(self):
        self.ita("export", "out", "--to", "jsonl", "--output", "all.jsonl")
        lines = (self.root / "all.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([json.loads(text) for text in lines], list(self.documents.values()))

    def test_sqlite(self):
        self.ita("export", "out", "--to", "sqlite", "--output", "ita.sqlite")
        db = sqlite3.connect(self.root / "ita.sqlite")
        self.assertEqual(db.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
        for name, rows in self.expected().items():
            columns = ", ".join(f'"{c}"' for c in self.COLUMNS[name])
            read = db.execute(f"SELECT {columns} FROM {name} WHERE file <> 'bad.pdf'").fetchall()
            want = [tuple(int(v) if isinstance(v, bool) else v for v in row) for row in rows]
            self.assertEqual(sorted(read, key=str), sorted(want, key=str), name)
        self.assertEqual(db.execute("SELECT typeof(overall_score), typeof(fiscal_year_be) FROM documents LIMIT 1")
                         .fetchone(), ("real", "integer"))
        try:
            found = db.execute("SELECT file, page FROM search WHERE text MATCH 'งบประมาณ'").fetchall()
            self.assertEqual(len(found), 6)
        except sqlite3.OperationalError as fault:  # this Python's SQLite is older than the program's
            self.assertIn("trigram", str(fault))

    def test_datapackage(self):
        self.ita("export", "out", "--to", "datapackage", "--output", "package")
        folder = self.root / "package"
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.assertEqual(package["profile"], "tabular-data-package")
        for key in ("title", "notes", "tag_string", "owner_org", "maintainer", "license_id", "data_category",
                    "update_frequency_unit", "geo_coverage", "data_format"):
            self.assertIn(key, package)
        self.check_csv(self.read_csv(folder, "utf-8"), guard=False)
        tables = {}
        for resource in package["resources"]:
            with open(folder / resource["path"], newline="", encoding="utf-8") as file:
                reader = csv.DictReader(file)
                rows = list(reader)
            fields = resource["schema"]["fields"]
            self.assertEqual(reader.fieldnames, [f["name"] for f in fields], resource["name"])
            self.assertEqual((folder / resource["path"]).stat().st_size, resource["bytes"])
            keys = [tuple(r[k] for k in resource["schema"]["primaryKey"]) for r in rows]
            self.assertEqual(len(set(keys)), len(keys), resource["name"])
            for row in rows:
                for field in fields:
                    self.check_cell(field, row[field["name"]])
            tables[resource["name"]] = rows
        files = {r["file"] for r in tables["documents"]}
        for name, rows in tables.items():
            self.assertLessEqual({r["file"] for r in rows}, files, name)

    def check_cell(self, field, value):
        if value == "":
            self.assertFalse(field.get("constraints", {}).get("required"), field)
        elif field["type"] == "integer":
            int(value)
        elif field["type"] == "number":
            float(value)
        elif field["type"] == "boolean":
            self.assertIn(value, ("true", "false"))

    def test_xlsx(self):
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        book = zipfile.ZipFile(self.root / "ita.xlsx")
        names = [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter()
                 if s.tag.endswith("}sheet")]
        self.assertEqual(names[:3], ["documents", "to review", "indicators"])
        sheets = {name: self.sheet(book, i) for i, name in enumerate(names, 1)}
        for name, rows in self.expected().items():
            cells = sheets["to review" if name == "review" else name]
            where = [cells[0].index(c) for c in self.COLUMNS[name]]
            read = [[row[i] if i < len(row) else None for i in where] for row in cells[1:] if row[0] != "bad.pdf"]
            # A sheet knows no empty text and no integers.
            want = [[None if v == "" else float(v) if type(v) is int else v for v in row] for row in rows]
            self.assertEqual(sorted(read, key=str), sorted(want, key=str), name)
        text = book.read("xl/worksheets/sheet1.xml").decode()
        self.assertIn("<autoFilter", text)
        self.assertIn('state="frozen"', text)
        self.assertNotIn("<f>", text, "no cell is a formula")

    def sheet(self, book, number):
        tag = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        rows = []
        for row in ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(tag + "row"):
            cells = []
            for cell in row.iter(tag + "c"):
                letters = re.match("[A-Z]+", cell.get("r")).group()
                column = 0
                for letter in letters:
                    column = column * 26 + ord(letter) - 64
                cells += [None] * (column - 1 - len(cells))
                kind = cell.get("t")
                if kind == "inlineStr":
                    cells.append("".join(t.text or "" for t in cell.iter(tag + "t")))
                elif kind == "b":
                    cells.append(cell.find(tag + "v").text == "1")
                else:
                    value = cell.find(tag + "v")
                    cells.append(None if value is None else float(value.text))
            rows.append(cells)
        return rows

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice opens the exported sheet and is not installed (tests/run.sh installs it)")
    def test_xlsx_in_libreoffice(self):
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.root}/profile", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                        "ita.xlsx"], cwd=self.root, check=True, capture_output=True, timeout=300)
        with open(self.root / "ita-issues.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([r["title"] for r in rows], [NASTY] * 3)
        self.assertEqual(rows[0]["text"], "บรรทัดหนึ่ง\nบรรทัดสอง")

    def test_errors(self):
        self.assertIn("folder of results", self.ita("export", "nowhere", "--to", "csv", code=1).err)
        self.ita("export", "out", "--to", "postgres", code=2)
        self.assertIn("--output", self.ita("export", "out", "--to", "postgres", "--output", "host=/nowhere",
                                           code=1).err)
        self.put("file", b"")
        self.ita("export", "out", "--to", "sqlite", "--output", "file/x.sqlite", code=1)
        self.put("out/b.pdf.json", b"{}")
        err = self.ita("export", "out", "--to", "csv", "--output", "half", code=1).err
        self.assertIn("b.pdf", err)
        self.assertEqual(list((self.root / "half").glob("*.csv")), [], "an export that failed leaves no tables")


def postgres_folder():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@unittest.skipUnless(postgres_folder(), "the export is read back from a PostgreSQL server, which is not installed (tests/run.sh installs it)")
class Postgres(Results):
    """The same documents through a real server, on a socket of its own."""

    def setUp(self):
        super().setUp()
        self.binaries = postgres_folder()
        self.data = tempfile.mkdtemp(prefix="ita-pg-", dir="/tmp")
        self.user = []
        if os.geteuid() == 0:
            shutil.chown(self.data, "postgres", "postgres")
            self.user = ["runuser", "-u", "postgres", "--"]
        self.server("initdb", "-D", self.data + "/db", "-A", "trust", "-U", "ita", "-E", "UTF8", "--locale=C.UTF-8")
        self.server("pg_ctl", "-D", self.data + "/db", "-w", "-l", self.data + "/log", "-o",
                    f"-k {self.data} -c listen_addresses='' -c fsync=off", "start")
        self.where = f"host={self.data} user=ita dbname=postgres"

    def server(self, command, *arguments):
        subprocess.run([*self.user, str(self.binaries / command), *arguments], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=120, cwd="/tmp")

    def tearDown(self):
        self.server("pg_ctl", "-D", self.data + "/db", "-m", "immediate", "stop")
        shutil.rmtree(self.data, ignore_errors=True)
        super().tearDown()

    def psql(self, sql):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.where, "-c", sql],
                              check=True, capture_output=True, timeout=60)
        return done.stdout.decode()

    def test_postgres(self):
        for _ in range(2):  # an export can be repeated
            self.ita("export", "out", "--to", "postgres", "--output", self.where)
        for name, rows in self.expected().items():
            columns = ", ".join(f'"{c}"' for c in self.COLUMNS[name])
            text = self.psql(f"SELECT coalesce(json_agg(json_build_array({columns})), '[]') FROM ita.{name} "
                             "WHERE file <> 'bad.pdf'")
            self.assertEqual(sorted(json.loads(text), key=str), sorted(rows, key=str), name)
        self.assertEqual(self.psql("SELECT status, error_code FROM ita.documents WHERE file = 'bad.pdf'").strip(),
                         "failed|damaged")


if __name__ == "__main__":
    unittest.main()
