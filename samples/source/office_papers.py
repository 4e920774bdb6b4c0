"""Samples that LibreOffice printed: slides, an announcement and a plan on sheets, the five indices, two offices, sentences alone."""
import draw_odf
import words
from blocks import cell, digits, para, table
from content import instrument_means, half_up
from sheets import Sheets, Slides, box
from truth import FIVE, MONTHS, Office, expected, issue, measure, numbers, report, total_of
from web_papers import NAMES, Looks

SAO, TM = "subdistrict_administrative_organization", "subdistrict_municipality"
TITLE = "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"


def slides():
    """A deck for the council, exported from Impress."""
    office = Office(SAO, "แม่นะ", "เชียงดาว", "เชียงใหม่")
    scores = numbers("97.42 93.85 95.11 90.27 94.66 98.03 94.19 95.50 100.00 96.88")
    total, label = total_of(scores)
    s = Slides("Garuda", "#2f5d50")
    s.slide()
    s.block(0, 0, 25.4, 14.288, "#2f5d50")
    s.block(1.6, 8.9, 6, 0.12, "#f0b94d")
    s.text(1.6, 3.2, 22, 5, "ผลการประเมินคุณธรรมและความโปร่งใส\nในการดำเนินงานของหน่วยงานภาครัฐ (ITA)\nประจำปีงบประมาณ พ.ศ. 2567", 28, True, "#ffffff")
    s.text(1.6, 9.4, 22, 3, f"{office.name}\nอำเภอ{office.district} จังหวัด{office.province}", 18, False, "#ffffff")
    s.titled("ผลการประเมินในภาพรวม ปี 2567")
    s.block(1.4, 3.2, 10, 8.2, "#eef3f0")
    s.text(1.4, 4.2, 10, 1.2, "คะแนนรวม", 18, True, align="center")
    s.text(1.4, 5.6, 10, 3, str(total), 54, True, "#2f5d50", "center")
    s.text(1.4, 9.3, 10, 1.2, f"ระดับ {label}", 18, True, "#b0761b", "center")
    s.text(13, 3.6, 11.4, 8, "• ปี 2566 ได้คะแนนรวม 93.57 คะแนน ระดับ ผ่านดี\n• ทุกเครื่องมือสูงกว่าปีที่ผ่านมา\n• ต้องพัฒนาการใช้ทรัพย์สินของราชการ", 16, below=8)
    s.titled("คะแนนรายตัวชี้วัด ปี 2567")
    rows = [["ที่", "ตัวชี้วัด", "เครื่องมือ", "คะแนน"]] + [[str(n), NAMES[n], words.INDICATORS[n][0], str(v)] for n, v in scores.items()]
    s.table(2.2, 2.5, [1.6, 12, 3.4, 4], rows, 13, 1.0, centred=(0, 2, 3))
    s.titled("มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2568")
    done = [measure(1, "การใช้ทรัพย์สินของราชการ", ["จัดทำระบบยืมพัสดุออนไลน์"], responsible=["กองคลัง"], schedule="ม.ค. - มี.ค. 2568"),
            measure(2, "การใช้งบประมาณ", ["ประชุมชี้แจงแผนการใช้จ่ายประจำปี"], responsible=["กองคลัง"], schedule="ธ.ค. 2567"),
            measure(3, "ประสิทธิภาพการสื่อสาร", ["เปิดช่องทางถามตอบทางไลน์ของหน่วยงาน"], responsible=["สำนักปลัด"], schedule="ตลอดปี 2568")]
    s.table(1.2, 2.8, [1.4, 6.6, 8, 3, 4], [["ที่", "มาตรการ", "แนวทางการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา"]] + [
        [str(m["number"]), m["title"], m["approach"][0], m["responsible"][0], m["schedule"]["text"]] for m in done], 13, 1.7, centred=(0,))
    s.slide()
    s.block(0, 0, 25.4, 14.288, "#2f5d50")
    s.text(1.6, 5.6, 22.2, 3, "ขอบคุณครับ", 40, True, "#ffffff", "center")
    want = report(office, 2567, scores, total, label, plan=2568, history=[(2566, 93.57, "ผ่านดี")], measures=done)
    return "fodp", s.xml(), expected(want)


LISTED = [(TM, "ควนขนุน", "93.18 91.62 95.40"), (TM, "มะกอกเหนือ", "90.47 88.35 93.75"), (TM, "แพรกหา", "88.92 86.10 91.88"), (TM, "โตนดด้วน", "95.83 95.21 97.50"),
          (TM, "ดอนทราย", "87.26 85.94 90.00"), (TM, "แหลมโตนด", "91.05 89.77 92.50"), (SAO, "ชะมวง", "92.64 90.38 96.25"), (SAO, "ทะเลน้อย", "83.41 86.52 88.13"),
          (TM, "นาขยาด", "89.70 87.46 94.38"), (SAO, "ปันแต", "96.12 95.48 98.75"), (SAO, "พนมวังก์", "78.35 80.14 71.25"), (TM, "พนางตุง", "90.88 92.03 93.13")]


def announcement():
    """The results of twelve agencies, a row each."""
    rows = [(1.0, [box("ประกาศอำเภอควนขนุน", cs=7, size=16, bold=True, align="center", border=False)] + [None] * 6),
            (0.9, [box("เรื่อง " + TITLE, cs=7, size=13, bold=True, align="center", border=False)] + [None] * 6),
            (0.9, [box("ขององค์กรปกครองส่วนท้องถิ่นในเขตอำเภอควนขนุน จังหวัดพัทลุง ประจำปีงบประมาณ พ.ศ. 2567", cs=7, size=13, bold=True, align="center", border=False)] + [None] * 6),
            (2.4, [box("ตามที่สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. 2567 แล้วนั้น "
                       "อำเภอควนขนุนขอประกาศผลคะแนนของหน่วยงานในพื้นที่ จำนวน 12 แห่ง ดังนี้", cs=7, border=False)] + [None] * 6),
            (1.3, [box(t, bold=True, align="center", fill="#dfe8f2") for t in ("ที่", "หน่วยงาน", "IIT", "EIT", "OIT", "คะแนนรวม", "ระดับ\nผลการประเมิน")])]
    said = []
    for n, (kind, place, means) in enumerate(LISTED, 1):
        office, tools = Office(kind, place, "ควนขนุน", "พัทลุง"), dict(zip(("IIT", "EIT", "OIT"), numbers(means).values()))
        total = half_up(sum(tools[c] * words.WEIGHTS[c] for c in tools) / 100)
        label = ("ผ่านดีเยี่ยม" if min(tools.values()) >= 95 else "ผ่านดี" if min(tools.values()) >= 85 else "ผ่าน" if total >= 85 else "ต้องปรับปรุง")
        rows.append((0.85, [box(str(n), align="center"), box(office.name)] + [box(str(v), align="center") for v in (*tools.values(), total, label)]))
        said.append(report(office, 2567, {}, total, label, instruments=tools))
    rows.append((1.4, [box("จึงประกาศให้ทราบโดยทั่วกัน   ณ วันที่ 19 สิงหาคม พ.ศ. 2567", cs=7, border=False)] + [None] * 6))
    rows.append((2.4, [box("", cs=4, border=False), None, None, None, box("(..........................................)\nนายอำเภอควนขนุน", cs=3, align="center", border=False, middle="bottom"), None, None]))
    sheets = Sheets("Laksaman")
    sheets.sheet([1.2, 6.2, 1.9, 1.9, 1.9, 2.4, 3.4], rows)
    return "fods", sheets.xml(), expected(*said)


def five_indices():
    """The assessment of 2560: five indices with their weights."""
    office = Office(TM, "นาแก", "นาแก", "นครพนม")
    scores = numbers("78.46 83.12 91.75 74.90 80.33")
    weights = numbers("26 18 22 16 18")
    total = half_up(sum(scores[n] * weights[n] for n in scores) / 100)
    rows = [[cell(t, align="c", bold=True) for t in ("ดัชนีที่", "ดัชนี", "น้ำหนัก\n(ร้อยละ)", "คะแนนที่ได้", "ระดับ")]]
    grade = lambda v: "สูงมาก" if v >= 80 else "สูง"
    rows += [[cell(str(n), align="c"), cell(FIVE[n - 1])] + [cell(str(v), align="c") for v in (weights[n], scores[n], grade(scores[n]))] for n in scores]
    rows.append([cell("คะแนนรวม", cs=2, align="c", bold=True), None] + [cell(str(v), align="c", bold=True) for v in ("100", total, grade(total))])
    body = [para("รายงาน" + TITLE, "title"), para("ประจำปีงบประมาณ พ.ศ. 2560", "title"), para(f"{office.name} อำเภอ{office.district} จังหวัด{office.province}", "title"),
            para(f"{office.name}เข้ารับการประเมินคุณธรรมและความโปร่งใสตามดัชนีทั้งห้า โดยรวบรวมข้อมูลจากแบบสำรวจความคิดเห็นของผู้มีส่วนได้ส่วนเสียภายใน "
                 "แบบสำรวจความคิดเห็นของผู้มีส่วนได้ส่วนเสียภายนอก และแบบสำรวจหลักฐานเชิงประจักษ์ ผลการประเมินปรากฏดังนี้"),
            table(rows, [10, 44, 14, 16, 14], 1, "full"), para(f"ผลการประเมินในภาพรวมได้คะแนนร้อยละ {total} อยู่ในระดับ{grade(total)}"),
            para("ดัชนีที่ได้คะแนนน้อยที่สุดคือวัฒนธรรมคุณธรรมในองค์กร หน่วยงานควรจัดกิจกรรมสร้างความรู้เรื่องผลประโยชน์ทับซ้อนให้พนักงานจ้างทุกคน")]
    body = [dict(b, text=digits(b["text"], "th")) if b["t"] == "p" else b for b in body]
    for row in body[4]["rows"]:
        for c in filter(None, row):
            c["text"] = digits(c["text"], "th")
    return "fodt", draw_odf.draw(body, Looks("Norasi", text_digits="th")), expected(report(office, 2560, scores, total, grade(total)))


def score_page(office, scores, be):
    """One page of results of one office, and what it says."""
    total, label = total_of(scores)
    means = {k: half_up(v) for k, v in instrument_means(scores).items()}
    rows = [[cell(t, align="c", bold=True) for t in ("เครื่องมือ", "ตัวชี้วัด", "คะแนน", "คะแนนเฉลี่ย")]]
    for code, numbers_ in words.RANGES.items():
        for k, n in enumerate(numbers_):
            wide = dict(rs=len(numbers_), align="c")
            rows.append([cell(code, **wide) if k == 0 else None, cell(f"{n}. {NAMES[n]}"), cell(str(scores[n]), align="c"), cell(str(means[code]), **wide) if k == 0 else None])
    rows.append([cell("คะแนนรวม", cs=2, align="c", bold=True), None, cell(str(total), cs=2, align="c", bold=True), None])
    body = [para(TITLE, "title"), para(f"ประจำปีงบประมาณ พ.ศ. {be}", "title"), para(f"{office.name} อำเภอ{office.district} จังหวัด{office.province}", "title"),
            table(rows, [14, 48, 16, 20], 1, "full"), para(f"ผลการประเมินอยู่ในระดับ {label}")]
    return body, report(office, be, scores, total, label, instruments=means)


def two_offices():
    """A covering memo, and the results of two offices behind it."""
    one = score_page(Office(TM, "หนองจอก", "ท่ายาง", "เพชรบุรี"), numbers("93.51 88.74 91.20 86.95 90.62 94.08 89.33 91.17 95.00 92.50"), 2567)
    two = score_page(Office(SAO, "กลัดหลวง", "ท่ายาง", "เพชรบุรี"), numbers("96.34 91.86 94.27 89.45 93.70 96.91 92.12 93.48 97.50 96.88"), 2567)
    body = [para("บันทึกข้อความ", "memo"), para("ส่วนราชการ ที่ทำการปกครองอำเภอท่ายาง กลุ่มงานบริหารงานปกครอง", "plain"),
            para("ที่ พบ 0518/1642          วันที่ 4 กันยายน 2567", "plain"), para("เรื่อง ส่งผลการประเมินคุณธรรมและความโปร่งใสขององค์กรปกครองส่วนท้องถิ่น", "plain"),
            para("เรียน นายอำเภอท่ายาง", "plain"), para("ตามที่อำเภอแจ้งให้องค์กรปกครองส่วนท้องถิ่นส่งผลการประเมินคุณธรรมและความโปร่งใส นั้น บัดนี้มีหน่วยงานส่งผลแล้วสองแห่ง รายละเอียดตามเอกสารที่แนบมาพร้อมนี้"),
            para("จึงเรียนมาเพื่อโปรดทราบ"), {"t": "space", "lines": 2}, para("(..........................................)", "sign"), para("ท้องถิ่นอำเภอท่ายาง", "sign")]
    turn = {"t": "page", "landscape": False}
    # A person looks: the memo's office is named in the file, too.
    return "fodt", draw_odf.draw([*body, turn, *one[0], turn, *two[0]], Looks("Laksaman")), expected(one[1], two[1], status="needs_review")


TICKED = [("จัดทำคู่มือการให้บริการประชาชน", "ทบทวนขั้นตอนบริการทุกกอง\nติดประกาศหน้าเคาน์เตอร์", "สำนักปลัด", (1, 2)),
          ("อบรมการใช้ทรัพย์สินของราชการ", "จัดอบรมพนักงานใหม่\nแจ้งแบบยืมให้ทราบทั่วกัน", "กองคลัง", (3, 4, 5)),
          ("เผยแพร่ผลการจัดซื้อจัดจ้าง", "สรุปผลรายเดือน\nนำขึ้นเว็บไซต์ภายในวันที่ 5", "กองคลัง", tuple(range(12))),
          ("รับฟังความเห็นของผู้รับบริการ", "แจกแบบสอบถามหลังรับบริการ\nรายงานผลต่อผู้บริหาร", "กองสวัสดิการสังคม", (6, 11))]


def months():
    """A plan of which the months are ticked, as drawn in Calc."""
    office = Office(TM, "บ้านผือ", "บ้านผือ", "อุดรธานี")
    scores = numbers("95.06 90.72 93.34 88.19 92.47 96.55 91.08 92.93 96.25 93.75")
    total, label = total_of(scores)
    place = f"{office.name} อำเภอ{office.district} จังหวัด{office.province}"
    line = lambda text, n, size=14: [box(text, cs=n, size=size, bold=True, align="center", border=False)] + [None] * (n - 1)
    rows = [(1.7, line(TITLE, 3)), (0.9, line("ประจำปีงบประมาณ พ.ศ. 2567", 3)), (1.2, line(place, 3)),
            (0.9, [box(t, bold=True, align="center", fill="#e2efda") for t in ("ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน")])]
    rows += [(0.85, [box(str(n), align="center"), box(NAMES[n]), box(str(v), align="center")]) for n, v in scores.items()]
    rows.append((0.9, [box("คะแนนรวม", cs=2, bold=True, align="center"), None, box(str(total), bold=True, align="center")]))
    rows.append((1.0, [box(f"ระดับผลการประเมิน : {label}", cs=3, border=False)] + [None] * 2))
    sheets = Sheets("Laksaman")
    sheets.sheet([2.6, 9.5, 3.4], rows)
    head = lambda t, **more: box(t, bold=True, align="center", fill="#e2efda", **more)
    plan = [(1.0, line("แผนการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568", 16)), (1.0, line(place, 16)),
            (0.8, [head(t, rs=2) for t in ("ที่", "มาตรการ", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ")] + [head("พ.ศ. 2567", cs=3), None, None, head("พ.ศ. 2568", cs=9)] + [None] * 8),
            (0.8, [None] * 4 + [head(m, size=10) for m in MONTHS])]
    done = []
    for n, (title, steps, who, when) in enumerate(TICKED, 1):
        plan.append((1.7, [box(str(n), align="center"), box(title), box("\n".join("- " + s for s in steps.split("\n"))), box(who)]
                     + [box("✓" if k in when else "", align="center") for k in range(12)]))
        early, late = [", ".join(MONTHS[k] for k in when if (k < 3) == first) for first in (True, False)]
        said = ", ".join(f"{part} ({be})" for part, be in ((early, 2567), (late, 2568)) if part)
        done.append(measure(n, title, steps=steps.split("\n"), responsible=[who], schedule=said))
    sheets.sheet([1.0, 5.2, 5.8, 2.9] + [0.95] * 12, plan, wide=True)
    return "fods", sheets.xml(), expected(report(office, 2567, scores, total, label, plan=2568, measures=done))


def sentences():
    """No table: names and scores in lists of one sentence, each after the other."""
    office = Office(SAO, "บ่อตรุ", "ระโนด", "สงขลา")
    scores = numbers("91.74 86.30 89.95 84.62 88.17 93.06 87.49 88.81 92.50 90.63")
    total, label = total_of(scores)
    means = {k: half_up(v) for k, v in instrument_means(scores).items()}
    joined = lambda values: " ".join(values[:-1]) + " และ" + values[-1]
    said = lambda code: (f"ตัวชี้วัด{joined([NAMES[n] for n in words.RANGES[code]])} ได้คะแนนร้อยละ {' '.join(str(scores[n]) for n in list(words.RANGES[code])[:-1])} "
                         f"และ {scores[list(words.RANGES[code])[-1]]} ตามลำดับ")
    items = [issue(1, "การใช้ทรัพย์สินของราชการ", "บุคลากรบางส่วนยังไม่ทราบแนวปฏิบัติในการขอยืมทรัพย์สินของราชการ จึงควรจัดทำแบบฟอร์มที่เข้าใจง่ายและประชาสัมพันธ์ในที่ประชุมประจำเดือน"),
             issue(2, "การใช้งบประมาณ", "การเผยแพร่แผนการใช้จ่ายงบประมาณยังไม่ทั่วถึง จึงควรสรุปสาระสำคัญหนึ่งหน้าแล้วปิดประกาศที่ศาลาประชาคมของทุกหมู่บ้าน")]
    body = [para("รายงานการวิเคราะห์" + TITLE, "title"), para("ประจำปีงบประมาณ พ.ศ. 2566", "title"), para(f"{office.name} อำเภอ{office.district} จังหวัด{office.province}", "title"),
            para("1. ผลการประเมิน", "h1"), para(f"ในปีงบประมาณ พ.ศ. 2566 {office.name}ได้คะแนนรวม {total} คะแนน อยู่ในระดับ{label} ส่วนปีงบประมาณ พ.ศ. 2565 ได้คะแนนรวม 84.19 คะแนน อยู่ในระดับ B"),
            *[para(f"{words.INSTRUMENTS[c][0]} ({c}) ได้คะแนนเฉลี่ยร้อยละ {means[c]} โดย{said(c)}") for c in words.RANGES],
            para("2. การวิเคราะห์ผลการประเมินรายประเด็น", "h1")]
    for i in items:
        body += [para(f"{i['number']}) {i['title']}", "h2"), para(i["text"])]
    body = [dict(b, text=digits(b["text"], "th")) for b in body]
    want = report(office, 2566, scores, total, label, instruments=means, history=[(2565, 84.19, "B")], issues=items)
    return "fodt", draw_odf.draw(body, Looks("Laksaman", text_digits="th")), expected(want)
