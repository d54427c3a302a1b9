// SPDX-License-Identifier: Apache-2.0
// Evidence on its way from a learner's form to the issuer's screen and into the credential.
#include "crypto/hash.h"
#include "encoding/hex.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

static_assert(
    std::is_constructible_v<app::UploadedFile, std::string, std::string, std::string_view>);
static_assert(!std::is_constructible_v<app::UploadedFile, std::string, std::string, std::string>);

// Every byte value, in an order that nothing else in memory has.
std::string large_pdf() {
  std::string bytes = "%PDF-1.7\n";
  std::uint32_t state = 7;
  while (bytes.size() < 1024 * 1024) {
    state = state * 1'664'525 + 1'013'904'223;
    bytes += static_cast<char>(state >> 24);
  }
  return bytes;
}

class EvidencePages : public SiteTest {
 protected:
  EvidencePages() : issuer_(admin()) {
    owner_ = app::must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  }

  // The address under which the issuer gets the one file that was sent with a claim.
  std::string sent(const std::string& name, const std::string& bytes) {
    const auto link = "/claim/" + published(owner_).claim_code;
    Visitor learner(site_);
    learner.get(link);
    const auto answer = learner.upload(
        link, {{"name", "Nour"}, {"email", "nour@example.org"}, {"statement", "I did it."}},
        {{"files", name, "text/html", bytes}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    case_ = "/desk/claims/" + between(issuer_.get("/desk").body, "/desk/claims/", "\"");
    return "/desk/evidence/" + between(issuer_.get(case_).body, "/desk/evidence/", "\"");
  }

  Visitor issuer_;
  app::Actor owner_;
  std::string case_;
};

TEST_F(EvidencePages, KeepALargeFileByteForByteAndSignItsDigest) {
  const auto bytes = large_pdf();
  const auto served = issuer_.get(sent("welds.pdf", bytes));
  EXPECT_TRUE(served.body == bytes);
  EXPECT_EQ(served.header("Content-Type"), "application/pdf");
  EXPECT_THAT(std::string(served.header("Content-Disposition")), HasSubstr("attachment"));
  EXPECT_EQ(served.header("X-Content-Type-Options"), "nosniff");
  EXPECT_THAT(std::string(served.header("Content-Security-Policy")), HasSubstr("sandbox"));

  issuer_.get(case_);
  EXPECT_EQ(issuer_.post(case_, {{"outcome", "awarded"}, {"reason", ""}}).status, 200);
  EXPECT_EQ(issuer_.post(case_ + "/award", {{"reason", ""}}).status, 303);
  const auto badge = "/b/" + between(issuer_.get(case_).body, "href=\"/b/", "\"");
  const auto digest = encoding::to_hex(crypto::sha256(bytes).view());
  EXPECT_THAT(issuer_.get(badge + ".json").body, HasSubstr("SHA-256 " + digest));
}

TEST_F(EvidencePages, AreDownloadsWhereABrowserCouldRunThem) {
  for (const auto* markup : {"<!doctype html><script>alert(1)</script>",
                             "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"}) {
    const auto served = issuer_.get(sent("page.png", markup));
    EXPECT_EQ(served.header("Content-Type"), "application/octet-stream");
    EXPECT_THAT(std::string(served.header("Content-Disposition")), HasSubstr("attachment"));
  }
}

}  // namespace
}  // namespace cairn::server
