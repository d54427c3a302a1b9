// SPDX-License-Identifier: Apache-2.0
#include "server/http/range.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

Response answered(std::string range, std::string condition = "", Method method = Method::get) {
  Request request{.method = method, .target = "/film", .headers = {}, .body = {}, .peer = {}};
  if (!range.empty()) request.headers.push_back({"range", std::move(range)});
  if (!condition.empty()) request.headers.push_back({"if-range", std::move(condition)});
  Response out;
  out.set("ETag", "\"a\"");
  out.body = "0123456789";
  answer_range(request, out);
  return out;
}

struct Case {
  const char* range;
  int status;
  const char* body;
  const char* content_range;
};

TEST(AnswerRange, GivesThePartThatIsAskedFor) {
  for (const auto& it :
       {Case{"bytes=0-3", 206, "0123", "bytes 0-3/10"}, Case{"bytes=9-9", 206, "9", "bytes 9-9/10"},
        Case{"bytes=4-", 206, "456789", "bytes 4-9/10"},
        Case{"bytes=4-99", 206, "456789", "bytes 4-9/10"},
        Case{"bytes=-3", 206, "789", "bytes 7-9/10"},
        Case{"bytes=-99", 206, "0123456789", "bytes 0-9/10"},
        Case{"Bytes=0-0", 206, "0", "bytes 0-0/10"}, Case{"bytes=10-", 416, "", "bytes */10"},
        Case{"bytes=-0", 416, "", "bytes */10"}, Case{"bytes=10-12", 416, "", "bytes */10"}}) {
    const auto out = answered(it.range);
    EXPECT_EQ(out.status, it.status) << it.range;
    EXPECT_EQ(out.body, it.body) << it.range;
    EXPECT_EQ(out.header("Content-Range"), it.content_range) << it.range;
  }
}

TEST(AnswerRange, GivesTheWholeWhereNoOnePartIsAskedFor) {
  for (const auto* range :
       {"", "bytes=", "bytes=-", "bytes=a-b", "bytes=3-1", "bytes=0-1,4-5", "lines=0-1",
        "bytes 0-1", "bytes=+1-2", "bytes=99999999999999999999-", "bytes=1-99999999999999999999"}) {
    const auto out = answered(range);
    EXPECT_EQ(out.status, 200) << range;
    EXPECT_EQ(out.body, "0123456789") << range;
    EXPECT_EQ(out.header("Accept-Ranges"), "bytes");
  }
}

TEST(AnswerRange, GivesAPartOfTheSameVersionAlone) {
  EXPECT_EQ(answered("bytes=0-1", "\"a\"").status, 206);
  EXPECT_EQ(answered("bytes=0-1", "\"b\"").status, 200);
  EXPECT_EQ(answered("bytes=0-1", "Wed, 21 Oct 2026 07:28:00 GMT").status, 200);
  EXPECT_EQ(answered("bytes=0-1", "", Method::head).status, 200);
}

}  // namespace
}  // namespace cairn::server
