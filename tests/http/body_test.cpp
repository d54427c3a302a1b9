// SPDX-License-Identifier: Apache-2.0
// How much a request may bring: as much as its address is for.
#include "http/running_server.h"

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

TEST_F(Bodies, AreLargeOnlyWhereFilesAreSent) {
  for (const auto* upload : {"/claim/x", "/verify", "/api/v1/verify", "/vc/credentials/verify"})
    EXPECT_THAT(server_.ask("POST", upload, form_), Not(StartsWith("HTTP/1.1 413"))) << upload;
  for (const auto* other : {"/sign-in", "/setup/x", "/desk/achievements/new", "/", "/nowhere"})
    EXPECT_THAT(server_.ask("POST", other, form_), StartsWith("HTTP/1.1 413")) << other;
}

TEST_F(Bodies, ThatAreTooLargeAreExplainedToPeopleAndPrograms) {
  const std::string file(13 * 1024 * 1024, 'x');
  const auto page = server_.ask("POST", "/verify", file, "Accept: text/html,*/*;q=0.8\r\n");
  EXPECT_THAT(page, StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(page, HasSubstr("Content-Type: text/html"));
  EXPECT_THAT(page, HasSubstr("That is too large"));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  const auto problem = server_.ask("POST", "/api/v1/verify", file);
  EXPECT_THAT(problem, StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(problem, HasSubstr("application/problem+json"));
}

}  // namespace
}  // namespace cairn::server
