// SPDX-License-Identifier: Apache-2.0
#include "catalogue/pages.h"

#include <gtest/gtest.h>

#include <map>

namespace cairn::catalogue {
namespace {

TEST(NextPage, IsReadFromWhateverAnswersSay) {
  const std::string url = "https://a.example/list?page=1&size=2";
  EXPECT_EQ(next_page(R"({"next": "https://a.example/list?page=2"})", url),
            "https://a.example/list?page=2");
  EXPECT_EQ(next_page(R"({"pagination": {"next": "/list?page=2"}})", url),
            "https://a.example/list?page=2");
  EXPECT_EQ(next_page(R"({"metadata": {"next_page_url": "?page=2"}})", url),
            "https://a.example/list?page=2");
  EXPECT_EQ(
      next_page(
          R"({"paging": {"links": [{"rel": "prev", "href": "/x"}, {"rel": "next", "href": "/y"}]}})",
          url),
      "https://a.example/y");
  EXPECT_EQ(next_page(R"({"paging": {"next": "100", "total": 20659}})", url),
            "https://a.example/list?page=1&size=2&start=100");
  EXPECT_EQ(next_page(R"({"meta": {"next_page": 2}})", url),
            "https://a.example/list?size=2&page=2");
  for (const std::string_view last :
       {R"({"next": null})", R"({"paging": {"next": "x"}})", "[]", "<html>", ""})
    EXPECT_EQ(next_page(last, url), "") << last;
}

class Server {
 public:
  std::map<std::string, std::string> answers;
  std::size_t asked = 0;
  Result<Pages> fetch(const std::string& url) {
    return fetch_pages(url, [&](const std::string& page) -> Result<std::string> {
      ++asked;
      const auto found = answers.find(page);
      if (found == answers.end()) return fail(ErrorCode::unreachable, "test", "nobody answers");
      return found->second;
    });
  }
};

TEST(Pages, AreFollowedToTheEnd) {
  Server server;
  server.answers = {{"https://a.example/1", R"({"next": "/2", "results": [1]})"},
                    {"https://a.example/2", R"({"next": null, "results": [2]})"}};
  const auto pages = server.fetch("https://a.example/1");
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(pages->pages.size(), 2u);
  EXPECT_FALSE(pages->incomplete);
}

TEST(Pages, AreLeftWhereTheyGoRound) {
  Server server;
  server.answers = {{"https://a.example/1", R"({"next": "/2", "results": [1]})"},
                    {"https://a.example/2", R"({"next": "/1", "results": [2]})"}};
  const auto pages = server.fetch("https://a.example/1");
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(server.asked, 2u);
  EXPECT_TRUE(pages->incomplete);
  EXPECT_NE(pages->notes.at(0).find("leads back"), std::string::npos);
}

TEST(Pages, AreLeftWhereTheyRepeatUnderOtherAddresses) {
  std::size_t asked = 0;
  const auto pages = fetch_pages("https://a.example/?page=1", [&](const std::string&) {
    ++asked;
    return Result<std::string>(R"({"results": [1], "meta": {"next_page": )" +
                               std::string(asked == 1 ? "2" : "3") + "}}");
  });
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(asked, 3u);
  EXPECT_EQ(pages->pages.size(), 2u);
  EXPECT_NE(pages->notes.at(0).find("says what one before it says"), std::string::npos);
}

TEST(Pages, AreLeftAfterTooMany) {
  std::size_t asked = 0;
  const auto pages = fetch_pages("https://a.example/?page=1", [&](const std::string&) {
    ++asked;
    return Result<std::string>(R"({"meta": {"next_page": )" + std::to_string(asked + 1) + "}}");
  });
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(asked, pages_max);
  EXPECT_TRUE(pages->incomplete);
}

TEST(Pages, GoToNoOtherHostAndKeepWhatCameBeforeAFailure) {
  Server server;
  server.answers = {{"https://a.example/1", R"({"next": "https://b.example/2"})"},
                    {"https://a.example/3", R"({"next": "/4"})"}};
  EXPECT_NE(server.fetch("https://a.example/1")->notes.at(0).find("another host"),
            std::string::npos);
  const auto broken = server.fetch("https://a.example/3");
  EXPECT_EQ(broken->pages.size(), 1u);
  EXPECT_NE(broken->notes.at(0).find("page 2: nobody answers"), std::string::npos);
  EXPECT_FALSE(server.fetch("https://a.example/nowhere").ok());
}

}  // namespace
}  // namespace cairn::catalogue
