#include "audit/official_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <list>
#include <map>

#include "audit/csv.h"
#include "audit/mojibake.h"
#include "thai/unicode.h"
#include "unit/checks/sample_report.h"

namespace ita::audit {
namespace {

using checks::sample_report;
using checks::set_overall;
using checks::shipped_facts;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Csv, ReadsQuotesSeparatorsMarksAndEmptyLines) {
  EXPECT_THAT(parse_csv("\xEF\xBB\xBF"
                        "a, b \r\n\r\n\"x \"\"y\"\", z\",\"two\nlines\"\r\n"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("x \"y\", z", "two\nlines")));
  EXPECT_THAT(parse_csv("a;b\n1,5;2"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1,5", "2")));
  EXPECT_THAT(parse_csv("a\tb\n"), ElementsAre(ElementsAre("a", "b")));
  EXPECT_TRUE(parse_csv("").empty());
}

TEST(Csv, ReadsTheThaiCodePageOfExcel) {
  // "คะแนน" and "ตราด" in code page 874.
  EXPECT_THAT(parse_csv("\xA4\xD0\xE1\xB9\xB9\n\xB5\xC3\xD2\xB4"),
              ElementsAre(ElementsAre("คะแนน"), ElementsAre("ตราด")));
}

std::string utf16(const std::string& text, bool little) {
  std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char32_t c : thai::to_utf32(text)) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

TEST(Csv, ReadsWhatSpreadsheetsExport) {
  for (const bool little : {true, false}) {
    EXPECT_THAT(parse_csv(utf16("ตราด\t92.41\r\n", little)),
                ElementsAre(ElementsAre("ตราด", "92.41")));
  }
  EXPECT_THAT(parse_csv("a,b\r1,2\r"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  EXPECT_THAT(parse_csv("sep=;\r\na,x;b\r\n"), ElementsAre(ElementsAre("a,x", "b")));
  EXPECT_THAT(parse_csv("a|b\n1|2"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
}

TEST(Csv, ADecimalCommaDividesNothing) {
  EXPECT_THAT(
      parse_csv("a;b\nx;92,41\ny;93,52\n"),
      ElementsAre(ElementsAre("a", "b"), ElementsAre("x", "92,41"), ElementsAre("y", "93,52")));
}

OfficialList list_of(const std::string& csv) {
  auto list = read_official(csv, shipped_facts());
  EXPECT_TRUE(list.ok()) << (list.ok() ? "" : list.error().message);
  return list.ok() ? *list : OfficialList{};
}

TEST(OfficialList, ReadsHeadingsInTwoRowsUnitsAndDecimalCommas) {
  const OfficialList list = list_of(
      "ลำดับ;หน่วยงาน;จังหวัด;ตัวชี้วัดที่;;;คะแนนรวม (100 คะแนน)\n"
      ";;;1;2;10;\n"
      "1;ทต.สำโรง;อุบลราชธานี;92,41;87,06 %;100;93,52 คะแนน\n");
  ASSERT_EQ(list.rows.size(), 1U);
  EXPECT_EQ(list.rows[0].overall, 93.52);
  EXPECT_THAT(list.rows[0].indicators,
              ElementsAre(std::pair(1, 92.41), std::pair(2, 87.06), std::pair(10, 100.0)));
  EXPECT_TRUE(list.rows[0].unreadable.empty());
}

TEST(OfficialList, AColumnForEachYearIsARowForEach) {
  const OfficialList list = list_of(
      "หน่วยงาน,จังหวัด,คะแนน ปี 2566,คะแนน ปี 2567,ระดับ ปี "
      "2567\nอบต.บึงนคร,ร้อยเอ็ด,91.00,99.74,ผ่านดีเยี่ยม\n");
  EXPECT_TRUE(list.has_year);
  ASSERT_EQ(list.rows.size(), 2U);
  EXPECT_EQ(list.rows[0].year_be, 2566);
  EXPECT_EQ(list.rows[0].overall, 91);
  EXPECT_EQ(list.rows[0].level, "");
  EXPECT_EQ(list.rows[1].year_be, 2567);
  EXPECT_EQ(list.rows[1].overall, 99.74);
  EXPECT_EQ(list.rows[1].level, "ผ่านดีเยี่ยม");
}

TEST(OfficialList, ATypeInAColumnOfItsOwnIsPartOfTheName) {
  const OfficialList list =
      list_of("ประเภท,ชื่อหน่วยงาน,จังหวัด,คะแนน\nอบต.,บึงนคร,ร้อยเอ็ด,99.74\nเทศบาลตำบล,ทต.งิม,พะเยา,90\n");
  ASSERT_EQ(list.rows.size(), 2U);
  EXPECT_EQ(list.rows[0].agency, "อบต.บึงนคร");
  EXPECT_EQ(list.rows[1].agency, "ทต.งิม");
}

TEST(OfficialList, FindsColumnsByThaiAndEnglishNames) {
  const OfficialList thai = list_of(
      "ผลการประเมิน ITA,,,,,,\n"
      "ที่,ชื่อหน่วยงาน,จังหวัด,ปีงบประมาณ พ.ศ.,คะแนน ITA,ระดับ,ตัวชี้วัดที่ 2 การใช้งบประมาณ\n"
      "๑,อบต.บึงนคร,จ.ร้อยเอ็ด,๒๕๖๗,๙๙.๗๔,ผ่านดีเยี่ยม,๙๙.๑๗\n");
  ASSERT_EQ(thai.rows.size(), 1U);
  const OfficialRow& row = thai.rows[0];
  EXPECT_EQ(row.agency, "อบต.บึงนคร");
  EXPECT_EQ(row.place.province, "ร้อยเอ็ด");
  EXPECT_EQ(row.year_be, 2567);
  EXPECT_EQ(row.overall, 99.74);
  EXPECT_EQ(row.level, "ผ่านดีเยี่ยม");
  EXPECT_THAT(row.indicators, ElementsAre(std::pair(2, 99.17)));

  const OfficialList english = list_of("Agency;Fiscal Year;Score;IIT\nX;2024;99.74;-\n");
  ASSERT_EQ(english.rows.size(), 1U);
  EXPECT_EQ(english.rows[0].year_be, 2567);
  EXPECT_TRUE(english.rows[0].instruments.empty());
}

TEST(OfficialList, WithoutItsColumnsIsRefused) {
  const auto list = read_official("a,b\n1,2\n", shipped_facts());
  ASSERT_FALSE(list.ok());
  EXPECT_EQ(list.error().code, ErrorCode::bad_argument);
}

TEST(OfficialList, NamesTheColumnsThatItUsesAndThoseThatItDoesNot) {
  const OfficialList list = list_of("หน่วยงาน,จังหวัด,คะแนน,หมายเหตุ,i1,i2\nอบต.ก,ตราด,90,-,91,92\n");
  EXPECT_THAT(list.used, ElementsAre("หน่วยงาน", "จังหวัด", "คะแนน", "i1", "i2"));
  EXPECT_THAT(list.unused, ElementsAre("หมายเหตุ"));
  EXPECT_THAT(list.rows.at(0).indicators, ElementsAre(std::pair(1, 91.0), std::pair(2, 92.0)));
}

TEST(OfficialList, QuestionsOfAFormAreNoIndicators) {
  std::string heads = "หน่วยงาน,คะแนน", values = "อบต.ก,90";
  for (int i = 1; i <= 30; ++i) {
    heads += ",i" + std::to_string(i);
    values += ",5" + std::to_string(i);
  }
  const OfficialList list = list_of(heads + "\n" + values + "\n");
  EXPECT_TRUE(list.rows.at(0).indicators.empty());
  EXPECT_EQ(list.unused.size(), 30U);
}

TEST(OfficialList, PlainNumbersHeadIndicatorsWhereTheWholeSeriesStands) {
  EXPECT_EQ(list_of("หน่วยงาน,1,2,3,4,5,6,7,8,9,10,คะแนน\nก,1,2,3,4,5,6,7,8,9,10,90\n")
                .rows.at(0)
                .indicators.size(),
            10U);
  EXPECT_TRUE(list_of("หน่วยงาน,1,2,คะแนน\nก,1,2,90\n").rows.at(0).indicators.empty());
}

TEST(OfficialList, TheYearOfTheTitleIsTakenWhereNoColumnHasOne) {
  const OfficialList list =
      list_of("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567,,\nหน่วยงาน,จังหวัด,คะแนน\nอบต.ก,ตราด,90\n");
  EXPECT_TRUE(list.has_year);
  EXPECT_EQ(list.title_year, 2567);
  EXPECT_EQ(list.rows.at(0).year_be, 2567);
  const OfficialList two =
      list_of("ผล ITA ปี 2566 และ 2567,,\nหน่วยงาน,จังหวัด,คะแนน\nอบต.ก,ตราด,90\n");
  EXPECT_FALSE(two.has_year) << "which of the two is not said";
}

TEST(OfficialList, DashesAndNotApplicableAreEmpty) {
  for (const char* none : {"-", "–", "N/A", ""}) {
    const OfficialList list =
        list_of(std::string("หน่วยงาน,จังหวัด,คะแนน,ระดับ\nอบต.ก,ตราด,90,") + none + "\n");
    EXPECT_EQ(list.rows.at(0).level, "") << none;
    EXPECT_TRUE(list.rows.at(0).unreadable.empty());
  }
}

TEST(OfficialList, ReadsNumbersAsSpreadsheetsWriteThem) {
  const OfficialList list = list_of("หน่วยงาน,คะแนน\nอบต.ก,\"=\"\"93.98\"\"\"\nอบต.ข,9.398E+01\n");
  EXPECT_EQ(list.rows.at(0).overall, 93.98);
  EXPECT_EQ(list.rows.at(1).overall, 93.98);
}

TEST(OfficialList, TextThatWasEncodedTwiceIsReadAsItWas) {
  EXPECT_EQ(undo_double_encoding("à¸›à¸µ"), "ปี");
  EXPECT_EQ(undo_double_encoding("à¸„à¸°à¹\uF181à¸™à¸™"), "คะแนน") << "as LibreOffice keeps it";
  EXPECT_EQ(undo_double_encoding("ปี"), "ปี");
  EXPECT_EQ(undo_double_encoding("café 90.5"), "café 90.5");
  EXPECT_EQ(undo_double_encoding(""), "");
}

TEST(OfficialList, ARowForEachIndicatorIsOneEntryForEachAgency) {
  const OfficialList list = list_of(
      "หน่วยงาน,จังหวัด,ปี,ตัวชี้วัด,คะแนน\n"
      "อบต.ก,ตราด,2567,1,90.10\n,,,การใช้งบประมาณ,80.20\n,,,คะแนนรวม,85\n"
      "อบต.ข,ตราด,2567,ตัวชี้วัดที่ 3,70\nอบต.ข,ตราด,2567,อื่น ๆ,60\n");
  ASSERT_EQ(list.rows.size(), 2U);
  EXPECT_THAT(list.rows[0].indicators, ElementsAre(std::pair(1, 90.1), std::pair(2, 80.2)));
  EXPECT_EQ(list.rows[0].overall, 85);
  EXPECT_EQ(list.rows[1].agency, "อบต.ข");
  EXPECT_THAT(list.rows[1].indicators, ElementsAre(std::pair(3, 70.0)));
  EXPECT_THAT(list.left_out, ElementsAre(6)) << "a name that is none is named";
}

TEST(OfficialList, AnAgencyThatStandsOnceForItsYearsIsFilledDown) {
  const OfficialList list =
      list_of("หน่วยงาน,จังหวัด,ปี,คะแนน\nอบต.ก,ตราด,2566,90\n,,2567,91\n,,2567,12\n");
  ASSERT_EQ(list.rows.size(), 2U);
  EXPECT_EQ(list.rows[1].agency, "อบต.ก");
  EXPECT_EQ(list.rows[1].place.province, "ตราด");
  EXPECT_THAT(list.left_out, ElementsAre(4)) << "a second value of one year is nobody's";
}

TEST(AgencyNames, AbbreviationsAreWrittenOut) {
  EXPECT_EQ(take_apart("มรภ.เชียงใหม่", shipped_facts()).bare,
            take_apart("มหาวิทยาลัยราชภัฏเชียงใหม่", shipped_facts()).bare);
  const AgencyName name = take_apart("อบต.บึงนคร ต.บึงนคร อ.ธวัชบุรี", shipped_facts());
  EXPECT_EQ(name.bare, "บึงนคร");
  EXPECT_EQ(name.place.subdistrict, "บึงนคร");
}

TEST(AgencyNames, AnotherNameOfABodyIsTheBody) {
  EXPECT_EQ(take_apart("กฟผ.", shipped_facts()).bare,
            take_apart("การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย", shipped_facts()).bare);
}

TEST(AgencyNames, AreTakenApart) {
  const AgencyName name = take_apart("อบต.บึงนคร อ.ธวัชบุรี จังหวัด ร้อยเอ็ด", shipped_facts());
  EXPECT_EQ(name.type, "subdistrict_administrative_organization");
  EXPECT_EQ(name.bare, "บึงนคร");
  EXPECT_EQ(name.place.district, "ธวัชบุรี");
  EXPECT_EQ(name.place.province, "ร้อยเอ็ด");
  EXPECT_EQ(take_apart("องค์การบริหารส่วน ตำบลบึงนคร", shipped_facts()).bare, "บึงนคร");
  EXPECT_EQ(take_apart("จังหวัดตราด", shipped_facts()).type, "province");
}

report::Report real() {
  report::Report out =
      sample_report({100, 99.17, 100, 96.67, 100, 99.94, 100, 100, 100, 100}, 2567);
  set_overall(out, 99.74, "ผ่านดีเยี่ยม", "words");
  return out;
}

std::vector<Comparison> compare(const std::string& csv, const report::Report& report = real()) {
  const OfficialList list = list_of(csv);
  return OfficialListComparison(list, shipped_facts()).compare("a.json", report);
}

const std::string kHead = "หน่วยงาน,อำเภอ,จังหวัด,ปี,คะแนน,ตัวชี้วัดที่ 2\n";

TEST(OfficialListComparison, EqualAndDifferentValuesComeWithPageAndBox) {
  const auto found = compare(kHead + "อบต.บึงนคร,ธวัชบุรี,ร้อยเอ็ด,2567,99.74,99.77\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].outcome, Outcome::equal);
  EXPECT_EQ(found[1].outcome, Outcome::different);
  EXPECT_EQ(found[1].path, "/indicators/1/score");
  EXPECT_EQ(found[1].official, "99.77");
  EXPECT_EQ(found[1].ours, "99.17");
  EXPECT_EQ(found[1].page, 1);
  EXPECT_EQ(found[1].bbox, (Box{100, 100, 140, 112}));
}

TEST(OfficialListComparison, ASpellingSlipIsForgivenWhereThePlaceAgrees) {
  const auto found = compare(kHead + "องค์การบริหารส่วนตำบลบึงนคร์,ธวัชบุรี,ร้อยเอ็ด,2567,99.74,\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].outcome, Outcome::equal) << found[0].message;
}

TEST(OfficialListComparison, OtherTypesPlacesAndYearsAreNotTheAgency) {
  for (const char* row :
       {"เทศบาลตำบลบึงนคร,ธวัชบุรี,ร้อยเอ็ด,2567,1,\n", "อบต.บึงนคร,,ขอนแก่น,2567,1,\n",
        "อบต.บึงนคร,ธวัชบุรี,ร้อยเอ็ด,2566,1,\n", "อบต.หนองไผ่,ธวัชบุรี,ร้อยเอ็ด,2567,1,\n"}) {
    const auto found = compare(kHead + row);
    ASSERT_EQ(found.size(), 1U) << row;
    EXPECT_EQ(found[0].outcome, Outcome::missing) << row;
  }
}

TEST(OfficialListComparison, WhatCannotBeToldApartIsAmbiguous) {
  const std::string row = "อบต.บึงนคร,ธวัชบุรี,ร้อยเอ็ด,2567,99.74,\n";
  EXPECT_EQ(compare(kHead + row + row)[0].outcome, Outcome::equal) << "twice the same";
  const auto twice = compare(kHead + row + "อบต.บึงนคร,ธวัชบุรี,ร้อยเอ็ด,2567,98.74,\n");
  ASSERT_EQ(twice.size(), 1U);
  EXPECT_EQ(twice[0].outcome, Outcome::ambiguous);
  EXPECT_THAT(twice[0].message, HasSubstr("2 (อบต.บึงนคร) 3"));

  report::Report common = real();
  common.agency.name = "องค์การบริหารส่วนตำบลในเมือง";
  common.agency.province = common.agency.district = common.agency.subdistrict = "";
  const auto nameless = compare(kHead + "อบต.ในเมือง,,ขอนแก่น,2567,99.74,\n", common);
  ASSERT_EQ(nameless.size(), 1U);
  EXPECT_EQ(nameless[0].outcome, Outcome::ambiguous) << nameless[0].message;
}

TEST(OfficialListComparison, TheVeryNameGoesBeforeOnesThatAreNearlyTheSame) {
  const std::string name = "สำนักงานคณะกรรมการกำกับกิจการพลังงานและสิ่งแวดล้อมแห่งชาติเพื่อการพัฒนาอย่างยั่งยืน";
  report::Report report = real();
  report.agency.name = name + "ก";
  report.agency.type = report.agency.province = report.agency.district = "";
  const auto found =
      compare("หน่วยงาน,ปี,คะแนน\n" + name + "ข,2567,1\n" + name + "ก,2567,99.74\n", report);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].outcome, Outcome::equal) << found[0].message;
  EXPECT_EQ(found[0].line, 3);
}

TEST(OfficialListComparison, ASlipIsForgivenAlsoWhereAllNamesBeginAlike) {
  std::string csv = kHead;
  for (int i = 0; i < 300; ++i) {
    csv += "อบต.บึงนครใหม่สามัคคี" + std::to_string(1000 + 7 * i) + ",ธวัชบุรี,ขอนแก่น,2567,1,\n";
  }
  csv += "อบต.บึงนครใหม่สามัคคืธรรม,ธวัชบุรี,ร้อยเอ็ด,2567,99.74,\n";
  report::Report report = real();
  report.agency.name = "องค์การบริหารส่วนตำบลบึงนครใหม่สามัคคีธรรม";
  report.agency.subdistrict = "";
  const auto found = compare(csv, report);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].outcome, Outcome::equal) << found[0].message;
}

TEST(OfficialListComparison, OfManyLinesThatFitAFewAreNamed) {
  std::string csv = kHead;
  for (int i = 0; i < 20; ++i) {
    csv += "อบต.บึงนคร,ธวัชบุรี,ร้อยเอ็ด,2567," + std::to_string(70 + i) + ",\n";
  }
  const auto found = compare(csv);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, testing::EndsWith("6 (อบต.บึงนคร) and 15 more"));
}

TEST(OfficialListComparison, MissingValuesAndLinesWithoutResultAreNamed) {
  report::Report report = real();
  report.overall.reset();
  const OfficialList list = list_of(kHead +
                                    "อบต.บึงนคร,ธวัชบุรี,ร้อยเอ็ด,2567,99.74,x\n"
                                    "อบต.หนองไผ่,ธวัชบุรี,ร้อยเอ็ด,2567,90,90\n");
  OfficialListComparison against(list, shipped_facts());
  const auto found = against.compare("a.json", report);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].outcome, Outcome::missing);
  EXPECT_EQ(found[0].path, "/overall/score");
  EXPECT_EQ(found[1].outcome, Outcome::ambiguous) << "x is no number";
  const auto rest = against.unanswered();
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].agency, "อบต.หนองไผ่");
}

}  // namespace
}  // namespace ita::audit
