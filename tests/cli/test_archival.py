"""Searchable PDFs of files whose own text is broken, and PDF/A: the rules of ISO 19005-2 that our files come near, read back
with qpdf and the standard library."""

import base64
import json
import re
import shutil
import struct
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from common import Case, line, pdf

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TOOLS = all(shutil.which(tool) for tool in ("qpdf", "fix-qdf", "pdftotext", "pdfinfo"))
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"


def squeezed(text):
    return re.sub(r"\s+", "", text)


class Reading(Case):
    def text_of(self, path, *more):
        return squeezed(subprocess.run(["pdftotext", *more, path, "-"], capture_output=True, check=True).stdout.decode())

    def names(self, path):
        reports = json.loads(path.read_text(encoding="utf-8"))["reports"]
        return [squeezed(i["name"]) for i in reports[0]["indicators"]]


@unittest.skipUnless(TOOLS, "qpdf and poppler-utils read the written PDFs back and are not installed (tests/run.sh installs them)")
class Searchable(Reading):
    def broken(self, name):
        """A sample whose tone marks come as codes of an old Thai font, as Word's printer driver once wrote them."""
        plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", SAMPLES / name, "-"], capture_output=True,
                               check=True).stdout
        for mark, code in ((b"0E48", b"F70A"), (b"0E49", b"F70B")):
            plain = re.sub(rb"(?i)<(feff)?" + mark + b">", lambda m: b"<" + (m.group(1) or b"") + code + b">", plain)
        self.put("in/q.pdf", plain)
        fixed = subprocess.run(["fix-qdf", self.root / "in/q.pdf"], capture_output=True, check=True).stdout
        (self.root / "in/q.pdf").unlink()
        return self.put(f"in/{name}", fixed)

    def test_names_of_a_broken_layer_are_found_and_the_broken_ones_are_not(self):
        source = self.broken("memo-2567.pdf")
        self.ita("extract", "in", "-o", self.out, "-q", "--searchable-pdf")
        document = json.loads((self.out / "memo-2567.pdf.json").read_text(encoding="utf-8"))
        self.assertEqual({p["text_source"] for p in document["pages"]}, {"repaired-text-layer"})
        names = self.names(self.out / "memo-2567.pdf.json")
        before = self.text_of(source)
        self.assertFalse(all(name in before for name in names), "the layer is broken")
        made = self.out / "memo-2567.pdf.searchable.pdf"
        after = self.text_of(made)
        self.assertEqual([name for name in names if name not in after], [])
        self.assertNotRegex(after, "[\uf700-\uf71f]", "what is broken is not found any more")
        for page in document["pages"]:
            found = self.text_of(made, "-f", str(page["number"]), "-l", str(page["number"]))
            whole = squeezed(page["text"])
            self.assertLess(abs(len(found) - len(whole)), 0.03 * len(whole), "every letter once")
        self.assertEqual(subprocess.run(["qpdf", "--check", made], capture_output=True).returncode, 0)

    def test_a_sound_layer_stays_as_it_is(self):
        self.put("in/memo-2567.pdf", (SAMPLES / "memo-2567.pdf").read_bytes())
        self.ita("extract", "in", "-o", self.out, "-q", "--searchable-pdf")
        made = self.out / "memo-2567.pdf.searchable.pdf"
        self.assertEqual(self.text_of(made), self.text_of(SAMPLES / "memo-2567.pdf"))
        after = self.text_of(made)
        self.assertEqual([name for name in self.names(self.out / "memo-2567.pdf.json") if name not in after], [])


@unittest.skipUnless(TOOLS, "qpdf and poppler-utils read the written PDFs back and are not installed (tests/run.sh installs them)")
class Archival(Reading):
    """Where veraPDF is at hand:  verapdf --flavour 2b FILE  says the same."""

    def objects(self, path):
        done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path, "-"],
                              capture_output=True)
        self.assertIn(done.returncode, (0, 3), done.stderr)
        return json.loads(done.stdout)["qpdf"][1]

    def check_rules(self, path):
        raw = path.read_bytes()
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(raw[:9], rb"^%PDF-1\.[4-7]\n")  # 6.1.2
        second = raw.split(b"\n")[1]
        self.assertTrue(second.startswith(b"%") and len([b for b in second[1:5] if b > 127]) == 4, second)
        self.assertTrue(raw.rstrip(b"\r\n").endswith(b"%%EOF"))
        objects = self.objects(path)
        trailer = objects["trailer"]["value"]
        self.assertEqual(len(trailer["/ID"]), 2)  # 6.1.3
        self.assertNotIn("/Encrypt", trailer)
        self.assertNotIn("/Info", trailer)  # or each entry would have to stand in the metadata
        of = lambda reference: objects["obj:" + reference] if isinstance(reference, str) and re.fullmatch(r"\d+ \d+ R", reference) \
            else {"value": reference}
        root = of(trailer["/Root"])["value"]
        for key in ("/AA", "/OpenAction", "/Names", "/AcroForm", "/OCProperties", "/Requirements", "/Perms"):
            self.assertNotIn(key, root)  # 6.4 to 6.6
        self.check_metadata(of(root["/Metadata"])["stream"])
        intents = of(root["/OutputIntents"])["value"]
        self.assertEqual(len(intents), 1)
        intent = of(intents[0])["value"]
        self.assertEqual(intent["/S"], "/GTS_PDFA1")  # 6.2.3
        self.assertTrue(intent["/OutputConditionIdentifier"])
        self.check_profile(of(intent["/DestOutputProfile"])["stream"])
        for item in objects.values():
            if "stream" in item:
                self.check_stream(item["stream"]["dict"], raw)
            elif isinstance(item["value"], dict):
                self.check_dictionary(item["value"], objects)

    def check_metadata(self, stream):
        self.assertEqual((stream["dict"]["/Type"], stream["dict"]["/Subtype"]), ("/Metadata", "/XML"))
        self.assertNotIn("/Filter", stream["dict"])
        text = base64.b64decode(stream["data"]).decode("utf-8")
        self.assertTrue(text.startswith("<?xpacket begin=") and text.rstrip().endswith("?>"))
        self.assertNotIn("bytes=", text)
        self.assertNotIn("encoding=", text)
        tree = ElementTree.fromstring(re.sub(r"<\?xpacket.*?\?>", "", text))
        self.assertEqual([e.text for e in tree.iter(PDFAID + "part")], ["2"])  # 6.6.4
        self.assertEqual([e.text for e in tree.iter(PDFAID + "conformance")], ["B"])

    def check_profile(self, stream):
        self.assertEqual(stream["dict"]["/N"], 3)
        profile = base64.b64decode(stream["data"])
        size, version = struct.unpack(">I4xI", profile[:12])
        self.assertEqual(size, len(profile))
        self.assertEqual(version >> 24, 2)
        self.assertEqual(profile[12:24], b"mntrRGB XYZ ")
        self.assertEqual(profile[36:40], b"acsp")
        count = struct.unpack(">I", profile[128:132])[0]
        tags = {}
        for i in range(count):
            name, offset, length = struct.unpack(">4sII", profile[132 + 12 * i:144 + 12 * i])
            self.assertLessEqual(offset + length, len(profile))
            self.assertEqual(offset % 4, 0)
            tags[name] = profile[offset:offset + length]
        self.assertEqual(set(tags), {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"})
        # The three colours together are the white of profiles.
        sums = [sum(struct.unpack(">i", tags[c][8 + 4 * k:12 + 4 * k])[0] for c in (b"rXYZ", b"gXYZ", b"bXYZ")) / 65536
                for k in range(3)]
        for value, white in zip(sums, (0.9642, 1.0, 0.8249)):
            self.assertAlmostEqual(value, white, delta=0.001)

    def check_stream(self, about, raw):
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            self.assertNotIn(key, about)  # 6.1.7
        filters = about.get("/Filter", [])
        for name in [filters] if isinstance(filters, str) else filters:
            self.assertIn(name, ("/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode"))
        if about.get("/Subtype") == "/Image":
            self.assertFalse(about.get("/Interpolate", False))  # 6.2.8
            for key in ("/Alternates", "/OPI", "/SMask"):
                self.assertNotIn(key, about)
            self.assertIn(about.get("/ColorSpace", "/DeviceGray"), ("/DeviceRGB", "/DeviceGray"))
            self.assertIn(about["/BitsPerComponent"], (1, 8))
        self.assertNotEqual(about.get("/Subtype"), "/PS")  # 6.2.9

    def check_dictionary(self, about, objects):
        self.assertNotEqual(about.get("/S"), "/JavaScript")
        self.assertNotIn(about.get("/S"), ("/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/SubmitForm"))
        if about.get("/Type") == "/Page":
            self.assertFalse({"/AA", "/Annots", "/PresSteps"} & set(about))
        if about.get("/Type") == "/Font":
            self.assertEqual(about["/Subtype"], "/Type3", "its letters are in the file")  # 6.2.11.4
            widths = about["/Widths"]
            self.assertEqual(len(widths), about["/LastChar"] - about["/FirstChar"] + 1)
            for reference in about["/CharProcs"].values():  # 6.2.11.5: both say the same width
                content = base64.b64decode(objects["obj:" + reference]["stream"]["data"]).split()
                self.assertEqual({float(content[0])}, {float(w) for w in widths})
            self.assertIn("/ToUnicode", about)

    def test_scans_photos_and_born_files(self):
        names = ("memo-2567.pdf", "landscape-2568.pdf", "sorted-2566.png", "prose-2566-fax.tif", "photo-2567.jpg")
        for name in names:
            self.put(f"in/{name}", (SAMPLES / name).read_bytes())
        self.ita("extract", "in", "-o", self.out, "-q", "--pdfa", code=None)
        for name in names:
            with self.subTest(name=name):
                made = self.out / f"{name}.searchable.pdf"
                self.check_rules(made)
                document = json.loads((self.out / f"{name}.json").read_text(encoding="utf-8"))
                text = self.text_of(made)
                if document["reports"]:
                    self.assertEqual([n for n in self.names(self.out / f"{name}.json") if n not in text], [])
                pages = int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", made], capture_output=True, text=True).stdout)[1])
                self.assertEqual(pages, document["source"]["pages"])

    def test_pages_keep_their_size_and_their_words_their_places(self):
        self.put("in/landscape-2568.pdf", (SAMPLES / "landscape-2568.pdf").read_bytes())
        self.ita("extract", "in", "-o", self.out, "-q", "--pdfa")
        places = []
        for path in (SAMPLES / "landscape-2568.pdf", self.out / "landscape-2568.pdf.searchable.pdf"):
            done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True).stdout.decode()
            sizes = [(float(w), float(h)) for w, h in re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', done)]
            numbers = {m[4]: (float(m[0]), float(m[1])) for m in re.findall(
                r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(\d\d\.\d\d)<', done)}
            places.append((sizes, numbers))
        for old, new in zip(places[0][0], places[1][0]):
            self.assertAlmostEqual(old[0], new[0], delta=1.5)
            self.assertAlmostEqual(old[1], new[1], delta=1.5)
        both = set(places[0][1]) & set(places[1][1])
        self.assertGreater(len(both), 4)
        for number in both:
            self.assertAlmostEqual(places[0][1][number][0], places[1][1][number][0], delta=6)

    def test_an_encrypted_file_gives_no_open_copy(self):
        self.put("plain.pdf", pdf([line("x")]))
        subprocess.run(["qpdf", "--encrypt", "word", "word", "256", "--", self.root / "plain.pdf", self.root / "locked.pdf"], check=True)
        self.ita("extract", "locked.pdf", "-o", self.out, "--password", "word", "--pdfa", "-q", code=None)
        self.assertEqual([p for p in self.out.rglob("*.searchable.pdf") if p.stat().st_size], [])

    def test_the_option_alone_is_enough_and_another_option_is_another_reading(self):
        self.put("in/a.pdf", pdf([line("x")]))
        self.ita("extract", "in", "-o", self.out, "-q", "--searchable-pdf")
        self.ita("extract", "in", "-o", self.out, "-q", "--pdfa")
        self.check_rules(self.out / "a.pdf.searchable.pdf")


if __name__ == "__main__":
    unittest.main()
