"""What real reports have beside the plain parts of score_parts.py and section_parts.py: further score tables, tables of questions and of levels,
sentences with numbers that are no score of the agency, contents pages, charts, text in two columns."""
import content as facts
import words

CHOICES = {
    "columns": ([1, 2], [7, 1]), "repeat_head": ([True, False], [3, 1]), "narrow": ([False, True], [4, 1]),
    "turned": ([False, True], [5, 1]), "contents": ([False, True], [6, 1]), "chart": ([False, True], [6, 1]),
    "questions": (["none", "table", "prose"], [6, 1, 1]), "scale_table": ([False, True], [6, 1]),
    "context": ([False, True], [3, 1]), "extremes": ([False, True], [3, 1]),
    "offices": (["lines", "dash", "slash", "comma", "number"], [4, 1, 1, 1, 1]),
}
# Added to the choices of style.py.
SCORES = {"bands": 1, "grades": 1, "target": 1, "reversed": 1, "row_points": 1, "blocks": 1, "columns": 1, "names_across": 1}
MEASURES = {"stacked": 1, "other_names": 1}
ISSUE_MARKS = {"{k})": 1, "ข้อ {}": 1, "({k})": 1}

QUESTIONS = [
    ("i1", "เจ้าหน้าที่ในหน่วยงานปฏิบัติงานหรือให้บริการตามขั้นตอนและระยะเวลาที่กำหนดมากน้อยเพียงใด"),
    ("i7", "ท่านทราบแผนการใช้จ่ายงบประมาณประจำปีของหน่วยงานมากน้อยเพียงใด"),
    ("i13", "ท่านได้รับมอบหมายงานจากผู้บังคับบัญชาอย่างเป็นธรรมมากน้อยเพียงใด"),
    ("e2", "เจ้าหน้าที่ให้ข้อมูลที่เป็นประโยชน์แก่ท่านอย่างตรงไปตรงมามากน้อยเพียงใด"),
    ("e10", "หน่วยงานเปิดโอกาสให้ผู้มีส่วนได้ส่วนเสียเข้ามามีส่วนร่วมมากน้อยเพียงใด"),
    ("o12", "คู่มือหรือมาตรฐานการให้บริการ"), ("o34", "นโยบายไม่รับของขวัญ")]

OTHER_NAMES = {"topic": ["หัวข้อ", "ประเด็นการพัฒนา", "มาตรการ/แนวทาง", "มาตรการ/กิจกรรม"],
               "approach": ["แนวทางแก้ไข", "กิจกรรม/โครงการ", "แนวทางปฏิบัติ"],
               "steps": ["วิธีการดำเนินงาน", "ขั้นตอนการดำเนินงาน", "ขั้นตอน"],
               "responsible": ["ผู้ที่เกี่ยวข้อง", "หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบหลัก"],
               "schedule": ["กำหนดเวลา", "ช่วงเวลา", "การกำกับติดตาม", "แนวทางการกำกับติดตาม"]}


class Variety:
    """Mixed into blocks.Composer."""

    # ------------------------------------------------------------------ score tables
    def scores_bands(self):
        """A title across the table and a row across it for each instrument."""
        cell, number, name, score = self.cell, *self.score_header()
        rows = [self.head_cells([number, name, score])]
        for code, numbers in words.RANGES.items():
            rows.append([cell(f"{words.INSTRUMENTS[code][0]} ({code})", cs=3, bold=True), None, None])
            rows += [[cell(self.N(n), align="c"), cell(self.names()[n]), self.num_cell(self.c["scores"][n])] for n in numbers]
        if self.wants_total():
            rows.append(self.total_row(3, 2))
        self.emit(rows, [14, 60, 22])

    def scores_grades(self):
        """Score and level side by side, with a remark nobody filled."""
        cell, number, name, score = self.cell, *self.score_header()
        rows = [self.head_cells([number, name, score, "ระดับ", "หมายเหตุ"])]
        for n in range(1, 11):
            value = self.c["scores"][n]
            rows.append([cell(self.N(n), align="c"), cell(self.names()[n]), self.num_cell(value),
                         cell(self.grade(value), align="c"), cell("")])
        self.emit(rows, [10, 42, 15, 20, 13])

    def scores_target(self):
        """The goal of every indicator stands before its score."""
        cell, number, name, score = self.cell, *self.score_header()
        rows = [self.head_cells([number, name, "ค่าเป้าหมาย", score])]
        rows += [[cell(self.N(n), align="c"), cell(self.names()[n]), cell(self.N("85.00"), align="c"),
                  self.num_cell(self.c["scores"][n])] for n in range(1, 11)]
        if self.wants_total():
            rows.append(self.total_row(4, 3))
        self.emit(rows, [12, 50, 18, 18])

    def scores_reversed(self):
        """This year before the year before."""
        cell, (number, name, _) = self.cell, self.score_header()
        y = self.c["year"]
        rows = [self.head_cells([number, name, f"คะแนนปี {y}", f"คะแนนปี {y - 1}", "ส่วนต่าง"])]
        for n in range(1, 11):
            now, before = self.c["scores"][n], self.c["previous"][n]
            tail = [cell("-", align="c")] * 3 if now is None else [
                self.num_cell(now), self.num_cell(before), cell(self.difference(now, before), align=self.s_align)]
            rows.append([cell(self.N(n), align="c"), cell(self.names()[n])] + tail)
        self.emit(rows, [12, 43, 15, 15, 15])

    def scores_row_points(self):
        """Every row has its score, its weight and its weighted points."""
        cell, number, name, score = self.cell, *self.score_header()
        rows = [self.head_cells([number, name, score, "น้ำหนัก", "คะแนนถ่วงน้ำหนัก"])]
        for code, numbers in words.RANGES.items():
            share = facts.Decimal(words.WEIGHTS[code]) / len(numbers)
            for n in numbers:
                value = self.c["scores"][n]
                points = None if value is None else facts.half_up(value * share / 100)
                rows.append([cell(self.N(n), align="c"), cell(self.names()[n]), self.num_cell(value),
                             cell(self.N(facts.half_up(share)), align="c"), cell(self.N(points), align="c")])
        if self.wants_total():
            rows.append(self.total_row(5, 4))
        self.emit(rows, [11, 45, 14, 14, 16])

    def scores_blocks(self):
        """A small table for each instrument, under its name."""
        number, name, score = self.score_header()
        for code, numbers in words.RANGES.items():
            self.say(f"{words.INSTRUMENTS[code][0]} ({code})", "h2")
            rows = [self.head_cells([number, name, score])]
            rows += [[self.cell(self.N(n), align="c"), self.cell(self.names()[n]), self.num_cell(self.c["scores"][n])]
                     for n in numbers]
            self.emit(rows, [14, 60, 22])

    def scores_columns(self):
        """The indicators' numbers under the instruments' names, the scores in one row."""
        cell = self.cell
        heads = [cell("IIT", cs=5, align="c", bold=True)] + [None] * 4 + [cell("EIT", cs=3, align="c", bold=True), None, None,
                                                                           cell("OIT", cs=2, align="c", bold=True), None]
        rows = [heads, self.head_cells([f"ตัวชี้วัดที่ {n}" for n in range(1, 11)]),
                [cell(self.N(self.c["scores"][n]), align="c") for n in range(1, 11)]]
        self.out.append(self.table(rows, [9] * 10, 2, self.s.border if self.s.border == "full" else "rows", small=True, tiny=True))

    def scores_names_across(self):
        """Names written upwards over the columns."""
        cell = self.cell
        rows = [[cell(self.T(f"{n}. {self.names()[n]}"), rot=True, align="c", bold=True) for n in range(1, 11)],
                [cell(self.N(self.c["scores"][n]), align="c") for n in range(1, 11)]]
        self.out.append(self.table(rows, [9] * 10, 1, "full", small=True, tiny=True, tall=165))

    # ------------------------------------------------------------------ what is no score of the agency
    def contents_page(self):
        self.say("สารบัญ", "title")
        for text, page in (("ผลการประเมินรายตัวชี้วัด", 1), ("การวิเคราะห์ผลการประเมินรายประเด็น", 2),
                           ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", 4), ("ข้อจำกัดในการดำเนินการประเมิน", 5)):
            self.say(f"{text} {'.' * (90 - len(text))} {page}", "plain")
        self.out.append({"t": "page", "landscape": False})

    def chart(self):
        self.say("แผนภูมิแสดงคะแนนรายตัวชี้วัด", "h2")
        self.out.append({"t": "chart", "ticks": [self.N(v) for v in (0, 20, 40, 60, 80, 100)],
                         "bars": [(self.T(f"ตัวชี้วัดที่ {n}"), float(v or 0)) for n, v in self.c["scores"].items()]})

    def questions(self):
        chosen = sorted(self.R.sample(range(len(QUESTIONS)), 4))
        if self.s.questions == "prose":
            for k in chosen:
                code, text = QUESTIONS[k]
                self.out.append(self.para(self.T(f"ข้อ {code} {text} ได้คะแนน ") + self.N(facts.half_up(self.R.uniform(70, 99)))
                                          + " คะแนน"))
            return
        self.say("คะแนนรายข้อคำถามที่ควรพัฒนา", "h2")
        rows = [self.head_cells(["ข้อ", "ข้อคำถาม", "คะแนน"])]
        rows += [[self.cell(QUESTIONS[k][0], align="c"), self.cell(QUESTIONS[k][1]),
                  self.cell(self.N(facts.half_up(self.R.uniform(70, 99))), align="c")] for k in chosen]
        self.out.append(self.table(rows, [12, 66, 18], 1, "full", small=True))

    def scale_table(self):
        self.say("เกณฑ์การประเมินผล", "h2")
        cell = self.cell
        if self.c["year"] <= 2565:
            bands = [("95.00 – 100", "AA"), ("85.00 – 94.99", "A"), ("75.00 – 84.99", "B"), ("65.00 – 74.99", "C"),
                     ("55.00 – 64.99", "D"), ("50.00 – 54.99", "E"), ("0 – 49.99", "F")]
        else:
            bands = [("95.00 – 100", "ผ่านดีเยี่ยม"), ("85.00 – 94.99", "ผ่านดี"), ("70.00 – 84.99", "ต้องปรับปรุง"),
                     ("0 – 69.99", "ต้องปรับปรุงโดยด่วน")]
        rows = [self.head_cells(["ช่วงคะแนน", "ระดับ"])]
        rows += [[cell(self.N(a), align="c"), cell(b, align="c")] for a, b in bands]
        self.out.append(self.table(rows, [40, 40], 1, "full"))

    def context(self):
        mean = self.N(facts.half_up(self.R.uniform(81, 94)))
        goal, rank, of = self.N(85), self.N(self.R.randint(2, 90)), self.N(self.R.randint(100, 900))
        self.out.append(self.para(self.R.choice([
            f"ทั้งนี้ ค่าเฉลี่ยของหน่วยงานทั่วประเทศอยู่ที่ {mean} คะแนน และค่าเป้าหมายตามแผนแม่บทกำหนดไว้ไม่น้อยกว่า {goal} คะแนน",
            f"เมื่อเทียบกับหน่วยงานประเภทเดียวกันในจังหวัด หน่วยงานอยู่ในลำดับที่ {rank} จาก {of} แห่ง ขณะที่ค่าเฉลี่ยของจังหวัดเท่ากับ {mean} คะแนน",
            f"เกณฑ์การผ่านการประเมินกำหนดไว้ที่ {goal} คะแนนขึ้นไป จากคะแนนเต็ม {self.N(100)} คะแนน"])))

    def extremes(self):
        known = {n: v for n, v in self.c["scores"].items() if v is not None}
        high, low = max(known, key=lambda n: (known[n], -n)), min(known, key=lambda n: (known[n], n))
        if known[high] == known[low]:
            return
        say = lambda n: self.T(f"ตัวชี้วัดที่ {n} {self.names()[n]} ได้คะแนน ") + self.N(known[n]) + " คะแนน"
        self.out.append(self.para(f"ตัวชี้วัดที่ได้คะแนนสูงสุด คือ {say(high)} และตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ {say(low)}"))

    # ------------------------------------------------------------------ measures
    def offices_text(self, values):
        if len(values) == 1:
            return values[0]
        return {"lines": "\n".join(values), "dash": "\n".join("- " + v for v in values), "slash": "/".join(values),
                "comma": ", ".join(values), "number": "\n".join(f"{k}. {v}" for k, v in enumerate(values, 1))}[self.s.offices]

    def measures_stacked(self):
        """A topic merged down over rows of one approach each."""
        cell = self.cell
        rows = [self.head_cells([self.own("column_" + k, v) for k, v in (
            ("topic", ["ประเด็น", "มาตรการ"]), ("approach", ["แนวทางการปฏิบัติ"]), ("steps", ["ขั้นตอน/วิธีการปฏิบัติ"]),
            ("responsible", ["ผู้รับผิดชอบ"]), ("schedule", ["ระยะเวลา"]))])]
        for m in self.c["measures"]:
            size = max(len(m["approach"]), len(m["steps"]))
            lead = "" if self.s.measure_mark == "column" else self.mark(self.s.measure_mark, m["number"])
            m["schedule"]["printed"] = m["schedule"]["text"]
            for k in range(size):
                row = []
                row.append(cell(self.T(f"{lead} {m['title']}".strip()), rs=size) if k == 0 else None)
                for key in ("approach", "steps"):
                    row.append(cell(self.T("- " + m[key][k] if k < len(m[key]) else "")))
                row.append(cell(self.T(self.offices_text(m["responsible"])), rs=size) if k == 0 else None)
                row.append(cell(self.T(m["schedule"]["text"]), rs=size) if k == 0 else None)
                rows.append(row)
        self.out.append(self.table(rows, [20, 25, 26, 14, 17], 1, "full", small=True, repeat=self.s.repeat_head))
