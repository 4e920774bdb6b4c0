// Reports drawn at random with other numbers printed around the scores: the scores stay right, or
// are doubted.  Two hundred by default; ITA_METAMORPHIC=5000 draws more and prints the figures.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <random>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

/// Draws a report and what disturbs it.
class Drawer {
 public:
  explicit Drawer(unsigned seed) : random_(seed) {
    for (size_t i = 0; i < 10; ++i) {
      own_.push_back(number(70, 99, 11));
    }
  }

  Paper paper() {
    Paper out = opening();
    const bool before = chance();
    if (before) {
      disturb(out);
    }
    if (chance(4)) {
      sentences(out);
    } else {
      out.heading("ผลคะแนนขององค์การบริหารส่วนตำบลนาแส่ง");
      out.table(table());
    }
    if (!before || chance()) {
      disturb(out);
    }
    return out;
  }

  const std::vector<std::string>& own() const { return own_; }
  const std::string& what() const { return what_; }

 private:
  bool chance(int of = 2) { return static_cast<int>(random_() % static_cast<unsigned>(of)) == 0; }
  std::string number(unsigned from, unsigned to, unsigned hundredths) {
    char text[16];
    std::snprintf(text, sizeof text, "%u.%02u",
                  from + static_cast<unsigned>(random_()) % (to - from), hundredths);
    return text;
  }
  std::string other() { return number(40, 99, 37); }
  const char* one_of(const std::vector<const char*>& list) {
    const char* chosen = list[random_() % list.size()];
    what_ += std::string(what_.empty() ? "" : " | ") + chosen;
    return chosen;
  }

  /// The scores, in some order of the rows, with up to two columns of other numbers.
  Rows table() {
    std::vector<std::string> heads = {
        one_of({"คะแนน", "คะแนนที่ได้", "ผลคะแนน", "คะแนนของหน่วยงาน", "ปี 2567"})};
    for (int more = static_cast<int>(random_() % 3); more > 0; --more) {
      heads.emplace_back(
          one_of({"ค่าเป้าหมาย", "ค่าเฉลี่ยประเทศ", "เทศบาลตำบลเกาะคา", "ปี 2566", "คะแนนปีก่อน",
                  "คะแนนคาดการณ์", "ประเมินตนเอง", "ก่อนอุทธรณ์", "เกณฑ์ผ่าน", "สดมภ์ ก", ""}));
    }
    const size_t mine = random_() % heads.size();
    std::swap(heads[0], heads[mine]);
    Rows rows = {{"ที่", "ตัวชี้วัด"}};
    rows[0].insert(rows[0].end(), heads.begin(), heads.end());
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({std::to_string(i + 1), names()[i]});
      for (size_t c = 0; c < heads.size(); ++c) {
        rows.back().push_back(c == mine ? own_[i] : other());
      }
    }
    return rows;
  }

  void sentences(Paper& paper) {
    for (size_t i = 0; i < 10; ++i) {
      paper.body("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " ได้คะแนน " + own_[i] +
                 " คะแนน");
    }
  }

  void disturb(Paper& paper) {
    const size_t i = random_() % 10;
    switch (random_() % 4) {
      case 0: {
        paper.heading(one_of({"ผลคะแนนเฉลี่ยระดับจังหวัดลำปาง", "ผลการประเมินรอบที่ 1 (ก่อนอุทธรณ์)",
                              "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2566", "ค่าเป้าหมายรายตัวชี้วัด",
                              "ตัวอย่างการแสดงผลคะแนน", "สรุปคะแนนรายตัวชี้วัด"}));
        Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
        for (size_t k = 0; k < 10; ++k) {
          rows.push_back({std::to_string(k + 1), names()[k], other()});
        }
        paper.table(rows);
        break;
      }
      case 1:
        paper.body(std::string(one_of(
                       {"ปี 2566 ", "ค่าเป้าหมายของ", "ค่าเฉลี่ยระดับประเทศของ", "คาดการณ์ว่าปี 2568 "})) +
                   "ตัวชี้วัด" + names()[i] + " ได้คะแนน " + other() + " คะแนน");
        break;
      case 2:
        what_ += " | history";
        paper.table({{"ปีงบประมาณ", "คะแนน"}, {"2565", other()}, {"2566", other()}});
        break;
      default:
        what_ += " | chart";
        paper.body("แผนภูมิที่ 1 เปรียบเทียบคะแนนเฉลี่ย ร้อยละ " + other());
    }
  }

  std::mt19937 random_;
  std::vector<std::string> own_;
  std::string what_;
};

TEST(Drawn, NoOtherNumberComesInSilence) {
  const char* wanted = std::getenv("ITA_METAMORPHIC");
  const unsigned count = wanted != nullptr ? static_cast<unsigned>(std::atoi(wanted)) : 200;
  size_t right = 0, doubted = 0, silent = 0;
  for (unsigned seed = 1; seed <= count; ++seed) {
    Drawer drawer(seed);
    const Report report = drawer.paper().read();
    for (const Indicator& indicator : report.indicators) {
      const double own = std::stod(drawer.own()[static_cast<size_t>(indicator.number) - 1]);
      const bool same = indicator.score && *indicator.score == own;
      const bool asked = indicator.review.needed() || !indicator.score;
      right += same && !asked ? 1 : 0;
      doubted += asked ? 1 : 0;
      silent += !same && !asked ? 1 : 0;
      EXPECT_TRUE(same || asked) << "seed " << seed << ": " << drawer.what() << ", indicator "
                                 << indicator.number << " " << indicator.score.value_or(0);
    }
  }
  std::printf("%u reports: %zu scores right, %zu doubted, %zu silent\n", count, right, doubted,
              silent);
  EXPECT_GT(right, doubted);
}

/// Three agencies of one kind in one file: each its own report, nothing mixed.
TEST(Drawn, ThreeAgenciesOfOneKindAreThreeReports) {
  const char* agencies[] = {"สถานีตำรวจภูธรเกาะคา", "สถานีตำรวจภูธรงาว", "สถานีตำรวจภูธรแม่ทะ"};
  Paper paper;
  for (int k = 0; k < 3; ++k) {
    if (k > 0) {
      paper.page();
    }
    paper.title(
        "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. "
        "2567");
    paper.title(agencies[k]);
    Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({std::to_string(i + 1), names()[i],
                      std::to_string(70 + 10 * k + static_cast<int>(i)) + ".25"});
    }
    paper.table(rows);
  }
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 3U);
  for (size_t k = 0; k < 3; ++k) {
    const Report& report = document.reports[k];
    EXPECT_EQ(report.agency.name, agencies[k]);
    ASSERT_EQ(report.indicators.size(), 10U);
    for (size_t i = 0; i < 10; ++i) {
      EXPECT_DOUBLE_EQ(report.indicators[i].score.value_or(0),
                       70.25 + 10 * static_cast<double>(k) + static_cast<double>(i));
    }
  }
}

}  // namespace
}  // namespace ita::report::test
