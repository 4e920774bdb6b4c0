#!/usr/bin/python3
"""Composes invented papers of other kinds, which hold no assessment result: the truth of each is that nothing is read.

    papers.py --seed 3000 --count 14 --out DIR [--kind hospital --kind budget] [--variants born,s200]

Fourteen kinds in turn.  Every paper is baited: it names the assessment, or has ten numbered rows with scores, or a level,
where real papers of its kind do.  DIR is a corpus as make.py writes it, with "status" and "kind" beside each file.
"""
import argparse
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import blocks  # noqa: E402
import make  # noqa: E402
import words  # noqa: E402
from blocks import cell, para, table  # noqa: E402


class Paper:
    """Draws of one paper: who, when, in which digits."""

    def __init__(self, R, producer):
        self.R = R
        self.style = blocks.Style(R, landscape=False, font=R.choice(["Laksaman", "Garuda", "Norasi", "Loma", "Kinnari"]), head="none")
        self.style.producer = producer or self.style.producer
        self.year = R.randint(2562, 2569)
        place = R.choice(words.PLACES)
        self.place = f"อำเภอ{place[1]} จังหวัด{place[2]}"
        self.agency = R.choice(["องค์การบริหารส่วนตำบล", "เทศบาลตำบล"]) + place[0]
        self.out = []

    def score(self, low=60, high=100):
        return f"{self.R.uniform(low, high):.2f}"

    def say(self, text, cls="body"):
        self.out.append(para(blocks.digits(text, self.style.text_digits), cls))

    def rows(self, head, body, widths, border=None):
        d = lambda t: blocks.digits(str(t), self.style.score_digits)
        made = [[cell(h, bold=True, align="c") for h in head]]
        made += [[cell(d(t), align="c" if k and len(str(t)) < 9 else "l") for k, t in enumerate(row)] for row in body]
        self.out.append(table(made, widths, border=border or self.style.border))

    def title(self, *lines):
        for line in lines:
            self.say(line, "title")


def hospital(p):
    names = ["การเปิดเผยข้อมูล", "การจัดซื้อจัดจ้าง", "การบริหารทรัพยากรบุคคล", "การส่งเสริมความโปร่งใส", "การรับสินบน",
             "การใช้ทรัพย์สินของราชการ", "การดำเนินการเพื่อป้องกันการทุจริต", "การป้องกันผลประโยชน์ทับซ้อน", "การเสริมสร้างวัฒนธรรมองค์กร"]
    p.title("แบบสรุปผลการประเมินคุณธรรมและความโปร่งใส (MOPH ITA)" if p.R.random() < .5 else "แบบตรวจสอบหลักฐาน MOIT",
            f"โรงพยาบาล{p.R.choice(words.PLACES)[1]} ปีงบประมาณ พ.ศ. {p.year}")
    p.rows(["ตัวชี้วัดที่", "MOIT", "คะแนน"], [[k, f"MOIT {2 * k} {n}", p.score()] for k, n in enumerate(names, 1)], [1, 5, 1.4])
    p.say(f"สรุปคะแนนรวม OIT {p.score(80)} คะแนน อยู่ในระดับผ่านดี")


def lpa(p):
    p.title(f"ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA) ประจำปี {p.year}", f"{p.agency} {p.place}")
    sides = ["ด้านที่ 1 การบริหารจัดการ", "ด้านที่ 2 การบริหารงานบุคคลและกิจการสภา", "ด้านที่ 3 การบริหารงานการเงินและการคลัง",
             "ด้านที่ 4 การบริการสาธารณะ", "ด้านที่ 5 ธรรมาภิบาล"]
    p.rows(["ด้าน", "คะแนนเต็ม", "คะแนนที่ได้", "ร้อยละ"], [[s, p.R.randint(80, 200), p.R.randint(60, 79), p.score()] for s in sides], [5, 1.2, 1.2, 1.2])
    p.say(f"คะแนนรวมทุกด้านคิดเป็นร้อยละ {p.score(75)} ทั้งนี้ ด้านที่ 5 ใช้ผลการประเมิน ITA เป็นข้อมูลประกอบ")


def budget(p):
    p.title(f"ข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. {p.year}", f"{p.agency} {p.place}")
    items = ["แผนงานบริหารงานทั่วไป", "แผนงานการศึกษา", "แผนงานสาธารณสุข", "แผนงานเคหะและชุมชน", "แผนงานงบกลาง"]
    p.rows(["ลำดับ", "แผนงาน", "ประมาณการ (บาท)", "ร้อยละ"], [[k, n, f"{p.R.randint(200, 9000) * 1000:,}", p.score(3, 40)] for k, n in enumerate(items, 1)], [1, 4, 2, 1.3])
    p.say(f"โครงการส่งเสริมการประเมินคุณธรรมและความโปร่งใส (ITA) ตั้งไว้ {p.R.randint(5, 40)},000 บาท")


def letter(p):
    p.say(f"ที่ {p.R.choice(['ชม', 'อบ', 'รอ'])} {p.R.randint(51001, 79999)}/{p.R.randint(10, 999)}", "plain")
    p.say(f"เรื่อง ขอความร่วมมือตอบแบบวัดการรับรู้ ในการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {p.year}", "plain")
    p.say("เรียน ผู้มีส่วนได้ส่วนเสียทุกท่าน", "plain")
    p.say(f"ด้วย{p.agency} {p.place} เข้ารับการประเมิน ITA โดยมีแบบวัด IIT EIT และ OIT จึงขอเชิญท่านตอบแบบวัดภายในวันที่ {p.R.randint(1, 28)} มิถุนายน {p.year} "
          f"ทั้งนี้ หน่วยงานตั้งเป้าหมายไม่น้อยกว่า {p.R.randint(85, 95)} คะแนน")
    p.say("จึงเรียนมาเพื่อโปรดทราบ")


def english(p):
    p.title("Abstract", "Determinants of Integrity and Transparency in Local Administration of Thailand")
    p.say(f"This paper studies {p.R.randint(90, 400)} local organisations. The mean of the ITA score was {p.score()} (SD {p.score(1, 9)}), "
          f"of the Internal perception {p.score()} and of the External perception {p.score()}. Open Data scored {p.score()} on average.")
    names = ["Duty performance", "Budget Misallocation", "Power Distortion", "Asset Misappropriation", "Anti-Corruption Improvement",
             "Service Quality", "Communication Efficiency", "Procedure Improvement", "Open Data", "Anti-Corruption Practice"]
    p.rows(["No.", "Variable", "Mean", "SD"], [[k, n, p.score(), p.score(1, 9)] for k, n in enumerate(names, 1)], [1, 5, 1.4, 1.4])


def action_plan(p):
    p.title(f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. {p.year} - {p.year + 4})", f"{p.agency} {p.place}")
    p.rows(["ลำดับ", "โครงการ/มาตรการ", "ตัวชี้วัด", "ค่าเป้าหมาย", "ผู้รับผิดชอบ"],
           [[1, "มาตรการส่งเสริมความโปร่งใสในการบริหารงานบุคคล", "คะแนน ITA ไม่น้อยกว่า", f"{p.R.randint(85, 95)}.00", "สำนักปลัด"],
            [2, "มาตรการ No Gift Policy", "ร้อยละของบุคลากรที่รับทราบ", "100", "กองคลัง"],
            [3, "โครงการอบรมคุณธรรมจริยธรรม", "ร้อยละของผู้เข้าร่วม", "80.00", "สำนักปลัด"]], [1, 4, 3, 1.5, 1.8])
    p.say(f"ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปี {p.year - 1} ของหน่วยงานได้ {p.score(70)} คะแนน ระดับ {p.R.choice('ABC')} "
          f"ตั้งเป้าปี {p.year} ที่ {p.R.randint(85, 95)} คะแนน")


def survey(p):
    topics = ["ขั้นตอนการให้บริการ", "ระยะเวลาการให้บริการ", "เจ้าหน้าที่ผู้ให้บริการ", "สิ่งอำนวยความสะดวก", "การเปิดเผยข้อมูล",
              "คุณภาพการให้บริการ", "การประชาสัมพันธ์", "ความเท่าเทียมกัน", "ช่องทางร้องเรียน", "ความพึงพอใจโดยรวม"]
    p.title(f"รายงานผลการประเมินความพึงพอใจของประชาชนต่อการให้บริการ ปี {p.year}", f"{p.agency} {p.place}")
    p.rows(["ที่", "ตัวชี้วัด", "คะแนน", "ระดับ"], [[k, n, p.score(80), "มากที่สุด"] for k, n in enumerate(topics, 1)], [1, 4, 1.4, 1.6])
    p.say("ผลสำรวจนี้ใช้ประกอบการประเมิน ITA ข้อ O12")


def risk(p):
    p.title("การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบ", f"{p.agency} ปีงบประมาณ พ.ศ. {p.year}")
    p.rows(["ลำดับ", "ประเด็นความเสี่ยง", "มาตรการ", "ระดับ", "ผู้รับผิดชอบ"],
           [[k, n, m, p.R.choice(["สูง", "ปานกลาง", "ต่ำ"]), p.R.choice(words.OFFICES)] for k, (n, m) in enumerate(
               [("การเบิกจ่ายเท็จ", "ตรวจสอบใบสำคัญทุกเดือน"), ("การเอื้อประโยชน์ในการจัดซื้อจัดจ้าง", "เปิดเผยราคากลาง"),
                ("การใช้ทรัพย์สินของราชการ", "จัดทำทะเบียนยืม")], 1)], [1, 3, 3, 1.2, 2])
    p.say(f"การประเมินนี้เป็นส่วนหนึ่งของการประเมินคุณธรรมและความโปร่งใส ข้อ O{p.R.randint(30, 38)}")


def five_index(p):
    year = p.R.randint(2559, 2561)
    p.title(f"ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {year}", f"{p.agency} {p.place}")
    names = ["ความโปร่งใส", "ความพร้อมรับผิด", "ความปลอดจากการทุจริตในการปฏิบัติงาน", "วัฒนธรรมคุณธรรมในองค์กร", "คุณธรรมการทำงานในหน่วยงาน"]
    p.rows(["ดัชนี", "ชื่อดัชนี", "คะแนน"], [[k, n, p.score()] for k, n in enumerate(names, 1)], [1, 5, 1.4])
    p.say(f"คะแนนเฉลี่ยร้อยละ {p.score(60, 90)} อยู่ในระดับ “สูง”")


def order(p):
    p.title(f"คำสั่ง{p.agency} ที่ {p.R.randint(10, 900)}/{p.year}",
            f"เรื่อง แต่งตั้งคณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {p.year}")
    p.rows(["ข้อ", "หน้าที่", "ผู้รับผิดชอบ", "กำหนดแล้วเสร็จ"],
           [[f"O{k}", n, p.R.choice(words.OFFICES), f"ภายในเดือน{m}"] for k, n, m in
            ((1, "โครงสร้าง", "เมษายน"), (2, "ข้อมูลผู้บริหาร", "เมษายน"), (9, "Q&A", "มีนาคม"), (17, "E-Service", "มีนาคม"))], [1, 3, 3, 2.4])
    p.say("ทั้งนี้ ให้คณะทำงานจัดส่งหลักฐานตามแบบวัด OIT ให้ทันกำหนด")


def training(p):
    p.title(f"รายงานผลการฝึกอบรม หลักสูตรคุณธรรมและจริยธรรมสำหรับบุคลากร ปี {p.year}", p.agency)
    p.rows(["ลำดับ", "หัวข้อวิชา", "ก่อนอบรม", "หลังอบรม", "ผลต่าง"],
           [[k, n, a, b, f"{b - a:.2f}"] for k, n in enumerate(
               ["จริยธรรมในการปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "ผลประโยชน์ทับซ้อน", "วินัยข้าราชการ", "การจัดซื้อจัดจ้าง", "ความโปร่งใส",
                "การทำงานเป็นทีม", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"], 1)
            for a, b in [(round(p.R.uniform(40, 60), 2), round(p.R.uniform(70, 95), 2))]], [1, 4, 1.4, 1.4, 1.2])
    p.say(f"ผู้เข้าอบรม {p.R.randint(20, 90)} คน คะแนนเฉลี่ยหลังอบรม {p.score(75, 90)} คะแนน")


def procurement(p):
    p.title(f"สรุปผลการดำเนินการจัดซื้อจัดจ้าง ประจำเดือนมีนาคม {p.year}", p.agency)
    p.rows(["ลำดับ", "งานที่จัดซื้อจัดจ้าง", "วงเงิน (บาท)", "ราคากลาง", "ผู้ได้รับการคัดเลือก"],
           [[k, n, f"{p.R.randint(3, 99)}{p.R.randint(100, 999)}.{p.R.randint(10, 99)}", f"{p.R.randint(3, 99)},500.00", "ร้านก้าวหน้าพาณิชย์"] for k, n in
            enumerate(["วัสดุสำนักงาน", "น้ำมันเชื้อเพลิง", "ซ่อมแซมถนน", "วัสดุคอมพิวเตอร์"], 1)], [1, 3, 2, 1.6, 2.4])


def strategy(p):
    p.title(f"แผนพัฒนาท้องถิ่น (พ.ศ. {p.year} - {p.year + 4})", f"{p.agency} {p.place}")
    p.rows(["ยุทธศาสตร์", "ตัวชี้วัด", f"ปี {p.year}", f"ปี {p.year + 1}", f"ปี {p.year + 2}"],
           [[n, k, f"{a}.00", f"{a + 2}.00", f"{a + 4}.00"] for n, k, a in
            (("การบริหารจัดการที่ดี", "คะแนน ITA", p.R.randint(80, 90)), ("คุณภาพชีวิต", "ร้อยละความพึงพอใจ", 80), ("โครงสร้างพื้นฐาน", "ร้อยละของถนน", 70))], [3, 3, 1.2, 1.2, 1.2])
    p.say(f"ตัวชี้วัดผลการประเมิน ITA อยู่ในระดับผ่านดี หรือไม่น้อยกว่า {p.R.randint(85, 90)} คะแนน")


def complaints(p):
    p.title(f"ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ประจำปีงบประมาณ พ.ศ. {p.year}", f"{p.agency} {p.place}")
    p.rows(["เดือน", "จำนวนเรื่อง", "ดำเนินการแล้วเสร็จ", "ร้อยละ"], [[m, 0, 0, "100.00"] for m in ("ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์")], [2, 1.5, 2, 1.2])
    p.say("เปิดเผยตามการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ข้อ O29")


KINDS = [hospital, lpa, budget, letter, english, action_plan, survey, risk, five_index, order, training, procurement, strategy, complaints]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seed", type=int, default=3000)
    ap.add_argument("--count", type=int, default=len(KINDS))
    ap.add_argument("--out", required=True)
    ap.add_argument("--kind", action="append", default=[], choices=[k.__name__ for k in KINDS])
    ap.add_argument("--variants", default="born", help="born, or names of degrade.VARIANTS")
    ap.add_argument("--producer", choices=["chromium", "libreoffice"], help="else drawn for each paper")
    a = ap.parse_args()
    kinds = [k for k in KINDS if not a.kind or k.__name__ in a.kind]
    os.makedirs(a.out, exist_ok=True)
    made, sources = [], []
    for i in range(a.count):
        seed = a.seed + i
        p = Paper(random.Random(seed), a.producer)
        kind = kinds[i % len(kinds)]
        kind(p)
        name = f"p{seed}-{kind.__name__}"
        sources.append(make.source_of(a.out, name, p.style, {"agency": {"name": p.agency}, "year": p.year}, p.out))
        made.append((name, kind.__name__))
    make.produce(sources, a.out)
    files = []
    for name, kind in made:
        pdf = os.path.join(a.out, name + ".pdf")
        for variant in a.variants.split(","):
            if variant != "born":
                import degrade  # only scans need OpenCV
                pdf_of = degrade.make(pdf, variant, random.Random(f"{name}-{variant}"), os.path.join(a.out, f"{name}-{variant}"))
            else:
                pdf_of = pdf
            files.append({"doc": name, "kind": kind, "variant": variant, "file": os.path.relpath(pdf_of, a.out), "status": "not_recognised"})
    for s in sources:
        os.remove(s)
    with open(os.path.join(a.out, "manifest.json"), "w", encoding="utf-8") as f:
        json.dump({"files": files}, f, ensure_ascii=False, indent=1)
    print(f"{len(made)} papers, {len(files)} files in {a.out}")


if __name__ == "__main__":
    main()
