#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

const char* const kReport = "รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567";

Rows ten() {
  Rows rows = score_table();
  return rows;
}

Report titled(const std::vector<std::string>& lines) {
  Paper paper;
  paper.title(kReport);
  for (const std::string& line : lines) {
    paper.title(line);
  }
  return paper.table(ten()).read();
}

/// As if a scan had been read.
Report scanned(const std::vector<std::string>& lines) {
  Paper paper;
  paper.title(kReport);
  for (const std::string& line : lines) {
    paper.title(line);
  }
  paper.table(ten());
  layout::Layout layout = paper.layout();
  for (layout::Block& block : layout.blocks) {
    for (layout::Line& line : block.lines) {
      for (text::Word& word : line.words) {
        word.origin = text::Origin::ocr;
      }
    }
  }
  return first_report(layout);
}

TEST(Agency, ANumberAtTheEndOfANameBelongsToIt) {
  for (const auto& [line, name] : std::vector<std::pair<std::string, std::string>>{
           {"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต ๓", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต 3"},
           {"โรงพยาบาลบ้านทุ่งมหาราช ๖๐ พรรษา", "โรงพยาบาลบ้านทุ่งมหาราช 60 พรรษา"},
           {"โรงพยาบาลเมืองใหม่ แห่งที่ 2 อำเภอลี้ จังหวัดลำพูน", "โรงพยาบาลเมืองใหม่ แห่งที่ 2"}}) {
    EXPECT_EQ(titled({line}).agency.name, name);
  }
  EXPECT_EQ(titled({"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต ๓"}).agency.province, "เลย");
}

/// The opening sentence ends its line in the middle of the name.
TEST(Agency, ANameBrokenByALineEndIsTheKnownPlace) {
  const Report report = titled({"เทศบาลตำบลขั้นไดใหญ่ อำเภอเมืองยโสธร จังหวัดยโสธร",
                                "ผลการประเมินของเทศบาลตำบลขั้น", "ไดใหญ่ ตามที่ประกาศ"});
  EXPECT_EQ(report.agency.name, "เทศบาลตำบลขั้นไดใหญ่");
  EXPECT_EQ(report.agency.district, "เมืองยโสธร");
  EXPECT_EQ(report.agency.province, "ยโสธร");
  for (const Reason& reason : report.agency.review.reasons) {
    EXPECT_NE(reason.code, "several-agencies");
  }
}

TEST(Agency, ATitleLineIsTheNameToItsEnd) {
  EXPECT_EQ(titled({"กรมดินน้ำ ป่าไม้ และพืชสวน ประจำปีงบประมาณ พ.ศ. 2567"}).agency.name,
            "กรมดินน้ำ ป่าไม้ และพืชสวน");
  EXPECT_EQ(titled({"สำนักงานเกษตรจังหวัดน่าน"}).agency.name, "สำนักงานเกษตรจังหวัดน่าน");
}

TEST(Agency, ANameThatMayGoOnBelowIsDoubted) {
  EXPECT_TRUE(titled({"มหาวิทยาลัยทุ่งทอง", "วิทยาเขตริมน้ำ"}).agency.review.needed());
  EXPECT_FALSE(titled({"มหาวิทยาลัยทุ่งทอง", "จังหวัดเลย"}).agency.review.needed());
}

TEST(Agency, AProvinceBehindABodyIsItsPlace) {
  const Report report = titled({"เมืองพัทยา", "อำเภอบางละมุง จังหวัดชลบุรี"});
  EXPECT_EQ(report.agency.name, "เมืองพัทยา");
  EXPECT_EQ(report.agency.type, "special_local_government");
  EXPECT_EQ(report.agency.district, "บางละมุง");
  EXPECT_EQ(report.agency.province, "ชลบุรี");
  const Report province = titled({"จังหวัดแพร่"});
  EXPECT_EQ(province.agency.name, "จังหวัดแพร่");
  EXPECT_FALSE(province.agency.review.needed());
  EXPECT_TRUE(titled({"หมวดการทางบ้านไร่", "จังหวัดแพร่"}).agency.review.needed());
}

TEST(Agency, AProvinceBrokenFromItsNameIsRead) {
  const Report report = titled({"เทศบาลตำบลบ้านฝาง อำเภอบ้านฝาง จังหวัด", "ขอนแก่น"});
  EXPECT_EQ(report.agency.name, "เทศบาลตำบลบ้านฝาง");
  EXPECT_EQ(report.agency.province, "ขอนแก่น");
}

TEST(Agency, AnAddressInTheFootIsNotThePlace) {
  Paper paper;
  paper.title(kReport).title("เทศบาลตำบลบ้านฝาง อำเภอบ้านฝาง จังหวัดขอนแก่น").table(ten());
  paper.body("จัดทำโดย เทศบาลตำบลบ้านฝาง พิมพ์ที่ร้านริมทาง อำเภอพล จังหวัดขอนแก่น");
  const Report report = paper.read();
  EXPECT_EQ(report.agency.district, "บ้านฝาง");
  for (const Reason& reason : report.agency.review.reasons) {
    EXPECT_NE(reason.code, "several-agencies");
  }
}

TEST(Agency, ATownReadByOcrIsMendedOrDoubted) {
  // Lost mark: the one subdistrict there that differs in marks only.
  const Report mended = scanned({"เทศบาลตำบลบานฝาง อำเภอบ้านฝาง จังหวัดขอนแก่น"});
  EXPECT_EQ(mended.agency.name, "เทศบาลตำบลบ้านฝาง");
  // A letter more: doubted, whoever read it.
  EXPECT_TRUE(scanned({"เทศบาลตำบลบ้านฝขาง อำเภอบ้านฝาง จังหวัดขอนแก่น"}).agency.review.needed());
  EXPECT_TRUE(titled({"เทศบาลตำบลบ้านฝขาง อำเภอบ้านฝาง จังหวัดขอนแก่น"}).agency.review.needed());
  // Nothing like it: a name of its own in a text layer, a doubt in a scan.
  EXPECT_FALSE(titled({"เทศบาลตำบลริมธารทอง อำเภอบ้านฝาง จังหวัดขอนแก่น"}).agency.review.needed());
  EXPECT_TRUE(scanned({"เทศบาลตำบลริมธารทอง อำเภอบ้านฝาง จังหวัดขอนแก่น"}).agency.review.needed());
}

TEST(Agency, WordsOfATypeWithAWrongLetterAreMendedAndDoubted) {
  const Report report = scanned({"มหาวิทยาลฒัยทุ่งทอง"});
  EXPECT_EQ(report.agency.name, "มหาวิทยาลัยทุ่งทอง");
  EXPECT_TRUE(report.agency.review.needed());
}

TEST(Agency, ASentenceThatRunsOnFromTheNameIsNoSecondAgency) {
  Paper paper;
  paper.title(kReport).title("เทศบาลตำบลบ้านฝาง อำเภอบ้านฝาง จังหวัดขอนแก่น");
  paper.body("เทศบาลตำบลบ้านฝางมีผลคะแนนเท่ากับ 92.15 คะแนน").table(ten());
  const Report report = paper.read();
  EXPECT_EQ(report.agency.name, "เทศบาลตำบลบ้านฝาง");
  for (const Reason& reason : report.agency.review.reasons) {
    EXPECT_NE(reason.code, "several-agencies");
  }
}

TEST(Agency, TheMarkInItsNameSaysWhatItIs) {
  const Report report = titled({"สถาบันเทคโนโลยีป้องกันประเทศ (องค์การมหาชน)"});
  EXPECT_EQ(report.agency.type, "public_organization");
  EXPECT_EQ(titled({"สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง"}).agency.type, "university");
}

TEST(Agency, OfAProvinceLiesInNoDistrict) {
  const Report report = titled({"องค์การบริหารส่วนจังหวัดเลย", "ตำบลกุดป่อง อำเภอเมืองเลย จังหวัดเลย"});
  EXPECT_EQ(report.agency.province, "เลย");
  EXPECT_EQ(report.agency.district, "");
  EXPECT_EQ(report.agency.subdistrict, "");
}

TEST(Agency, AnotherOneForComparisonIsNoReport) {
  const auto table = [](int add) {
    Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({std::to_string(i + 1), names()[i],
                      add == 0 ? scores()[i] : std::to_string(60 + i) + ".25"});
    }
    return rows;
  };
  Paper paper = opening();
  paper.table(table(0)).page();
  paper.heading("ผลการประเมินของเทศบาลตำบลบางนมโค (เพื่อเปรียบเทียบ)").table(table(1));
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 1U);
  expect_all_scores(document.reports[0]);
}

TEST(Agency, TheVerbOfASentenceIsNoPartOfTheName) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567");
  const Report report = paper.body("เทศบาลตำบลหนองกุงศรีใหม่ได้คะแนนรวม 89.91 คะแนน ระดับผ่านดี").read();
  EXPECT_EQ(report.agency.name, "เทศบาลตำบลหนองกุงศรีใหม่");
}

TEST(Agency, TheOneThatAwardsACertificateIsNotAssessed) {
  Paper paper;
  for (const char* const line :
       {"สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ", "ขอมอบเกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า",
        "การทางพิเศษและขนส่งแห่งประเทศไทย",
        "มีผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
        "ประจำปีงบประมาณ พ.ศ. 2567"}) {
    paper.title(line);
  }
  const Report report = paper.body("ด้วยคะแนน 96.78 คะแนน ระดับผ่านดีเยี่ยม").read();
  EXPECT_EQ(report.agency.name, "การทางพิเศษและขนส่งแห่งประเทศไทย");
  for (const Reason& reason : report.agency.review.reasons) {
    EXPECT_NE(reason.code, "several-agencies");
  }
}

TEST(Agency, TheParentBelowItsNameIsNotAssessed) {
  Paper paper;
  paper.title("สรุปผลการประเมินคุณธรรมและความโปร่งใส (ITA)").title("ปีงบประมาณ พ.ศ. 2567");
  paper.title("โรงเรียนป่างามวิทยา").title("สังกัดสำนักงานเขตพื้นที่การศึกษามัธยมศึกษาจันทบุรี ตราด");
  const Report report = paper.table(ten()).read();
  EXPECT_EQ(report.agency.name, "โรงเรียนป่างามวิทยา");
  for (const Reason& reason : report.agency.review.reasons) {
    EXPECT_NE(reason.code, "several-agencies");
  }
}

TEST(Agency, AnItemOfAListIsNone) {
  // The rest of a list at the head of a page below the running head.
  Paper paper = opening();
  for (size_t i = 0; i < 10; ++i) {
    paper.body("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " ได้คะแนน " + scores()[i]);
  }
  paper.page();
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567");
  paper.item("- รวบรวมคำถามที่พบบ่อยพร้อมคำตอบ");
  paper.page();
  Rows rows = {{"ที่", "ตัวชี้วัด", "คาดการณ์"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], "70.0" + std::to_string(i)});
  }
  paper.table(rows);
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 1U);
  EXPECT_EQ(document.reports[0].agency.name, "องค์การบริหารส่วนตำบลนาแส่ง");
}

TEST(Levels, AShortSentenceOfItsOwnGivesTheLevelOfTheWhole) {
  const auto level = [](const std::vector<std::string>& sentences) {
    Paper paper;
    paper.title(kReport).title("เทศบาลตำบลบางเลน").table(ten());
    for (const std::string& sentence : sentences) {
      paper.body(sentence);
    }
    const Report report = paper.read();
    return report.overall && report.overall->level ? report.overall->level->label : "";
  };
  EXPECT_EQ(level({"จัดอยู่ในระดับ ผ่านดี"}), "ผ่านดี");
  EXPECT_EQ(level({"“ผ่านดี”"}), "ผ่านดี");
  EXPECT_EQ(level({"ประกาศผลเมื่อวันที่ 30 กรกฎาคม 2567 ระดับ ผ่านดี"}), "ผ่านดี");
  // A goal, a line of the scale, the level of others, two that differ.
  EXPECT_EQ(level({"เป้าหมายปีถัดไปอยู่ในระดับ ผ่านดี"}), "");
  EXPECT_EQ(level({"ระดับ ผ่านดี 85.00 - 94.99"}), "");
  EXPECT_EQ(level({"ค่าเฉลี่ยทั้งประเทศอยู่ในระดับ ผ่านดี"}), "");
  EXPECT_EQ(level({"อยู่ในระดับ ผ่านดี", "อยู่ในระดับ ผ่าน"}), "");
  EXPECT_EQ(level({"การให้บริการและระบบ E-Service"}), "");
}

TEST(Levels, TheOneThatTheWordLevelNames) {
  const Report report =
      opening().table(ten()).body("คะแนนรวม 88.20 คะแนน ระดับ A ผ่านเกณฑ์ (เกณฑ์ผ่าน ๘๕)").read();
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_EQ(report.overall->level->label, "A");
}

TEST(Levels, TwoSaidOfOneNumberAreDoubted) {
  const Report report =
      opening().body("มีผลคะแนนภาพรวม 97.28 คะแนน อยู่ในระดับผ่าน ผลการประเมินระดับ “ผ่านดี”").read();
  ASSERT_TRUE(report.overall && report.overall->level);
  const auto& reasons = report.overall->review.reasons;
  EXPECT_TRUE(std::any_of(reasons.begin(), reasons.end(), [](const Reason& reason) {
    return reason.code == "several-levels" && reason.places.size() == 1;
  }));
}

TEST(Levels, AThresholdIsNoLevel) {
  const Report report = opening().table(ten()).body("ผลการประเมิน ITA (เกณฑ์ผ่าน ร้อยละ 85)").read();
  EXPECT_FALSE(report.overall && report.overall->level);
}

TEST(Levels, OfAnotherYearOnlyWherePrintedForIt) {
  const Report report = opening()
                            .table(ten())
                            .body(
                                "ปีงบประมาณ พ.ศ. 2567 มีคะแนนรวม 92.15 คะแนน อยู่ในระดับผ่านดี สูงกว่าปี "
                                "พ.ศ. 2566 ซึ่งได้ 90.10 คะแนน")
                            .read();
  ASSERT_EQ(report.history.size(), 1U);
  EXPECT_FALSE(report.history[0].level.has_value());
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
}

TEST(Levels, EachYearItsOwn) {
  const Report report = opening()
                            .table(ten())
                            .body("ปี 2567 มีคะแนนรวม 92.15 คะแนน ปี 2566 ได้ 84.10 คะแนน")
                            .body("ผลการประเมิน ปี 67 ระดับ “ผ่านดี” ปี 66 ระดับ “ต้องปรับปรุง”")
                            .read();
  ASSERT_EQ(report.history.size(), 1U);
  ASSERT_TRUE(report.history[0].level.has_value());
  EXPECT_EQ(report.history[0].level->label, "ต้องปรับปรุง");
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
}

TEST(Levels, BehindAColonAndBehindIndicators) {
  EXPECT_EQ(opening()
                .table(ten())
                .body("รวม 92.15 คะแนน ระดับการประเมิน: ผ่านดี")
                .read()
                .overall->level->label,
            "ผ่านดี");
  EXPECT_EQ(opening()
                .table(ten())
                .body("ผลการประเมินอยู่ในระดับ B หมายเหตุ ตัวชี้วัดที่ 1 มาจากแบบวัดภายใน")
                .read()
                .overall->level->label,
            "B");
}

TEST(Recognition, AnotherKindWithRowsNumberedLikeIndicators) {
  Paper paper;
  paper.title("ผลการประเมินคุณธรรมและความโปร่งใส (MOPH ITA) ปีงบประมาณ พ.ศ. 2567");
  paper.title("โรงพยาบาลทุ่งทอง จังหวัดเลย");
  Rows rows = {{"ตัวชี้วัด", "รายการ", "ร้อยละ"}};
  const std::vector<std::string> own = {"งานพัสดุ",  "งานบุคคล",  "งานข้อมูล", "งานร้องเรียน",
                                        "งานสินบน", "งานเรี่ยไร", "งานวินัย"};
  for (size_t i = 0; i < own.size(); ++i) {
    rows.push_back({"ตัวชี้วัดที่ " + std::to_string(i + 1), own[i], scores()[i]});
  }
  EXPECT_TRUE(paper.table(rows).read_document().reports.empty());
}

TEST(Recognition, NobodysScoresAreNoReport) {
  Paper paper;
  paper.title("ปัจจัยที่มีผลต่อคะแนนขององค์กร");
  std::string text = "ค่าเฉลี่ยของหน่วยงานที่ศึกษา";
  for (size_t i = 0; i < 6; ++i) {
    text += " ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " ได้คะแนน " + scores()[i];
  }
  EXPECT_TRUE(paper.body(text).read_document().reports.empty());
}

TEST(Agency, PlacesOfTheCapitalAreItsPlaceAndNoPartOfTheName) {
  const Report school = titled({"โรงเรียนวัดดอนเมือง แขวงสีกัน เขตดอนเมือง กรุงเทพมหานคร"});
  EXPECT_EQ(school.agency.name, "โรงเรียนวัดดอนเมือง");
  EXPECT_EQ(school.agency.district, "ดอนเมือง");
  EXPECT_EQ(school.agency.province, "กรุงเทพมหานคร");
  const Report office = titled({"สำนักงานเขตจตุจักร กรุงเทพมหานคร"});
  EXPECT_EQ(office.agency.name, "สำนักงานเขตจตุจักร");
  EXPECT_EQ(office.agency.province, "กรุงเทพมหานคร");
  EXPECT_FALSE(office.agency.review.needed());
}

TEST(Agency, TheWordForItsDistrictsMeansOtherThingsElsewhere) {
  const Report area = titled({"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต 1", "จังหวัดเลย"});
  EXPECT_EQ(area.agency.name, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต 1");
  EXPECT_TRUE(area.agency.district.empty());
  const Report road = titled({"แขวงทางหลวงลำปางที่ 1", "จังหวัดลำปาง"});
  EXPECT_TRUE(road.agency.subdistrict.empty());
}

TEST(Agency, AKindInsideAnUnbrokenNameBeginsNoOther) {
  EXPECT_EQ(titled({"สถาบันบริหารจัดการธนาคารที่ดิน (องค์การมหาชน)"}).agency.name,
            "สถาบันบริหารจัดการธนาคารที่ดิน (องค์การมหาชน)");
}

TEST(Levels, SaidAFewWordsBeforeTheLabel) {
  for (const char* text :
       {"ผลการจัดระดับคุณธรรมและความโปร่งใส คือ ผ่านดี", "หน่วยงานมีผลการประเมินอยู่ในกลุ่ม ผ่านดี (Good)",
        "ระดับผลการประเมิน (Rating Score) : ผ่านดี", "ผลประเมิน “ผ่านดี”", "จัดอยู่ในระดับคุณภาพ ผ่านดี",
        "Rating: ผ่านดี", "สรุปผลการประเมินในภาพรวมของหน่วยงาน : ผ่านดี"}) {
    Paper paper = opening();
    Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน"}};
    for (size_t i = 0; i < names().size(); ++i) {
      rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
    }
    rows.push_back({"", "คะแนนรวม", "92.15"});
    const Report report = paper.table(rows).body(text).read();
    ASSERT_TRUE(report.overall && report.overall->level) << text;
    EXPECT_EQ(report.overall->level->label, "ผ่านดี") << text;
  }
  // "เกณฑ์คือ …" far from any word for a level is none.
  Paper plain = opening();
  plain.body("สิ่งที่หน่วยงานต้องการ คือ ผ่าน");
  EXPECT_FALSE(plain.read().overall && plain.read().overall->level);
}

TEST(Agency, ARankAmongOthersNamesNoPlace) {
  Paper paper;
  paper.title("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567");
  paper.body(
      "องค์การบริหารส่วนตำบลโนนทอง ได้คะแนนรวม 93.87 คะแนน เป็นอันดับที่ 3 จาก 15 แห่งของอำเภอ "
      "และอันดับที่ 21 จาก 108 แห่งของจังหวัด");
  const Report report = paper.table(score_table()).read();
  EXPECT_EQ(report.agency.name, "องค์การบริหารส่วนตำบลโนนทอง");
  EXPECT_EQ(report.agency.district, "");
  EXPECT_EQ(report.agency.province, "");
}

TEST(Agency, AMenuBesideANameIsNotOfIt) {
  Paper paper;
  paper.title("Integrity and Transparency Assessment (ITA) Results, Fiscal Year 2024");
  paper.title("Office of Agricultural Cooperation, Loei Province | TH | EN");
  EXPECT_EQ(paper.table(score_table()).read().agency.name,
            "Office of Agricultural Cooperation, Loei Province");
}

TEST(Agency, ANameMayBeKnownByItsBeginningAndEnd) {
  Paper paper;
  paper.heading("การนิคมประมงแห่งประเทศไทย (กนป.)");
  paper.body("ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567");
  paper.table(score_table()).body("กระทรวงเกษตรฯ 92.44");
  EXPECT_EQ(paper.read().agency.name, "การนิคมประมงแห่งประเทศไทย");
}

TEST(Agency, ANameOfAScanThatIsLongerThanAKnownOneStays) {
  const Report report = scanned({"เทศบาลตำบลโคกสะอาดพัฒนา อำเภอภูเขียว จังหวัดชัยภูมิ"});
  EXPECT_EQ(report.agency.name, "เทศบาลตำบลโคกสะอาดพัฒนา");
  EXPECT_TRUE(report.agency.review.needed());
}

TEST(Agency, TheNumberOfAPartIsNoneOfTheName) {
  Paper paper;
  paper.title("ส่วนที่ 1 กรมพัฒนาแหล่งน้ำชุมชน").body("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567");
  const Report report = paper.table(score_table()).read();
  EXPECT_EQ(report.agency.name, "กรมพัฒนาแหล่งน้ำชุมชน");
  for (const Reason& reason : report.agency.review.reasons) {
    EXPECT_NE(reason.code, "several-agencies");
  }
}

TEST(Agency, ThePatronageIsPartOfTheNameOfAStateEnterprise) {
  EXPECT_EQ(titled({"องค์การสวนสัตว์แห่งประเทศไทย ในพระบรมราชูปถัมภ์"}).agency.name,
            "องค์การสวนสัตว์แห่งประเทศไทย ในพระบรมราชูปถัมภ์");
  EXPECT_EQ(titled({"การท่าเรือแห่งประเทศไทย", "ผลการประเมิน ITA"}).agency.name,
            "การท่าเรือแห่งประเทศไทย");
}

TEST(Agency, ItsOwnNameAbbreviatedInAHeadingIsNoOthers) {
  Paper paper;
  paper.title("มรภ.สุรินทร์ เผยผลประเมิน ITA ปี 2566");
  paper.body("มหาวิทยาลัยราชภัฏสุรินทร์ ขอแจ้งผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566");
  paper.body("ด้านการรับรู้ของบุคลากรภายใน (IIT) เฉลี่ย 87.67 คะแนน ประกอบด้วย การปฏิบัติหน้าที่ 92.18 คะแนน");
  const Report report = paper.read();
  ASSERT_EQ(report.indicators.size(), 1U);
  EXPECT_EQ(report.indicators[0].score, 92.18);
}

TEST(Agency, OnlyBehindAKindBeginsNoName) {
  const Report report = titled({"สำนักงานเขตจตุจักร", "(แบบ OIT วัดระดับสำนักงานเขตเท่านั้น)"});
  EXPECT_EQ(report.agency.name, "สำนักงานเขตจตุจักร");
  for (const Reason& reason : report.agency.review.reasons) {
    EXPECT_NE(reason.code, "several-agencies");
  }
  EXPECT_EQ(titled({"ประกาศที่ว่าการอำเภอเชียงแสน"}).agency.name, "ที่ว่าการอำเภอเชียงแสน");
}

TEST(Agency, ANameThatIsLongerThanAKnownOneIsKept) {
  const Report report = scanned({"เทศบาลตำบลหนองแสงใต้ อำเภอหนองแสง จังหวัดอุดรธานี"});
  EXPECT_EQ(report.agency.name, "เทศบาลตำบลหนองแสงใต้");
  EXPECT_TRUE(report.agency.review.needed());
}

TEST(Agency, APlaceThatNothingConfirmsIsNotMendedInSilence) {
  const Report report = scanned({"องค์การบริหารส่วนตำบลทุ่งกระเด็น"});
  EXPECT_TRUE(report.agency.review.needed());
}

TEST(Levels, OneThatIsNotReachedIsNobodys) {
  Paper paper;
  paper.title(kReport).title("เทศบาลตำบลบางเลน").table(ten());
  paper.body(
      "อยู่ในระดับ “ผ่านดี” ซึ่งยังไม่ถึงระดับ “ผ่านดีเยี่ยม” "
      "เนื่องจากแบบวัดของผู้มีส่วนได้ส่วนเสียภายในและภายนอกได้คะแนนต่ำกว่า 95");
  const Report report = paper.read();
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
}

}  // namespace
}  // namespace ita::report::test
