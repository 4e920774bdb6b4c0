#include "thai/shape.h"

#include <gtest/gtest.h>

namespace ita::thai {
namespace {

TEST(Shape, MarksMakeRoomForTheirBase) {
  EXPECT_EQ(shape(U"กี่"), U"กี่") << "above a vowel it stands as it is";
  EXPECT_EQ(shape(U"ก่"), U"ก\uF70A") << "lower where no vowel is";
  EXPECT_EQ(shape(U"ป่"), U"ป\uF705") << "and left of a tall letter";
  EXPECT_EQ(shape(U"ปี"), U"ป\uF702");
}

TEST(Shape, WhatIsNotThaiStays) { EXPECT_EQ(shape(U"ita 0.2 – “95 %”"), U"ita 0.2 – “95 %”"); }

TEST(Shape, NothingIsLost) {
  for (const char32_t* text : {U"หนังสือรับรองการสุ่มตรวจ", U"เชื่อมั่น", U"ปีที่ ๒๕๖๗", U"ผู้ใหญ่ ฎุ ญู"}) {
    EXPECT_EQ(shape(text).size(), std::u32string(text).size());
  }
  EXPECT_EQ(shape(U"ค่ำ").size(), 4U) << "ำ in its two parts";
}

}  // namespace
}  // namespace ita::thai
