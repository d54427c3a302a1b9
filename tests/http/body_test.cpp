// SPDX-License-Identifier: Apache-2.0
// How much a request may bring: as much as its address is for.
#include "http/running_server.h"
#include "server/assets.h"
#include "server/http/limits.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Bodies : public SiteTest {
 protected:
  RunningServer server_{*context_};
  const std::string form_ = std::string(300 * 1024, 'x');
};

// Where a form of a template leads: every {{name}} of its action replaced.
std::string action_of(std::string_view form) {
  constexpr std::string_view before = "action=\"{{base}}";
  auto rest = form.substr(form.find(before) + before.size());
  rest = rest.substr(0, rest.find('"'));
  std::string out;
  for (auto open = rest.find("{{"); open != rest.npos; open = rest.find("{{")) {
    const auto name = rest.substr(open + 2, rest.find("}}", open) - open - 2);
    out.append(rest.substr(0, open)).append(name == "action" ? "/plan/profile" : "x");
    rest.remove_prefix(rest.find("}}", open) + 2);
  }
  return out.append(rest);
}

TEST_F(Bodies, AreLargeOnlyWhereFilesAreSent) {
  for (const auto* upload : {"/claim/x", "/verify", "/api/v1/verify", "/vc/credentials/verify"})
    EXPECT_THAT(server_.ask("POST", upload, form_), Not(StartsWith("HTTP/1.1 413"))) << upload;
  for (const auto* other : {"/sign-in", "/setup/x", "/desk/achievements/new", "/", "/nowhere"})
    EXPECT_THAT(server_.ask("POST", other, form_), StartsWith("HTTP/1.1 413")) << other;
}

TEST_F(Bodies, AreLargeForEveryFormThatTakesAFile) {
  std::size_t forms = 0;
  for (const auto& asset : template_files()) {
    std::string_view rest = asset.bytes;
    for (auto at = rest.find("<form"); at != rest.npos; at = rest.find("<form")) {
      const auto form = rest.substr(at, rest.find('>', at) - at);
      rest.remove_prefix(at + 1);
      if (form.find("multipart/form-data") == form.npos) continue;
      ++forms;
      const auto path = action_of(form);
      EXPECT_EQ(body_bytes_max(site_, Method::post, path), limits::upload_body_bytes_max) << path;
      EXPECT_EQ(body_bytes_max(site_, Method::get, path), limits::request_body_bytes_max) << path;
    }
  }
  EXPECT_GE(forms, 14u);
}

TEST_F(Bodies, AreLargeWhereProgramsSendFilesTextsAndLongLists) {
  for (const auto* path :
       {"/api/v1/verify", "/api/v1/skills/extract", "/api/v1/occupations/match", "/api/v1/adverts",
        "/api/v1/plan", "/api/v1/analytics/adverts", "/api/v1/achievements/import",
        "/api/v1/claim/x", "/api/v1/learners/x/claims/x", "/api/v1/awards/changes",
        "/api/v1/award-batches", "/api/v1/award-batches/x/rows", "/vc/credentials/issue",
        "/vc/ed25519/credentials/issue", "/vc/credentials/verify", "/vc/presentations/verify",
        "/verify/keep", "/desk/batches/x/rows"})
    EXPECT_EQ(body_bytes_max(site_, Method::post, path), limits::upload_body_bytes_max) << path;
  for (const auto* path : {"/api/v1/organisation/logo", "/api/v1/achievements/x/picture"})
    EXPECT_EQ(body_bytes_max(site_, Method::put, path), limits::upload_body_bytes_max) << path;
}

TEST_F(Bodies, ThatAreTooLargeAreExplainedToPeopleAndPrograms) {
  const std::string file(15 * 1024 * 1024, 'x');
  const auto page = server_.ask("POST", "/verify", file, "Accept: text/html,*/*;q=0.8\r\n");
  EXPECT_THAT(page, StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(page, HasSubstr("Content-Type: text/html"));
  EXPECT_THAT(page, HasSubstr("That is too large"));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  const auto problem = server_.ask("POST", "/api/v1/verify", file);
  EXPECT_THAT(problem, StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(problem, HasSubstr("application/problem+json"));
}

TEST_F(Bodies, AreMeasuredByTheAddressHoweverItIsWritten) {
  EXPECT_THAT(server_.ask("GET", "http://a/healthz"), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(server_.ask("GET", "http://a"), HasSubstr("This server is new"));
  EXPECT_THAT(server_.ask("POST", "http://a/sign-in", form_), StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(server_.ask("POST", "http://a/verify", form_), Not(StartsWith("HTTP/1.1 413")));
}

}  // namespace
}  // namespace cairn::server
