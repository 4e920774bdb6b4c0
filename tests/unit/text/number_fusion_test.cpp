#include "text/numbers/fusion.h"

#include <gtest/gtest.h>

#include <string>

#include "text/numbers/grammar.h"

namespace ita::text {
namespace {

NumberReading second(const std::string& text, double confidence) {
  NumberReading out;
  out.text = text;
  out.confidence = confidence;
  return out;
}

TEST(NumberGrammar, KnowsWhatPeoplePrint) {
  for (const char* text :
       {"0",           "99.17",     "100", "100.00", "1,234", "12,345,678.50", "1,000.-",
        "85%",         "(5)",       "5)",  "5.",     "1.2.3", "12.10.2",       "30.11.2567",
        "0808.2/1234", "1/10/2567", "3-5", "08:30",  "-1.25", "(99.17)",       "2567"}) {
    EXPECT_TRUE(well_formed_number(text)) << text;
  }
}

TEST(NumberGrammar, DoubtsWhatNobodyPrints) {
  for (const char* text :
       {"", ".05", "8.7-", "5-", "8,38-.24", "51.,1", "5,71", "12,34", "48.2/", "--6123", "1..5",
        "1234,567", "(5", "6O", "5%5", "?5", "41.152576", "7.0697.04", "72.7420.30"}) {
    EXPECT_FALSE(well_formed_number(text)) << text;
  }
}

TEST(NumberFusion, AgreementOfTwoSureReadersIsSafe) {
  const NumberVerdict verdict = fuse_numbers("๙๙.๑๗", .99, second("๙๙.๑๗", .999), true);
  EXPECT_FALSE(verdict.take_second);
  EXPECT_EQ(verdict.doubt.code, "");
}

TEST(NumberFusion, TheScriptOfADigitIsNoDisagreement) {
  EXPECT_EQ(fuse_numbers("0", .99, second("๐", .999), true).doubt.code, "");
}

TEST(NumberFusion, AgreementWithoutSurenessIsDoubted) {
  EXPECT_EQ(fuse_numbers("99.17", .99, second("99.17", .6), true).doubt,
            (Reason{"number-unclear", {{"raw", "99.17"}}, {}}));
  // Inside of a sentence one sure reader is enough.
  EXPECT_EQ(fuse_numbers("99.17", .99, second("99.17", .6), false).doubt.code, "");
  EXPECT_NE(fuse_numbers("99.17", .8, second("99.17", .6), false).doubt.code, "");
}

TEST(NumberFusion, TheNumbersOfAListNeedOneSureReaderOnly) {
  EXPECT_EQ(fuse_numbers("๒.", .99, second("๒.", .9), true).doubt.code, "");
  EXPECT_EQ(fuse_numbers("2)", .99, second("2)", .6), true).doubt.code, "");
  EXPECT_NE(fuse_numbers("2", .99, second("2", .6), true).doubt.code, "");
  EXPECT_NE(fuse_numbers("2)", .99, second("3)", .6), true).doubt.code, "");
}

TEST(NumberFusion, AgreementOnWhatNobodyPrintsIsDoubted) {
  EXPECT_EQ(fuse_numbers("8.7-", .99, second("8.7-", .999), true).doubt,
            (Reason{"number-misshapen", {{"raw", "8.7-"}}, {}}));
}

TEST(NumberFusion, TheSurerOfTwoIsTakenWithADoubtThatNamesBoth) {
  const NumberVerdict sure = fuse_numbers("99.77", .8, second("99.17", .95), true);
  EXPECT_TRUE(sure.take_second);
  EXPECT_EQ(sure.doubt, (Reason{"readings-differ", {{"first", "99.77"}, {"second", "99.17"}}, {}}));
  const NumberVerdict both = fuse_numbers("99.77", .98, second("99.17", .97), true);
  EXPECT_FALSE(both.take_second);
  EXPECT_TRUE(fuse_numbers("99.77", .98, second("99.17", .99), true).take_second);
  NumberReading other_face = second("99.17", .999);
  other_face.alternatives = {{"99.77", .01}};
  EXPECT_FALSE(fuse_numbers("99.77", .99, other_face, true).take_second);
  EXPECT_EQ(both.doubt, (Reason{"readings-differ", {{"first", "99.77"}, {"second", "99.17"}}, {}}));
  const NumberVerdict unsure = fuse_numbers("99.77", .9, second("99.17", .7), true);
  EXPECT_FALSE(unsure.take_second);
  EXPECT_NE(unsure.doubt.code, "");
}

TEST(NumberFusion, AReadingThatIsANumberBeatsOneThatIsNone) {
  EXPECT_TRUE(fuse_numbers("51.,1", .9, second("51.1", .7), true).take_second);
  EXPECT_FALSE(fuse_numbers("51.1", .9, second("51.,1", .99), true).take_second);
  EXPECT_FALSE(fuse_numbers("51.1", .9, second("5?.1", .99), true).take_second);
}

TEST(NumberFusion, InsideOfASentenceTheFirstStays) {
  const NumberVerdict verdict = fuse_numbers("99.77", .9, second("99.17", .999), false);
  EXPECT_FALSE(verdict.take_second);
  EXPECT_NE(verdict.doubt.code, "");
}

TEST(NumberFusion, NothingReadIsNamed) {
  EXPECT_EQ(fuse_numbers("7", .5, second("", 0), true).doubt,
            (Reason{"second-reading-failed", {{"first", "7"}}, {}}));
}

TEST(NumberFusion, SignsAroundTheNumberAreNotCompared) {
  EXPECT_EQ(fuse_numbers("(๓.๑)", .99, second("๓.๑)", .999), true).doubt.code, "");
  EXPECT_EQ(comparable_number("(99.17)%", true), "99.17");
  EXPECT_EQ(comparable_number("8.7-", true), "8.7-");
  EXPECT_EQ(comparable_number("8.7-", false), "8.7");
  EXPECT_EQ(comparable_number("-", false), "");
}

}  // namespace
}  // namespace ita::text
