#include "batch/protocol.h"

#include <gtest/gtest.h>

namespace ita::batch {
namespace {

Message done() {
  Message m;
  m.id = 7;
  m.type = MessageType::done;
  m.source = {"a.pdf", std::string(64, 'a'), "application/pdf", 3};
  m.problems = {{2, "was cut off", true, false}, {3, "took too long", false, true}};
  m.extras = {"hocr"};
  return m;
}

TEST(Protocol, MessageComesBackAsItWas) {
  const auto back = message_of(to_line(done()));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->id, 7);
  EXPECT_EQ(back->type, MessageType::done);
  EXPECT_EQ(back->source.pages, 3);
  ASSERT_EQ(back->problems.size(), 2U);
  EXPECT_TRUE(back->problems[0].read);
  EXPECT_TRUE(back->problems[1].passing);
  EXPECT_EQ(back->extras, std::vector<std::string>{"hocr"});
}

TEST(Protocol, TextWithoutEndIsNoMessage) {
  Message m = done();
  m.error.message = std::string(1 << 20, 'A');
  EXPECT_FALSE(message_of(to_line(m)).ok());
}

TEST(Protocol, WhatIsNoMessageIsAnError) {
  const std::string good = to_line(done());
  for (const std::string& line :
       {std::string(), std::string("{}"), std::string("[]"), std::string("null"),
        good.substr(0, good.size() / 2), std::string(5000, '[')}) {
    EXPECT_FALSE(message_of(line).ok()) << line.substr(0, 40);
  }
  std::string other = good;
  other.replace(other.find("\"done\""), 6, "\"gone\"");
  EXPECT_FALSE(message_of(other).ok());
}

TEST(Protocol, NumbersThatWeDoNotWriteAreAnError) {
  const std::string good = to_line(done());
  ASSERT_NE(good.find("\"page\":2,"), std::string::npos);
  for (const char* number : {"4294967298", "-1e37", "18446744073709551615"}) {
    std::string other = good;
    other.replace(other.find("\"page\":2,") + 7, 1, number);
    EXPECT_FALSE(message_of(other).ok()) << number;
  }
}

TEST(Protocol, EndingsAreThoseAskedForInTheOrderOfTheirFiles) {
  EXPECT_TRUE(endings({}).empty());
  EXPECT_EQ(endings({true, true, true}),
            (std::vector<std::string>{"hocr", "alto.xml", "searchable.pdf"}));
}

}  // namespace
}  // namespace ita::batch
