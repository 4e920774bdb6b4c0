"""What stands on paper, in the form of the program's JSON (content only), said part by part."""
import content
import words

FIVE = ("ความโปร่งใส", "ความพร้อมรับผิด", "ความปลอดจากการทุจริตในการปฏิบัติงาน", "วัฒนธรรมคุณธรรมในองค์กร", "คุณธรรมการทำงานในหน่วยงาน")
PREFIX = {t[0]: t[1] for t in words.AGENCY_TYPES}
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")


class Office:
    """Whom a paper is about: kind, name of its place, district, province; `name` where the paper writes it otherwise."""

    def __init__(self, kind, sub, district, province, name=None):
        self.kind, self.sub, self.district, self.province = kind, sub, district, province
        self.name = name or PREFIX[kind] + sub

    def said(self):
        return {"name": self.name, "type": self.kind, "subdistrict": self.sub, "district": self.district, "province": self.province}


def numbers(text):
    """Scores by number of indicator."""
    return {n: content.Decimal(v) for n, v in enumerate(text.split(), 1)}


def total_of(scores):
    """The overall score of ten indicators, and the label of its level since 2566."""
    value = content.overall(scores)
    return value, content.level(2568, value, content.instrument_means(scores))["label"]


def year(be):
    return None if be is None else {"be": be, "ce": be - 543}


def level(label):
    scale = "letters" if label and label.isascii() else "words"
    return {"label": label, "scale": scale} if label else None


def measure(number, title, approach=(), steps=(), responsible=(), schedule="", months=()):
    return {"number": number, "title": title, "approach": list(approach), "steps": list(steps), "responsible": list(responsible),
            "schedule": {"text": schedule, "report_months": list(months)}}


def issue(number, title, text, actions=()):
    return {"number": number, "title": title, "text": text, "actions": list(actions)}


def report(office, be, scores, overall=None, label=None, **more):
    """`more`: plan, instruments {code: percent}, history [(year, score, label)], issues, measures, limitations, printed {number: name}."""
    names = dict(enumerate(FIVE, 1)) if len(scores) == 5 else {n: v[1] for n, v in words.INDICATORS.items()}
    printed = more.get("printed", {})
    return {
        "agency": office.said(), "fiscal_year": year(be), "plan_year": year(more.get("plan")),
        "overall": None if overall is None else {"score": float(overall), "level": level(label)},
        "instruments": [{"code": k, "score": float(v), "scale": "percent"} for k, v in more.get("instruments", {}).items()],
        "indicators": [{"number": n, "name": names[n], "name_as_printed": printed.get(n, names[n]),
                        "instrument": None if len(scores) == 5 else words.INDICATORS[n][0], "score": float(v)} for n, v in scores.items()],
        "history": [{"fiscal_year_be": y, "score": float(s), "level": level(l)} for y, s, l in more.get("history", ())],
        "issues": list(more.get("issues", ())), "measures": list(more.get("measures", ())),
        "limitations": [{"text": t} for t in more.get("limitations", ())]}


def expected(*reports, status="ok", flagged=()):
    """An expected file: the keys of one report at the top, several under `reports`."""
    out = {"status": status, **reports[0]} if len(reports) == 1 else {"status": status, "reports": list(reports)}
    return dict(out, flagged=list(flagged)) if flagged else out
