"""Words and names that the generated lines are made of.

Written for this model: the vocabulary of Thai public bodies and of the integrity assessment, the provinces, common
foreign words of offices, and words that hold rare letters and high stacks of marks.  Dictionary words come from Debian
packages: hunspell-th (NECTEC, LGPL), libthai-data (LGPL-2.1+) and wamerican (public domain).
"""
import re
import subprocess

MARKS = 'ัิีึืฺุู็่้๊๋์ํ๎'

# Words of official letters, plans and score tables.
COMMON = '''
การ ความ ของ และ ที่ ใน เป็น มี ให้ ได้ จาก ตาม โดย เพื่อ กับ แก่ ต่อ แห่ง ว่า ไม่ จะ ต้อง แล้ว หรือ ซึ่ง นี้
นั้น ทุก เมื่อ ทั้ง ด้วย ด้าน ผู้ ข้อ ขึ้น ผลการ เจ้าหน้าที่ ประชาชน หน่วยงาน ผู้รับบริการ ผู้บริหาร บุคลากร
พนักงาน ข้าราชการ ลูกจ้าง ผู้มีส่วนได้ส่วนเสีย คณะกรรมการ คณะทำงาน ผู้บังคับบัญชา ผู้อำนวยการ ปลัด นายก หัวหน้า
สำนักงาน งบประมาณ การใช้จ่าย การจัดซื้อจัดจ้าง พัสดุ ทรัพย์สิน ราชการ การยืม แผนการ แผนปฏิบัติการ โครงการ กิจกรรม
ตัวชี้วัด เป้าหมาย ค่าคะแนน คะแนน ระดับ ร้อยละ เกณฑ์ ผลการประเมิน ข้อเสนอแนะ มาตรการ แนวทาง วิธีการ ขั้นตอน
ระยะเวลา ผู้รับผิดชอบ ระยะเวลาดำเนินการ การกำกับติดตาม ปัญหา อุปสรรค สรุป รายงาน วิเคราะห์ ปรับปรุง พัฒนา
ส่งเสริม สนับสนุน เผยแพร่ ประชาสัมพันธ์ เปิดเผย ตรวจสอบ คุณธรรม จริยธรรม ความโปร่งใส การทุจริต ประพฤติมิชอบ สินบน
ของขวัญ ผลประโยชน์ทับซ้อน ผลประโยชน์ส่วนตน ประโยชน์ส่วนรวม เรื่องร้องเรียน ข้อร้องเรียน ช่องทาง การมีส่วนร่วม
การให้บริการ การปฏิบัติหน้าที่ กฎหมาย ระเบียบ ข้อบังคับ ประกาศ คำสั่ง หนังสือ บันทึกข้อความ มติ ที่ประชุม วาระ
พระราชบัญญัติ รัฐธรรมนูญ กระทรวงมหาดไทย ท้องถิ่น จังหวัด อำเภอ ตำบล หมู่ที่ ถนน แขวง เขต เทศบาล สภา เท่าเทียม
เคร่งครัด คุ้มค่า ถูกต้อง ครบถ้วน เป็นปัจจุบัน ทันสมัย สะดวก รวดเร็ว ชัดเจน ซื่อสัตย์สุจริต มุ่งผลสัมฤทธิ์
เป็นธรรม ไม่เลือกปฏิบัติ น้อยที่สุด น้อย มาก มากที่สุด ผ่าน ผ่านดี ผ่านดีเยี่ยม ต้องปรับปรุง ลำดับ ลำดับที่
รายการ จำนวน หน่วยนับ หมายเหตุ วันที่ เดือน ปี ครั้งที่ ไตรมาส รอบ ปีงบประมาณ เฉลี่ย รวม สูงสุด ต่ำสุด ข้อที่
หัวข้อ ประเด็น เรื่อง เรียน อ้างถึง สิ่งที่ส่งมาด้วย ลงชื่อ ตำแหน่ง โทรศัพท์ โทรสาร ไปรษณีย์อิเล็กทรอนิกส์
วัสดุสำนักงาน วัสดุคอมพิวเตอร์ ครุภัณฑ์ ค่าจ้างเหมา ค่าสาธารณูปโภค เงินอุดหนุน เงินเดือน ค่าตอบแทน ค่าใช้สอย
ที่ดิน สิ่งก่อสร้าง วงเงิน บาท ราคากลาง ผู้เสนอราคา ผู้ชนะ วิธีเฉพาะเจาะจง วิธีคัดเลือก ประกวดราคา สัญญา
ใบสั่งซื้อ ใบสั่งจ้าง โรงพยาบาล สาธารณสุข โรงเรียน การศึกษา ศูนย์พัฒนาเด็กเล็ก กองคลัง กองช่าง สำนักปลัด
กองสวัสดิการสังคม งานบริหารทั่วไป การเจ้าหน้าที่ นิติการ ป้องกันและบรรเทาสาธารณภัย สิ่งแวดล้อม น้ำประปา ไฟฟ้า
ถนนคอนกรีต กันยายน ตุลาคม พฤศจิกายน ธันวาคม มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม ม.ค.
ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. พ.ศ. ค.ศ. อบต. อบจ. ป.ป.ช. ก.พ.ร. ส.ต. ร.บ. น. ลว. ซื้อ
จ้าง เช่า ใช่ ไม่ใช่ มี ไม่มี ดี ดีมาก พอใช้ ปาน กลาง ต่ำ สูง ชื่อ สกุล นาย นาง นางสาว ณ วัน เวลา ฯลฯ ฯ เป็นต้น
อื่นๆ อื่น ๆ ต่างๆ ต่าง ๆ ใด ๆ นั้น ๆ ทุกๆ
'''.split()
# Names of indicators and of published items.
INDICATORS = '''
การปฏิบัติหน้าที่ การใช้งบประมาณ การใช้อำนาจ การใช้ทรัพย์สินของราชการ การแก้ไขปัญหาการทุจริต คุณภาพการดำเนินงาน
ประสิทธิภาพการสื่อสาร การปรับปรุงระบบการทำงาน การปรับปรุงการทำงาน การเปิดเผยข้อมูล การป้องกันการทุจริต
ข้อมูลพื้นฐาน การบริหารงาน การบริหารเงินงบประมาณ การบริหารและพัฒนาทรัพยากรบุคคล การส่งเสริมความโปร่งใส
การดำเนินการเพื่อป้องกันการทุจริต มาตรการภายในเพื่อป้องกันการทุจริต โครงสร้าง ข้อมูลผู้บริหาร อำนาจหน้าที่
แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน ข้อมูลการติดต่อ กฎหมายที่เกี่ยวข้อง ข่าวประชาสัมพันธ์ คู่มือการให้บริการ
สถิติการให้บริการ
'''.split()
# Kinds of agencies.
AGENCIES = '''
องค์การบริหารส่วนตำบล เทศบาลตำบล เทศบาลเมือง เทศบาลนคร องค์การบริหารส่วนจังหวัด สำนักงานเขต ที่ว่าการอำเภอ
โรงพยาบาล สำนักงานสาธารณสุขอำเภอ มหาวิทยาลัย กรม สำนักงานปลัดกระทรวง
'''.split()
# Provinces.
PROVINCES = '''
กระบี่ กรุงเทพมหานคร กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร
เชียงราย เชียงใหม่ ตรัง ตราด ตาก นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน
บึงกาฬ บุรีรัมย์ ปทุมธานี ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา พะเยา พังงา พัทลุง พิจิตร พิษณุโลก
เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง
ลำพูน เลย ศรีสะเกษ สกลนคร สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย
สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี
'''.split()
# Rare letters, vowels below tall letters, and stacks of two marks.
RARE = '''
ฌาน ฌาปนกิจ ฌาปนกิจสงเคราะห์ อัชฌาสัย มัชฌิมา ฃวด ฅน เมฆ ฆ้อง ฆ่า ฆราวาส โฆษณา โฆษก กฎ กฎหมาย กฎกระทรวง กฎเกณฑ์
กฎบัตร ปรากฏ ปรากฏการณ์ ปฏิบัติ ปฏิทิน ปฏิรูป ปฏิสังขรณ์ กุฏิ ชฎา ราษฎร ราษฎร์ กรกฎาคม มงกุฎ ฐาน ฐานะ พื้นฐาน รัฐ
รัฐบาล รัฐมนตรี เศรษฐกิจ เศรษฐี มาตรฐาน หลักฐาน ราชบัณฑิต กุฏฐัง อูฐ อิฐ มณฑล มณฑป บัณฑิต ครุฑ มณโฑ ปรึกษา
วัฒนธรรม วัฒนา พัฒนา ณรงค์ ผู้เฒ่า วุฒิ วุฒิสภา เณร คณะ ประมาณ ปริมาณ สาธารณะ ลักษณะ คุณ พิจารณา บริเวณ กรณี จุฬา
กีฬา นาฬิกา ทมิฬ วาฬ กาฬ สัปดาห์ ปลาวาฬ ฤทธิ์ ฤดู ฤกษ์ พฤติกรรม พฤศจิกายน พฤหัสบดี ทฤษฎี ฤๅษี อังกฤษ กฤษณ์
สัมฤทธิ์ ฦๅ ญาติ สัญญา ใบอนุญาต ปัญญา วิญญาณ ผู้เชี่ยวชาญ เจริญ สูญ บุญ กุญแจ หญิง ใหญ่ ผู้ใหญ่ ญัตติ สัญญาณ ปั๊ม
ปั๊มน้ำ ปี๊บ ปี้ ปี่ ปู่ ย่า น้ำ ค่ำ ย้ำ ล้ำ ซ้ำ ต่ำ ช้ำ ก่ำ ทำ นำ คำ จำ อำ น้ำดื่ม ที่ นี่ สี่ ชี้ ขี้ ผึ้ง ขึ้น
ซึ้ง หนึ่ง ครึ่ง ซึ่ง ดื่ม ซื้อ มื้อ พื้น ฟื้นฟู เรื่อง เครื่อง เมื่อ เพื่อ เชื่อม เลื่อน เคลื่อน เสื่อม เนื้อ
เสื้อ เกี่ยว เที่ยว เดี่ยว เปลี่ยน เลี้ยง เตี้ย โต๊ะ เก๊ โป๊ะ จ๋า เก๋ เดี๋ยว ก๋วยเตี๋ยว กระเป๋า ตั๋ว ตั้ง ครั้ง
ทั้ง ยั่งยืน สั่ง ฝั่ง ชั่ว ทั่วไป ตัวชี้วัด ขั้น ชั้น บั้น กั้น มั่นคง ฟั่น ปั่น ป้าย ป่า ป้อม ฝ้าย ฝ่าย ฟ้า ผู้
ผู้ซื้อ รู้ คู่ อยู่ หมู่ หมู ปู ดู กู้ สู้ กุ้ง ทุ่ง มุ่ง ยุ่ง รุ่น ฝุ่น อุ่น คุ้ม หุ้น ชุ่ม ฐิติ ฏิ ฎีกา
ญี่ปุ่น ศูนย์ ทรัพย์ องค์ เกณฑ์ ประโยชน์ สัมพันธ์ เว็บไซต์ เซ็น เป็น เห็น เช็ค เอ็น เร็ว เล็ก เด็ก เหล็ก ก็ เพ็ญ
อิเล็กทรอนิกส์ คอมพิวเตอร์ อินเทอร์เน็ต ฟิล์ม ซอฟต์แวร์ โควิด ไวรัส ภาพยนตร์ วิทยาศาสตร์ ศาสตร์ เลิศ พุทธศักราช
ดุษฎี สิทธิ์ บริสุทธิ์ พันธุ์ ธาตุ เหตุ อนุมัติ ชาติ สมบัติ ฐุ ฐู ญุ ญู
'''.split()
# Foreign words and abbreviations of offices.
FOREIGN = """
ITA IIT EIT OIT ITAS OITA E-Service e-Service E-SERVICE Website website Web Facebook Fanpage Line LINE OA QR Code
QR-Code Page Link Online Offline Integrity Transparency Assessment Internal External Open Data No Gift Policy Q&A
Social Network PDF Dashboard One Stop Service e-Bidding e-GP e-LAAS KPI PDCA PDPA Email E-mail Google Form
YouTube TikTok Smart Office Banner Webboard Chat Digital Platform Version Update Template Excel Word Zoom Meeting
Stakeholders Feedback GFMIS HRD COVID-19 SMS App Application CCTV Mobile Internet Wi-Fi Server Cloud Big Data AI
IT ICT OSS MOU TOR SLA CEO Do Don't Check List Checklist Infographic Clip Video Risk Map Matrix Plan Act Based
Action Strategy Survey Score Total Rank MOPH MOIT MOI OAG NACC DLA ACC N/A Yes No None Item Year Month Page No.
Fax Tel. ID Code Ref. Step Best Practice Public Sector Good Governance Local Government Administrative
Organization Province District Thailand Bangkok Copyright User Password Login Menu Download Upload Click Search
Homepage Board Team Leader Project Manager Report Summary Annual Budget Public Hearing Workshop Training
Knowledge Management Timeline Flow Chart Flowchart Process Output Outcome O1 O9 O10 O20 O33 O43 o12 i1 i30 e15
IIT2 EIT OIT E-Plan E-Report e-Office e-Form e-book E-Learning e-Mail Inbox Log-in Sign Check-in Hotline Call
Center ISO IT-Master Data-Set API URL HTTPS www Http Facebook.com Instagram Twitter Messenger Telegram Ms. Mr.
Dr. Co., Ltd. Inc. Vol. pp. etc. i.e. e.g. vs. a.m. p.m. mm. cm. km. kg. Intranet Internet
""".split()
# Forms of address.
TITLES = '''
นาย นาง นางสาว ว่าที่ร้อยตรี ดร. พ.ต.ท. สิบเอก
'''.split()
# What numbers count.
UNITS = '''
บาท คน ราย ครั้ง เรื่อง โครงการ รายการ วัน เดือน ปี ชั่วโมง นาที แห่ง หมู่บ้าน ครัวเรือน ชุด เครื่อง ฉบับ หน้า
ข้อ คะแนน เปอร์เซ็นต์ % น. กม. ตร.ม. ลิตร กิโลเมตร เมตร ไร่
'''.split()


def well_formed(word):
    """False for the few dictionary entries that a Thai shaper would draw with dotted circles."""
    if not word or re.search('[^ก-ฮะ-ูเ-์ๆฯฤฦ]', word):
        return False
    if word[0] in MARKS + 'ะาำๅ' or re.search('[เแโใไ](?![ก-ฮฤฦ])', word):
        return False
    vowel_after_mark = '[ั-ฺ็-๎](?<![าำ])[ั-ฺ](?<![าำ])'
    mark_without_base = '(?<![ก-ฮฤฦัิีึืุู่-๋])[ัิีึืุู็่้๊๋์]'
    return not any(re.search(p, word) for p in (vowel_after_mark, '[่-๋์็]{2}', mark_without_base))


def dictionary():
    """Thai words of the two dictionaries, sorted so that a seed always draws the same."""
    words = set()
    with open('/usr/share/hunspell/th_TH.dic', encoding='utf8') as f:
        words.update(line.split('/')[0].strip() for line in f.read().split('\n')[1:])
    listing = subprocess.run(['trietool', '-p', '/usr/share/libthai', 'thbrk', 'list'], capture_output=True, check=True)
    words.update(line.split('\t')[0].strip() for line in listing.stdout.decode('utf8', 'ignore').split('\n'))
    return sorted(w for w in words if well_formed(w) and len(w) <= 22)


def english():
    with open('/usr/share/dict/american-english', encoding='utf8') as f:
        return [w for w in f.read().split() if re.fullmatch('[A-Za-z]{2,13}', w)]
