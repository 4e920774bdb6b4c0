#include "text/layer/layer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "text/reader_doubts.h"
#include "thai/key.h"
#include "thai/normalise.h"
#include "unit/text/layer_maker.h"

namespace ita::text {
namespace {

using test::LayerMaker;
using test::shown;

LayerText read(const LayerMaker& maker) { return read_layer(maker.layer, maker.page); }
std::string text_of(const LayerMaker& maker) { return shown(read(maker).words); }

TEST(LostRing, ComesBackWhereASaraTouchesTheRunBefore) {
  const LayerText text = read(LayerMaker().run(U"ค").run(U"าสั่งส").run(U"านักงาน"));
  ASSERT_EQ(shown(text.words), "คำสั่งสำนักงาน");
  EXPECT_EQ(text.words[0].raw(), "คาสั่งสานักงาน");
  EXPECT_EQ(text.words[0].origin, Origin::repaired_text_layer);
  EXPECT_EQ(text.words[0].symbols[1].text, "ำ");
  EXPECT_EQ(text.words[0].symbols[1].raw, "า");
  EXPECT_DOUBLE_EQ(text.words[0].symbols[1].box.x0, 108);
  EXPECT_EQ(text.quality.repaired, 2);
}

TEST(LostRing, WithATone) {
  EXPECT_EQ(text_of(LayerMaker().run(U"มีน").run(U"้าใจ")), "มีน้ำใจ");
  EXPECT_EQ(text_of(LayerMaker().run(U"ต").run(U"่ากว่า")), "ต่ำกว่า");
}

TEST(LostRing, IsNotInventedElsewhere) {
  // A space was seen, the extractor broke the run for a mark, another font, a font that has its ำ,
  // a vowel in the way.
  EXPECT_EQ(text_of(LayerMaker().run(U"รายจ่", true).move(0.8).run(U"ายปี")), "รายจ่ายปี");
  EXPECT_EQ(text_of(LayerMaker().run(U"หน").run(U"้").run(U"าที่")), "หน้าที่");
  EXPECT_EQ(text_of(LayerMaker().run(U"ท").font("Other").run(U"าง")), "ทาง");
  EXPECT_EQ(text_of(LayerMaker().run(U"จำนวน").move(8).run(U"ท").run(U"าง")), "จำนวน ทาง");
  EXPECT_EQ(text_of(LayerMaker().run(U"ก").move(4).run(U"าง")), "ก าง");
}

TEST(LostRing, LexiconMayObject) {
  const LayerText text = read(LayerMaker().run(U"ผลก").run(U"ารประเมิน"));
  ASSERT_EQ(text.words.size(), 1u);
  EXPECT_EQ(text.words[0].text(), "ผลการประเมิน");
  EXPECT_FALSE(text.words[0].doubts.empty());
}

/// As poppler gives a ligature: the letter and its marks share the room of the glyph evenly.
LayerMaker& shared_room(LayerMaker& maker, std::u32string_view cluster, double x, double width,
                        bool starts) {
  const double part = width / static_cast<double>(cluster.size());
  maker.at(x, 100).run(cluster);
  auto& glyphs = maker.layer.glyphs;
  for (size_t i = 0; i < cluster.size(); ++i) {
    document::Glyph& glyph = glyphs[glyphs.size() - cluster.size() + i];
    glyph.box.x0 = x + part * static_cast<double>(i);
    glyph.box.x1 = glyph.box.x0 + part;
    glyph.starts_run = starts && i == 0;
  }
  return maker;
}

TEST(Spaces, StayBetweenLettersThatAllCarryMarks) {
  LayerMaker maker;
  double x = 100;
  for (int word = 0; word < 4; ++word) {
    for (const std::u32string_view cluster : {U"ชี้", U"ที่", U"ผู้"}) {
      shared_room(maker, cluster, x, 9, cluster == U"ชี้");
      x += 9;
    }
    x += 5;
  }
  EXPECT_EQ(text_of(maker), "ชี้ที่ผู้ ชี้ที่ผู้ ชี้ที่ผู้ ชี้ที่ผู้");
}

TEST(Spaces, NoneAfterALetterWithAShiftedMark) {
  // A font that draws the mark of a tall letter to the left: the pair's box ends before the letter
  // does, which elsewhere on the page is 8 points wide.
  LayerMaker maker;
  maker.run(U"ปกป").at(124, 100);
  shared_room(maker, U"ป้", 124, 5, false);
  maker.at(132, 100).run(U"องกัน");
  EXPECT_EQ(text_of(maker), "ปกปป้องกัน");
}

TEST(Widths, OfALetterThatTheExtractorEndedAtItsMark) {
  // ฏ never stands without a mark here, บ does; the marks are drawn from the left of their letters.
  LayerMaker maker;
  maker.run(U"ปก").at(116, 100);
  shared_room(maker, U"ฏิ", 116, 0.8, false);
  maker.at(124, 100);
  shared_room(maker, U"บั", 124, 0.8, true);
  maker.at(132, 100).run(U"บ");
  const LayerText text = read(maker);
  ASSERT_EQ(shown(text.words), "ปกฏิบับ");
  for (const Symbol& symbol : text.words[0].symbols) {
    EXPECT_NEAR(symbol.box.width(), LayerMaker::kLetter, 0.5) << symbol.text;
  }
}

TEST(Runs, VowelThatSharesThePlaceOfItsLetterStandsBehindIt) {
  // A font that draws สำ as one glyph: the extractor gives the ำ first.
  LayerMaker maker;
  maker.run(U"ำ").at(100, 100).run(U"ส").at(116, 100).run(U"นักปลัด");
  maker.layer.glyphs.front().box.x1 = 116;
  EXPECT_EQ(text_of(maker), "สำนักปลัด");
}

TEST(Runs, MarksDrawnFromTheLeftOfTheirLetterStayWithIt) {
  // Every mark breaks the run and lies nearer to the end of the letter before than to its own's.
  LayerMaker maker;
  double x = 100;
  const auto letters = [&](std::u32string_view codes) {
    maker.at(x, 100).run(codes);
    x += LayerMaker::kLetter * static_cast<double>(codes.size());
  };
  const auto mark = [&](std::u32string_view code) {
    maker.at(x - LayerMaker::kLetter + 1, 100).run(code);
  };
  for (const std::u32string_view syllable : {U"ปฏิ", U"บั", U"ติ", U"กำหนดนี", U"ประชุ", U"มดี"}) {
    letters(syllable.substr(0, syllable.size() - 1));
    mark(syllable.substr(syllable.size() - 1));
  }
  EXPECT_EQ(text_of(maker), "ปฏิบัติกำหนดนีประชุมดี");
}

TEST(Watermark, IsNoPartOfTheLinesItLiesAcross) {
  LayerMaker maker;
  for (int line = 0; line < 6; ++line) {
    maker.at(100, 100 + 20 * line).run(U"การเปิดเผยข้อมูลสาธารณะ 97.50");
  }
  const std::string without = text_of(maker);
  maker.size = 80;
  maker.at(130, 120).run(U"๖");
  maker.layer.glyphs.back().box = {130, 110, 170, 198};
  maker.at(180, 120).run(U"๙");
  maker.layer.glyphs.back().box = {180, 110, 220, 198};
  const LayerText text = read(maker);
  EXPECT_EQ(shown(text.words), without);
  EXPECT_EQ(text.quality.across, 2);
}

TEST(Watermark, LargeTypeThatStandsFreeIsText) {
  LayerMaker maker;
  maker.at(100, 300).run(U"การเปิดเผยข้อมูลสาธารณะ").at(100, 330).run(U"การป้องกันการทุจริต");
  maker.size = 60;
  maker.at(100, 100).run(U"99");
  EXPECT_NE(text_of(maker).find("99"), std::string::npos);
}

TEST(Quality, RowsOfDotsToSignOnSayNothingOfTheFont) {
  LayerMaker maker;
  maker.run(U"ลงชื่อ").run(U"......................................................");
  EXPECT_LE(judge(read(maker).quality).verdict, Verdict::repaired);
}

TEST(Marks, SplitFromTheirBase) {
  // As LibreOffice writes ตัวชี้วัด: the tone and the vowel come as runs of their own, by position on
  // the letter before.
  LayerMaker maker;
  maker.run(U"ตัวชี").run(U"ว").at(124.8, 100).run(U"้", true).at(132, 100).run(U"ัด");
  const LayerText text = read(maker);
  ASSERT_EQ(shown(text.words), "ตัวชี้วัด");
  EXPECT_EQ(text.words[0].symbols[2].text, "ชี้");
}

TEST(Marks, DrawnOnTheLetterBeforeTheOneTheyFollow) {
  LayerMaker whole;
  whole.run(U"ที่นี้รับค");
  auto& glyphs = whole.layer.glyphs;
  whole.run(U"ณธรรม");
  // ุ follows ณ in the layer but stands at the right edge of ค.
  document::Glyph mark = glyphs.at(9);
  const size_t n = 10;
  ASSERT_EQ(glyphs.at(n).code, U'ณ');
  mark.code = 0x0E38;
  mark.starts_run = false;
  mark.box = {glyphs[n].box.x0, 100, glyphs[n].box.x0, 117.6};
  glyphs[n].starts_run = false;
  glyphs.insert(glyphs.begin() + static_cast<std::ptrdiff_t>(n) + 1, mark);
  EXPECT_EQ(text_of(whole), "ที่นี้รับคุณธรรม");
}

TEST(MarksInAscii, AreToldByTheRoomThatTheyDoNotTake) {
  // A font without Thai places for three of its marks: "เป็น", "ระหว่าง", "องค์กร" in one page.
  LayerMaker maker;
  double y = 100;
  for (const char32_t* line : {U"เป%นรายงานระหว.าง", U"องค7กรที่เป%นแนวทาง", U"อาจารย7และองค7กร",
                               U"เครือข.ายระหว.างองค7กร", U"อย.างยั่งยืนต.อไป"}) {
    maker.at(100, y).run(line);
    y += 24;
  }
  for (document::Glyph& glyph : maker.layer.glyphs) {
    if (glyph.code < 0x7F) {
      glyph.box.x1 = glyph.box.x0 + 0.2;
    }
  }
  const LayerText text = read(maker);
  EXPECT_EQ(text.words[0].text().substr(0, 12), "เป็น");
  const std::string all = shown(text.words);
  EXPECT_NE(all.find("องค์กร"), std::string::npos) << all;
  EXPECT_NE(all.find("ระหว่าง"), std::string::npos) << all;
  EXPECT_EQ(all.find_first_of("%.7"), std::string::npos) << all;
}

TEST(MarksInAscii, OfAJustifiedLineAreMovedAndTakeNoRoomEither) {
  // Each mark is drawn back over its letter, the next letter begins where that one ends; or the
  // extractor saw a space of the width of the line's spacing.
  for (const bool space : {false, true}) {
    LayerMaker maker;
    double y = 100;
    for (const char32_t* line :
         {U"ตั!งใจและทั!งหมด", U"ทั!งนี!ให้ตั!งเป้าหมาย", U"ครั!งนี!ตั!งแต่", U"ทั!งสิ!นขึ!นไป"}) {
      maker.at(100, y).run(line);
      y += 24;
    }
    auto& glyphs = maker.layer.glyphs;
    double back = 0;
    for (size_t i = 1; i < glyphs.size(); ++i) {
      Box& box = glyphs[i].box;
      back = box.y0 == glyphs[i - 1].box.y0 ? back : 0;
      box.x0 -= back;
      box.x1 -= back;
      if (glyphs[i].code == U'!') {
        back += box.width() - 0.4;
        box.x1 = box.x0 + 0.4;
        box.x0 += space ? 0.4 : -0.8;
        glyphs[i].starts_run = space;
        glyphs[i - 1].space_after = space;
      }
    }
    const std::string all = shown(read(maker).words);
    EXPECT_NE(all.find("ทั้งนี้ให้ตั้งเป้าหมาย"), std::string::npos) << all;
    EXPECT_EQ(all.find('!'), std::string::npos) << all;
  }
}

TEST(MarksInAscii, SignsWithRoomAreSigns) {
  EXPECT_EQ(text_of(LayerMaker().run(U"มาแล้ว!").run(U"ครับ")), "มาแล้ว!ครับ");
  // Nor are numbers at the beginning of a line whose marks the extractor gives after another one.
  LayerMaker late;
  late.at(300, 100).run(U"คะแนน").at(140, 124).run(U"\u0E49").at(100, 124).run(U"12");
  EXPECT_NE(text_of(late).find("12"), std::string::npos) << text_of(late);
  EXPECT_EQ(text_of(LayerMaker().run(U"พ.ศ.2567ร้อยละ7%")), "พ.ศ.2567ร้อยละ7%");
}

TEST(LostTones, AreSeenByRunsThatBreakBehindAVowel) {
  const LayerText lost =
      read(LayerMaker().run(U"หน่วยงานอื").run(U"นของรัฐที").run(U"ดีและทั").run(U"งหมด"));
  EXPECT_GE(lost.quality.lost_tones, 2);
  EXPECT_EQ(judge(lost.quality).verdict, Verdict::fuse);
  // A font that has them elsewhere, and one whose runs break anywhere.
  EXPECT_EQ(read(LayerMaker().run(U"ที่ดี").run(U"และมี").run(U"สิทธิ")).quality.lost_tones, 0);
  EXPECT_EQ(
      read(LayerMaker().run(U"ก").run(U"า").run(U"รดี").run(U"ม").run(U"า").run(U"กมี").run(U"ร"))
          .quality.lost_tones,
      0);
}

TEST(LostTones, AreSeenWhereNoVowelOfAFontHasOne) {
  LayerMaker lost;
  LayerMaker sound;
  for (int i = 0; i < 6; ++i) {
    lost.at(100, 100 + 24 * i).run(U"ทีดินสิทธิปีนี");
    sound.at(100, 100 + 24 * i).run(U"ที่ดินสิทธิปีนี้");
  }
  EXPECT_GT(read(lost).quality.lost_tones, 0);
  EXPECT_EQ(read(sound).quality.lost_tones, 0);
}

TEST(Marks, StandAtTheRightEdgeOfNarrowLetters) {
  // A condensed font: the right edge of a letter is as near to its left edge as half a usual one.
  LayerMaker maker;
  maker.size = 24;
  for (int i = 0; i < 3; ++i) {
    maker.at(100, 100 + 40 * i).run(U"ผูประกอบการคาและผูรูใหดี");
  }
  document::TextLayer& layer = maker.layer;
  // The tone of ผู้ comes after the next letter, one and a half points behind its own.
  for (size_t i = 0; i + 2 < layer.glyphs.size(); ++i) {
    if (layer.glyphs[i].code == U'ผ' && layer.glyphs[i + 2].code == U'ป') {
      document::Glyph tone = layer.glyphs[i + 1];
      tone.code = 0x0E49;
      tone.box.x0 = tone.box.x1 = layer.glyphs[i + 2].box.x0 + 1.5;
      tone.starts_run = true;
      layer.glyphs[i + 2].starts_run = true;
      layer.glyphs.insert(layer.glyphs.begin() + static_cast<std::ptrdiff_t>(i) + 3, tone);
    }
  }
  EXPECT_EQ(read(maker).words[0].text().substr(0, 12), "ผู้ป");
}

TEST(Marks, PrivateUseAndOrder) {
  EXPECT_EQ(text_of(LayerMaker().run(U"ส\uF70Aวน").run(U"ท\u0E48\u0E35")), "ส่วนที่");
  EXPECT_EQ(text_of(LayerMaker().run(U"หน\u0E32\u0E49")), "หน้า");
  EXPECT_EQ(text_of(LayerMaker().run(U"คะเเนน")), "คะแนน");
}

TEST(SaraFault, IsFoundByFont) {
  LayerMaker all_am;
  all_am.run(U"ผลกำรประเมินโรงพยำบำล").font("ABCDEE+Other").at(100, 140).run(U"การดำเนินงาน");
  const LayerText text = read(all_am);
  EXPECT_EQ(shown(text.words), "ผลการประเมินโรงพยาบาล\nการดำเนินงาน");
  EXPECT_EQ(text.words[0].raw(), "ผลกำรประเมินโรงพยำบำล");
  EXPECT_EQ(text.words[0].origin, Origin::repaired_text_layer);
  EXPECT_EQ(text.words[1].origin, Origin::text_layer);
  EXPECT_EQ(text_of(LayerMaker().run(U"กำรดำเนินงำนตำมแผน")), "การดำเนินงานตามแผน");
  EXPECT_EQ(text_of(LayerMaker().run(U"กำรดาเนินงำนจานวนตำมประมำณกำร")),
            "การดำเนินงานจำนวนตามประมาณการ");
  EXPECT_EQ(text_of(LayerMaker().run(U"สำนักงานตำบลอำเภอ")), "สำนักงานตำบลอำเภอ");
}

TEST(Digits, PrintedScriptCounts) {
  const LayerText text = read(LayerMaker("ABCDEE+TH SarabunIT\xF9,Bold").run(U"99.17"));
  ASSERT_EQ(text.words.size(), 1u);
  EXPECT_EQ(text.words[0].text(), "๙๙.๑๗");
  EXPECT_EQ(text.words[0].raw(), "99.17");
  EXPECT_EQ(text.words[0].origin, Origin::text_layer);
  EXPECT_EQ(text_of(LayerMaker("TH SarabunPSK").run(U"99.17")), "99.17");
}

TEST(Words, SplitAtGapsThatThePrintShows) {
  EXPECT_EQ(text_of(LayerMaker().run(U"ปี", true).move(4).run(U"2567")), "ปี 2567");
  EXPECT_EQ(text_of(LayerMaker().run(U"ปั", true).move(1.7).run(U"ญหา")), "ปัญหา");
  EXPECT_EQ(text_of(LayerMaker().run(U"581,096", true).move(4).run(U".00")), "581,096.00");
  // Letters spaced out to fill a line.
  LayerMaker spaced;
  for (const char32_t c : std::u32string(U"พฒนาระบบฐานขอมล")) {
    spaced.run(std::u32string(1, c), true).move(3);
  }
  EXPECT_EQ(text_of(spaced.move(5).run(U"ก")), "พฒนาระบบฐานขอมล ก");
}

TEST(Words, LinesAndColumns) {
  LayerMaker maker;
  maker.at(100, 700).run(U"ทาย").at(300, 100).run(U"99.17").at(100, 100.3).run(U"หว");
  EXPECT_EQ(text_of(maker), "หว\n99.17\nทาย");
}

TEST(Seen, WhatNoEyeSeesIsNoText) {
  LayerMaker tiny;
  tiny.run(U"2562", true).size = 1;
  tiny.run(U"1");
  EXPECT_EQ(text_of(tiny), "2562");
  EXPECT_EQ(text_of(LayerMaker().run(U"ก").at(100, 835).run(U"ถัดไป")), "ก")
      << "next page's first line";
  EXPECT_EQ(text_of(LayerMaker().run(U"ก").at(700, 100).run(U"นอก")), "ก");
  EXPECT_EQ(text_of(LayerMaker().run(U"หนา").at(100.4, 100).run(U"หนา")), "หนา") << "drawn twice";
}

TEST(Rotation, TextThatRunsUpOrDown) {
  for (const int rotation : {90, 180, 270}) {
    LayerMaker maker;
    for (size_t i = 0; i < 3; ++i) {
      document::Glyph glyph;
      glyph.code = U"กขค"[i];
      const double along = 100 + 8 * static_cast<double>(i);
      glyph.box = rotation == 90    ? Box{50, along, 67.6, along + 8}
                  : rotation == 270 ? Box{50, 400 - along, 67.6, 408 - along}
                                    : Box{400 - along, 50, 408 - along, 67.6};
      glyph.rotation = rotation;
      glyph.size = 16;
      glyph.starts_run = i == 0;
      maker.layer.glyphs.push_back(glyph);
    }
    const LayerText text = read(maker);
    ASSERT_EQ(shown(text.words), "กขค") << rotation;
    EXPECT_EQ(text.words[0].rotation, rotation);
    Box all;
    for (const auto& glyph : maker.layer.glyphs) {
      all = unite(all, glyph.box);
    }
    EXPECT_NEAR(text.words[0].box.x0, all.x0, 1e-9);
    EXPECT_NEAR(text.words[0].box.y1, all.y1, 1e-9);
  }
}

TEST(Judge, DecidesAndSaysWhy) {
  const auto verdict = [](const LayerMaker& maker) { return judge(read(maker).quality).verdict; };
  EXPECT_EQ(verdict(LayerMaker()), Verdict::empty);
  EXPECT_EQ(verdict(LayerMaker().run(U"การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงาน")),
            Verdict::trust);
  EXPECT_EQ(verdict(LayerMaker().run(U"ค").run(U"าสั่งการประเมินคุณธรรม")), Verdict::repaired);
  EXPECT_EQ(verdict(LayerMaker().run(U"ÊÓ¹Ñ¡§Ò¹ »ÃÐàÁÔ¹¤Ø³¸ÃÃÁ")), Verdict::ocr)
      << "TIS-620 as Latin-1";
  EXPECT_EQ(verdict(LayerMaker().run(U"การ\uFFFD\uFFFD\uE123ประเมิน")), Verdict::ocr);
  EXPECT_EQ(verdict(LayerMaker().run(U"กิีารปร่้ะเมินผลคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วย")),
            Verdict::fuse);
  EXPECT_EQ(verdict(LayerMaker().run(U"ฟหกดาสวงฟหกดพำไะัีรนยบลฃฟหกดสวงผปแอิืทมใฝ")), Verdict::ocr)
      << "letters, but no words";
  EXPECT_FALSE(judge(read(LayerMaker().run(U"\uFFFD")).quality).reason.empty());
}

TEST(Doubts, WhatCannotBeRightIsSaid) {
  const LayerText text = read(LayerMaker().run(U"กิี").move(8).run(U"ข\uFFFD"));
  ASSERT_EQ(text.words.size(), 2u);
  EXPECT_FALSE(text.words[0].doubts.empty());
  EXPECT_FALSE(text.words[1].doubts.empty());
}

TEST(Doubts, ADigitReadInsideAThaiWord) {
  LayerText text = read(LayerMaker().run(U"จัดทำ6มือ").move(8).run(U"ปี2567").move(8).run(U"99.17"));
  ASSERT_EQ(text.words.size(), 3u);
  doubt_digits_inside_words(text.words);
  EXPECT_EQ(text.words[0].doubts.size(), 1u);
  EXPECT_TRUE(text.words[1].doubts.empty());
  EXPECT_TRUE(text.words[2].doubts.empty());
}

// Transcriptions of real pages: characters that differ, whitespace aside.
TEST(RealPages, AreReadAsPrinted) {
  const std::filesystem::path shared = ITA_SHARED_DIR "/real";
  if (!std::filesystem::exists(shared / "truth")) {
    GTEST_SKIP() << "the real documents that this compares with are private and not beside this "
                    "checkout (../shared/real); tests/layers reads composed broken layers";
  }
  struct Page {
    const char* truth;
    const char* file;
    int page;
  };
  for (const Page& p : {Page{"dev-nysso-eb2_2.5-1.txt", "EB2_2.5.pdf", 1},
                        Page{"dev-nysso-eb1_1.6-1.txt", "EB1_1.6.pdf", 1},
                        Page{"dev-nysso-eb1_1.6-2.txt", "EB1_1.6.pdf", 2},
                        Page{"dev-nysso-eb2_2.8-1.txt", "EB2_2.8.pdf", 1}}) {
    const auto document = document::open((shared / "word-pdf" / p.file).string());
    ASSERT_TRUE(document);
    const auto info = (*document)->page(p.page);
    const auto layer = (*document)->text_layer(p.page);
    ASSERT_TRUE(info && layer);
    const LayerText read = read_layer(*layer, *info);
    std::ifstream file(shared / "truth" / p.truth);
    std::stringstream truth;
    truth << file.rdbuf();
    const auto squeeze = [](const std::string& text) {
      std::string out;
      for (const char c : thai::arabic_digits(text)) {
        if (c != ' ' && c != '\n' && c != '\t') {
          out += c;
        }
      }
      return out;
    };
    EXPECT_GT(thai::similarity(squeeze(truth.str()), squeeze(shown(read.words))), 0.999) << p.truth;
    EXPECT_EQ(judge(read.quality).verdict, Verdict::repaired) << p.truth;
  }
}

}  // namespace
}  // namespace ita::text
