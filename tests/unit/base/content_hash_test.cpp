#include "base/content_hash.h"

#include <gtest/gtest.h>

namespace ita {
namespace {

std::string hash_of(std::initializer_list<std::string_view> parts) {
  ContentHash hash;
  for (const std::string_view part : parts) {
    hash.add(part);
  }
  return hash.hex();
}

TEST(ContentHash, TellsContentsAndTheirPartsApart) {
  EXPECT_EQ(hash_of({"a", "b"}), hash_of({"a", "b"}));
  EXPECT_NE(hash_of({"a", "b"}), hash_of({"b", "a"}));
  EXPECT_NE(hash_of({"ab", "c"}), hash_of({"a", "bc"}));
  EXPECT_NE(hash_of({""}), hash_of({}));
  EXPECT_EQ(hash_of({"x"}).size(), 16U);
  EXPECT_EQ(hash_of({"x"}).find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace
}  // namespace ita
