#include <gtest/gtest.h>

#include <sstream>

#include "report/view/score_value.h"
#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

Paper announced() {
  Paper paper;
  paper.title("ประกาศผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ");
  paper.title("ประจำปีงบประมาณ พ.ศ. 2567 จังหวัดระนอง");
  return paper;
}

const Rows kListed = {
    {"ลำดับ", "หน่วยงาน", "อำเภอ", "IIT (30)", "EIT (30)", "OIT (40)", "คะแนนรวม", "ระดับ"},
    {"1", "เทศบาลตำบลหงาว", "เมืองระนอง", "28.50", "27.10", "39.40", "95.00", "ผ่านดี"},
    {"2", "อบต.บางนอน", "เมืองระนอง", "25.00", "24.00", "30.00", "79.00", "ปรับปรุง"},
    {"3", "อบต.มะมุ", "กระบุรี", "-", "-", "-", "-", "-"},
    {"", "ค่าเฉลี่ย", "", "26.75", "25.55", "34.70", "87.00", ""}};

TEST(Announcement, GivesAReportForEachRow) {
  const Document document = announced().table(kListed).read_document();
  EXPECT_EQ(document.kind, DocumentKind::announcement);
  ASSERT_EQ(document.reports.size(), 3U);
  const Report& first = document.reports[0];
  EXPECT_EQ(first.agency.name, "เทศบาลตำบลหงาว");
  EXPECT_EQ(first.agency.district, "เมืองระนอง");
  EXPECT_EQ(first.agency.province, "ระนอง");
  EXPECT_EQ(first.fiscal_year->be, 2567);
  EXPECT_DOUBLE_EQ(*first.overall->score, 95);
  EXPECT_EQ(first.overall->level->label, "ผ่านดี");
  ASSERT_EQ(first.instruments.size(), 3U);
  EXPECT_EQ(first.instruments[2].code, "OIT");
  EXPECT_EQ(first.instruments[2].scale, "points");
  EXPECT_DOUBLE_EQ(*first.instruments[2].score, 39.4);
  EXPECT_FALSE(first.review.needed());
  const Report& second = document.reports[1];
  EXPECT_EQ(second.agency.name, "องค์การบริหารส่วนตำบลบางนอน");
  EXPECT_EQ(second.overall->level->label, "ปรับปรุง");
  EXPECT_FALSE(second.overall->review.needed());
}

TEST(Announcement, ADashIsNoScoreAndNoDoubt) {
  const Report row = announced().table(kListed).read_document().reports.at(2);
  EXPECT_EQ(row.agency.name, "องค์การบริหารส่วนตำบลมะมุ");
  EXPECT_FALSE(row.overall->score.has_value());
  EXPECT_FALSE(row.overall->review.needed());
  EXPECT_FALSE(row.instruments.at(0).score.has_value());
}

TEST(Announcement, NumbersAreAccountedFor) {
  const Document document = announced().table(kListed).read_document();
  size_t used = 0;
  for (const LedgerEntry& entry : document.ledger) {
    used += entry.used_by.empty() ? 0 : 1;
  }
  EXPECT_EQ(used, 8U);
  EXPECT_EQ(document.ledger.at(3).used_by, "/reports/0/overall/score");
}

TEST(Announcement, PartsThatDoNotGiveTheTotalAreDoubted) {
  Rows rows = kListed;
  rows[1][3] = "18.50";
  const Document document = announced().table(rows).read_document();
  EXPECT_TRUE(document.reports.at(0).overall->review.needed());
  EXPECT_FALSE(document.reports.at(1).overall->review.needed());
}

TEST(Announcement, GroupRowsSayWhereTheAgenciesLie) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ของหน่วยงานในจังหวัดระนอง ปีงบประมาณ พ.ศ. 2566");
  paper.table({{"ที่", "หน่วยงาน", "คะแนนรวม"},
               {"อำเภอเมืองระนอง", "", ""},
               {"1", "เทศบาลตำบลหงาว", "91.20"},
               {"อำเภอกระบุรี", "", ""},
               {"2", "เทศบาลตำบลน้ำจืด", "88.10"}});
  const Document document = paper.read_document();
  EXPECT_EQ(document.kind, DocumentKind::province_list);
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_EQ(document.reports[0].agency.district, "เมืองระนอง");
  EXPECT_EQ(document.reports[1].agency.district, "กระบุรี");
  EXPECT_EQ(document.reports[1].agency.province, "ระนอง");
}

TEST(Announcement, TheTitleMaySayTheDistrictOfAll) {
  const Rows listed = {{"ที่", "หน่วยงาน", "คะแนนรวม"},
                       {"1", "เทศบาลตำบลแพรกหา", "89.26"},
                       {"2", "องค์การบริหารส่วนตำบลปันแต", "96.98"}};
  const auto district = [&](const std::string& where) {
    Paper paper;
    paper.title("ประกาศผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567");
    return paper.title(where).table(listed).read_document().reports.at(1).agency.district;
  };
  EXPECT_EQ(district("ขององค์กรปกครองส่วนท้องถิ่นในเขตอำเภอควนขนุน จังหวัดพัทลุง"), "ควนขนุน");
  EXPECT_EQ(district("ขององค์กรปกครองส่วนท้องถิ่นในอำเภอควนขนุนและอำเภอป่าพะยอม จังหวัดพัทลุง"), "");
  EXPECT_EQ(district("ที่ว่าการอำเภอควนขนุน จังหวัดพัทลุง"), "");
}

TEST(Announcement, AgenciesMayBeColumns) {
  Rows rows = {{"ตัวชี้วัด", "เทศบาลตำบลหงาว", "เทศบาลตำบลน้ำจืด", "เทศบาลตำบลละอุ่น"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], scores()[i], "90.00", "80.00"});
  }
  Paper paper;
  paper.title("ผลการประเมิน ITA ของหน่วยงานในจังหวัดระนอง ปีงบประมาณ พ.ศ. 2564");
  const Document document = paper.table(rows).read_document();
  ASSERT_EQ(document.reports.size(), 3U);
  ASSERT_EQ(document.reports[0].indicators.size(), 10U);
  EXPECT_EQ(two_decimals(*document.reports[0].indicators[3].score), scores()[3]);
  EXPECT_DOUBLE_EQ(*document.reports[2].indicators[9].score, 80);
}

/// Two columns that say to be the total: which is meant is for a person to say.
TEST(Announcement, TwoColumnsHeadedAlikeAreDoubted) {
  Rows rows = {{"หน่วยงาน", "คะแนนรวม", "คะแนนรวม"},
               {"เทศบาลตำบลหงาว", "91.20", "85.00"},
               {"เทศบาลตำบลน้ำจืด", "88.10", "84.00"}};
  const Document document = announced().table(rows).read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_TRUE(document.reports[0].overall->review.needed());
}

TEST(Announcement, NeighboursInAnOwnReportAreNoList) {
  Paper paper;
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567");
  paper.title("เทศบาลตำบลหงาว อำเภอเมืองระนอง จังหวัดระนอง");
  Rows own = score_table();
  paper.table(own).body("เปรียบเทียบกับหน่วยงานใกล้เคียง");
  paper.table({{"หน่วยงาน", "คะแนนรวม"}, {"เทศบาลตำบลหงาว", "91.20"}, {"เทศบาลตำบลน้ำจืด", "88.10"}});
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 1U);
  EXPECT_EQ(document.reports[0].agency.name, "เทศบาลตำบลหงาว");
  EXPECT_EQ(document.reports[0].indicators.size(), 10U);
}

TEST(Kinds, PapersWhoseNumbersAreNoResult) {
  Rows rows = score_table();
  for (const auto& [title, kind] : std::vector<std::pair<std::string, DocumentKind>>{
           {"คู่มือการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2567", DocumentKind::handbook},
           {"ตัวอย่างการรายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567", DocumentKind::handbook},
           {"คะแนนคาดการณ์ ITA ปีงบประมาณ พ.ศ. 2568", DocumentKind::forecast},
           {"รายงานการประเมินตนเองตามแบบ ITA ปีงบประมาณ พ.ศ. 2568", DocumentKind::self_assessment}}) {
    Paper paper;
    const Document document =
        paper.title(title).title("เทศบาลตำบลหงาว จังหวัดระนอง").table(rows).read_document();
    EXPECT_EQ(document.kind, kind) << title;
    EXPECT_TRUE(document.reports.empty()) << title;
    EXPECT_TRUE(document.kind_evidence.has_value());
    ASSERT_TRUE(document.why_no_report.has_value());
  }
}

TEST(Kinds, AWordInASentenceMakesNoHandbook) {
  Rows rows = score_table();
  Paper paper;
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567");
  paper.title("เทศบาลตำบลหงาว จังหวัดระนอง");
  paper.body("หน่วยงานได้จัดทำคู่มือการปฏิบัติงานและเผยแพร่แล้ว");
  paper.heading("ผลการประเมินรายตัวชี้วัด").table(rows);
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 1U);
  EXPECT_EQ(document.reports[0].indicators.size(), 10U);
}

Rows schools() {
  Rows out{{"ที่", "สถานศึกษา", "ตชว.1", "ตชว.2", "ตชว.3", "ตชว.10", "รวม"}};
  out.push_back({"1", "โรงเรียนบ้านหนองไผ่", "91.11", "92.22", "93.33", "94.44", "93.49"});
  out.push_back({"2", "โรงเรียนวัดดอนแก้ว", "81.11", "82.22", "83.33", "84.44", "90.32"});
  return out;
}

Paper of_schools(const std::string& publisher) {
  Paper paper;
  paper.title("ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของสถานศึกษา ประจำปีงบประมาณ พ.ศ. 2567");
  paper.title(publisher);
  return paper;
}

TEST(Announcement, AnOfficeThatListsOthersThanItsLikePublishesThem) {
  const Document document =
      of_schools("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาพะเยา เขต 1").table(schools()).read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_EQ(document.reports[0].agency.name, "โรงเรียนบ้านหนองไผ่");
  ASSERT_TRUE(document.reports[0].overall);
  EXPECT_DOUBLE_EQ(*document.reports[0].overall->score, 93.49);
  ASSERT_EQ(document.reports[1].indicators.size(), 4U);
  EXPECT_EQ(document.reports[1].indicators[3].number, 10);
  EXPECT_DOUBLE_EQ(*document.reports[1].indicators[3].score, 84.44);
  EXPECT_FALSE(document.reports[1].review.needed());
}

TEST(Announcement, ASchoolAmongItsLikeComparesItself) {
  const Document document =
      of_schools("โรงเรียนอนุบาลแม่ใจ อำเภอแม่ใจ จังหวัดพะเยา").table(schools()).read_document();
  EXPECT_LT(document.reports.size(), 2U);
}

TEST(Announcement, AMunicipalityComparesItselfWithWhatIsAround) {
  const Document document =
      of_schools("เทศบาลตำบลบ้านใหม่ อำเภอแม่ใจ จังหวัดพะเยา").table(schools()).read_document();
  EXPECT_LT(document.reports.size(), 2U);
}

TEST(Announcement, TheTitleMayNameAGroup) {
  Paper paper;
  paper.title(
      "ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ของสถานีตำรวจในสังกัดตำรวจภูธรจังหวัดพะเยา ประจำปีงบประมาณ "
      "พ.ศ. 2567");
  paper.table({{"อันดับ", "หน่วยงาน", "ผลคะแนนรวม"},
               {"1", "สถานีตำรวจภูธรแม่ใจ", "93.49"},
               {"2", "สถานีตำรวจภูธรจุน", "91.20"}});
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_DOUBLE_EQ(*document.reports[1].overall->score, 91.2);
}

TEST(Announcement, ALineForEachAgencyIsAList) {
  Paper paper = announced();
  paper.item("1. เทศบาลตำบลหงาว 95.00 ผ่านดี").item("2. อบต.บางนอน 79.00 ปรับปรุง");
  paper.item("3. อบต.มะมุ ได้คะแนน 88.25");
  const Document document = paper.read_document();
  EXPECT_EQ(document.kind, DocumentKind::announcement);
  ASSERT_EQ(document.reports.size(), 3U);
  EXPECT_EQ(document.reports[0].agency.name, "เทศบาลตำบลหงาว");
  EXPECT_EQ(document.reports[0].overall->level->label, "ผ่านดี");
  EXPECT_EQ(document.reports[2].agency.name, "องค์การบริหารส่วนตำบลมะมุ");
  EXPECT_EQ(document.reports[2].agency.province, "ระนอง");
  EXPECT_DOUBLE_EQ(*document.reports[2].overall->score, 88.25);
  ASSERT_EQ(document.ledger.size(), 3U);
  EXPECT_EQ(document.ledger[2].used_by, "/reports/2/overall/score");
}

TEST(Announcement, ACardForEachAgencyIsAList) {
  Paper paper = announced();
  for (const char* card :
       {"อันดับ 2|เทศบาลตำบลหงาว|95.00|ระดับ ผ่านดี", "อันดับ 1|อบต.บางนอน|96.00|ระดับ ผ่านดีเยี่ยม",
        "อันดับ 3|อบต.มะมุ|88.25|ระดับ ผ่านดี"}) {
    std::istringstream lines(card);
    for (std::string line; std::getline(lines, line, '|');) {
      paper.heading(line);
    }
  }
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 3U);
  EXPECT_EQ(document.reports[1].agency.name, "องค์การบริหารส่วนตำบลบางนอน");
  EXPECT_DOUBLE_EQ(*document.reports[1].overall->score, 96);
  EXPECT_EQ(document.reports[1].overall->level->label, "ผ่านดีเยี่ยม");
}

TEST(Announcement, ANumberLeftOverMakesLinesNoList) {
  Paper paper = announced();
  paper.item("1. เทศบาลตำบลหงาว 95.00 ผ่านดี").item("2. อบต.บางนอน 79.00 ปรับปรุง");
  paper.body("ค่าเฉลี่ยของสองแห่งคือ 87.00 คะแนน").item("3. อบต.มะมุ ได้คะแนน 88.25");
  EXPECT_LE(paper.read_document().reports.size(), 1U);
}

TEST(Announcement, NeighboursInLinesOfAnOwnReportAreNoList) {
  Paper paper;
  paper.title("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 องค์การบริหารส่วนตำบลบางริ้น");
  paper.item("1. เทศบาลตำบลหงาว 95.00 ผ่านดี").item("2. อบต.บางนอน 79.00 ปรับปรุง");
  paper.item("3. อบต.มะมุ ได้คะแนน 88.25");
  EXPECT_LE(paper.read_document().reports.size(), 1U);
}

TEST(Announcement, TheNumberOfAnOfficeIsPartOfItsName) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 ของหน่วยงานในสังกัดกรมชลประทาน");
  for (const char* line :
       {"สำนักงานชลประทานที่ 1 ได้คะแนน 94.22 ระดับ ผ่านดี", "สำนักงานชลประทานที่ 2 ได้คะแนน 91.80 ระดับ ผ่านดี",
        "สำนักงานชลประทานที่ 11 ได้คะแนน 90.10 ระดับ ผ่านดี"}) {
    paper.body(line);
  }
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 3U);
  EXPECT_EQ(document.reports[2].agency.name, "สำนักงานชลประทานที่ 11");
  EXPECT_FALSE(document.reports[2].agency.review.needed());
}

TEST(Announcement, AScoreAndItsLevelMayShareAColumn) {
  const Document document = announced()
                                .table({{"ที่", "หน่วยงาน", "อำเภอ", "คะแนน ระดับ"},
                                        {"๑", "เทศบาลตำบลหงาว", "เมืองระนอง", "๙๕.๐๐ ผ่านดีเยี่ยม"},
                                        {"๒", "อบต.บางนอน", "เมืองระนอง", "๗๙.๐๐ ต้องปรับปรุง"},
                                        {"๓", "อบต.มะมุ", "กระบุรี", "๘๘.๙๔ ผ่านดี"}})
                                .read_document();
  ASSERT_EQ(document.reports.size(), 3U);
  EXPECT_DOUBLE_EQ(*document.reports[0].overall->score, 95);
  EXPECT_EQ(document.reports[0].overall->level->label, "ผ่านดีเยี่ยม");
  EXPECT_EQ(document.reports[1].overall->level->label, "ต้องปรับปรุง");
}

TEST(Announcement, TotalsOfTwoYearsAreTheNewestAndHistory) {
  const Document document =
      announced()
          .table({{"ที่", "หน่วยงาน", "คะแนนปี 2566", "คะแนนปี 2567", "ระดับปี 2567"},
                  {"1", "เทศบาลตำบลหงาว", "91.44", "94.80", "ผ่านดี"},
                  {"2", "อบต.บางนอน", "ไม่เข้ารับการประเมิน", "92.17", "ผ่านดี"}})
          .read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  const Report& first = document.reports[0];
  EXPECT_DOUBLE_EQ(*first.overall->score, 94.80);
  EXPECT_FALSE(first.overall->review.needed());
  ASSERT_EQ(first.history.size(), 1U);
  EXPECT_EQ(first.history[0].fiscal_year_be, 2566);
  EXPECT_DOUBLE_EQ(*first.history[0].score, 91.44);
  EXPECT_TRUE(document.reports[1].history.empty());
}

}  // namespace
}  // namespace ita::report::test
