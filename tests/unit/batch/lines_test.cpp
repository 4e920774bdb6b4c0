#include "batch/lines.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace ita::batch {
namespace {

class Pair {
 public:
  Pair() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_), 0); }
  ~Pair() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  int here() const { return ends_[0]; }
  int there() const { return ends_[1]; }

 private:
  int ends_[2] = {-1, -1};
};

TEST(Lines, LineWithoutEndIsTheEnd) {
  const Pair pair;
  std::thread writer([&] {
    const std::string flood(1 << 16, 'A');
    for (int i = 0; i < 8 && send_with(pair.there(), flood, {}); ++i) {
    }
  });
  LineReader lines(pair.here(), 100'000);
  EXPECT_FALSE(lines.next().has_value());
  EXPECT_TRUE(lines.overlong());
  ::shutdown(pair.here(), SHUT_RDWR);
  writer.join();
}

TEST(Lines, LongLineBelowTheLimitIsALine) {
  const Pair pair;
  std::thread writer([&] { send_with(pair.there(), std::string(90'000, 'A') + "\nb\n", {}); });
  LineReader lines(pair.here(), 100'000);
  EXPECT_EQ(lines.next()->size(), 90'000U);
  EXPECT_EQ(*lines.next(), "b");
  writer.join();
}

TEST(Lines, DescriptorsComeInTheirOrder) {
  const Pair pair;
  int first[2], second[2];
  ASSERT_EQ(::pipe(first), 0);
  ASSERT_EQ(::pipe(second), 0);
  ASSERT_TRUE(send_with(pair.there(), "task\n", {first[1], second[1]}));
  LineReader lines(pair.here());
  EXPECT_EQ(*lines.next(), "task");
  const Descriptor one = lines.take_descriptor();
  const Descriptor two = lines.take_descriptor();
  EXPECT_FALSE(lines.take_descriptor()) << "no more came";
  ASSERT_EQ(::write(one.get(), "1", 1), 1);
  ASSERT_EQ(::write(two.get(), "2", 1), 1);
  char got = 0;
  EXPECT_EQ(::read(first[0], &got, 1), 1);
  EXPECT_EQ(got, '1');
  EXPECT_EQ(::read(second[0], &got, 1), 1);
  EXPECT_EQ(got, '2');
  for (const int fd : {first[0], first[1], second[0], second[1]}) {
    ::close(fd);
  }
}

}  // namespace
}  // namespace ita::batch
