"""Changes of an invented report that must not change what is read of it: other numbers beside its scores, other words over
them, another order of columns, another page.  Each takes the blocks of a report and gives changed ones, or None where the
report has nothing to change (no table of scores, say).  A changed report has the truth of the report that it was.

What is added says of itself that it is no score of this report, as it does on paper; the added scores never equal own ones.
Only `wrong_copy` contradicts the report: there every score must be right or doubted.
"""
import copy

import words
from paper import THAI, cell, digits, para, table

PAGE = {"t": "page", "landscape": False}


class Report:
    """What a change may use: draws, content and the digits of the report."""

    def __init__(self, R, c, style):
        self.R, self.c, self.s = R, c, style
        self.own = {str(v) for v in list(c["scores"].values()) + [c["overall"]] if v is not None}

    def number(self, low=55, high=99):
        while True:
            text = f"{self.R.uniform(low, high):.2f}"
            if text not in self.own:
                return digits(text, self.s.score_digits)

    def other(self):
        """Another agency, with its place."""
        while True:
            place = self.R.choice(words.PLACES)
            if place[0] not in self.c["agency"]["name"]:
                return f"{self.R.choice(['เทศบาลตำบล', 'องค์การบริหารส่วนตำบล'])}{place[0]}"

    def T(self, text):
        return digits(text, self.s.text_digits)


def score_tables(body, r):
    """Tables with the score of each indicator in one row of its own: (block, column of scores, column of names)."""
    found = []
    for k, block in enumerate(body):
        if block["t"] != "table":
            continue
        columns = {}
        for row in block["rows"]:
            for i, one in enumerate(row):
                if one and digits_back(one["text"]) in r.own:
                    columns[i] = columns.get(i, 0) + 1
        best = max(columns, key=columns.get, default=None)
        if best is not None and columns[best] >= 8:
            found.append((k, best))
    return found


def digits_back(text):
    """Arabic digits, whichever script the report has."""
    return text.translate({thai: arabic for arabic, thai in THAI.items()})


def plain(block):
    """No cell spans columns or rows: columns can be added and moved."""
    return all(one and one["rs"] == 1 for row in block["rows"] for one in row)


def total_rows(block):
    """Rows whose first cell spans columns: they stretch when a column comes before their score."""
    return [row for row in block["rows"] if any(one is None for one in row)]


def with_column(r, block, at, head, values):
    """The block with one more column at `at`."""
    block = copy.deepcopy(block)
    for k, row in enumerate(block["rows"]):
        text = head if k < block["head"] else values(k)
        row.insert(at, cell(text, align="c", bold=k < block["head"]))
        lead = next((i for i in range(at - 1, -1, -1) if row[i] is not None), None)
        if row[at + 1:at + 2] == [None] and lead is not None:
            row[at] = None  # a span goes over the new column
            row[lead]["cs"] += 1
    block["widths"].insert(at, block["widths"][-1])
    return block


def headed(body, r):
    """A table of scores with one row of headings whose columns can be told apart, at random."""
    found = [(k, col) for k, col in score_tables(body, r)
             if body[k]["head"] == 1 and all(one and one["rs"] == 1 and one["cs"] == 1 for row in body[k]["rows"][:11] for one in row)]
    return r.R.choice(found) if found else None


def column_of_others(body, r):
    """Another office's, the province's, a target's or a forecast's numbers beside the own ones."""
    at = headed(body, r)
    if at is None:
        return None
    k, col = at
    head = r.R.choice([r.other(), "ค่าเฉลี่ยจังหวัด", "ค่าเป้าหมาย", "ค่าเฉลี่ยประเทศ", f"คาดการณ์ปี {r.c['year'] + 1}", "ผลประเมินตนเอง",
                       f"เป้าหมายปี {r.c['year'] + 1}", "ค่าเฉลี่ยกลุ่มเดียวกัน"])
    body[k] = with_column(r, body[k], col + r.R.randint(0, 1), r.T(head), lambda _: r.number())
    return body


def heading_renamed(body, r):
    at = headed(body, r)
    if at is None:
        return None
    k, col = at
    body[k] = copy.deepcopy(body[k])
    body[k]["rows"][0][col]["text"] = r.R.choice(["คะแนนของหน่วยงาน", "คะแนนที่หน่วยงานได้รับ", "ผลคะแนนหน่วยงาน", "ค่าคะแนนที่ได้รับ",
                                                   "ผลการประเมิน", "คะแนน ITA", "คะแนน (100)", "ร้อยละที่ได้", "Score"])
    return body


def columns_exchanged(body, r):
    """The score before the name of its indicator."""
    at = headed(body, r)
    if at is None or not plain(body[at[0]]) or at[1] < 2 or total_rows(body[at[0]]):
        return None
    k, col = at
    body[k] = copy.deepcopy(body[k])
    for row in body[k]["rows"]:
        row[col], row[col - 1] = row[col - 1], row[col]
    widths = body[k]["widths"]
    widths[col], widths[col - 1] = widths[col - 1], widths[col]
    return body


def page_within_table(body, r):
    """The table of scores goes on, on the next page, with its headings again or without."""
    at = headed(body, r)
    if at is None or len(body[at[0]]["rows"]) < 9:
        return None
    k, _ = at
    cut = r.R.randint(3, 8)
    above, below = copy.deepcopy(body[k]), copy.deepcopy(body[k])
    above["rows"] = above["rows"][:cut]
    below["rows"] = (below["rows"][:1] if r.R.random() < 0.5 else []) + below["rows"][cut:]
    below["head"] = len(below["rows"]) - len(body[k]["rows"]) + cut
    return body[:k] + [above, dict(PAGE), below] + body[k + 1:]


def other_table(r, lead, head):
    rows = [[cell(t, align="c", bold=True) for t in ("ที่", "ตัวชี้วัด", head)]]
    rows += [[cell(r.T(str(n)), align="c"), cell(r.c["names"][n]), cell(r.number(), align="c")] for n in range(1, 11)]
    return [para(r.T(lead), "h2"), table(rows, [12, 60, 24], 1, "full")]


def others_said(r):
    """A heading of somebody else's or no result, and the head of its column of scores."""
    name = r.other()
    return r.R.choice([
        (f"ผลการประเมินของ{name} (เพื่อเปรียบเทียบ)", "คะแนน"),
        ("ค่าเฉลี่ยคะแนนรายตัวชี้วัดของหน่วยงานในจังหวัด", "ค่าเฉลี่ย"),
        (f"ค่าเป้าหมายคะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {r.c['year'] + 1}", "ค่าเป้าหมาย"),
        (f"ประมาณการคะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {r.c['year'] + 1}", "คาดการณ์"),
        ("ตัวอย่างการกรอกคะแนนตามคู่มือการประเมิน", "ตัวอย่าง"),
        ("ผลการประเมินตนเองก่อนการประเมินจริง", "คะแนนประเมินตนเอง")])


def behind_scores(body, r):
    tables = score_tables(body, r)
    return tables[-1][0] + 1 if tables else None


def table_of_others(body, r):
    at = behind_scores(body, r)
    if at is None:
        return None
    at = at if r.R.random() < 0.6 else next((k for k, _ in score_tables(body, r)), at)
    if at < len(body) and body[at - 1]["t"] == "p" and body[at]["t"] == "table":
        at -= 1  # not between a heading and its table
    return body[:at] + other_table(r, *others_said(r)) + body[at:]


def page_of_others(body, r):
    return body + [dict(PAGE)] + other_table(r, *others_said(r))


def sentence(body, r):
    """A sentence with numbers that are no score of this report."""
    n, k = r.number, r.R.randint(1, 10)
    name = words.INDICATORS[k][1]
    y = r.c["year"]
    text = r.R.choice([
        f"ทั้งนี้ {r.other()} ได้คะแนน \x01 คะแนน ส่วนค่าเฉลี่ยของจังหวัดเท่ากับ \x01 คะแนน",
        f"หน่วยงานตั้งเป้าหมายปี {y + 1} ไว้ที่ \x01 คะแนน โดยตัวชี้วัดที่ {k} {name} ตั้งเป้าหมายไว้ที่ \x01 คะแนน",
        f"เมื่อเปรียบเทียบกับค่าเฉลี่ยของประเทศ ตัวชี้วัดที่ {k} {name} มีค่าเฉลี่ย \x01 คะแนน",
        f"คาดว่าในปี {y + 1} จะได้คะแนนรวม \x01 คะแนน และตัวชี้วัด{name} จะได้ \x01 คะแนน",
        f"{r.other()} ได้คะแนนตัวชี้วัดที่ {k} {name} เท่ากับ \x01 คะแนน ซึ่งเป็นคะแนนสูงสุดของอำเภอ",
        "ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA) ได้ร้อยละ \x01",
        "ผลการสำรวจความพึงพอใจของผู้รับบริการ คิดเป็นร้อยละ \x01 อยู่ในระดับมากที่สุด"])
    parts = [r.T(p) for p in text.split("\x01")]
    said = parts[0] + "".join(n() + p for p in parts[1:])
    at = behind_scores(body, r) or len(body)
    return body[:at] + [para(said)] + body[at:]


def wrong_copy(body, r):
    """The table a second time, with some of its scores otherwise: nobody can say which is right."""
    tables = [(k, col) for k, col in score_tables(body, r)]
    if not tables:
        return None
    k, col = r.R.choice(tables)
    again = copy.deepcopy(body[k])
    rows = [row for row in again["rows"] if row[col] and digits_back(row[col]["text"]) in r.own]
    for row in r.R.sample(rows, r.R.randint(1, 3)):
        row[col]["text"] = r.number()
    return body + [dict(PAGE), para(r.T("สรุปผลคะแนนรายตัวชี้วัด"), "h2"), again]


CHANGES = {f.__name__: f for f in (column_of_others, heading_renamed, columns_exchanged, page_within_table, table_of_others,
                                   page_of_others, sentence, wrong_copy)}
