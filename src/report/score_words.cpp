#include "report/score_words.h"

#include <algorithm>

#include "report/marker.h"

namespace ita::report {

namespace {

bool ends_with_any(std::string_view text, const std::vector<std::string_view>& words) {
  text = trimmed(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.ends_with(w); });
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& words) {
  text = trimmed(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.starts_with(w); });
}

}  // namespace

const Words& overall_words() {
  static const Words kWords =
      phrases({"คะแนนรวม", "คะแนนเฉลี่ยรวม", "คะแนนภาพรวม", "คะแนนในภาพรวม", "ภาพรวมของหน่วยงาน",
               "ในภาพรวม", "โดยภาพรวม", "ผลการประเมินในภาพรวม", "ผลคะแนนการประเมิน", "ผลคะแนนรวม",
               "คะแนน ITA", "คะแนนการประเมิน ITA", "ผลการประเมิน ITA",
               "ผลการประเมินคุณธรรมและความโปร่งใส", "คะแนนการประเมินคุณธรรมและความโปร่งใส",
               "คะแนนผลการประเมิน", "ผลการประเมินภาพรวม", "รวมทั้ง 10 ตัวชี้วัด", "คะแนนเฉลี่ยทั้งหมด"});
  return kWords;
}

const Words& other_words() {
  static const Words kWords = phrases({"ค่าเฉลี่ยระดับประเทศ",
                                       "คะแนนเฉลี่ยระดับประเทศ",
                                       "ค่าเฉลี่ยประเทศ",
                                       "ระดับประเทศ",
                                       "ทั้งประเทศ",
                                       "ค่าเฉลี่ยของจังหวัด",
                                       "คะแนนเฉลี่ยของจังหวัด",
                                       "คะแนนเฉลี่ยจังหวัด",
                                       "ค่าเป้าหมาย",
                                       "เป้าหมาย",
                                       "ทั่วประเทศ",
                                       "ค่าเฉลี่ยของ",
                                       "ระดับจังหวัด",
                                       "เกณฑ์การผ่าน",
                                       "เกณฑ์การประเมิน",
                                       "แผนแม่บท",
                                       "เกณฑ์ผ่าน",
                                       "คะแนนเฉลี่ยรายจังหวัด",
                                       "เกณฑ์มาตรฐาน",
                                       "ประเทศไทย",
                                       "ค่าเฉลี่ยรัฐวิสาหกิจ",
                                       "ค่าเฉลี่ยกลุ่ม",
                                       "ค่าเฉลี่ยกรม",
                                       "ค่าเฉลี่ยหน่วยงาน",
                                       "ค่าเฉลี่ยจังหวัด",
                                       "ค่าเฉลี่ยอำเภอ",
                                       "ค่าเฉลี่ย อปท",
                                       "ค่าเฉลี่ยองค์กร",
                                       "ค่าเฉลี่ยองค์การ",
                                       "ค่าเฉลี่ยสถาน",
                                       "ค่าเฉลี่ยมหาวิทยาลัย",
                                       "ค่าเฉลี่ยเทศบาล",
                                       "คะแนนเฉลี่ยของหน่วยงานทั้ง",
                                       "คะแนนเฉลี่ยทั้งประเทศ"});
  return kWords;
}

bool supposed(const Keyed& text, size_t at) {
  static const Words kWords = phrases({"ตัวอย่างการคำนวณ", "ตัวอย่างการคิดคะแนน", "ตัวอย่างเช่น", "สมมติ",
                                       "หากหน่วยงานได้", "ถ้าหน่วยงานได้", "หากได้คะแนน", "ถ้าได้คะแนน"});
  return std::any_of(kWords.begin(), kWords.end(), [&](const Phrase& word) {
    const auto found = text.find(word.key);
    return found && found->begin < at;
  });
}

const Words& turning_words() {
  static const Words kWords =
      phrases({"เพิ่มขึ้น", "ลดลง", "สูงกว่า", "ต่ำกว่า", "ผลต่าง", "เปลี่ยนแปลง", "ติดลบ", "น้ำหนัก", "เต็ม",
               "เป้าหมาย", "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "ตั้งแต่", "ลำดับ", "อันดับ", "จำนวน"});
  return kWords;
}

const Words& scoring_words() {
  static const Words kWords = phrases(
      {"ได้คะแนน", "ได้รับคะแนน", "ได้ร้อยละ", "ที่ได้", "ซึ่งได้", "มีคะแนน", "มีผลคะแนน", "ได้ผล", "คะแนนรวม",
       "คะแนนเฉลี่ย", "ได้รับ", "ได้คะเเนน", "คะแนนที่ได้", "มีค่าคะแนน", "ผลคะแนน", "โดยได้", "ได้เท่ากับ"});
  return kWords;
}

size_t last_end(const std::string& key, size_t from, size_t at, const Words& words) {
  size_t best = 0;
  const std::string_view part = std::string_view(key).substr(from, at - from);
  for (const Phrase& word : words) {
    const size_t found = part.rfind(word.key);
    if (found != std::string_view::npos) {
      best = std::max(best, found + word.key.size());
    }
  }
  return best;
}

bool unit_beside(std::string_view before, std::string_view after) {
  static const std::vector<std::string_view> kBefore = {"คะแนน", "คะเเนน", "ร้อยละ", "ได้", "เท่ากับ",
                                                        "อยู่ที่",   "คะแนนที่", "=",     ":"};
  static const std::vector<std::string_view> kAfter = {"คะแนน", "คะเเนน", "%", "เปอร์เซ็นต์"};
  return ends_with_any(before, kBefore) || starts_with_any(after, kAfter);
}

bool plainly_else(std::string_view before, std::string_view after, const thai::Number& number) {
  static const std::vector<std::string_view> kBefore = {
      "เต็ม",   "ลำดับที่",   "อันดับที่",    "ลำดับ",    "อันดับ",   "ข้อ",   "ข้อที่",   "หน้า",
      "รอบ",   "จาก",     "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "เกินกว่า", "ตั้งแต่", "ไม่เกิน", "ระหว่าง",
      "น้ำหนัก", "เป้าหมาย", "มาตรา",    "วันที่",     "พ.ศ.",   "ปี",    "ครั้งที่",  "o",
      "O",     "i",       "I",        "e",       "E",      "โทร",  "/"};
  static const std::vector<std::string_view> kAfter = {
      "แห่ง",   "คน",     "เดือน", "ปี",    "ข้อ",  "วัน",       "หน่วยงาน",
      "ตัวชี้วัด", "ประเด็น", "ด้าน",  "อันดับ", "ส่วน", "ของตัวชี้วัด", "เครื่องมือ",
      "ครั้ง",   "บาท",    "/",    "ท่าน",  "ราย", "เรื่อง",     "มาตรการ"};
  const bool counts = number.decimals == 0 && starts_with_any(after, kAfter);
  if (ends_with_any(before, kBefore) || counts || starts_with_any(after, {"ขึ้นไป", "คะแนนขึ้นไป"})) {
    return true;
  }
  // "5-15", "85 ถึง 95"
  const std::string_view next = trimmed(after);
  for (const std::string_view dash :
       {std::string_view("-"), std::string_view("–"), std::string_view("ถึง")}) {
    if (next.starts_with(dash)) {
      const auto more = thai::find_numbers(next.substr(dash.size()));
      if (!more.empty() && trimmed(next.substr(dash.size(), more[0].begin)).empty()) {
        return true;
      }
    }
  }
  const bool whole = number.decimals == 0;
  return whole && (next.starts_with(")") || next.starts_with(".")) &&
         !starts_with_any(next.substr(1), {"คะแนน"});
}

}  // namespace ita::report
