#include "review/store/sheet_answers.h"

#include <gtest/gtest.h>

#include "unit/review/result_fixture.h"

namespace ita::review {
namespace {

const std::string kSource(64, 'a');

audit::Sheet sheet(const std::string& key, const std::string& said, const std::string& raw) {
  return {"doubts",
          {{"file", "page", "value", "raw", "reason", "right value", "key"},
           {"a.pdf", "1", "x", raw, "why", said, key}},
          {1, 2}};
}

TEST(SheetAnswers, OnlyFilledRowsWithAKeyAreAnswers) {
  EXPECT_TRUE(answers_of({sheet(kSource + " /reports/0/overall", "", "91.68")}).empty());
  EXPECT_TRUE(answers_of({sheet("no key", "91.69", "91.68")}).empty());
  const auto answers = answers_of({sheet(kSource + " /reports/0/overall", "91.69", "91.68")});
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].sha256, kSource);
  EXPECT_EQ(answers[0].holder, "/reports/0/overall");
  EXPECT_EQ(answers[0].raw, "91.68");
  EXPECT_EQ(answers[0].text, "91.69");
  EXPECT_EQ(answers[0].line, 2);
}

TEST(SheetAnswers, ADoubtAboutTheFileAsAWholeHasNoValue) {
  const auto answers = answers_of({sheet(kSource, "91.69", "")});
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(field_of(fields_of(small_result()), answers[0]), nullptr);
}

TEST(SheetAnswers, WhatWasWrittenChoosesTheValueOfTheObject) {
  const auto fields = fields_of(small_result());
  const Field* score = field_of(fields, {kSource, "/reports/0/overall", "91.68", "๙๑.๖๙", "", 2});
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(score->name, "overall/score");
  EXPECT_EQ(*value_of(*score, "๙๑.๖๙"), 91.69);
  const Field* level = field_of(fields, {kSource, "/reports/0/overall", "91.68", "ผ่านดี", "", 2});
  ASSERT_NE(level, nullptr);
  EXPECT_EQ(level->name, "overall/level");
}

TEST(SheetAnswers, AValueThatIsReadOtherwiseNowIsNotTouched) {
  const auto fields = fields_of(small_result());
  EXPECT_EQ(field_of(fields, {kSource, "/reports/0/overall", "19.68", "91.69", "", 2}), nullptr);
  EXPECT_NE(field_of(fields, {kSource, "/reports/0/overall", "91.68\n", "91.69", "", 2}), nullptr)
      << "a line break that a spreadsheet program added";
  EXPECT_EQ(field_of(fields, {kSource, "/reports/0/indicators/1", "93.100000", "ninety", "", 2}),
            nullptr)
      << "words are no score";
}

}  // namespace
}  // namespace ita::review
