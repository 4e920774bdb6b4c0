#!/usr/bin/python3
"""Makes every file of samples/ and samples/expected/ again.

    samples/source/build.py [NAME...]

The agencies' places are real names; their scores, texts and measures are invented.  Drawn with the layout parts of
tests/generator.  Needs what tests/generator/make.py needs, and the fonts TH Sarabun New and Sarabun.
"""
import json
import os
import random
import shutil
import sys
import tempfile
from decimal import Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(SAMPLES, "..", "tests", "generator"))
import blocks  # noqa: E402
import content  # noqa: E402
import degrade  # noqa: E402
import make  # noqa: E402
import office_papers  # noqa: E402
import web_papers  # noqa: E402
from blocks import cell, para, table  # noqa: E402

SAO, TM, MM = "subdistrict_administrative_organization", "subdistrict_municipality", "town_municipality"

# name: what it shows, file made of it, seed, agency, year, scores, style
REPORTS = {
    "thai-digits-2567": dict(
        variant="born", seed=11, agency=(SAO, ("ทุ่งปี้", "แม่วาง", "เชียงใหม่")), year=2567,
        scores="98.64 93.07 95.83 89.41 96.50 97.26 94.88 95.74 100.00 98.75",
        style=dict(text_digits="th", score_digits="th", scores="simple", border="full", split_rows=False, overall="prose", history="prose",
                   issue_mark="{})", action_mark="{}.", measures="merged", measure_mark="{})", item_mark="- ",
                   producer="libreoffice", font="TH Sarabun New", opening="title", page_number="dash", head="none",
                   section_mark="{}.", landscape=False, sign=False)),
    "subtotals-levels-2567": dict(
        variant="born", seed=12, agency=(TM, ("แม่สอย", "จอมทอง", "เชียงใหม่")), year=2567,
        scores="91.32 84.96 88.15 82.67 90.03 93.44 87.59 89.21 96.87 92.50",
        style=dict(text_digits="ar", score_digits="ar", scores="subtotal", border="full", overall="both", history="none",
                   issue_mark="({})", action_mark="-", measures="four", measure_mark="column", item_mark="{}. ",
                   producer="chromium", font="Sarabun", opening="title", page_number="bottom", head="none",
                   section_mark="{}.", landscape=False, sign=False), count=5,
        texts=dict(number_name_head=("ที่", "ตัวชี้วัด"))),
    "weights-2568-scan": dict(
        variant="s200", seed=13, agency=(SAO, ("บ่อใหญ่", "บรบือ", "มหาสารคาม")), year=2568,
        scores="97.85 95.16 96.42 93.38 96.01 98.77 96.54 97.08 98.33 100.00",
        style=dict(text_digits="th", score_digits="ar", scores="weights", border="full", overall="table", history="none",
                   issue_mark="{}.", action_mark="({})", measures="table", measure_mark="{}.", item_mark="-",
                   producer="libreoffice", font="TH Sarabun New", opening="title", page_number="none", head="none",
                   section_mark="ส่วนที่ {}", landscape=False, sign=False), count=3),
    "prose-2566-fax": dict(
        variant="fax", seed=14, agency=(TM, ("หมอนทอง", "บางน้ำเปรี้ยว", "ฉะเชิงเทรา")), year=2566,
        scores="88.47 79.62 83.90 76.35 85.18 90.26 84.71 87.03 93.50 87.50",
        style=dict(text_digits="th", score_digits="th", scores="prose", border="full", overall="prose", history="none",
                   issue_mark="{})", action_mark="-", measures="labelled", measure_mark="", item_mark="- ",
                   producer="libreoffice", font="TH Sarabun New", opening="title", page_number="none", head="none",
                   section_mark="{}.", landscape=False, sign=False), count=3),
    "history-2565-letters": dict(
        variant="born", seed=15, agency=(SAO, ("บึงแก", "มหาชนะชัย", "ยโสธร")), year=2565,
        scores="92.18 85.40 89.77 83.92 88.64 91.05 86.33 88.90 97.14 93.75",
        style=dict(text_digits="ar", score_digits="ar", scores="compare", border="full", overall="prose",
                   history="difference", issue_mark="ประเด็นที่ {}", action_mark="{}.", measures="table",
                   measure_mark="", item_mark="• ", producer="libreoffice", font="Laksaman", opening="title",
                   page_number="top", head="none", section_mark="{}.", landscape=False, sign=False), count=4),
    "borderless-2567": dict(
        variant="born", seed=16, agency=(SAO, ("เค็งใหญ่", "หัวตะพาน", "อำนาจเจริญ")), year=2567,
        scores="99.12 97.45 98.03 95.87 98.66 99.30 97.94 98.21 100.00 96.88",
        style=dict(text_digits="th", score_digits="th", scores="label", border="none", overall="both", history="none",
                   issue_mark="{k}.", action_mark="({})", measures="three", measure_mark="{}.", item_mark="- ",
                   producer="chromium", font="TH Sarabun New", opening="letterhead", page_number="none", head="none",
                   section_mark="{}.", landscape=False, sign=False), count=5),
    "landscape-2568": dict(
        variant="born", seed=17, agency=(MM, ("ดำเนินสะดวก", "ดำเนินสะดวก", "ราชบุรี")), year=2568,
        scores="94.25 90.18 92.66 88.73 93.91 95.02 91.47 92.88 95.24 97.50",
        style=dict(text_digits="ar", score_digits="ar", scores="instrument", border="full", overall="prose", history="table",
                   issue_mark="1.{}", action_mark="-", measures="wide", measure_mark="column", item_mark="- ",
                   producer="chromium", font="TH Sarabun New", opening="cover", page_number="bottom", head="title",
                   section_mark="{}.", landscape=True, sign=False)),
    "memo-2567": dict(
        variant="born", seed=18, agency=(TM, ("โคกพระเจดีย์", "นครชัยศรี", "นครปฐม")), year=2567,
        scores="90.55 86.72 88.39 84.16 89.08 92.43 87.65 90.11 94.38 91.25",
        style=dict(text_digits="th", score_digits="th", scores="list", border="full", overall="prose", history="none",
                   issue_mark="({})", action_mark="-", measures="table", measure_mark="({})", item_mark="- ",
                   producer="libreoffice", font="TH Sarabun New", opening="memo", page_number="none", head="none",
                   section_mark="{}.", landscape=False, sign=True), count=3,
        texts=dict(list_mark="ตัวชี้วัดที่ {}", list_form="{m} {n} ได้คะแนน {v} คะแนน")),
    "photo-2567": dict(
        variant="photo", seed=19, agency=(SAO, ("งิม", "ปง", "พะเยา")), year=2567, parts=("signature",),
        scores="87.36 81.94 85.27 79.58 86.43 89.16 83.72 88.05 91.67 85.00",
        style=dict(text_digits="ar", score_digits="ar", scores="simple_full", border="full", overall="both", history="none",
                   producer="chromium", font="TH Sarabun New", opening="title", page_number="none", head="none",
                   sign=False)),
    "sorted-2566": dict(
        variant="png", seed=20, agency=(SAO, ("นาวง", "ห้วยยอด", "ตรัง")), year=2566, parts=("signature",),
        scores="96.83 92.47 94.60 90.15 95.28 97.91 93.74 95.06 98.89 93.75",
        style=dict(text_digits="th", score_digits="th", scores="sorted", border="rows", overall="prose", history="table",
                   producer="libreoffice", font="Sarabun", opening="title", page_number="none", head="none", sign=False)),
    "misprint-2568": dict(
        variant="born", seed=21, agency=(TM, ("บางตะบูน", "บ้านแหลม", "เพชรบุรี")), year=2568, misprint="89.37",
        scores="95.44 91.03 93.58 90.27 94.16 96.35 92.81 94.79 97.62 95.00",
        style=dict(text_digits="ar", score_digits="ar", scores="nested", border="full", overall="prose", history="none",
                   issue_mark="{})", action_mark="-", measures="goal", measure_mark="{}.", item_mark="- ",
                   producer="chromium", font="Sarabun", opening="title", page_number="none", head="none",
                   section_mark="{}.", landscape=True, sign=False), count=3),
}


def report(name, spec, folder):
    R = random.Random(spec["seed"])
    style = blocks.Style(R, **spec["style"])
    scores = {n: Decimal(v) for n, v in enumerate(spec["scores"].split(), 1)}
    kind, place = spec["agency"]
    c = content.make(R, year=spec["year"], scores=scores, decimals=2, agency=content.make_agency(R, kind, place),
                     issue_count=spec.get("count", 7))
    if "misprint" in spec:
        c["printed_overall"] = Decimal(spec["misprint"])
    parts = spec.get("parts")
    if parts:
        c["issues"], c["measures"], c["limitations"] = [], [], []
    composer = blocks.Composer(R, c, style, spec.get("texts"))
    body = composer.compose(parts)
    expected = {"status": "needs_review" if "misprint" in spec else "ok", **blocks.expected(composer)}
    if "misprint" in spec:
        expected["flagged"] = ["/overall"]
    return make.source_of(folder, name, style, c, body), expected


class Plain:
    """Looks of the papers that are no ITA report."""
    font, text_digits, page_number, justify, head = "TH Sarabun New", "th", "none", True, "none"
    producer = "libreoffice"


def hospital():
    t = lambda s: blocks.digits(s, "th")
    rows = [[cell(x, align="c", bold=True) for x in ("ข้อ", "หลักฐาน", "ผลการตรวจ", "คะแนน")]]
    for n, text, found, score in ((1, "MOIT 1 การเปิดเผยข้อมูลข่าวสารของโรงพยาบาล", "ครบ", "5"),
                                  (2, "MOIT 2 การเผยแพร่แผนจัดซื้อยาและเวชภัณฑ์", "ครบ", "5"),
                                  (3, "MOIT 10 การเผยแพร่ข้อร้องเรียน", "ขาดรายงานไตรมาส 4", "3"),
                                  (4, "MOIT 14 แนวปฏิบัติการใช้ทรัพย์สินของราชการ", "ครบ", "5")):
        rows.append([cell(t(str(n)), align="c"), cell(t(text)), cell(t(found)), cell(t(score), align="c")])
    return [para("บันทึกข้อความ", "memo"), para("ส่วนราชการ กลุ่มงานบริหารทั่วไป โรงพยาบาลนาด้วง", "plain"),
            para(t("ที่ ลย 0933/457          วันที่ 14 มีนาคม 2567"), "plain"),
            para(t("เรื่อง ขออนุมัติเผยแพร่หลักฐานตามแบบวัด MOIT ไตรมาสที่ 2 บนเว็บไซต์ของโรงพยาบาล"), "plain"),
            para("เรียน ผู้อำนวยการโรงพยาบาลนาด้วง", "plain"),
            para(t("ด้วยโรงพยาบาลต้องส่งหลักฐานการประเมินคุณธรรมและความโปร่งใสของหน่วยงานในสังกัดกระทรวงสาธารณสุข ตามแบบวัด MOIT "
                   "ประจำปีงบประมาณ พ.ศ. 2567 กลุ่มงานบริหารทั่วไปได้รวบรวมเอกสารจากทุกกลุ่มงานเรียบร้อยแล้ว สรุปผลการตรวจเบื้องต้นดังตาราง")),
            table(rows, [8, 50, 26, 12]),
            para("จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบขอได้โปรดอนุมัติให้นำขึ้นเว็บไซต์ต่อไป"),
            {"t": "space", "lines": 2}, para("(..........................................)", "sign"),
            para("หัวหน้ากลุ่มงานบริหารทั่วไป", "sign")]


def lpa():
    rows = [[cell(x, align="c", bold=True) for x in ("ด้าน", "ประเด็น", "คะแนนเต็ม", "คะแนนที่ได้", "ร้อยละ")]]
    for n, text, full, got, share in ((1, "การบริหารจัดการ", 115, 98, "85.22"), (2, "การบริหารงานบุคคลและกิจการสภา", 95, 88, "92.63"),
                                      (3, "การบริหารงานการเงินและการคลัง", 150, 127, "84.67"), (4, "การบริการสาธารณะ", 170, 139, "81.76"),
                                      (5, "ธรรมาภิบาล", 70, 65, "92.86")):
        rows.append([cell(f"ด้านที่ {n}", align="c"), cell(text), cell(str(full), align="c"), cell(str(got), align="c"),
                     cell(share, align="c")])
    rows.append([cell("รวม", cs=2, align="c", bold=True), None, cell("600", align="c"), cell("517", align="c"), cell("86.17", align="c")])
    return [para("ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (Local Performance Assessment : LPA) ประจำปี 2566", "title"),
            para("องค์การบริหารส่วนตำบลเกาะเพชร อำเภอหัวไทร จังหวัดนครศรีธรรมราช", "title"),
            para("คณะทำงานตรวจประเมินได้เข้าตรวจแฟ้มเอกสารและสอบถามผู้ปฏิบัติงานเมื่อวันที่ 19 กรกฎาคม 2566 ผลการประเมินทั้งห้าด้านปรากฏตามตาราง"),
            table(rows, [14, 42, 15, 16, 13]),
            para("ผลรวมอยู่ในเกณฑ์ดีมาก ด้านที่ควรพัฒนาก่อนคือการบริการสาธารณะ โดยเฉพาะการดูแลถนนในหมู่บ้านและการจัดเก็บขยะ")]


OTHERS = {"hospital-moit-letter": ("s200", hospital, "libreoffice", "th"), "lpa-2566": ("born", lpa, "chromium", "ar")}


# Papers that are drawn by hand: each gives the kind of its source, the source and what it says.
DRAWN = {"cards-2568": web_papers.cards, "slides-2567": office_papers.slides, "announcement-2567": office_papers.announcement,
         "five-indices-2560": office_papers.five_indices, "two-offices-2567": office_papers.two_offices, "english-2024": web_papers.english,
         "erratum-2567": web_papers.erratum, "appeal-2567": web_papers.appeal, "months-2567": office_papers.months,
         "sentences-2566": office_papers.sentences}


def drawn(name, folder):
    kind, text, expected = DRAWN[name]()
    path = os.path.join(folder, f"{name}.{kind}")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path, expected


def source_of(name, folder):
    """The file that a producer prints, and what it says."""
    if name in REPORTS:
        return report(name, REPORTS[name], folder)
    if name in DRAWN:
        return drawn(name, folder)
    _, body, producer, script = OTHERS[name]
    looks = Plain()
    looks.producer, looks.text_digits = producer, script
    return make.source_of(folder, name, looks, {}, body()), {"status": "not_recognised"}


def variant_of(name):
    return REPORTS[name]["variant"] if name in REPORTS else OTHERS[name][0] if name in OTHERS else "born"


def finish(name, variant, pdf):
    """The sample itself from its clean PDF."""
    for ext in (".pdf", ".tif", ".jpg", ".png"):
        if os.path.exists(os.path.join(SAMPLES, name + ext)):
            os.remove(os.path.join(SAMPLES, name + ext))
    if variant == "born":
        shutil.copyfile(pdf, os.path.join(SAMPLES, name + ".pdf"))
    else:
        degrade.make(pdf, variant, random.Random("sample " + name), os.path.join(SAMPLES, name), quality=50)


def main():
    wanted = sys.argv[1:] or [*REPORTS, *DRAWN, *OTHERS]
    folder = tempfile.mkdtemp()
    sources = []
    for name in wanted:
        source, expected = source_of(name, folder)
        sources.append(source)
        with open(os.path.join(SAMPLES, "expected", name + ".json"), "w", encoding="utf-8") as f:
            json.dump(expected, f, ensure_ascii=False, indent=1)
            f.write("\n")
    make.produce(sources, folder)
    for name in wanted:
        finish(name, variant_of(name), os.path.join(folder, name + ".pdf"))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
