"""Samples that a browser printed: score cards, results before and after an appeal, an English report, one with its errata."""
import draw_html
from blocks import cell, para, table
from truth import Office, expected, measure, numbers, report, total_of
import words
from content import half_up

NAMES = {n: v[1] for n, v in words.INDICATORS.items()}


class Looks:
    """What draw_html and draw_odf ask of a style."""
    text_digits, page_number, justify = "ar", "none", True

    def __init__(self, font, **more):
        self.font = font
        self.__dict__.update(more)


def drawn(body, looks):
    """The page of some blocks; a ruling at the very edge of the type area would be cut in print."""
    return draw_html.draw(body, looks).replace("border-collapse: collapse; width: 100%", "border-collapse: collapse; width: 99.6%")


CARDS_CSS = """@page { size: A4; margin: 0 } body { margin: 0; font-family: Loma; color: #22313f; background: #f3f6fa }
header { background: #1d4e89; color: #fff; padding: 9mm 12mm 7mm } header div { font-size: 12.5pt; opacity: .9 } header b { font-size: 18pt; line-height: 1.5 }
.total { display: flex; align-items: center; margin: 6mm 12mm; background: #fff; border-left: 3mm solid #f2a541; padding: 4mm 8mm }
.total b { font-size: 40pt; color: #1d4e89; width: 62mm } .total span { font-size: 13pt; line-height: 1.5 }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 4.5mm 6mm; margin: 0 12mm }
.card { background: #fff; border: .3mm solid #d5dde6; border-radius: 2.5mm; padding: 2.5mm 6mm 3mm; text-align: center }
.card b { display: block; font-size: 23pt; color: #2a7f62 } .card span { font-size: 11.5pt } .low b { color: #c0552d }
.bar { height: 1.8mm; background: #e4eaf1; margin-top: 1.5mm; border-radius: 1mm } .bar i { display: block; height: 100%; background: #7fb69b; border-radius: 1mm }
footer { margin: 5mm 12mm; font-size: 9.5pt; color: #5b6b7a }"""


def cards():
    """An infographic: each number above its name, two columns of cards."""
    office = Office("town_municipality", "ปากช่อง", "ปากช่อง", "นครราชสีมา")
    scores = numbers("96.12 91.47 94.05 88.63 93.28 97.04 92.19 93.86 98.75 95.83")
    total, label = total_of(scores)
    card = lambda n, v: (f'<div class="card{" low" if v < 90 else ""}"><b>{v}</b><span>{n}. {NAMES[n]}</span>'
                         f'<div class="bar"><i style="width:{v}%"></i></div></div>')
    body = (f"<header><div>{office.name} อำเภอ{office.district} จังหวัด{office.province}</div><b>ผลการประเมินคุณธรรมและความโปร่งใส (ITA)</b>"
            f'<div>ประจำปีงบประมาณ พ.ศ. 2568</div></header><div class="total"><b>{total}</b><span>คะแนนรวม<br>ผลการประเมินระดับ {label}</span></div>'
            f'<div class="cards">{"".join(card(n, v) for n, v in scores.items())}</div>'
            "<footer>จัดทำโดยงานประชาสัมพันธ์ กองวิชาการและแผนงาน &nbsp;โทร. 044 311 220 ต่อ 14</footer>")
    page = f'<!doctype html><html lang="th"><head><meta charset="utf-8"><style>{CARDS_CSS}</style></head><body>{body}</body></html>'
    return "html", page, expected(report(office, 2568, scores, total, label))


def appeal():
    """Every score twice: as first announced, and as it stands after the appeal."""
    office = Office("subdistrict_administrative_organization", "พันชนะ", "ด่านขุนทด", "นครราชสีมา")
    before = numbers("92.44 87.15 90.38 85.72 89.60 93.17 88.05 89.94 78.33 81.25")
    after = {**before, **{9: numbers("91.67")[1], 10: numbers("93.75")[1]}}
    (first, first_label), (total, label) = total_of(before), total_of(after)
    head = [[cell(t, align="c", bold=True) for t in ("ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน\nก่อนอุทธรณ์", "คะแนน\nหลังอุทธรณ์", "เพิ่มขึ้น")]]
    change = lambda n: f"{after[n] - before[n]:.2f}" if after[n] != before[n] else "-"
    rows = [[cell(str(n), align="c"), cell(NAMES[n])] + [cell(str(v), align="c") for v in (before[n], after[n], change(n))] for n in before]
    rows.append([cell("คะแนนรวม", cs=2, align="c", bold=True), None] + [cell(str(v), align="c", bold=True) for v in (first, total, total - first)])
    body = [para("รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ภายหลังการอุทธรณ์", "title"),
            para("ประจำปีงบประมาณ พ.ศ. 2567", "title"), para(f"{office.name} อำเภอ{office.district} จังหวัด{office.province}", "title"),
            para("ตามที่สำนักงาน ป.ป.ช. ได้ประกาศผลคะแนนเบื้องต้นเมื่อวันที่ 15 กรกฎาคม 2567 หน่วยงานได้ยื่นอุทธรณ์คะแนนแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) "
                 "เนื่องจากลิงก์ของหน้าเว็บไซต์ขัดข้องในวันตรวจ คณะกรรมการพิจารณาแล้วเห็นควรให้คะแนนเพิ่มในตัวชี้วัดที่ 9 และตัวชี้วัดที่ 10"),
            para("ตารางเปรียบเทียบคะแนนก่อนและหลังอุทธรณ์", "h2"), table(head + rows, [12, 42, 16, 16, 14], 1, "full"),
            para(f"ก่อนอุทธรณ์ได้คะแนนรวม {first} คะแนน ระดับ{first_label} หลังอุทธรณ์ได้คะแนนรวม {total} คะแนน ระดับ{label}"),
            {"t": "space", "lines": 2}, para("(..........................................)", "sign"), para("ปลัดองค์การบริหารส่วนตำบล", "sign")]
    return "html", drawn(body, Looks("Laksaman", page_number="bottom")), expected(report(office, 2567, after, total, label))


ENGLISH = {1: "Performance of duties", 2: "Use of budget", 3: "Exercise of power", 4: "Use of government property", 5: "Corruption problem solving",
           6: "Quality of operations", 7: "Communication efficiency", 8: "Improvement of work systems", 9: "Information disclosure", 10: "Corruption prevention"}
TOOLS = {"IIT": "Internal", "EIT": "External", "OIT": "Open Data"}
ENGLISH_CSS = """@page { size: A4; margin: 24mm 22mm } body { margin: 0; font: 11pt/1.55 Norasi; color: #111 } h1 { font-size: 17pt; color: #20385c; margin: 0 0 1mm }
h2 { font-size: 12.5pt; color: #20385c; border-bottom: .4mm solid #20385c; margin: 6mm 0 2mm } .by { color: #444; margin-bottom: 4mm }
table { border-collapse: collapse; width: 100% } td, th { padding: .9mm 2mm; border-bottom: .25mm solid #aab; text-align: left } .n { text-align: right; width: 22mm }
tr.s td { background: #e9eef6; font-weight: bold } p { margin: 0 0 2.5mm; text-align: justify } li { margin-bottom: 1.5mm }"""


def english():
    """A report in English, in years of the common era."""
    office = Office("subdistrict_municipality", "ท่าวังผา", "ท่าวังผา", "น่าน")
    scores = numbers("95.38 90.14 93.77 87.92 92.56 96.20 91.43 92.08 97.50 93.75")
    total, _ = total_of(scores)
    rows, means = [], {}
    for code, range_ in words.RANGES.items():
        means[code] = half_up(sum(scores[n] for n in range_) / len(range_))
        rows += [f'<tr><td>{n}</td><td>{ENGLISH[n]}</td><td class="n">{scores[n]}</td></tr>' for n in range_]
        rows.append(f'<tr class="s"><td></td><td>{TOOLS[code]} Integrity and Transparency Assessment ({code}), average</td><td class="n">{means[code]}</td></tr>')
    body = (f'<h1>Integrity and Transparency Assessment (ITA)<br>Results for Fiscal Year 2024</h1><div class="by">{office.name} '
            f'อำเภอ{office.district} จังหวัด{office.province}<br>Tha Wang Pha Subdistrict Municipality, Tha Wang Pha District, Nan Province</div>'
            "<h2>1. Summary</h2><p>In fiscal year 2024 the municipality took part in the Integrity and Transparency Assessment of the National "
            f"Anti-Corruption Commission. The overall score was {total} points out of 100. In fiscal year 2023 the overall score was 90.86 points.</p>"
            f'<h2>2. Scores by indicator</h2><table><tr><th>No.</th><th>Indicator</th><th class="n">Score</th></tr>{"".join(rows)}'
            f'<tr class="s"><td></td><td>Overall score</td><td class="n">{total}</td></tr></table>'
            "<h2>3. What follows</h2><p>The lowest score belongs to the use of government property. Staff were not sure how to borrow equipment, and the "
            "register was kept on paper. In 2025 the Office of the Clerk will put the register online and explain the rules at two staff meetings.</p>")
    page = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><style>{ENGLISH_CSS}</style></head><body>{body}</body></html>'
    return "html", page, expected(report(office, 2567, scores, total, None, instruments=means, history=[(2566, 90.86, None)], printed=ENGLISH))


def erratum():
    """A score was misprinted; the last page says what it should be."""
    office = Office("subdistrict_municipality", "บ้านถ้ำ", "ดอกคำใต้", "พะเยา")
    scores = numbers("94.31 89.26 92.80 88.17 91.45 95.62 90.33 91.78 96.88 93.75")
    total, label = total_of(scores)
    shown = {**scores, 4: numbers("83.17")[1]}
    place = f"{office.name} อำเภอ{office.district} จังหวัด{office.province}"
    rows = [[cell(t, align="c", bold=True) for t in ("ลำดับ", "ตัวชี้วัด", "คะแนนที่ได้")]]
    rows += [[cell(str(n), align="c"), cell(NAMES[n]), cell(str(v), align="c")] for n, v in shown.items()]
    rows.append([cell("คะแนนรวม", cs=2, align="c", bold=True), None, cell(str(total), align="c", bold=True)])
    done = [measure(1, "การใช้ทรัพย์สินของราชการ", ["จัดทำทะเบียนยืมทรัพย์สินให้เป็นปัจจุบัน"], ["สำรวจครุภัณฑ์ที่ให้ยืม", "ติดแบบฟอร์มยืมไว้หน้าห้องพัสดุ"],
                    ["กองคลัง"], "ภายในเดือนมีนาคม 2568"),
            measure(2, "การใช้งบประมาณ", ["เผยแพร่แผนและผลการใช้จ่ายงบประมาณ"], ["สรุปผลการใช้จ่ายทุกไตรมาส", "แจ้งในที่ประชุมพนักงานประจำเดือน"],
                    ["กองคลัง"], "ทุกไตรมาส")]
    plan = [[cell(t, align="c", bold=True) for t in ("ที่", "มาตรการ", "แนวทางการปฏิบัติ", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา")]]
    plan += [[cell(str(m["number"]), align="c"), cell(m["title"]), cell("- " + m["approach"][0]), cell("\n".join("- " + s for s in m["steps"])),
              cell(m["responsible"][0]), cell(m["schedule"]["text"])] for m in done]
    wrong = [[cell(t, align="c", bold=True) for t in ("หน้า", "รายการ", "ข้อความเดิม", "แก้ไขเป็น")],
             [cell("1", align="c"), cell("ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ"), cell("83.17", align="c"), cell("88.17", align="c")]]
    body = [para("รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. 2567", "title"), para(place, "title"),
            para(f"{office.name}ได้คะแนนรวม {total} คะแนน อยู่ในระดับ{label} รายละเอียดตามตาราง"), table(rows, [12, 60, 22], 1, "full"),
            para("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568", "h1"), table(plan, [6, 20, 24, 26, 12, 16], 1, "full", small=True),
            {"t": "page", "landscape": False}, para("ใบแก้คำผิด", "title"), para(place, "title"),
            para("รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. 2567 ที่เผยแพร่เมื่อวันที่ 9 กันยายน 2567 "
                 "มีข้อความคลาดเคลื่อน จึงขอแก้ไขให้ถูกต้อง ดังนี้"), table(wrong, [8, 46, 20, 20], 1, "full"),
            para("ทั้งนี้ คะแนนรวมและข้อความอื่นในรายงานคงเดิม"), {"t": "space", "lines": 2},
            para("(..........................................)", "sign"), para("นายกเทศมนตรีตำบลบ้านถ้ำ", "sign")]
    want = report(office, 2567, scores, total, label, plan=2568, measures=done)
    return "html", drawn(body, Looks("Garuda")), expected(want, status="needs_review", flagged=["/indicators/3"])
