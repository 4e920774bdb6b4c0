#!/usr/bin/python3
"""The comparison itself must notice what it is there for."""
import copy
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import compare  # noqa: E402
import run  # noqa: E402

SAMPLES = sys.argv[1]
NAME = "subtotals-levels-2567"


def several():
    """Of a file with several reports each is compared, and their number."""
    want = compare.load(os.path.join(SAMPLES, "expected", "two-offices-2567.json"))

    def reasons(change):
        o = copy.deepcopy(want)
        change(o["reports"])
        return run.judge("two-offices-2567.pdf", want, o, {})[0]

    assert reasons(lambda r: None) == [], reasons(lambda r: None)
    for change in (lambda r: r[1]["indicators"][3].update(score=12.34), lambda r: r[1]["overall"].update(score=12.34), lambda r: r.pop(),
                   lambda r: r.append(r[0]), lambda r: r.reverse(), lambda r: r[1]["agency"].update(name="เทศบาลตำบลท่ายาง")):
        assert reasons(change)


def main():
    want = compare.load(os.path.join(SAMPLES, "expected", NAME + ".json"))
    got = copy.deepcopy(want)

    def reasons(change):
        o = copy.deepcopy(got)
        change(o)
        return run.judge(NAME + ".pdf", want, o, {})[0]

    def set_score(o, value, needed=False):
        o["indicators"][3].update(score=value, review={"needed": needed})

    assert reasons(lambda o: None) == [], reasons(lambda o: None)
    changes = {
        "a wrong score": lambda o: set_score(o, 12.34), "a wrong score, flagged": lambda o: set_score(o, 12.34, True),
        "a lost score": lambda o: set_score(o, None), "a lost row": lambda o: o["indicators"].pop(),
        "a row too many": lambda o: o["indicators"].append({"number": 11, "score": 50.0}),
        "another year": lambda o: o.update(fiscal_year={"be": 2566}), "another province": lambda o: o["agency"].update(province="ลำพูน"),
        "a changed mark": lambda o: o["issues"][0].update(text=o["issues"][0]["text"].replace("้", "่", 1)),
        "a lost issue": lambda o: o["issues"].pop(), "an issue too many": lambda o: o["issues"].append({"number": 9, "title": "อื่น"}),
        "a lost measure": lambda o: o["measures"].pop(0), "a cell in the wrong row": lambda o: o["measures"][0].update(steps=o["measures"][1]["steps"]),
        "invented history": lambda o: o["history"].append({"fiscal_year_be": 2566, "score": 80.0}),
        "an invented instrument": lambda o: o["instruments"].append({"code": "ABC", "score": 80.0}),
        "another level": lambda o: o["overall"]["level"].update(label="ผ่าน"), "no overall": lambda o: o.update(overall=None),
        "not recognised": lambda o: o.update(status="not_recognised")}
    for what, change in changes.items():
        assert reasons(change), what
    for a, b in (("น้ำ", "น\u0e4d\u0e49\u0e32"), ("๙๙.๑๗", "99.17"), ("แม่ สอย", "เเม่สอย")):
        assert compare.normal(a) == compare.normal(b), (a, b)
    assert compare.normal("นา") != compare.normal("นำ") and compare.distance("กขค", "กคค") == 1 and compare.distance("กขค", "ข") == 2
    negative = {"status": "not_recognised"}
    assert not run.judge("x", negative, {"status": "not_recognised"}, {})[0]
    assert run.judge("x", negative, {"status": "not_recognised", "indicators": [{"number": 1}]}, {})[0]
    misprint = dict(want, flagged=["/overall"])
    assert run.judge("x", misprint, got, {})[0]
    several()
    print(f"{len(changes)} kinds of damage noticed")


if __name__ == "__main__":
    main()
