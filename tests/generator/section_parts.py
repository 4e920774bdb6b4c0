"""History, topics, measures, limitations and signatures."""
import further
import variety
from paper import cell, digits, mark, para, space, table


class SectionParts(further.FurtherMeasures):
    """What a Composer lays out after the scores."""

    def keep_history(self, rows):
        """A year may be named twice: what says more wins."""
        for h in rows:
            known = next((k for k in self.printed["history"] if k["year"] == h["year"]), None)
            if known is None:
                self.printed["history"].append(h)
            else:
                known["score"], known["level"] = known["score"] or h["score"], known["level"] or h["level"]

    def history(self):
        kind = self.s.history
        rows = [dict(h) for h in self.c["history"]]
        if self.c["overall"] is not None:
            rows.append({"year": self.c["year"], "score": self.c.get("printed_overall", self.c["overall"]),
                         "level": self.c["level"]})
        if kind == "none" or not self.c["history"]:
            return
        if kind == "axis":
            self.say("แผนภูมิแสดงผลการประเมินย้อนหลัง", "h2")
            self.say("      ".join(f"ปี {h['year']}" for h in rows), "center")
            self.keep_history([{"year": h["year"], "score": None, "level": None} for h in rows])
            return
        if kind == "prose":
            parts = [self.T(f"ปีงบประมาณ พ.ศ. {h['year']} ได้ ") + self.N(h["score"]) +
                     f" คะแนน ระดับ{' ' if h['level']['scale'] == 'letters' else ''}{h['level']['label']}" for h in self.c["history"]]
            self.out.append(para("ผลการประเมินย้อนหลังของหน่วยงานเป็นดังนี้ " + " และ".join(parts)))
            self.keep_history([dict(h) for h in self.c["history"]])
            return
        self.say(self.own("history_heading", ["ผลการประเมินย้อนหลัง", "ตารางเปรียบเทียบผลการประเมินรายปี"]), "h2")
        difference = kind == "difference"
        heads = ["ปีงบประมาณ พ.ศ.", "คะแนน"] + (["เพิ่ม/ลด"] if difference else []) + ["ระดับ"]
        grid = [self.head_cells(heads)]
        last = None
        for h in rows:
            line = [cell(self.N(h["year"]), align="c"), cell(self.N(h["score"]), align="c")]
            if difference:
                line.append(cell("-" if last is None else digits(f"{h['score'] - last:+.2f}", self.s.score_digits), align="c"))
            grid.append(line + [cell(h["level"]["label"], align="c")])
            last = h["score"]
        self.out.append(table(grid, [26, 20] + ([18] if difference else []) + [26], 1, self.s.border))
        self.keep_history(rows)
        if self.c["overall"] is not None:  # the last row says the assessed year's total and level
            self.printed["overall"] = self.printed["level"] = True

    def issues(self):
        y = self.c["year"]
        self.heading(self.own("issues_heading", [
            f"การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ในปี พ.ศ. {y}",
            f"การวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {y} รายประเด็น",
            f"ผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {y}"]))
        if self.s.columns > 1:
            self.out.append({"t": "columns", "n": self.s.columns})
        for issue in self.c["issues"]:
            lead = mark(self.s.issue_mark, issue["number"])
            self.say(f"{lead} {issue['title']}", "h2")
            self.say(issue["text"])
            for k, action in enumerate(issue["actions"], 1):
                self.say(f"{mark(self.s.action_mark, k)} {action}", "item")
        if self.s.columns > 1:
            self.out.append({"t": "columns", "n": 1})

    def items(self, values):
        form = self.s.item_mark if len(values) > 1 or self.s.item_mark in ("- ", "-", "• ") else ""
        if not form and len(values) > 1:
            form = "- "
        return "\n".join(mark(form, k) + v if form else v for k, v in enumerate(values, 1))

    def schedule_lines(self, text):
        """The months of a report as a list, as offices like to write them."""
        if text.startswith("รายงานผลการดำเนินงาน รอบ 6 เดือน") and self.s.item_mark in ("- ", "-"):
            return "รายงานผลการดำเนินงาน\n- รอบ 6 เดือน\n- รอบ 12 เดือน"
        return text

    def measures(self):
        if self.s.landscape:
            self.out.append({"t": "page", "landscape": True})
        p = self.c["plan"]
        self.heading(self.own("measures_heading", [
            "แสดงการกำหนดวิธีการนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ",
            f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {p}",
            f"การกำหนดแนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. {p}"]))
        kind = self.s.measures
        if kind in ("labelled", "stacked", *further.MEASURES):
            getattr(self, "measures_" + kind)()
        else:
            self.measures_table(kind)
        if self.s.landscape:
            self.out.append({"t": "page", "landscape": False})

    def measures_labelled(self):
        for m in self.c["measures"]:
            self.say(f"มาตรการที่ {m['number']} {m['title']}", "h2")
            many = lambda v: v[0] if len(v) == 1 else None
            for name, values in (("แนวทางการปฏิบัติ", m["approach"]), ("ขั้นตอน/วิธีการปฏิบัติ", m["steps"])):
                if many(values):
                    self.say(f"{name} : {values[0]}", "item")
                else:
                    self.say(f"{name} :", "item")
                    for v in values:
                        self.say(f"- {v}", "item2")
            self.say("ผู้รับผิดชอบ : " + ", ".join(m["responsible"]), "item")
            self.say("ระยะเวลา : " + m["schedule"]["text"], "item")
            m["schedule"]["printed"] = m["schedule"]["text"]

    def measures_table(self, kind):
        names = {"topic": ["มาตรการ", "ประเด็น", "ประเด็นการวิเคราะห์", "ประเด็นที่ต้องพัฒนา"],
                 "approach": ["วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ/แนวทางการปฏิบัติ", "แนวทางการปฏิบัติ", "แนวทางการพัฒนา"],
                 "steps": ["ขั้นตอน/วิธีการปฏิบัติ", "ขั้นตอนหรือวิธีการปฏิบัติ", "วิธีดำเนินการ"],
                 "responsible": ["ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ส่วนราชการที่รับผิดชอบ"],
                 "schedule": ["ระยะเวลา/การกำกับติดตาม", "ระยะเวลา", "ระยะเวลาดำเนินการ"]}
        if kind == "other_names":
            names, kind = dict(variety.OTHER_NAMES), "table"
        columns = {"table": ["topic", "approach", "steps", "responsible", "schedule"],
                   "merged": ["topic", "approach", "steps", "responsible", "schedule"],
                   "wide": ["topic", "approach", "steps", "responsible", "schedule", "budget"],
                   "goal": ["topic", "approach", "steps", "goal", "responsible", "schedule"],
                   "four": ["topic", "steps", "responsible", "schedule"],
                   "three": ["topic", "approach", "responsible"]}[kind]
        names.update(budget=["งบประมาณ"], goal=["ตัวชี้วัดความสำเร็จ"])
        widths = {"topic": 20, "approach": 25, "steps": 26, "responsible": 14, "schedule": 17, "budget": 11, "goal": 16}
        heads = [self.own("column_" + k, names[k]) for k in columns]
        numbered = self.s.measure_mark == "column"
        rows = [self.head_cells((["ที่"] if numbered else []) + heads)]
        measures = self.c["measures"]
        if kind == "merged":
            # A run of rows shares one cell for who answers and when; the truth of those rows is the shared text.
            half = (len(measures) + 1) // 2
            for group in (measures[:half], measures[half:]):
                for m in group:
                    m["responsible"], m["schedule"] = list(group[0]["responsible"]), dict(group[0]["schedule"])
        for i, m in enumerate(measures):
            row = [cell(self.T(str(m["number"])), align="c")] if numbered else []
            for key in columns:
                if key == "topic":
                    lead = "" if numbered else mark(self.s.measure_mark, m["number"])
                    text = f"{lead} {m['title']}".strip()
                elif key in ("approach", "steps"):
                    text = self.items(m[key])
                elif key == "responsible":
                    text = self.offices_text(m["responsible"])
                elif key == "schedule":
                    text = self.schedule_lines(m["schedule"]["text"])
                    m["schedule"]["printed"] = text
                elif key == "budget":
                    text = self.R.choice(["-", "ไม่ใช้งบประมาณ"])
                else:
                    text = self.R.choice(["ดำเนินการแล้วเสร็จตามแผน", "เผยแพร่ครบทุกช่องทาง"])
                if kind == "merged" and key in ("responsible", "schedule"):
                    half = (len(measures) + 1) // 2
                    first, size = (i == 0 or i == half), half if i < half else len(measures) - half
                    row.append(cell(self.T(text), rs=size, align="c") if first else None)
                else:
                    row.append(cell(self.T(text)))
            rows.append(row)
        if "approach" not in columns:
            for m in measures:
                m["approach"] = []
        if "steps" not in columns:
            for m in measures:
                m["steps"] = []
        if "schedule" not in columns:
            for m in measures:
                m["schedule"] = {"text": "", "report_months": [], "printed": ""}
        border = "full" if self.s.border in ("full", "none", "head") else "rows"
        self.out.append(table(rows, ([6] if numbered else []) + [widths[k] for k in columns], 1, border, small=True,
                              repeat=self.s.repeat_head))

    def limitations(self):
        self.heading(self.own("limits_heading", [
            "การวิเคราะห์ข้อจำกัดของหน่วยงานในการดำเนินการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
            "ข้อจำกัดในการดำเนินการประเมิน", "การวิเคราะห์ข้อจำกัดของหน่วยงาน"]))
        many = len(self.c["limitations"]) > 1
        form = self.own("limit_mark", ["- ", "{}) ", ""])
        for k, text in enumerate(self.c["limitations"], 1):
            self.say((mark(form, k) if many else "") + text,
                     "item" if many else "body")

    def signature(self):
        if not self.s.sign:
            return
        self.out.append(space(2))
        for line in ("ลงชื่อ ................................................", "(..........................................)",
                     self.c["agency"]["clerk"]):
            self.say(line, "sign")
