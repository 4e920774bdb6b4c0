#include "text/numbers/candidate.h"

#include <gtest/gtest.h>

#include <string>

#include "thai/unicode.h"

namespace ita::text {
namespace {

Word word_of(const std::string& text) {
  Word word;
  for (const char32_t c : thai::to_utf32(text)) {
    Symbol symbol;
    symbol.text = thai::to_utf8(c);
    word.symbols.push_back(symbol);
  }
  return word;
}

TEST(NumberCandidate, NumbersAndMisreadOnes) {
  for (const char* text :
       {"99.17", "๙๙.๑๗", "(๓.๑)", "1,000.-", "T00.00", "ต๓๒.๖๘", "๓ต.๔๐", "ณc๑.๙๖", "O๐.๐๐",
        "63.3z", "๙๗.๐–--", "--6123", "9443-–------|", "O", "n", "45/8b"}) {
    EXPECT_TRUE(may_be_number(word_of(text))) << text;
  }
}

TEST(NumberCandidate, WordsCodesAndMonthsAreNone) {
  for (const char* text :
       {"", "-", "ก", "ก.", "A", "AA", "ต.ค.", "ต.ค.67", "พ.ศ.2567", "O33", "i9", "e12", "IIT",
        "ข้อ", "จัดทำ6มือ", "---", "|", "1234567890123456789012345"}) {
    EXPECT_FALSE(may_be_number(word_of(text))) << text;
  }
}

TEST(NumberCandidate, OneStrangeSignMayBeADigitThatStandsAlone) {
  for (const char* text : {"ต", "@", "()", "ธ"}) {
    EXPECT_TRUE(may_be_lone_digit(word_of(text))) << text;
  }
  for (const char* text : {"", "-", "–", "•", "ตต", "5", "(ก)"}) {
    EXPECT_FALSE(may_be_lone_digit(word_of(text))) << text;
  }
}

TEST(NumberCandidate, LettersInTheMiddleOfANumberAreMoreLikelyDigits) {
  for (const char* text : {"9B8", "46O1", "๗ต.ต๖", "๓ต.๔๐"}) {
    EXPECT_TRUE(letters_in_number(word_of(text), false)) << text;
  }
  for (const char* text : {"ต.๘๐", "I94.3"}) {
    EXPECT_TRUE(letters_in_number(word_of(text), true)) << text;
    EXPECT_FALSE(letters_in_number(word_of(text), false)) << text;
  }
  for (const char* text : {"O33", "99.17", "๙๗.๐–", "45/8b", "12น.", "ม.3", "ข้อ3", "๒๕๖๗ก"}) {
    EXPECT_FALSE(letters_in_number(word_of(text), true)) << text;
  }
}

TEST(NumberCandidate, WhatRemainsOfRulingsIsNoLetter) {
  EXPECT_FALSE(holds_letters(word_of("๙๓.๕•")));
  EXPECT_FALSE(holds_letters(word_of("--81.15–|")));
  EXPECT_TRUE(holds_letters(word_of("ข้อ3")));
  EXPECT_TRUE(holds_letters(word_of("T00.00")));
}

}  // namespace
}  // namespace ita::text
