"""Every export, read back by an independent reader, says what the JSON says."""

import csv
import hashlib
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

import table_schema
from common import ITA_MODELS, Case, line, pdf

# File names in Thai need a locale that every Debian has.
OFFICE = {**os.environ, "LC_ALL": "C.UTF-8"}
NASTY = '=cmd|"x"!A1'


def evidence(page, raw):
    return {"page": page, "bbox": [10.0, 20.5, 30.0, 40.1], "source": "ocr", "confidence": 0.987, "raw": raw}


def review(*reasons):
    """`reasons` are (code, text) or (code, text, page of another place)."""
    return {"needed": bool(reasons), "reasons": [
        {"code": r[0], "args": {}, "text": r[1],
         "places": [{"page": r[2], "bbox": [1.0, 2.0, 3.0, 4.0], "raw": "z"}] if len(r) > 2 else []} for r in reasons]}


def report(seed, number=1):
    """A report with something in every list."""
    score = 90 + seed % 10 + 0.17
    return {
        "id": f"r{number}", "pages": [1, 2], "family": "ita-10",
        "title": 'ผลการประเมิน "ITA", ปี 2567',
        "agency": {"name": "เทศบาลตำบลตัวอย่าง", "type": "subdistrict_municipality", "subdistrict": None,
                   "district": "เมือง", "province": "ร้อยเอ็ด", "evidence": evidence(1, "เทศบาล"),
                   "review": review(("place-unknown", "ไม่พบในทะเบียน"))},
        "fiscal_year": {"be": 2567, "ce": 2024, "evidence": evidence(1, "๒๕๖๗"), "review": review()},
        "plan_year": None,
        "overall": {"score": score, "level": {"label": "ผ่านดี", "scale": "words"}, "evidence": evidence(2, "x"),
                    "review": review()},
        "computed": {"overall": score, "level": "ผ่านดี", "instruments": {"IIT": score, "EIT": None, "OIT": 100.0}},
        "instruments": [{"code": "IIT", "score": 29.5, "scale": "points", "evidence": None, "review": review()}],
        "indicators": [{"number": n, "name": f"ตัวชี้วัด {n}", "name_as_printed": None, "instrument": "IIT",
                        "score": None if n == 3 else score, "level": None,
                        "evidence": None if n == 3 else evidence(1, "๙๙.๑๗"),
                        "review": review(("unread", "อ่านไม่ออก", 2), ("differ", "สองวิธีต่างกัน")) if n == 3 else review(),
                        "also": []}
                       for n in range(1, 11)],
        "history": [{"fiscal_year_be": 2566, "score": 95.1, "level": None, "indicators": [], "instruments": [],
                     "evidence": evidence(1, "95.10"), "review": review()}],
        "issues": [{"number": 1, "title": NASTY, "text": "บรรทัดหนึ่ง\nบรรทัดสอง", "actions": ["ก", "ข, ค"],
                    "evidence": [evidence(1, "y"), evidence(2, "z")], "review": review()}],
        "measures": [{"number": 1, "title": "มาตรการ", "issue": 1, "approach": ["ก"], "steps": [],
                      "responsible": ["สำนักปลัด", "กองคลัง"], "schedule": {"text": None, "report_months": [6, 12]},
                      "evidence": [], "review": review()}],
        "limitations": [{"text": "-5 ไม่ใช่สูตร", "evidence": [], "review": review()}],
        "review": review(),
    }


def document(name, seed, reports=1):
    """A document of schema version 2 with something in every list."""
    return {
        "schema_version": "2.0", "status": "needs_review",
        "generator": {"name": "ita", "version": "0.2.0", "models": {"ocr": "o", "engine": "own", "facts": "f"}},
        "source": {"file": name, "sha256": f"{seed:064x}", "media_type": "application/pdf", "pages": 2},
        "document": {"kind": "analysis", "evidence": None, "review": review()},
        "reports": [report(seed, n + 1) for n in range(reports)],
        "ledger": [{"page": 2, "bbox": [1.0, 2.0, 3.0, 4.0], "raw": "๙๕.๘๓", "value": 95.83, "role": "target", "of": "indicator",
                    "number": 3, "instrument": None, "agency": "own", "fiscal_year_be": 2567,
                    "why": {"code": "column-heading", "args": {"heading": "เป้าหมาย"}}, "used_by": None}],
        "tables": [],
        "pages": [{"number": n, "width": 595.3, "height": 841.9, "rotation": 0, "text_source": "ocr",
                   "confidence": 0.9, "text": f"การใช้งบประมาณ หน้า {n}", "problem": None, "notes": [],
                   "review": review(("page-unread", "หน้า 2 อ่านไม่ได้")) if n == 2 else review()}
                  for n in (1, 2)],
        "checks": [{"id": "a", "status": "fail", "code": "sum-differs", "args": {}, "text": "ไม่ตรงกัน 1 กับ 2",
                    "paths": ["/reports/0/overall/score"]}],
        "review": {"needed": True, "count": 3, "reasons": review(("page-unread", "หน้า 2 อ่านไม่ได้"))["reasons"]},
    }


class Results(Case):
    """An output folder with three documents and one input that failed."""

    def setUp(self):
        super().setUp()
        self.documents = {}
        records = []
        for seed, name in enumerate(["ก/a.pdf", "b.pdf", "c'd.pdf"]):
            doc = document(name, seed, reports=2 if seed == 1 else 1)
            self.documents[name] = doc
            written = self.put(f"out/{name}.json", json.dumps(doc, ensure_ascii=False).encode()).read_bytes()
            records.append({"file": name, "sha256": doc["source"]["sha256"], "status": doc["status"], "seconds": 1.5,
                            "pages": 2, "problems": [], "output": name + ".json",
                            "output_sha256": hashlib.sha256(written).hexdigest(), "extras": [],
                            "duplicate_of": None, "key": "k", "error": None})
        records.append({"file": "bad.pdf", "sha256": None, "status": "failed", "seconds": 0, "pages": 0,
                        "problems": [], "output": None, "output_sha256": None, "extras": [], "duplicate_of": None,
                        "key": "k", "error": {"code": "damaged", "stage": "document", "page": None,
                                              "message": "is broken", "remedy": "x"}})
        self.put("out/run.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode())

    def rewrite(self, name, content):
        """Another result, recorded as what was written."""
        self.put(f"out/{name}.json", content)
        records = [json.loads(r) for r in (self.out / "run.jsonl").read_text(encoding="utf-8").splitlines()]
        for record in records:
            if record["file"] == name:
                record["output_sha256"] = hashlib.sha256(content).hexdigest()
        self.put("out/run.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode())

    def expected(self):
        """Some columns of each table as the JSON has them; None for null."""
        out = {name: [] for name in self.COLUMNS}
        for name, d in self.documents.items():
            key = d["source"]["sha256"]
            mine = lambda table: sum(row[0] == key for row in out[table]) + 1
            out["documents"].append([key, d["status"], d["document"]["kind"], True, 3])
            out["files"].append([name, key, "present", None])
            out["numbers"] += [[key, i, x["value"], x["role"], x["number"], x["why"]["code"], None, x["page"]]
                               for i, x in enumerate(d["ledger"], 1)]
            for n, r in enumerate(d["reports"]):
                at = f"/reports/{n}"
                out["document_reports"].append([key, r["id"], 2, r["title"], r["agency"]["name"], r["fiscal_year"]["be"],
                                                r["overall"]["score"], False])
                for i, x in enumerate(r["indicators"], 1):
                    e = x["evidence"] or {"page": None, "bbox": [None] * 4, "raw": None}
                    out["indicators"].append([key, r["id"], i, x["number"], x["name"], x["score"], e["page"], e["bbox"][1],
                                              e["raw"], x["review"]["needed"]])
                for i, x in enumerate(r["issues"], 1):
                    out["issues"].append([key, r["id"], i, x["title"], x["text"], x["evidence"][0]["page"]])
                    out["list_items"] += [[key, r["id"], "issue", i, "actions", k, a] for k, a in enumerate(x["actions"], 1)]
                for i, x in enumerate(r["measures"], 1):
                    out["measures"].append([key, r["id"], i, x["issue"], None])
                    for of, entries in (("approach", x["approach"]), ("responsible", x["responsible"]),
                                        ("report_months", map(str, x["schedule"]["report_months"]))):
                        out["list_items"] += [[key, r["id"], "measure", i, of, k, a] for k, a in enumerate(entries, 1)]
                of = f" (รายงานที่ {n + 1})" if len(d["reports"]) > 1 else ""
                third = "ตัวชี้วัดที่ 3 ตัวชี้วัด 3" + of
                for path, label, code, text, page in (
                        (f"{at}/agency", "ชื่อหน่วยงาน" + of, "place-unknown", "ไม่พบในทะเบียน", 1),
                        (f"{at}/indicators/2", third, "unread", "อ่านไม่ออก", 2),
                        (f"{at}/indicators/2", third, "differ", "สองวิธีต่างกัน", None)):
                    out["reviews"].append([key, mine("reviews"), r["id"], path, label, code, text, page])
            out["reviews"].append([key, mine("reviews"), None, "/pages/1", "หน้า 2", "page-unread", "หน้า 2 อ่านไม่ได้", 2])
        out["files"].append(["bad.pdf", None, "failed", "is broken"])
        return out

    COLUMNS = {
        "documents": ["sha256", "status", "kind", "review_needed", "review_count"],
        "files": ["path", "sha256", "status", "message"],
        "document_reports": ["sha256", "report", "last_page", "title", "agency", "fiscal_year_be", "overall_score",
                             "review_needed"],
        "indicators": ["sha256", "report", "position", "number", "name", "score", "page", "y0", "raw", "review_needed"],
        "issues": ["sha256", "report", "position", "title", "text", "page"],
        "measures": ["sha256", "report", "position", "issue", "schedule"],
        "list_items": ["sha256", "report", "of", "position", "list", "item", "text"],
        "numbers": ["sha256", "position", "value", "role", "number", "why_code", "used_by", "page"],
        "reviews": ["sha256", "position", "report", "path", "label", "code", "reason", "page"],
    }


def create_table(resource, types):
    """What a Data Package says of a table, as SQL: columns, what they may hold, keys, references."""
    schema = resource["schema"]
    parts = []
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        part = f'"{field["name"]}" {types[field["type"]]}'
        part += " NOT NULL" if limits.get("required") else ""
        if "enum" in limits:
            part += f' CHECK ("{field["name"]}" IN ({", ".join(repr(value) for value in limits["enum"])}))'
        for limit, sign in (("minimum", ">="), ("maximum", "<=")):
            part += f' CHECK ("{field["name"]}" {sign} {limits[limit]})' if limit in limits else ""
        parts.append(part)
    names = lambda columns: ", ".join(f'"{column}"' for column in columns)
    parts.append(f"PRIMARY KEY ({names(schema['primaryKey'])})")
    for key in schema.get("foreignKeys", []):
        parts.append(f"FOREIGN KEY ({names(key['fields'])}) REFERENCES \"{key['reference']['resource']}\" "
                     f"({names(key['reference']['fields'])})")
    return f'CREATE TABLE "{resource["name"]}" ({", ".join(parts)})'


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
            read = [[r[c] for c in self.COLUMNS[name]] for r in tables[name]]
            want = [[self.as_text(v) for v in row] for row in rows]
            if guard:
                want = [["'" + v if v[:1] in "=+-@" and v and not re.fullmatch(r"-?\d+(\.\d+)?", v) else v for v in row]
                        for row in want]
            self.assertEqual(sorted(read), sorted(want), name)

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
        self.assertEqual([json.loads(text) for text in lines], [self.documents[name] for name in sorted(self.documents)])

    def test_sqlite(self):
        self.ita("export", "out", "--to", "sqlite", "--output", "ita.sqlite")
        db = sqlite3.connect(self.root / "ita.sqlite")
        self.assertEqual(db.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
        for name, rows in self.expected().items():
            columns = ", ".join(f'"{c}"' for c in self.COLUMNS[name])
            read = db.execute(f"SELECT {columns} FROM {name}").fetchall()
            want = [tuple(int(v) if isinstance(v, bool) else v for v in row) for row in rows]
            self.assertEqual(sorted(read, key=str), sorted(want, key=str), name)
        # Three contents of one agency and year: one report, whose versions differ.
        self.assertEqual(db.execute("SELECT versions, conflict FROM reports").fetchall(), [(4, 1)])
        self.assertEqual(db.execute("SELECT count(*) FROM v_conflicts").fetchone(), (4,))
        for view in ("v_scores", "v_change", "v_worst_by_province", "v_to_review", "v_coverage"):
            db.execute(f"SELECT * FROM {view}").fetchall()
        self.assertEqual(db.execute("SELECT typeof(overall_score), typeof(fiscal_year_be) FROM reports LIMIT 1")
                         .fetchone(), ("real", "integer"))
        try:
            found = db.execute("SELECT p.sha256, p.number FROM pages_fts f JOIN pages p ON p.rowid = f.rowid "
                               "WHERE pages_fts MATCH 'งบประมาณ'").fetchall()
            self.assertEqual(len(found), 6)
        except sqlite3.OperationalError as fault:  # this Python's SQLite is older than the program's
            self.assertIn("trigram", str(fault))

    def test_a_change_goes_on_over_the_body_that_took_the_place_of_another(self):
        before, after = "กระทรวงเทคโนโลยีสารสนเทศและการสื่อสาร", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"
        for name, agency, year, score in (("ก/a.pdf", before, 2559, 80.5), ("c'd.pdf", after, 2560, 82)):
            doc = self.documents[name]
            report = doc["reports"][0]
            report["agency"].update(name=agency, district=None, province=None)
            report["fiscal_year"].update(be=year, ce=year - 543)
            report["overall"]["score"] = score
            self.rewrite(name, json.dumps(doc, ensure_ascii=False).encode())
        self.ita("export", "out", "--to", "sqlite", "--output", "ita.sqlite")
        db = sqlite3.connect(self.root / "ita.sqlite")
        self.assertEqual(db.execute("SELECT agency, fiscal_year_be, previous_score, change, previous_agency FROM v_change").fetchall(),
                         [(after, 2560, 80.5, 1.5, before)])
        self.assertEqual(db.execute("SELECT province_code FROM agencies WHERE province = 'ร้อยเอ็ด'").fetchone(), ("45",))

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
        for resource in package["resources"]:
            for key in resource["schema"].get("foreignKeys", []):
                there = {tuple(r[f] for f in key["reference"]["fields"]) for r in tables[key["reference"]["resource"]]}
                for row in tables[resource["name"]]:
                    named = tuple(row[f] for f in key["fields"])
                    self.assertTrue(named in there or "" in named, (resource["name"], key, named))

    def package(self):
        self.ita("export", "out", "--to", "datapackage", "--output", "package")
        return self.root / "package"

    def test_a_package_is_valid_to_who_knows_the_standard_alone(self):
        self.assertEqual(table_schema.faults(self.package()), [])

    def test_the_validator_notices_what_it_is_for(self):
        def changed(change):
            folder = self.package()
            about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
            change(folder, about)
            (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
            return table_schema.faults(folder)

        def table(about, name):
            return next(r for r in about["resources"] if r["name"] == name)

        def rewrite(name, old, new):
            def change(folder, about):
                path = folder / f"{name}.csv"
                text = path.read_text(encoding="utf-8")
                self.assertIn(old, text)
                path.write_bytes(text.replace(old, new, 1).encode())
                resource = table(about, name)
                resource.pop("hash")
                resource.pop("bytes")
            return change

        sha = self.documents["b.pdf"]["source"]["sha256"]
        score = f"{self.documents['b.pdf']['reports'][0]['indicators'][0]['score']:g}"
        for change, said in (
                (rewrite("documents", "needs_review", "perhaps"), "enum"), (rewrite("indicators", score, "191"), "over 100"),
                (rewrite("files", sha, "0" * 63 + "f"), "is not in documents"), (rewrite("indicators", "sha256", "sha"), "header"),
                (rewrite("pages", "595.3", "wide"), "no number"), (rewrite("documents", "true", "yes"), "no truth"),
                (rewrite("pages", ",2,", ",1,"), "primary key twice"),
                (lambda folder, about: table(about, "files").update(hash="sha256:0"), "hash"),
                (lambda folder, about: table(about, "files")["schema"]["fields"][0].update(type="text"), "no such type"),
                (lambda folder, about: table(about, "files")["schema"].update(primaryKey="name"), "which is no field"),
                (lambda folder, about: about["resources"].remove(table(about, "documents")), "no resource")):
            found = changed(change)
            self.assertTrue(any(said in fault for fault in found), (said, found[:5]))

    def test_a_package_loads_into_sqlite_by_its_description_alone(self):
        folder = self.package()
        about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        db = sqlite3.connect(":memory:")
        types = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "TEXT"}
        for r in about["resources"]:
            schema = r["schema"]
            db.execute(create_table(r, types))
            with open(folder / r["path"], newline="", encoding="utf-8") as file:
                rows = [[cell or None for cell in row] for row in list(csv.reader(file))[1:]]
            db.executemany(f'INSERT INTO {r["name"]} VALUES ({", ".join("?" * len(schema["fields"]))})', rows)
        self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
        self.assertEqual(db.execute("SELECT count(*), avg(score) FROM indicators WHERE score IS NOT NULL").fetchone()[0], 36)

    def test_exports_go_to_standard_output_whole(self):
        self.ita("export", "out", "--to", "csv", "--output", "csv")
        self.assertEqual(self.ita("export", "out", "--to", "csv", "-o", "-").stdout, (self.root / "csv/reports.csv").read_bytes())
        self.ita("export", "out", "--to", "jsonl", "--output", "all.jsonl")
        self.assertEqual(self.ita("export", "out", "--to", "jsonl", "-o", "-").stdout, (self.root / "all.jsonl").read_bytes())
        piped = self.put("piped.sqlite", self.ita("export", "out", "--to", "sqlite", "-o", "-").stdout)
        self.assertEqual(sqlite3.connect(piped).execute("SELECT count(*) FROM documents").fetchone(), (3,))
        piped = self.put("piped.xlsx", self.ita("export", "out", "--to", "xlsx", "-o", "-").stdout)
        self.assertIsNone(zipfile.ZipFile(piped).testzip())
        for kind in ("datapackage", "postgres"):
            done = self.ita("export", "out", "--to", kind, "-o", "-", code=2)
            self.assertEqual(done.stdout, b"")
            self.assertIn("standard output", done.err)
        self.assertFalse((self.root / "-").exists() or (self.out / "export").exists())

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice opens the workbook and is not installed (tests/run.sh installs it)")
    def test_libreoffice_opens_the_workbook_and_sees_what_is_in_it(self):
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        every_sheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.root}/office", "--headless", "--convert-to", every_sheet,
                        "--outdir", self.root / "seen", self.root / "ita.xlsx"], check=True, capture_output=True, timeout=300, env=OFFICE)
        seen = {}
        for path in (self.root / "seen").glob("*.csv"):
            with open(path, newline="", encoding="utf-8") as file:
                seen[path.stem.split("-", 1)[1]] = list(csv.reader(file))
        self.assertEqual(set(seen), {"สรุปคะแนน", "เทียบรายปี", "ต้องตรวจ", "อ่านไม่ได้", "คำอธิบาย"})
        scores = seen["สรุปคะแนน"]
        self.assertEqual(scores[1][:4], ["เทศบาลตำบลตัวอย่าง", "เมือง", "ร้อยเอ็ด", "2567"])
        self.assertRegex(scores[1][4], r"^9\d\.17$")
        self.assertEqual(scores[1][8], "", "what could not be read is empty")
        doubts = seen["ต้องตรวจ"]
        self.assertEqual(len(doubts) - 1, len(self.doubted_values()))
        self.assertFalse([row for row in doubts[1:] if row[2].startswith("/")], "no value is called by a pointer")
        self.assertFalse([cell for rows in seen.values() for row in rows for cell in row if cell.startswith(("#", "Err:"))])

    def check_cell(self, field, value):
        if value and "enum" in field.get("constraints", {}):
            self.assertIn(value, field["constraints"]["enum"], field["name"])
        if value and "maximum" in field.get("constraints", {}):
            self.assertLessEqual(float(value), field["constraints"]["maximum"], field["name"])
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
        self.assertEqual(names, ["สรุปคะแนน", "เทียบรายปี", "ต้องตรวจ", "อ่านไม่ได้", "คำอธิบาย"])
        strings = ["".join(t.text or "" for t in item.iter() if t.tag.endswith("}t"))
                   for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        scores = self.sheet(book, 1, strings)
        self.assertEqual(scores[1][:4], ["เทศบาลตำบลตัวอย่าง", "เมือง", "ร้อยเอ็ด", 2567.0])
        self.assertEqual(len(scores), 2, "four versions of one agency and year are one row")
        doubts = self.sheet(book, 3, strings)
        self.assertEqual(len(doubts) - 1, len(self.doubted_values()), "a row for each value, whatever doubts it")
        self.assertIn("อ่านไม่ออก\nสองวิธีต่างกัน", [row[4] for row in doubts[1:]])
        self.assertEqual({row[2] for row in doubts[1:] if "/" in str(row[2])}, set(), "people know values by name")
        self.assertIn("ตัวชี้วัดที่ 3 ตัวชี้วัด 3 (รายงานที่ 2)", [row[2] for row in doubts[1:]])
        self.assertEqual(self.sheet(book, 4, strings)[1][0], "bad.pdf")
        text = book.read("xl/worksheets/sheet1.xml").decode()
        self.assertIn("<autoFilter", text)
        for number in (1, 2, 3, 4):
            rows = re.findall(r'<row r="\d+"[^>]*>', book.read(f"xl/worksheets/sheet{number}.xml").decode())
            heights = [float(re.search(r' ht="([\d.]+)"', row).group(1)) if " ht=" in row else 0 for row in rows]
            self.assertGreaterEqual(min(heights), 27, "no row is lower than a line of its letters")
        doubts_text = book.read("xl/worksheets/sheet3.xml").decode()
        self.assertIn(' ht="54"', doubts_text, "two reasons are two lines")
        self.assertIn('state="frozen"', text)
        self.assertNotIn("<f>", text, "no cell is a formula")
        self.assertIn("อ่านไม่ออก", book.read("xl/comments1.xml").decode(), "a doubted cell says why")

    def test_what_could_not_be_read_is_told_in_the_language_of_the_workbook(self):
        lines = (self.out / "run.jsonl").read_text(encoding="utf-8").splitlines()
        bad = json.loads(lines[-1])
        bad["error"].update(message="the image is damaged or cut off", remedy="scan the page again or ask for a new copy")
        self.put("out/run.jsonl", "".join(text + "\n" for text in [*lines[:-1], json.dumps(bad)]).encode())
        thai = json.loads((Path(ITA_MODELS) / "messages/terminal.th.json").read_text(encoding="utf-8"))
        for language, text in (("en", lambda english: english), ("th", lambda english: thai[english])):
            self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx", "--lang", language)
            book = zipfile.ZipFile(self.root / "ita.xlsx")
            strings = ["".join(t.text or "" for t in item.iter() if t.tag.endswith("}t"))
                       for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
            row = self.sheet(book, 4, strings)[1]
            self.assertEqual([row[0], row[2], row[3]],
                             ["bad.pdf", text(bad["error"]["message"]), text(bad["error"]["remedy"])])

    def test_texts_that_are_escapes_elsewhere_come_back(self):
        odd = ["_x0041_ and _x0041_x0042_", "＝1+1", "\n=1+1", "\t@x", "ก\u0000ข", "\ufffe\uffff"]
        for at, text in enumerate(odd):
            doc = self.documents["b.pdf"]
            doc["reports"][0]["indicators"][at]["review"] = review(("odd", text))
        self.rewrite("b.pdf", json.dumps(self.documents["b.pdf"]).encode())
        shown = [text.replace("\0", "\u2400") for text in odd]
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        book = zipfile.ZipFile(self.root / "ita.xlsx")
        strings = ["".join(t.text or "" for t in item.iter() if t.tag.endswith("}t"))
                   for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        escape = re.compile("_x([0-9A-Fa-f]{4})_")
        read = {escape.sub(lambda m: chr(int(m.group(1), 16)), text) for text in strings}
        for text in [*shown[:5], "\ufffd\ufffd"]:
            self.assertIn(text, read)
        self.ita("export", "out", "--to", "csv", "--output", "tables")
        with open(self.root / "tables/reviews.csv", newline="", encoding="utf-8-sig") as file:
            read = {row["reason"] for row in csv.DictReader(file)}
        for text in [shown[0], *("'" + t for t in shown[1:4]), shown[4]]:
            self.assertIn(text, read)

    def test_a_workbook_is_whole_whatever_files_are_called(self):
        names = ["x\ufffe.pdf", "y\u0001.pdf", "http:/example.org/a.pdf", "a#b%41.pdf"]
        lines = (self.out / "run.jsonl").read_text(encoding="utf-8").splitlines()
        bad = json.loads(lines[-1])
        more = [json.dumps(dict(bad, file=name)) for name in names]
        self.put("out/run.jsonl", "".join(text + "\n" for text in [*lines, *more]).encode())
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        book = zipfile.ZipFile(self.root / "ita.xlsx")
        links = []
        for part in book.namelist():
            root = ElementTree.fromstring(book.read(part))
            links += [e.get("Target") for e in root if e.get("TargetMode") == "External"]
        self.assertIn("x%EF%BF%BE.pdf", links)
        self.assertIn(r"http%3A\example.org\a.pdf", links)
        self.assertIn("a%23b%2541.pdf", links)

    def test_xlsx_in_english(self):
        known = review(("page-unreadable", "หน้าอ่านไม่ได้"))
        self.documents["b.pdf"]["reports"][0]["indicators"][4]["review"] = known
        self.rewrite("b.pdf", json.dumps(self.documents["b.pdf"]).encode())
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx", "--lang", "en")
        book = zipfile.ZipFile(self.root / "ita.xlsx")
        self.assertIn(b'name="Scores"', book.read("xl/workbook.xml"))
        strings = ["".join(t.text or "" for t in item.iter() if t.tag.endswith("}t"))
                   for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        english = json.loads((Path(ITA_MODELS) / "messages/en.json").read_text(encoding="utf-8"))
        doubts = [row for row in self.sheet(book, 3, strings)[1:] if row[2] == "indicator 5, ตัวชี้วัด 5 (report 1)"]
        self.assertEqual([row[4] for row in doubts], [english["page-unreadable"]])

    def sheet(self, book, number, strings):
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
                value = cell.find(tag + "v")
                cells.append(None if value is None else strings[int(value.text)] if cell.get("t") == "s"
                             else value.text if cell.get("t") == "str" else float(value.text))
            rows.append(cells)
        return rows

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice opens the exported sheet and is not installed (tests/run.sh installs it)")
    def test_xlsx_in_libreoffice(self):
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.root}/profile", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                        "ita.xlsx"], cwd=self.root, check=True, capture_output=True, timeout=300, env=OFFICE)
        with open(self.root / "ita-ต้องตรวจ.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        self.assertEqual(len(rows) - 1, len(self.doubted_values()))

    def doubted_values(self):
        return {(sha256, path) for sha256, _, _, path, *_ in self.expected()["reviews"]}

    def fill(self, name, answers):
        """Writes answers into the green cells of a workbook, by the raw text beside them."""
        book = zipfile.ZipFile(self.root / name)
        parts = {part: book.read(part) for part in book.namelist()}
        strings = ["".join(t.text or "" for t in item.iter() if t.tag.endswith("}t"))
                   for item in ElementTree.fromstring(parts["xl/sharedStrings.xml"])]
        sheet = parts["xl/worksheets/sheet3.xml"].decode()
        for at, row in enumerate(self.sheet(book, 3, strings), 1):
            if at > 1 and row[3] in answers:
                said = f't="inlineStr"><is><t>{answers[row[3]]}</t></is></c>'
                sheet, count = re.subn(f'<c r="F{at}"( s="[0-9]+")/>', lambda m: f'<c r="F{at}"{m.group(1)} {said}', sheet)
                self.assertEqual(count, 1)
        with zipfile.ZipFile(self.root / name, "w") as out:
            for part, content in parts.items():
                out.writestr(part, sheet if part == "xl/worksheets/sheet3.xml" else content)

    def test_filled_workbook_comes_back(self):
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        self.fill("ita.xlsx", {"เทศบาล": "เทศบาลตำบลใหม่"})
        done = self.ita("corrections", "import", "ita.xlsx", "-o", self.out, "--user", "somsri")
        self.assertRegex(done.out, r"^[1-9]\d* answers taken, \d+ were there already, 0 not taken")
        said = [json.loads(text) for text in (self.out / "corrections.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual({(x["field"], x["action"], x["value"], x["user"]) for x in said},
                         {("agency/name", "correct", "เทศบาลตำบลใหม่", "somsri")})
        again = self.ita("corrections", "import", "ita.xlsx", "-o", self.out)
        self.assertTrue(again.out.startswith("0 answers taken"), again.out)
        self.ita("export", "out", "--to", "sqlite", "--output", "ita.sqlite")
        agencies = sqlite3.connect(self.root / "ita.sqlite").execute("SELECT DISTINCT agency FROM document_reports").fetchall()
        self.assertIn(("เทศบาลตำบลใหม่",), agencies)

    def test_a_cell_that_fits_no_value_is_said(self):
        self.ita("export", "out", "--to", "xlsx", "--output", "ita.xlsx")
        self.fill("ita.xlsx", {None: "เก้าสิบ"})
        done = self.ita("corrections", "import", "ita.xlsx", "-o", self.out, code=3)
        self.assertIn("เก้าสิบ", done.err)
        self.assertFalse((self.out / "corrections.jsonl").exists() and (self.out / "corrections.jsonl").read_bytes())

    def test_copies_have_their_values_once(self):
        records = (self.out / "run.jsonl").read_text(encoding="utf-8").splitlines()
        copy = dict(json.loads(records[0]), file="copy.pdf", output="copy.pdf.json", duplicate_of="ก/a.pdf")
        self.put("out/copy.pdf.json", json.dumps(self.documents["ก/a.pdf"], ensure_ascii=False).encode())
        self.put("out/run.jsonl", "".join(r + "\n" for r in [*records, json.dumps(copy, ensure_ascii=False)]).encode())
        self.ita("export", "out", "--to", "sqlite", "--output", "ita.sqlite")
        db = sqlite3.connect(self.root / "ita.sqlite")
        self.assertEqual(db.execute("SELECT count(*) FROM files WHERE sha256 = ?",
                                    (self.documents["ก/a.pdf"]["source"]["sha256"],)).fetchone(), (2,))
        self.assertEqual(db.execute("SELECT count(*) FROM documents").fetchone(), (3,))

    def test_errors(self):
        self.assertIn("folder of results", self.ita("export", "nowhere", "--to", "csv", code=2).err)
        self.ita("export", "out", "--to", "postgres", code=2)
        self.assertIn("--output", self.ita("export", "out", "--to", "postgres", "--output", "host=/nowhere",
                                           code=1).err)
        self.put("file", b"")
        self.ita("export", "out", "--to", "sqlite", "--output", "file/x.sqlite", code=1)

    def test_a_result_that_is_broken_or_of_another_version_costs_itself_alone(self):
        old = dict(self.documents["b.pdf"], schema_version="1.0")
        for content, word in ((b"{}", "no result"), (json.dumps(old).encode(), "ita extract")):
            self.rewrite("b.pdf", content)
            err = self.ita("export", "out", "--to", "csv", "--output", "part", code=3).err
            self.assertIn("b.pdf", err)
            self.assertIn(word, err)
            files = {r["path"] for r in self.read_csv(self.root / "part", "utf-8-sig")["files"]}
            self.assertEqual(files, {"ก/a.pdf", "c'd.pdf", "bad.pdf"})


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
        self.ita("export", "out", "--to", "postgres", "--output", self.where)
        # What users hang on a row stays when the export is repeated.
        self.psql("CREATE TABLE mine (report_id text REFERENCES ita.reports, note text); "
                  "INSERT INTO mine (report_id, note) SELECT report_id, 'seen' FROM ita.reports")
        self.ita("export", "out", "--to", "postgres", "--output", self.where)
        self.assertEqual(self.psql("SELECT note FROM mine").strip(), "seen")
        for name, rows in self.expected().items():
            columns = ", ".join(f'"{c}"' for c in self.COLUMNS[name])
            text = self.psql(f"SELECT coalesce(json_agg(json_build_array({columns})), '[]') FROM ita.{name}")
            self.assertEqual(sorted(json.loads(text), key=str), sorted(rows, key=str), name)
        self.assertEqual(self.psql("SELECT value FROM ita.meta").strip(), "5")
        self.assertEqual(self.psql("SELECT count(*) FROM ita.v_scores").strip(), "1")

    def test_a_data_package_loads_by_its_description_alone(self):
        self.ita("export", "out", "--to", "datapackage", "--output", "package")
        folder = self.root / "package"
        about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        types = {"string": "text", "integer": "bigint", "number": "numeric", "boolean": "boolean"}
        counts = {}
        for resource in about["resources"]:
            self.psql(create_table(resource, types))
            content = (folder / resource["path"]).read_bytes()
            subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", self.where, "-c",
                            f'COPY "{resource["name"]}" FROM STDIN WITH (FORMAT csv, HEADER match)'],
                           input=content, check=True, capture_output=True, timeout=60)
            counts[resource["name"]] = int(self.psql(f'SELECT count(*) FROM "{resource["name"]}"'))
        for name, rows in self.expected().items():
            columns = ", ".join(f'"{c}"' for c in self.COLUMNS[name])
            text = self.psql(f"SELECT coalesce(json_agg(json_build_array({columns})), '[]') FROM \"{name}\"")
            self.assertEqual(sorted(json.loads(text), key=str), sorted(rows, key=str), name)
            self.assertEqual(counts[name], len(rows))
        # The same tables as the export that goes there itself.
        self.ita("export", "out", "--to", "postgres", "--output", self.where)
        for name, count in counts.items():
            self.assertEqual(int(self.psql(f"SELECT count(*) FROM ita.{name}")), count, name)

    def test_what_a_document_no_longer_says_is_gone_and_a_file_that_is_gone_is_marked(self):
        self.ita("export", "out", "--to", "postgres", "--output", self.where)
        doc = self.documents["b.pdf"]
        doc["reports"][0]["indicators"] = doc["reports"][0]["indicators"][:4]
        self.rewrite("b.pdf", json.dumps(doc, ensure_ascii=False).encode())
        records = [r for r in (self.out / "run.jsonl").read_text(encoding="utf-8").splitlines()
                   if "c'd.pdf" not in r]
        (self.out / "c'd.pdf.json").unlink()
        self.put("out/run.jsonl", "".join(r + "\n" for r in records).encode())
        self.ita("export", "out", "--to", "postgres", "--output", self.where, "--prune")
        self.assertEqual(self.psql(f"SELECT count(*) FROM ita.indicators WHERE sha256 = '{doc['source']['sha256']}' "
                                   "AND report = 'r1'").strip(), "4")
        self.assertEqual(self.psql("SELECT path FROM ita.files WHERE status = 'gone'").strip(), "c'd.pdf")

    def test_tables_of_version_2_gain_what_is_new_and_keep_their_rows(self):
        self.ita("export", "out", "--to", "postgres", "--output", self.where)
        self.psql("DROP VIEW ita.v_to_review; ALTER TABLE ita.reviews DROP COLUMN label; ALTER TABLE ita.files DROP COLUMN remedy; "
                  "DROP VIEW ita.v_change; ALTER TABLE ita.agencies DROP COLUMN successor_id; "
                  "UPDATE ita.meta SET value = '2'; "
                  "CREATE VIEW ita.v_to_review AS SELECT f.path, v.page, v.path AS value, v.code, v.reason, v.raw "
                  "FROM ita.reviews v LEFT JOIN ita.files f ON f.sha256 = v.sha256; "
                  "CREATE VIEW public.mine AS SELECT path FROM ita.v_to_review; "
                  "INSERT INTO ita.documents (sha256) VALUES ('theirs')")
        self.ita("export", "out", "--to", "postgres", "--output", self.where)
        self.assertEqual(self.psql("SELECT value FROM ita.meta").strip(), "5")
        self.assertEqual(self.psql("SELECT count(*) FROM ita.reviews WHERE label IS NULL").strip(), "0")
        self.assertIn("หน้า 2", self.psql("SELECT label FROM ita.v_to_review").split("\n"))
        self.assertNotEqual(self.psql("SELECT count(*) FROM mine").strip(), "0")
        self.assertEqual(self.psql("SELECT count(*) FROM ita.documents WHERE sha256 = 'theirs'").strip(), "1")

    def test_tables_of_an_older_version_are_kept_aside(self):
        self.psql("CREATE SCHEMA ita; CREATE TABLE ita.documents (file text PRIMARY KEY); "
                  "INSERT INTO ita.documents VALUES ('old.pdf')")
        self.ita("export", "out", "--to", "postgres", "--output", self.where)
        self.assertEqual(self.psql("SELECT file FROM ita_v1.documents").strip(), "old.pdf")


if __name__ == "__main__":
    unittest.main()
