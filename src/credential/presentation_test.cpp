// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"

#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

using Presentation = CredentialTest;

TEST_F(Presentation, YieldsWhatIsPresentedInEveryForm) {
  const auto presentation = read(R"({"holder": {"id": "did:example:h"}, "verifiableCredential": [
    {"type": "VerifiableCredential"}, "e30.e30.c2ln",
    {"type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,e30.e30.eA"}]})");
  const auto all = presented(presentation);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].form, PresentedAs::object);
  EXPECT_EQ(all[1].form, PresentedAs::token);
  EXPECT_EQ(all[1].token, "e30.e30.c2ln");
  EXPECT_EQ(all[2].form, PresentedAs::data);
  EXPECT_EQ(all[2].token, "e30.e30.eA");
  EXPECT_EQ(all[2].path, "/verifiableCredential/2");
  EXPECT_EQ(holder_of(presentation), "did:example:h");
}

TEST_F(Presentation, ReadsOneAloneAndNone) {
  EXPECT_EQ(presented(read(R"({"verifiableCredential": {}})"))[0].path, "/verifiableCredential");
  EXPECT_TRUE(presented(read(R"({"verifiableCredential": null})")).empty());
  EXPECT_TRUE(presented(read("{}")).empty());
  EXPECT_TRUE(presented(json::Value()).empty());
}

TEST_F(Presentation, KnowsWhatTheHolderSaysThemselves) {
  const auto presentation = read(R"({"holder": "did:example:h"})");
  const auto own = with(plain_credential(), "issuer", R"("did:example:h")");
  EXPECT_TRUE(is_self_asserted(presentation, own));
  EXPECT_FALSE(is_self_asserted(presentation, plain_credential()));
  EXPECT_FALSE(is_self_asserted(read("{}"), own));
  EXPECT_FALSE(is_self_asserted(presentation, with(own, "proof", "{}")));
}

TEST(DataUrl, DecodesBothWays) {
  EXPECT_EQ(parse_data_url("data:Text/Plain;charset=utf-8,a%20b")->data, "a b");
  EXPECT_EQ(parse_data_url("data:Text/Plain;charset=utf-8,a%20b")->media_type, "text/plain");
  EXPECT_EQ(parse_data_url("DATA:image/png;base64,aGk=")->data, "hi");
  EXPECT_EQ(parse_data_url("data:,x")->media_type, "text/plain");
  for (const auto* bad : {"", "data:", "data:image/png;base64", "http://x,", "data:;base64,!!"})
    EXPECT_FALSE(parse_data_url(bad).ok()) << bad;
}

TEST_F(Presentation, OpensOnlyEnvelopesWithATokenInside) {
  EXPECT_TRUE(open_envelope(read(R"({"id": "data:application/vp+jwt,a.b.c"})")).ok());
  for (const auto* bad : {R"({"id": "data:text/html,<p>"})", R"({"id": "a.b.c"})", "{}", "null"}) {
    const auto opened = open_envelope(read(bad));
    ASSERT_FALSE(opened.ok()) << bad;
    EXPECT_EQ(opened.error().path, "/id");
  }
}

}  // namespace
}  // namespace cairn::credential
