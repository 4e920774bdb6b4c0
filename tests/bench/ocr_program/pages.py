"""Office pages with their truth, drawn in fonts that no training saw: what stands where, and the page as scanned.

The sentences are written for this test; none is a template of models/training.
"""
import os
import random
import sys

import cv2
import numpy as np
from PIL import Image, ImageDraw

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '../../../models/training'))
import draw  # noqa: E402
import fonts  # noqa: E402
import vocabulary  # noqa: E402

DPI = 300
WIDTH, HEIGHT = 2480, 3508
LEFT, RIGHT, TOP, BOTTOM = 300, 2230, 280, 3220
THAI_DIGITS = str.maketrans('0123456789', '๐๑๒๓๔๕๖๗๘๙')

# {y} year, {s} score, {n} whole number, {m} money, {d} day and month, {L} Latin words, {c} code, {u} address, {w} a word.
SENTENCES = '''
หน่วยงานได้รับผลคะแนนในปี {y} เท่ากับ {s} คะแนน สูงกว่าปีก่อนหน้า {s} คะแนน จัดอยู่ในกลุ่มที่ควรรักษามาตรฐานไว้ต่อไป
เมื่อเทียบรายข้อคำถามแล้วพบว่า {c} ยังมีผู้ตอบว่าไม่ทราบช่องทางอยู่ถึงร้อยละ {s} จึงควรเร่งแก้ไขก่อนรอบถัดไป
ฝ่ายเลขานุการเสนอให้เปิดระบบ {L} เพื่อให้ผู้มาติดต่อจองคิวล่วงหน้าได้ตั้งแต่วันที่ {d} {y} เป็นต้นไป
ที่ประชุมรับทราบและมอบหมายให้งาน{w}ติดตามความคืบหน้าทุก {n} วัน พร้อมแจ้งผลกลับทางอีเมล {u}
คู่มือประชาชนฉบับปรับปรุงใหม่ ({L}) วางไว้ที่หน้าแรกของเว็บไซต์แล้ว มีผู้เข้าชม {n} ครั้งภายในเดือนเดียว
เงินเหลือจ่ายจำนวน {m} บาท ให้โอนไปตั้งจ่ายในรายการจัดหาเครื่อง {L} ตามที่กอง{w}เสนอ
ผู้ตรวจสอบภายในตั้งข้อสังเกตว่าเอกสารประกอบ {c} และ {c} ลงวันที่ไม่ตรงกัน ขอให้ผู้เกี่ยวข้องชี้แจงภายใน {n} วันทำการ
กลุ่มเป้าหมายของการอบรมหลักสูตร {L} คือบุคลากรใหม่ {n} คน ใช้งบประมาณทั้งสิ้น {m} บาท
สาเหตุหลักมาจากการสื่อสารที่ไม่ทั่วถึง ชาวบ้านหมู่ที่ {n} และหมู่ที่ {n} ส่วนใหญ่รับข่าวสารผ่านหอกระจายข่าว มิใช่ทาง {L}
คะแนนด้านนี้ลดลงจาก {s} เหลือ {s} เนื่องจากแบบสำรวจเปลี่ยนคำถามข้อ {c} เป็นครั้งแรก
ขอความร่วมมือทุกท่านงดรับของกำนัลทุกชนิดตามนโยบาย {L} และแจ้งพบเห็นได้ที่ {u}
การวัดครั้งนี้มีผู้ตอบแบบ {c} จำนวน {n} ราย คิดเป็นร้อยละ {s} ของกลุ่มตัวอย่างขั้นต่ำที่กำหนด
ระบบ {L} หยุดให้บริการชั่วคราวระหว่างปรับปรุงฐานข้อมูล โดยผู้ดูแลจะเปิดใช้ได้อีกครั้งในวันที่ {d}
ผลสำรวจชี้ว่าความพึงพอใจต่อจุดบริการเบ็ดเสร็จอยู่ที่ {s} ขณะที่ความเชื่อมั่นต่อกระบวนการร้องเรียนอยู่ที่ {s}
ทั้งนี้ ให้ถือปฏิบัติตามหนังสือเวียนที่ {n}/{y} ลงวันที่ {d} {y} โดยเคร่งครัด
ข้อค้นพบประการที่สองคือ ญาติผู้ป่วยจำนวนมากเข้าใจว่าการเร่งคิวต้องจ่ายเงินพิเศษ ซึ่งไม่เป็นความจริงแต่อย่างใด
เจ้าหน้าที่ควรแจ้งขั้นตอน ค่าธรรมเนียม และเวลาที่ต้องรอให้ผู้รับบริการทราบตั้งแต่แรกยื่นคำขอ
จังหวัด{w}จัดเวทีรับฟังความเห็นของผู้มีส่วนเกี่ยวข้อง {n} เวที และสรุปเป็นแฟ้ม {L} เผยแพร่ต่อสาธารณะ
'''.strip().split('\n')
HEADINGS = '''
ผลการวัดระดับธรรมาภิบาลรายหน่วยงาน
ข้อสังเกตและแนวทางยกระดับการให้บริการ
สรุปย่อสำหรับผู้บังคับบัญชา
ความเห็นของผู้รับบริการภายนอก
การเปรียบเทียบกับปีก่อนหน้า
'''.strip().split('\n')
ITEMS = '''
จัดทำป้ายบอกขั้นตอนเป็นภาพ ({L})
ตั้งไลน์กลุ่มสำหรับตอบข้อซักถามภายใน {n} ชั่วโมง
ทบทวนคำสั่งมอบอำนาจให้ทันสมัย
รวบรวมแบบฟอร์ม {c} ไว้ในที่เดียว
เผยแพร่ผลการจัดซื้อทุกไตรมาสผ่าน {u}
'''.strip().split('\n')
ROWS = '''
การปฏิบัติงานตามหน้าที่
การใช้เงินงบประมาณ
การใช้อำนาจของผู้บังคับบัญชา
การใช้ทรัพย์สินส่วนรวม
การจัดการปัญหาทุจริต
คุณภาพงานบริการ
การสื่อสารกับประชาชน
การปรับปรุงขั้นตอนงาน
ข้อมูลที่เปิดเผยแล้ว
มาตรการป้องกันสินบน
ความพึงพอใจต่อ E-Service
ช่องทางแจ้งเบาะแส Online
'''.strip().split('\n')
LATIN = '''
Integrity Transparency Assessment Service Website Facebook Platform Online Dashboard Digital Open Data Report Budget Feedback
Stop Mobile Application Certificate Standard Public Policy Gift Report System Center Quality Process Learning
'''.split()


class Writer:
    def __init__(self, seed, thai_digits):
        self.rng = random.Random(seed)
        self.thai_digits = thai_digits
        self.english = [w for w in vocabulary.english() if len(w) > 3]
        self.words = [w for w in vocabulary.dictionary() if 3 < len(w) < 9]

    def latin(self):
        r = self.rng
        return ' '.join(r.choice(LATIN) if r.random() < .5 else r.choice(self.english).capitalize() for _ in range(r.randint(1, 3)))

    def number(self, s):
        return s.translate(THAI_DIGITS) if self.thai_digits else s

    def score(self):
        return self.number(f'{self.rng.randint(3000, 10000) / 100:.2f}')

    def fill(self, s):
        r = self.rng
        makers = {
            '{y}': lambda: self.number(str(r.randint(2555, 2569))), '{s}': self.score,
            '{n}': lambda: self.number(str(r.choice([r.randint(1, 9), r.randint(10, 99), r.randint(100, 9999)]))),
            '{m}': lambda: self.number(f'{r.randint(1000, 9999999):,}'), '{L}': self.latin,
            '{d}': lambda: self.number(str(r.randint(1, 31))) + ' ' + r.choice(
                'มกราคม มีนาคม พฤษภาคม มิถุนายน กรกฎาคม กันยายน ธันวาคม'.split()),
            '{c}': lambda: r.choice([f'O{r.randint(1, 43)}', f'I{r.randint(1, 30)}', f'E{r.randint(1, 15)}', 'IIT', 'EIT', 'OIT']),
            '{u}': lambda: r.choice([f'{r.choice(self.english).lower()}@moi{r.randint(2, 98)}.go.th',
                                     f'www.{r.choice(self.english).lower()}.go.th']),
            '{w}': lambda: r.choice(self.words)}
        for key, make in makers.items():
            while key in s:
                s = s.replace(key, make(), 1)
        return s


class Page:
    """A page and its units: lines of text and cells of tables, each with its box."""

    def __init__(self, path):
        self.image = Image.new('L', (WIDTH, HEIGHT), 255)
        self.pen = ImageDraw.Draw(self.image)
        self.path, self.units = path, []

    def style(self, points, bold=False):
        factor = next(f.factor for f in fonts.HELD if self.path in f.files)
        path = self.path
        if bold:
            # Where the family has a bold weight among the held-out files.
            files = next(f.files for f in fonts.HELD if self.path in f.files)
            path = next((f for f in files if 'old' in f), self.path)
        return draw.Style(path, round(points * factor * DPI / 72), fonts.FALLBACK_BOLD[0] if bold else fonts.FALLBACK[0])

    def width(self, text, style):
        return sum(f.getlength(part) for part, f in draw.runs(text, style))

    def put(self, text, x, base, style):
        for part, f in draw.runs(text, style):
            self.pen.text((x, base), part, font=f, fill=0, anchor='ls')
            x += f.getlength(part)
        return x

    def line(self, text, x, base, style, kind):
        end = self.put(text, x, base, style)
        self.units.append({'kind': kind, 'text': text,
                           'box': [x - 25, base - 1.15 * style.px, end + 25, base + .5 * style.px]})

    def wrapped(self, text, indent, base, style, kind='text'):
        """A paragraph; returns the baseline after it."""
        x, rest = LEFT + indent, text
        while rest:
            cut = len(rest)
            while self.width(rest[:cut], style) > RIGHT - x:
                cut -= 1
            if cut < len(rest):
                space = rest.rfind(' ', cut // 2, cut + 1)
                clusters = [m.end() for m in draw.CLUSTER.finditer(rest) if m.end() <= cut]
                cut = space if space > 0 else clusters[-1]
            self.line(rest[:cut].strip(), x, base, style, kind)
            rest, x = rest[cut:].strip(), LEFT
            base += 1.55 * style.px
        return base

    def table(self, rows, columns, top, style, head):
        """A ruled table; columns: widths in pixels.  Returns the row below it."""
        y = top
        for number, row in enumerate(rows):
            height = round(1.9 * style.px)
            x = LEFT
            for k, (text, width) in enumerate(zip(row, columns)):
                self.pen.rectangle([x, y, x + width, y + height], outline=0, width=4)
                s = head if number == 0 else style
                at = x + 22 if k == 1 and number else x + (width - self.width(text, s)) / 2
                self.put(text, at, y + height - .62 * style.px, s)
                kind = 'head' if number == 0 else 'name' if k == 1 else 'score' if k > 1 else 'number'
                self.units.append({'kind': kind, 'text': text, 'box': [x, y, x + width, y + height]})
                x += width
            y += height
        return y


def text_page(path, seed, thai_digits):
    page, writer = Page(path), Writer(seed, thai_digits)
    body, head = page.style(12), page.style(15, True)
    base, number = TOP + head.px, 0
    while base < BOTTOM:
        number += 1
        page.line(f'{writer.number(str(number))}. {writer.rng.choice(HEADINGS)}', LEFT, base, head, 'heading')
        base += 1.7 * head.px
        for _ in range(writer.rng.randint(1, 2)):
            text = ' '.join(writer.fill(writer.rng.choice(SENTENCES)) for _ in range(writer.rng.randint(1, 3)))
            base = page.wrapped(text, 180, base, body)
            if base > BOTTOM:
                return page
        for k in range(writer.rng.randint(2, 4)):
            item = writer.fill(writer.rng.choice(ITEMS))
            base = page.wrapped(f'{writer.number(f"{number}.{k + 1}")} {item}', 120, base, body)
        base += .6 * body.px
    return page


def table_page(path, seed, thai_digits):
    page, writer = Page(path), Writer(seed, thai_digits)
    body, head, title = page.style(11.5), page.style(11.5, True), page.style(15, True)
    page.line(writer.rng.choice(HEADINGS), LEFT + 300, TOP + title.px, title, 'heading')
    rows = [['ข้อ', 'ประเด็นที่วัด', 'ปีนี้', 'ปีก่อน', 'ผลต่าง']]
    rows += [[writer.number(str(k + 1)), name, writer.score(), writer.score(),
              writer.number(writer.rng.choice([f'{writer.rng.randint(0, 2999) / 100:.2f}', str(writer.rng.randint(0, 9))]))]
             for k, name in enumerate(writer.rng.sample(ROWS, len(ROWS)))]
    base = page.table(rows, [130, 900, 300, 300, 280], TOP + 130, body, head) + 1.8 * body.px
    codes = [['รหัส', 'ช่องทาง', 'คะแนนเต็ม', 'ได้', 'ร้อยละ']]
    for _ in range(6):
        full = writer.rng.choice(['100', '10', '5'])
        codes.append([writer.fill('{c}'), writer.latin(), writer.number(full), writer.score(), writer.score()])
    base = page.table(codes, [180, 850, 320, 280, 280], round(base), body, head) + 1.8 * body.px
    while base < BOTTOM:
        base = page.wrapped(writer.fill(writer.rng.choice(SENTENCES)), 180, base, body)
    return page


def scanned(image, kind, seed):
    """The page as a scanner gives it, its resolution, and the turn in degrees."""
    grey = np.asarray(image)
    if kind == 'clean':
        return grey, DPI, 0.0
    rng = np.random.RandomState(seed)
    angle = rng.uniform(-.4, .4)
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), angle, 1)
    page = cv2.warpAffine(grey, turn, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderValue=255).astype(np.float32)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(.6, 1.0))
    page = 45 + page * (rng.uniform(232, 246) - 45) / 255
    light = cv2.resize(rng.rand(3, 2).astype(np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    page = page - light * rng.uniform(4, 16)
    dpi = DPI
    if kind == 'office200':
        page, dpi = cv2.resize(page, None, fx=2 / 3, fy=2 / 3, interpolation=cv2.INTER_AREA), 200
    page = np.clip(page + rng.randn(*page.shape) * rng.uniform(2, 5), 0, 255).astype(np.uint8)
    page = cv2.imdecode(cv2.imencode('.jpg', page, [cv2.IMWRITE_JPEG_QUALITY, int(rng.choice([55, 70, 80]))])[1], 0)
    return page, dpi, angle
