// SPDX-License-Identifier: Apache-2.0
#include "server/list_table.h"

#include <gtest/gtest.h>

#include "json/parse.h"

namespace cairn::server {
namespace {

std::string table(std::string_view text) {
  Arena arena;
  const auto parsed = json::parse(text, arena);
  return parsed ? table_of(parsed->items()) : "unreadable";
}

TEST(TableOf, HasAColumnForEveryMember) {
  EXPECT_EQ(table(R"([{"id":"a","count":2},{"id":"b","late":true}])"),
            "id,count,late\r\na,2,\r\nb,,true\r\n");
}

TEST(TableOf, LaysNestedMembersOut) {
  EXPECT_EQ(table(R"([{"rows":{"bad":1,"ready":2},"roles":["owner","viewer"],"parts":[{"n":1}]}])"),
            "rows.bad,rows.ready,roles,parts\r\n1,2,\"owner; viewer\",\"[{\"\"n\"\":1}]\"\r\n");
}

TEST(TableOf, ComputesNothingThatOthersTyped) {
  EXPECT_EQ(table(R"([{"name":"=1+1"}])"), "name\r\n\"'=1+1\"\r\n");
}

TEST(TableOf, IsOneEmptyLineWithoutItems) { EXPECT_EQ(table("[]"), "\r\n"); }

TEST(WantsTable, ByWhatIsAcceptedAlone) {
  Request request;
  EXPECT_FALSE(wants_table(request));
  request.headers = {{"accept", "text/html, application/json;q=0.9, */*"}};
  EXPECT_FALSE(wants_table(request));
  request.headers = {{"accept", "text/csv; charset=utf-8"}};
  EXPECT_TRUE(wants_table(request));
}

}  // namespace
}  // namespace cairn::server
