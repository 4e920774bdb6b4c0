"""An archive as a data office has it: copies, renames, clashes, joined reports, broken and foreign files.  What stands in
OUT and in its export is held against what was put there."""

import hashlib
import json
import shutil
import sqlite3
import struct
import subprocess
import unittest
from pathlib import Path

from common import Case, line, pdf

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BORN = ["memo-2567.pdf", "landscape-2568.pdf", "thai-digits-2567.pdf", "borderless-2567.pdf"]
DOCX = b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml" + b"\0" * 20 + b"PK\x03\x04word/document.xml"
XLSX = b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml" + b"\0" * 20 + b"PK\x03\x04xl/workbook.xml"
FOREIGN = {"แบบ.docx": (DOCX, "Word"), "ตาราง.xlsx": (XLSX, "Excel"), "รวม.zip": (b"PK\x03\x04" + b"\0" * 60, "zip"),
           "ภาพ.avif": (b"\0\0\0\x18ftypavif" + b"\0" * 40, "another kind"),
           "รายงาน.pdf.download": (b"%PDF-1.4\n", "download"),
           "._รายงาน.pdf": (b"\0\x05\x16\x07" + b"\0" * 40, "Mac"), "อ่าน.txt": (b"no report", "no PDF")}


def bmp(width, height):
    row = b"\xff" * ((width * 3 + 3) // 4 * 4)
    body = row * height
    return (b"BM" + struct.pack("<IHHI", 54 + len(body), 0, 0, 54) +
            struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(body), 2835, 2835, 0, 0) + body)


def variant(name, number):
    """The same report as another file: a comment after its end."""
    return (SAMPLES / name).read_bytes() + b"\n%% copy %d\n" % number


def sha(content):
    return hashlib.sha256(content).hexdigest()


class Archive(Case):
    def setUp(self):
        super().setUp()
        self.files = {}  # path under the archive → content
        for number in range(30):
            self.files[f"2567/อบต/{number:03}.pdf"] = pdf([line(f"letter {number}")])
            self.files[f"2566/อบต/{number:03}.pdf"] = pdf([line(f"older letter {number}")])
        for number in range(40):
            self.files[f"สำเนา/{number:03}.pdf"] = self.files[f"2567/อบต/{number % 30:03}.pdf"]
        for name in BORN:
            self.files[f"รายงาน/{name}"] = (SAMPLES / name).read_bytes()
            self.files[f"รายงาน/อีกครั้ง/{name}"] = variant(name, 1)
            self.files[f"ไม่มีนามสกุล/{name[:-4]}"] = variant(name, 2)
        for number in range(12):
            whole = self.files[f"2567/อบต/{number:03}.pdf"]
            self.files[f"เสีย/{number:02}.pdf"] = [b"", b"%PDF-1.4\n", whole[:200], b"text"][number % 4]
        self.files["เสีย/ภาพ.heic"] = b"\0\0\0\x18ftypheic" + b"\0" * 40
        for number in range(6):
            for name, (content, _) in list(FOREIGN.items())[:3]:
                self.files[f"อื่น/{number}/{name}"] = content
        for name, (content, _) in FOREIGN.items():
            self.files[f"อื่น/{name}"] = content
        self.files["ภาพ/ว่าง.bmp"] = bmp(900, 1200)
        # Two reports in one file: one with the first two, one with the last two; of each a copy.
        self.joined = [BORN[:2], BORN[2:]] if shutil.which("qpdf") else []
        for number, names in enumerate(self.joined):
            for folder in ("รวมเล่ม", "รวมเล่ม/สำเนา"):
                self.files[f"{folder}/{number}.pdf"] = self.join(names)
        self.assertGreaterEqual(len(self.files), 150)
        for path, content in self.files.items():
            self.put("archive/" + path, content)

    def join(self, names):
        done = subprocess.run(["qpdf", "--deterministic-id", "--empty", "--pages", *(SAMPLES / name for name in names), "--", "-"],
                              check=True, capture_output=True)
        return done.stdout

    def tables(self):
        self.ita("export", self.out, "--to", "sqlite", "-q", "--output", "a.sqlite")
        base = sqlite3.connect(self.root / "a.sqlite")
        self.addCleanup(base.close)
        return base

    def test_every_file_has_its_record_and_every_content_its_document(self):
        self.ita("extract", "archive", "-o", self.out, "-q", code=3)
        records = self.records()
        self.assertEqual(set(records), set(self.files))
        for path, record in records.items():
            foreign = path.startswith("อื่น/")
            self.assertEqual(record["status"] == "skipped", foreign, record)
            if foreign:
                self.assertIn(FOREIGN[path.rsplit("/", 1)[1]][1], record["error"]["message"])
            elif self.files[path]:
                self.assertEqual(record["sha256"], sha(self.files[path]))
        self.assertEqual(json.loads((self.out / "ภาพ/ว่าง.bmp.json").read_text())["source"]["media_type"], "image/bmp")
        base = self.tables()
        files = dict(base.execute("SELECT path, status FROM files"))
        self.assertEqual(set(files), set(self.files))
        known = {sha(c) for p, c in self.files.items() if records[p]["sha256"]}
        self.assertEqual({row[0] for row in base.execute("SELECT sha256 FROM documents")}, known)
        reports = base.execute("SELECT fiscal_year_be, versions, conflict FROM reports").fetchall()
        self.assertEqual(len(reports), len(BORN), "a report for each agency and year, whatever versions there are")
        contents = 4 if self.joined else 3  # three files of its own, and one that it shares
        self.assertEqual({row[1] for row in reports}, {contents})
        self.assertEqual({row[2] for row in reports}, {0})
        roles = [row[0] for row in base.execute("SELECT role FROM document_reports")]
        self.assertEqual(sorted(roles), ["duplicate"] * (contents - 1) * len(BORN) + ["preferred"] * len(BORN))
        for names in self.joined:
            held = base.execute("SELECT report, first_page, last_page FROM document_reports WHERE sha256 = ? ORDER BY report",
                                (sha(self.join(names)),)).fetchall()
            pages = [int(subprocess.check_output(["qpdf", "--show-npages", SAMPLES / name])) for name in names]
            self.assertEqual(held, [("r1", 1, pages[0]), ("r2", pages[0] + 1, sum(pages))], names)
        self.check_views(base)

    @staticmethod
    def expected(name):
        return json.loads((SAMPLES / "expected" / name.replace(".pdf", ".json")).read_text(encoding="utf-8"))

    def check_views(self, base):
        """What the views say is what the papers print."""
        columns = ", ".join(f"indicator_{n}" for n in range(1, 11))
        seen = base.execute(f"SELECT agency, fiscal_year_be, overall_score, {columns} FROM v_scores").fetchall()
        want = []
        for name in BORN:
            report = self.expected(name)
            want.append((report["agency"]["name"], report["fiscal_year"]["be"], report["overall"]["score"],
                         *(indicator["score"] for indicator in report["indicators"])))
        self.assertEqual(sorted(seen), sorted(want))
        years = [report[1] for report in want]
        coverage = base.execute("SELECT fiscal_year_be, sum(reports), sum(with_overall_score) FROM v_coverage GROUP BY 1").fetchall()
        self.assertEqual(sorted(coverage), sorted((year, years.count(year), years.count(year)) for year in set(years)))
        self.assertEqual(base.execute("SELECT count(*) FROM v_conflicts").fetchone()[0], 0)
        self.assertEqual(base.execute("SELECT count(*) FROM v_change").fetchone()[0], 0, "no agency has two years here")
        worst = {row[0] for row in base.execute("SELECT agency FROM v_worst_by_province")}
        self.assertLessEqual(worst, {row[0] for row in want})
        doubted = {row[0] for row in base.execute("SELECT DISTINCT path FROM v_to_review")}
        needed = {path for path, record in self.records().items() if record["status"] in ("needs_review", "unreadable")}
        self.assertEqual(doubted, needed)

    def test_renamed_deleted_and_replaced_files(self):
        self.ita("extract", "archive", "-o", self.out, "-q", code=3)
        folder = self.root / "archive"
        (folder / "2567/อบต/000.pdf").rename(folder / "2567/อบต/ใหม่.pdf")
        (folder / "2566/อบต/001.pdf").unlink()
        self.put("archive/2566/อบต/002.pdf", pdf([line("rewritten")]))
        (self.out / "2566/อบต/003.pdf.json").write_text("{}")
        done = self.ita("extract", "archive", "-o", self.out, code=3)
        self.assertIn("ใหม่.pdf", done.err)
        records = self.records()
        self.assertTrue(records["2567/อบต/000.pdf"]["gone"])
        self.assertTrue(records["2566/อบต/001.pdf"]["gone"])
        self.assertEqual((self.out / "2566/อบต/003.pdf.json.edited").read_text(), "{}")
        self.assertIn("003.pdf.json.edited", done.err)
        kept = "2566/อบต/002~"
        kept = [name for name in records if name.startswith(kept)]
        self.assertEqual(len(kept), 1)
        self.assertTrue((self.out / (kept[0] + ".json")).exists())
        gone = {row[0] for row in self.tables().execute("SELECT path FROM files WHERE status = 'gone'")}
        self.assertEqual(gone, {"2567/อบต/000.pdf", "2566/อบต/001.pdf", kept[0]})
        self.ita("extract", "archive", "-o", self.out, "-q", "--prune", code=3)
        self.assertFalse(any(record["gone"] for record in self.records().values()))
        self.assertFalse((self.out / "2566/อบต/001.pdf.json").exists())

    def test_two_folders_with_the_same_names_into_one_folder(self):
        for folder in ("a", "b"):
            self.put(f"{folder}/report.pdf", pdf([line(folder)]))
            self.ita("extract", folder, "-o", self.out, "-q")
        records = self.records()
        self.assertEqual(len(records), 2)
        self.assertEqual(len({record["sha256"] for record in records.values()}), 2)
        self.assertEqual(self.tables().execute("SELECT count(*) FROM documents").fetchone()[0], 2)

    def test_joined_reports_are_both_there(self):
        qpdf = shutil.which("qpdf")
        if not qpdf:
            self.skipTest("qpdf joins the files and is not installed (tests/run.sh installs it)")
        joined = self.root / "joined.pdf"
        subprocess.run([qpdf, "--empty", "--pages", SAMPLES / BORN[0], SAMPLES / BORN[1], "--", joined], check=True)
        self.ita("extract", joined, "-o", self.out, "-q", code=None)
        self.assertEqual(self.tables().execute("SELECT count(*) FROM reports").fetchone()[0], 2)

    @unittest.skipUnless(shutil.which("heif-enc"), "heif-enc makes the photograph and is not installed (tests/run.sh installs it)")
    def test_a_telephone_s_photograph_is_read_behind_the_fence(self):
        photo = SAMPLES / "photo-2567.jpg"
        place = self.root / "photo.heic"
        subprocess.run(["heif-enc", "-q", "90", photo, "-o", place], check=True, capture_output=True)
        self.ita("extract", place, "-o", self.out, "-q")
        result = json.loads((self.out / "photo.heic.json").read_text(encoding="utf-8"))
        self.assertEqual(result["source"]["media_type"], "image/heic")
        want = json.loads((SAMPLES / "expected/photo-2567.json").read_text(encoding="utf-8"))
        report, = result["reports"]
        self.assertEqual([indicator["score"] for indicator in report["indicators"]],
                         [indicator["score"] for indicator in want["indicators"]])
        self.assertEqual(report["overall"]["score"], want["overall"]["score"])

    def test_nothing_to_read_is_an_error(self):
        (self.root / "empty").mkdir()
        self.put("words/a.docx", DOCX)
        for arguments in (("extract", "empty", "-o", self.out), ("check", "empty"), ("review", "empty", "--list"),
                          ("export", "empty", "--to", "csv")):
            done = self.ita(*arguments, code=2)
            self.assertTrue(done.err.strip(), arguments)
        done = self.ita("extract", "words", "-o", self.out, code=3)
        self.assertIn("no PDF and no image", done.err)

    def test_output_in_the_folder_that_is_read(self):
        self.put("both/a.pdf", pdf([line("x")]))
        for _ in range(2):
            self.ita("extract", "both", "-o", "both", "-q", "--searchable-pdf")
            self.ita("export", "both", "--to", "datapackage", "-q")
            self.assertEqual(set(self.records(self.root / "both")), {"a.pdf"})
        self.ita("check", "both", "--source", "both")

    def test_streams_and_single_files(self):
        content = pdf([line("x")])
        done = self.ita("extract", "-", input=content)
        self.assertEqual(json.loads(done.out)["source"]["sha256"], sha(content))
        self.put("a.pdf", content)
        self.ita("extract", "a.pdf", "-o", "b.pdf")
        self.assertTrue((self.root / "b.pdf").read_bytes().startswith(b"%PDF"))


if __name__ == "__main__":
    unittest.main()
