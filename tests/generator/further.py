"""Shapes of measures and words of headings that only reports of seeds from FIRST_SEED on have, so that older seeds stay what
they were.  `--set measures=NAME` gives a shape to any seed.
"""
import random

from paper import cell, para, table

FIRST_SEED = 6000
MEASURES = ["months", "quarters", "forms", "titles", "labels_above", "money", "grouped"]
ISSUES_HEADINGS = ["ประเด็นที่ต้องแก้ไขโดยเร่งด่วน", "ประเด็นการวิเคราะห์", "ผลการวิเคราะห์", "ประเด็นที่จะต้องพัฒนาให้ดีขึ้น"]
MEASURES_HEADINGS = ["มาตรการ", "มาตรการขับเคลื่อนการส่งเสริมคุณธรรมและความโปร่งใส", "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ"]
MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]


def choose(seed, style, fixed):
    """Sets the shapes of a report of these seeds but for what is fixed; gives the texts that go with them."""
    R = random.Random(f"further-{seed}")
    texts = {}
    if seed < FIRST_SEED:
        return texts
    if R.random() < 0.7 and "measures" not in fixed:
        style.measures = R.choice(MEASURES)
        style.landscape = style.measures in ("months", "quarters", "money") or style.landscape
    if R.random() < 0.5:
        texts["issues_heading"] = R.choice(ISSUES_HEADINGS)
    if R.random() < 0.5:
        texts["measures_heading"] = R.choice(MEASURES_HEADINGS)
    return texts


class FurtherMeasures:
    """Called by SectionParts.measures; each states what is printed in c["measures"]."""

    def ticked(self, names, years):
        """A table whose last columns are stretches of time to tick."""
        tick = self.R.choice(["✓", "/", "X"])
        years = [str(y) if y else "" for y in years]
        over = []
        for y in years:
            first = not over or years[len(over) - 1] != y
            over.append(cell(self.T(f"พ.ศ. {y}" if y else "ระยะเวลาดำเนินการ"), cs=years.count(y), align="c", bold=True) if first else None)
        heads = [cell(t, rs=2, align="c", bold=True) for t in ("ที่", "มาตรการ", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ")]
        rows = [heads + over, [None] * 4 + self.head_cells(names)]
        for m in self.c["measures"]:
            begin = self.R.randrange(len(names))
            chosen = set(range(begin, min(len(names), begin + self.R.randint(1, 4))))
            text, last = "", ""
            for k in sorted(chosen):
                text += (f" ({last})" if last and last != years[k] else "") + (", " if text else "") + names[k]
                last = years[k]
            m["schedule"] = {"text": text + (f" ({last})" if last else ""), "report_months": []}
            m["schedule"]["printed"] = m["schedule"]["text"]
            m["approach"] = []
            rows.append([cell(self.T(str(m["number"])), align="c"), cell(self.T(m["title"])), cell(self.T(self.items(m["steps"]))),
                         cell(self.T(self.offices_text(m["responsible"])))]
                        + [cell(tick if k in chosen else "", align="c") for k in range(len(names))])
        self.out.append(table(rows, [5, 22, 30, 14] + [36 / len(names)] * len(names), 2, "full", small=True, repeat=True))

    def measures_months(self):
        y = self.c["year"]
        self.ticked(MONTHS, [y] * 3 + [y + 1] * 9)

    def measures_quarters(self):
        self.ticked([self.T(f"ไตรมาส {k}") for k in (1, 2, 3, 4)], [None] * 4)

    def measures_forms(self):
        """One small table for each measure."""
        for m in self.c["measures"]:
            self.keep_schedule(m)
            rows = [[cell(label, bold=True), cell(self.T(text))] for label, text in (
                ("ชื่อมาตรการ", m["title"]), ("แนวทางการปฏิบัติ", self.items(m["approach"])),
                ("ขั้นตอนการดำเนินการ", self.items(m["steps"])), ("ผู้รับผิดชอบ", ", ".join(m["responsible"])),
                ("ระยะเวลาดำเนินการ", m["schedule"]["text"]))]
            self.out.append(table(rows, [28, 72], 0, "full"))
            self.out.append(para("", "plain"))

    def measures_titles(self):
        """A title and a paragraph, nothing else."""
        for m in self.c["measures"]:
            self.say(f"มาตรการที่ {m['number']} {m['title']}", "h2")
            m["approach"] = [" ".join(m["approach"])]
            self.say(m["approach"][0])
            m["steps"], m["responsible"] = [], []
            m["schedule"] = {"text": "", "report_months": [], "printed": ""}

    def measures_labels_above(self):
        """Labels in lines of their own, what they say below."""
        for m in self.c["measures"]:
            self.say(f"{m['number']}) {m['title']}", "h2")
            self.keep_schedule(m)
            for label, values in (("แนวทางการปฏิบัติ", m["approach"]), ("ขั้นตอนการดำเนินการ", m["steps"]),
                                  ("ผู้รับผิดชอบ", m["responsible"]), ("ระยะเวลา", [m["schedule"]["text"]])):
                self.say(label, "item")
                for value in values:
                    self.say("- " + value, "item2")

    def measures_money(self):
        """Money, targets and notes beside the usual columns."""
        rows = [self.head_cells(["ลำดับ", "ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ (บาท)", "ตัวชี้วัดความสำเร็จ", "หมายเหตุ"])]
        single = all(len(m["approach"]) == 1 for m in self.c["measures"])
        for m in self.c["measures"]:
            self.keep_schedule(m)
            m["steps"] = []
            topic, what = m["title"], self.items(m["approach"])
            if single:  # a measure a row: its own words are its title
                m["title"], m["approach"] = m["approach"][0], []
            rows.append([cell(self.T(str(m["number"])), align="c")] + [cell(self.T(t)) for t in (
                topic, what, self.offices_text(m["responsible"]), m["schedule"]["text"],
                self.R.choice(["-", "5,000", "20,000"]), self.R.choice(["ร้อยละ 80", "เผยแพร่ครบทุกเดือน"]), "-")])
        self.out.append(table(rows, [6, 20, 22, 13, 14, 9, 12, 7], 1, "full", small=True, repeat=self.s.repeat_head))

    def measures_grouped(self):
        """A row over each topic, below it what is to be done."""
        rows = [self.head_cells(["ลำดับ", "กิจกรรม/โครงการ", "วิธีดำเนินการ", "หน่วยงานที่รับผิดชอบ", "ระยะเวลาดำเนินการ"])]
        for m in self.c["measures"]:
            self.keep_schedule(m)
            rows.append([cell(self.T(m["title"]), cs=5, bold=True)] + [None] * 4)
            rows.append([cell(self.T(str(m["number"])), align="c")] + [cell(self.T(t)) for t in (
                self.items(m["approach"]), self.items(m["steps"]), self.offices_text(m["responsible"]), m["schedule"]["text"])])
        self.out.append(table(rows, [7, 28, 30, 17, 18], 1, "full", small=True, repeat=self.s.repeat_head))

    @staticmethod
    def keep_schedule(m):
        m["schedule"]["printed"] = m["schedule"]["text"]
