// SPDX-License-Identifier: Apache-2.0
// The export over a socket: in chunks, whole, and broken off where it fails.
#include "app/accounts/api_keys.h"
#include "app/accounts/scopes.h"
#include "http/running_server.h"
#include "storage/archive.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

// The content of chunks (RFC 9112 section 7.1); `whole`: whether the last one came.
std::string joined(std::string_view chunks, bool& whole) {
  std::string content;
  whole = false;
  while (!chunks.empty()) {
    const auto line = chunks.find("\r\n");
    if (line == chunks.npos) break;
    const auto size = std::stoul(std::string(chunks.substr(0, line)), nullptr, 16);
    if (size == 0) {
      whole = true;
      break;
    }
    content += chunks.substr(line + 2, size);
    chunks.remove_prefix(std::min(chunks.size(), line + 2 + size + 2));
  }
  return content;
}

class Export : public SiteTest {
 protected:
  Export() : owner_(admin()) {
    actor_ = app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
    awarded(actor_, submitted(published(actor_)).id);
  }
  static std::vector<std::string> everything_read() {
    std::vector<std::string> scopes;
    for (const auto noun : app::api_nouns) scopes.push_back(std::string(noun) + ":read");
    return scopes;
  }
  Visitor owner_;
  app::Actor actor_;
};

TEST_F(Export, LeavesInChunksAndIsWhole) {
  const auto key =
      app::must(app::create_api_key(*context_, actor_, "Test", everything_read())).token;
  RunningServer server(*context_);
  const auto answer =
      server.ask("GET", "/api/v1/organisation/export", "", "Authorization: Bearer " + key + "\r\n");
  const auto split = answer.find("\r\n\r\n");
  const auto head = answer.substr(0, split);
  EXPECT_THAT(head, HasSubstr("200 OK"));
  EXPECT_THAT(head, HasSubstr("application/zip"));
  EXPECT_THAT(head, HasSubstr("Transfer-Encoding: chunked"));
  bool whole = false;
  const auto zip = joined(std::string_view(answer).substr(split + 4), whole);
  EXPECT_TRUE(whole);
  storage::FilesByName files;
  app::must(storage::unpack(
      as_bytes(zip), "all.zip", [](auto) { return true; }, files));
  EXPECT_TRUE(files.contains("all.zip/README.txt"));
  EXPECT_TRUE(files.contains("all.zip/audit.csv"));
  EXPECT_THAT(server.ask("HEAD", "/api/v1/organisation/export", "",
                         "Authorization: Bearer " + key + "\r\n"),
              HasSubstr("200 OK"));
}

TEST_F(Export, IsForProgramsThatMayReadAllOfIt) {
  Visitor program(site_);
  const auto status_with = [&](const std::vector<std::string>& scopes) {
    const auto key = app::must(app::create_api_key(*context_, actor_, "Test", scopes)).token;
    return program.get("/api/v1/organisation/export", {{"authorization", "Bearer " + key}}).status;
  };
  for (std::size_t i = 0; i < std::size(app::api_nouns); ++i) {
    auto scopes = everything_read();
    scopes[i] = std::string(app::api_nouns[i]) + ":write";
    EXPECT_EQ(status_with(scopes), 403) << scopes[i];
  }
  EXPECT_EQ(status_with(everything_read()), 200);
}

TEST_F(Export, HasAPageOfItsOwn) {
  EXPECT_THAT(owner_.get("/desk/settings/export").body, HasSubstr("Export everything"));
  auto answer = owner_.post("/desk/settings/export", {});
  EXPECT_EQ(answer.status, 200);
  ASSERT_TRUE(answer.rest);
  EXPECT_THAT(std::string(answer.header("Content-Disposition")),
              HasSubstr(actor_.organisation.text + "-2026-11-18.zip"));
  EXPECT_THAT(app::must(answer.rest->next()), testing::StartsWith("PK"));
}

class Breaking final : public BodySource {
 public:
  Result<std::string> next() override {
    if (++pieces_ < 3) return std::string(1000, 'x');
    return fail(ErrorCode::io, "test", "the disk is gone");
  }

 private:
  int pieces_ = 0;
};

TEST(Pieces, ThatFailBreakTheAnswerOff) {
  ListenOptions options;
  options.port = 0;
  auto listener = app::must(Listener::create(options, [](const Request&) {
    Response out;
    out.rest = std::make_shared<Breaking>();
    return out;
  }));
  std::thread thread([&] { listener->run(); });
  const auto answer = Socket(listener->port())
                          .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                          .read_all();
  listener->stop();
  thread.join();
  bool whole = true;
  EXPECT_EQ(joined(std::string_view(answer).substr(answer.find("\r\n\r\n") + 4), whole).size(),
            2000U);
  EXPECT_FALSE(whole);
}

}  // namespace
}  // namespace cairn::server
