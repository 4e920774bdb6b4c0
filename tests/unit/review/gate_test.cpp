#include "review/server/gate.h"

#include <gtest/gtest.h>

#include "review/server/intake.h"
#include "support/temp_dir.h"

namespace ita::review {
namespace {

using Verdict = Gate::Verdict;

class Door : public ::testing::Test {
 protected:
  Gate gate_{{"127.0.0.1:8000", "localhost:8000"}, "secret", false};
  Gate::Call call(const std::string& method, const std::string& path) const {
    Gate::Call out;
    out.method = method;
    out.path = path;
    out.host = "127.0.0.1:8000";
    out.cookie = "other=1; ita_8000=secret";
    out.mark = "1";
    return out;
  }
};

TEST_F(Door, OpensWithTheTokenOnceAndWithItsCookieAfterwards) {
  Gate::Call first = call("GET", "/");
  first.cookie.clear();
  EXPECT_EQ(gate_.judge(first), Verdict::no_token);
  first.token = "secret";
  EXPECT_EQ(gate_.judge(first), Verdict::welcome);
  first.path = "/api/list";
  EXPECT_EQ(gate_.judge(first), Verdict::no_token) << "the token is for the first page alone";
  EXPECT_EQ(gate_.judge(call("GET", "/api/list")), Verdict::pass);
  EXPECT_NE(gate_.cookie().find("HttpOnly; SameSite=Strict"), std::string::npos);
}

TEST_F(Door, WrongTokensAndCookiesStayOutside) {
  for (const char* cookie : {"", "ita_8000=secre", "ita_8000=secret2", "ita_8001=secret",
                             "ita_8000", "xita_8000=secret"}) {
    Gate::Call one = call("GET", "/api/list");
    one.cookie = cookie;
    EXPECT_EQ(gate_.judge(one), Verdict::no_token) << cookie;
  }
}

TEST_F(Door, OtherNamesOfThisMachineAreNotAnswered) {
  for (const char* host : {"", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001",
                           "127.0.0.1:8000.evil.example", "localhost"}) {
    Gate::Call one = call("GET", "/api/list");
    one.host = host;
    EXPECT_EQ(gate_.judge(one), Verdict::wrong_host) << host;
  }
}

TEST_F(Door, OtherPagesMayNotAsk) {
  Gate::Call one = call("POST", "/api/answer");
  EXPECT_EQ(gate_.judge(one), Verdict::pass);
  one.origin = "http://127.0.0.1:8000";
  EXPECT_EQ(gate_.judge(one), Verdict::pass);
  for (const char* origin : {"http://evil.example", "null", "https://127.0.0.1:8000",
                             "http://127.0.0.1:8001", "http://localhost:8000"}) {
    one.origin = origin;
    EXPECT_EQ(gate_.judge(one), Verdict::wrong_origin) << origin;
  }
  one.origin.clear();
  one.site = "cross-site";
  EXPECT_EQ(gate_.judge(one), Verdict::wrong_origin);
  one.site.clear();
  one.mark.clear();
  EXPECT_EQ(gate_.judge(one), Verdict::wrong_origin) << "a plain form can send this";
}

TEST_F(Door, OnlyUploadsAreLargeAndNothingIsTooLarge) {
  Gate::Call one = call("POST", "/api/answer");
  one.length = kMostBody + 1;
  EXPECT_EQ(gate_.judge(one), Verdict::too_large);
  Gate::Call upload = call("PUT", "/api/upload");
  upload.length = kMostBody + 1;
  EXPECT_EQ(gate_.judge(upload), Verdict::pass);
  upload.length = kMostUpload + 1;
  EXPECT_EQ(gate_.judge(upload), Verdict::too_large);
}

TEST_F(Door, OtherMethodsAreNone) {
  EXPECT_EQ(gate_.judge(call("DELETE", "/api/answer")), Verdict::wrong_method);
  EXPECT_EQ(gate_.judge(call("OPTIONS", "/")), Verdict::wrong_method);
}

TEST_F(Door, AccountsTakeThePlaceOfTheToken) {
  const test::TempDir folder;
  const std::string file =
      folder.write("users", "# accounts\n" + user_line("somsri", "correct horse"));
  ASSERT_TRUE(gate_.read_users(file).ok());
  Gate::Call one = call("GET", "/api/list");
  EXPECT_EQ(gate_.judge(one), Verdict::no_token) << "the cookie alone is not enough any more";
  one.authorization = "Basic c29tc3JpOmNvcnJlY3QgaG9yc2U=";
  EXPECT_EQ(gate_.judge(one), Verdict::pass);
  EXPECT_EQ(gate_.user(one), "somsri");
  one.authorization = "Basic c29tc3JpOndyb25nIGhvcnNlMTI=";
  EXPECT_EQ(gate_.judge(one), Verdict::no_token);
  one.authorization = "Basic !!!!";
  EXPECT_EQ(gate_.judge(one), Verdict::no_token);
  EXPECT_FALSE(gate_.read_users(folder.write("bad", "somsri:secret\n")).ok());
}

TEST(Loopback, IsThisMachine) {
  EXPECT_TRUE(is_loopback("127.0.0.1"));
  EXPECT_TRUE(is_loopback("::1"));
  EXPECT_FALSE(is_loopback("0.0.0.0"));
  EXPECT_FALSE(is_loopback("192.168.1.2"));
}

TEST(SafeName, StaysInTheInbox) {
  EXPECT_EQ(safe_name("../../etc/passwd"), "etc/passwd");
  EXPECT_EQ(safe_name("/etc/passwd"), "etc/passwd");
  EXPECT_EQ(safe_name("a/./../b.pdf"), "a/b.pdf");
  EXPECT_EQ(safe_name("..\\..\\x.pdf"), "x.pdf");
  EXPECT_EQ(safe_name(".incoming/x"), "incoming/x");
  EXPECT_EQ(safe_name(std::string("a\0b\n.pdf", 8)), "ab.pdf");
  EXPECT_EQ(safe_name("รายงาน ๒๕๖๗.pdf"), "รายงาน ๒๕๖๗.pdf");
  EXPECT_EQ(safe_name("<script>.pdf"), "<script>.pdf") << "a name is text, never markup";
  EXPECT_EQ(safe_name(".."), "");
  EXPECT_EQ(safe_name(""), "");
  EXPECT_LE(safe_name(std::string(5000, 'x') + "/" + std::string(5000, 'y')).size(), 400U);
}

}  // namespace
}  // namespace ita::review
