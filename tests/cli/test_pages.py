"""What is written for reading on: hOCR, ALTO, searchable PDF, and `ita text` in every format."""

import json
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from common import Case, line, pdf, png

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
XHTML = "{http://www.w3.org/1999/xhtml}"
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"


def hocr_box(element):
    return [int(v) for v in re.search(r"bbox (\d+) (\d+) (\d+) (\d+)", element.get("title")).groups()]


def inside(inner, outer, slack=0):
    return (inner[0] >= outer[0] - slack and inner[1] >= outer[1] - slack and inner[2] <= outer[2] + slack and
            inner[3] <= outer[3] + slack and inner[0] <= inner[2] and inner[1] <= inner[3])


def squeezed(text):
    return "".join(text.split())


class Pages(Case):
    """One image, one scan as PDF and one PDF with a text layer, read once for all tests."""

    @classmethod
    def setUpClass(cls):
        case = cls("read")
        case.setUp()
        cls.case = case
        for name in ("sorted-2566.png", "prose-2566-fax.tif", "thai-digits-2567.pdf"):
            case.put(f"in/{name}", (SAMPLES / name).read_bytes())
        case.ita("extract", "in", "-o", case.out, "--hocr", "--alto", "--searchable-pdf")
        cls.names = sorted(case.records())
        cls.documents = {n: json.loads((case.out / f"{n}.json").read_text(encoding="utf-8")) for n in cls.names}

    @classmethod
    def tearDownClass(cls):
        cls.case.tearDown()

    def setUp(self):
        if self._testMethodName == "read":
            super().setUp()

    def tearDown(self):
        if self._testMethodName == "read":
            super().tearDown()

    def read(self):
        """Not a test: the name of the case that holds the folder."""

    @staticmethod
    def parts(text_line):
        """The words of a line, apart where a gap is as wide as between the columns of a table."""
        left, top, right, bottom = hocr_box(text_line)
        out = []
        for word in text_line:
            box = hocr_box(word)
            if not out or box[0] - right > 1.5 * (bottom - top):
                out.append("")
            out[-1] += squeezed(word.text)
            right = box[2]
        return out

    def test_the_journal_names_them(self):
        for record in self.case.records().values():
            self.assertEqual(record["extras"], ["hocr", "alto.xml", "searchable.pdf"])
            self.assertEqual(record["problems"], [])

    def test_hocr_is_well_formed_and_boxes_lie_in_each_other(self):
        for name in self.names:
            root = ElementTree.parse(self.case.out / f"{name}.hocr").getroot()
            metas = {m.get("name"): m.get("content") for m in root.iter(XHTML + "meta")}
            self.assertRegex(metas["ocr-system"], r"^ita \d")
            self.assertEqual(metas["ocr-capabilities"], "ocr_page ocr_line ocrx_word")
            ids = [e.get("id") for e in root.iter() if e.get("id")]
            self.assertEqual(len(ids), len(set(ids)), "every id is given once")
            pages = [e for e in root.iter(XHTML + "div") if e.get("class") == "ocr_page"]
            self.assertEqual(len(pages), len(self.documents[name]["pages"]))
            words = 0
            for page, about in zip(pages, self.documents[name]["pages"]):
                outer = hocr_box(page)
                self.assertEqual(outer[:2], [0, 0])
                self.assertAlmostEqual(outer[2] / 10, about["width"], delta=0.2)
                self.assertAlmostEqual(outer[3] / 10, about["height"], delta=0.2)
                for text_line in page:
                    self.assertEqual(text_line.get("class"), "ocr_line")
                    self.assertTrue(inside(hocr_box(text_line), outer, 30), "a line is on its page")
                    for word in text_line:
                        self.assertEqual(word.get("class"), "ocrx_word")
                        self.assertTrue(inside(hocr_box(word), hocr_box(text_line), 1), "a word is in its line")
                        self.assertTrue(0 <= int(re.search(r"x_wconf (\d+)", word.get("title")).group(1)) <= 100)
                        self.assertTrue(word.text.strip())
                        words += 1
            self.assertGreater(words, 50)

    def test_alto_has_the_structure_of_version_4(self):
        for name in self.names:
            root = ElementTree.parse(self.case.out / f"{name}.alto.xml").getroot()
            self.assertEqual(root.tag, ALTO + "alto")
            self.assertEqual([c.tag for c in root], [ALTO + "Description", ALTO + "Layout"])
            self.assertEqual(root.find(f"{ALTO}Description/{ALTO}MeasurementUnit").text, "inch1200")
            self.assertEqual(root.find(f"{ALTO}Description/{ALTO}sourceImageInformation/{ALTO}fileName").text, name)
            ids = [e.get("ID") for e in root.iter() if e.get("ID")]
            self.assertEqual(len(ids), len(set(ids)))
            def box(e):
                x, y, w, h = (int(e.get(k)) for k in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
                return [x, y, x + w, y + h]
            for page, about in zip(root.iter(ALTO + "Page"), self.documents[name]["pages"]):
                self.assertAlmostEqual(int(page.get("WIDTH")) * 72 / 1200, about["width"], delta=0.2)
                space = page.find(ALTO + "PrintSpace")
                for block in space:
                    self.assertEqual(block.tag, ALTO + "TextBlock")
                    self.assertTrue(inside(box(block), box(space), 50))
                    for text_line in block:
                        self.assertEqual(text_line.tag, ALTO + "TextLine")
                        self.assertTrue(inside(box(text_line), box(block), 2))
                        kinds = [c.tag for c in text_line]
                        self.assertEqual(kinds[0], ALTO + "String")
                        self.assertLessEqual(set(kinds), {ALTO + "String", ALTO + "SP"})
                        for word in text_line.iter(ALTO + "String"):
                            self.assertTrue(inside(box(word), box(text_line), 2))
                            self.assertTrue(word.get("CONTENT"))
                            self.assertTrue(0 <= float(word.get("WC")) <= 1)

    def test_alto_and_hocr_say_the_same_words(self):
        for name in self.names:
            hocr = ElementTree.parse(self.case.out / f"{name}.hocr").getroot()
            alto = ElementTree.parse(self.case.out / f"{name}.alto.xml").getroot()
            self.assertEqual([e.text for e in hocr.iter(XHTML + "span") if e.get("class") == "ocrx_word"],
                             [e.get("CONTENT") for e in alto.iter(ALTO + "String")])

    @unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils reads the written PDF back and is not installed (tests/run.sh installs it)")
    def test_text_of_the_searchable_pdf_is_the_text_that_was_read(self):
        for name in self.names:
            made = str(self.case.out / f"{name}.searchable.pdf")
            hocr = ElementTree.parse(self.case.out / f"{name}.hocr").getroot()
            for number, page in enumerate((e for e in hocr.iter(XHTML + "div")), 1):
                if self.documents[name]["pages"][number - 1]["text_source"] != "ocr":
                    continue
                done = subprocess.run(["pdftotext", "-f", str(number), "-l", str(number), made, "-"],
                                      capture_output=True, check=True)
                found = [squeezed(text) for text in done.stdout.decode().splitlines() if text.strip()]
                lines = [part for text_line in page for part in self.parts(text_line)]
                self.assertEqual(sorted("".join(found)), sorted("".join(lines)), "every character, once")
                whole = sum(text in found or any(text in f for f in found) for text in lines)
                self.assertGreater(whole / len(lines), 0.95, "lines stay lines")
                # In the order of the page: what stands first is found first.
                long_lines = [text for text in lines if len(text) > 20]
                self.assertGreater(len(long_lines), 3)
                at = in_order = 0
                for text in long_lines:
                    place = "".join(found).find(text, at)
                    in_order += place >= 0
                    at = max(at, place)
                self.assertGreater(in_order / len(long_lines), 0.9, "\n".join(found))

    @unittest.skipUnless(shutil.which("pdfimages"), "poppler-utils reads the written PDF back and is not installed (tests/run.sh installs it)")
    def test_images_go_into_the_pdf_unharmed(self):
        def stored(name):
            done = subprocess.run(["pdfimages", "-list", self.case.out / f"{name}.searchable.pdf"], capture_output=True,
                                  check=True)
            return [row.split() for row in done.stdout.decode().splitlines()[2:]]
        fax = stored("prose-2566-fax.tif")
        self.assertEqual({(row[5], row[7]) for row in fax}, {("gray", "1")}, "black and white stays so")
        self.case.put("photo/photo.jpg", (SAMPLES / "photo-2567.jpg").read_bytes())
        self.case.ita("extract", "photo", "-o", "photo-out", "--searchable-pdf")
        pictures = self.case.root / "pictures"
        pictures.mkdir()
        subprocess.run(["pdfimages", "-all", self.case.root / "photo-out/photo.jpg.searchable.pdf", pictures / "p"],
                       check=True)
        self.assertEqual([p.read_bytes() for p in pictures.iterdir()], [(SAMPLES / "photo-2567.jpg").read_bytes()],
                         "a JPEG file goes in as it is")

    def test_text_command_in_every_format(self):
        for name in self.names:
            pages = self.documents[name]["pages"]
            txt = self.case.ita("text", f"in/{name}").out
            self.assertEqual([t.rstrip("\n") for t in txt.split("\f")[:-1]], [p["text"].rstrip("\n") for p in pages])
            hocr = self.case.ita("text", f"in/{name}", "--format", "hocr").out
            words = [e.text for e in ElementTree.fromstring(hocr.encode()).iter(XHTML + "span")
                     if e.get("class") == "ocrx_word"]
            out = json.loads(self.case.ita("text", f"in/{name}", "--format", "json").out)
            self.assertEqual([w["text"] for p in out["pages"] for w in p["words"]], words)
            for page, about in zip(out["pages"], pages):
                self.assertEqual(page["text_source"], about["text_source"])
                whole = [0, 0, page["width"], page["height"]]
                for word in page["words"]:
                    self.assertTrue(inside(word["bbox"], whole, 3), word)
                    self.assertEqual("".join(text for text, _ in word["symbols"]), word["text"])
                    for _, box in word["symbols"]:
                        self.assertTrue(inside(box, word["bbox"], 0.2), word)


class Markup(Case):
    def test_names_and_texts_with_markup(self):
        name = "a&b <c> \"d\".pdf"
        self.put(f"in/{name}", pdf([line("1 < 2 & 3 > 2")]))
        self.ita("extract", "in", "-o", self.out, "--hocr", "--alto")
        for ending, tag, get in ((".hocr", XHTML + "span", lambda e: e.text if len(e) == 0 else None),
                                 (".alto.xml", ALTO + "String", lambda e: e.get("CONTENT"))):
            root = ElementTree.parse(self.out / (name + ending)).getroot()
            self.assertEqual([get(e) for e in root.iter(tag) if get(e)], ["1", "<", "2", "&", "3", ">", "2"])

    def test_pages_and_faults_of_the_text_command(self):
        self.put("a.pdf", pdf([line(f"page {i}") for i in range(1, 6)]))
        self.assertEqual(self.ita("text", "a.pdf", "--pages", "2,4-").out, "page 2\n\fpage 4\n\fpage 5\n\f")
        self.ita("text", "a.pdf", "--pages", "9", code=2)
        self.ita("text", "a.pdf", "--format", "doc", code=2)
        self.put("bad.pdf", b"nothing")
        done = self.ita("text", "bad.pdf", "a.pdf", code=3)
        self.assertIn("bad.pdf", done.err)
        self.assertIn("page 1", done.out, "the other file is read all the same")
        self.put("white.png", png(300, 400))
        self.assertEqual(self.ita("text", "white.png").out, "\f")


if __name__ == "__main__":
    unittest.main()
