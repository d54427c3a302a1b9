// SPDX-License-Identifier: Apache-2.0
// In whose name badges are signed: the key's own until the domain is seen to lead here, then the
// domain's; and what was signed before stays good.
#include "did/did.h"
#include "http/domain_site.h"

namespace cairn::server {
namespace {

using app::DomainProof;
using app::must;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Domain : public DomainSite {};

TEST_F(Domain, SignsInItsNameOnceItIsSeenToLeadHere) {
  EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::waiting);
  actor_ = set_up();
  EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::proved);
  const auto award = fresh_award();
  EXPECT_EQ(issuer_of(award), must(app::organisation_did(context_->base_url, actor_.organisation)));
  EXPECT_THAT(issuer_of(award), StartsWith("did:web:localhost%3A"));
  EXPECT_THAT(issuer_of(award), HasSubstr(":cairn:o:" + actor_.organisation.text));
  EXPECT_EQ(verdict_of(award), "accepted, domain, active");
  must(app::revoke_award(*context_, actor_, award.id, "Test"));
  EXPECT_EQ(verdict_of(award), "rejected, domain, revoked");
}

TEST_F(Domain, LeavesOlderBadgesAsTheyWereSigned) {
  actor_ = set_up();
  const auto kept = fresh_award();
  const auto revoked = fresh_award();
  EXPECT_THAT(issuer_of(kept), StartsWith("did:key:"));
  EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::proved);
  const auto later = fresh_award();
  EXPECT_NE(later.status_list, kept.status_list);
  must(app::revoke_award(*context_, actor_, revoked.id, "Test"));
  EXPECT_EQ(verdict_of(kept), "accepted, claimed, active");
  EXPECT_EQ(verdict_of(revoked), "rejected, claimed, revoked");
  EXPECT_EQ(verdict_of(later), "accepted, domain, active");

  context_->base_url = "https://elsewhere.example";
  must(app::settle_address(*context_));
  const auto moved = fresh_award();
  EXPECT_EQ(verdict_of(moved), "accepted, claimed, active");
  EXPECT_EQ(verdict_of(later), "accepted, domain, active");
  must(app::revoke_award(*context_, actor_, later.id, "Test"));
  EXPECT_EQ(verdict_of(later), "rejected, domain, revoked");
  EXPECT_EQ(verdict_of(moved), "accepted, claimed, active");
}

TEST_F(Domain, IsNotBelievedWhereItLeadsElsewhere) {
  actor_ = set_up();
  tampers_ = true;
  EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::not_yet);
  EXPECT_THAT(issuer_of(fresh_award()), StartsWith("did:key:"));
  tampers_ = false;
  EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::proved);
  tampers_ = true;
  EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::proved) << "once is enough";
}

TEST_F(Domain, IsAnHttpsNameAndNoNumber) {
  actor_ = set_up();
  for (const auto* url : {"http://badges.example.org", "https://192.0.2.1", "https://[2001:db8::1]",
                          "https://example.org/~ada"}) {
    context_->base_url = url;
    EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::impossible) << url;
    EXPECT_THAT(must(app::signing_name(*context_, actor_.organisation)).did,
                StartsWith("did:key:"));
  }
}

TEST_F(Domain, IsExplainedOnTheDesk) {
  auto issuer = admin();
  auto desk = issuer.get("/desk").body;
  EXPECT_THAT(desk, HasSubstr("With a key that names nobody"));
  EXPECT_THAT(desk, HasSubstr("can be read from outside"));
  EXPECT_THAT(desk, HasSubstr("did:key:"));
  EXPECT_EQ(must(app::prove_domain(*context_)), DomainProof::proved);
  desk = issuer.get("/desk").body;
  EXPECT_THAT(desk, HasSubstr("In the name of your web address"));
  EXPECT_THAT(desk, HasSubstr("did:web:localhost"));
}

TEST_F(Domain, PublishesTheDocumentsItsNamesLeadTo) {
  actor_ = set_up();
  for (const auto& did : {must(app::organisation_did(context_->base_url, actor_.organisation)),
                          must(app::server_did(context_->base_url))}) {
    const auto url = must(did::did_web_url(did));
    const auto document = client_.fetch(url);
    ASSERT_TRUE(document.ok()) << url;
    EXPECT_EQ(document->status, 200) << url;
    EXPECT_THAT(std::string(as_text(document->body)), HasSubstr("\"" + did + "\""));
  }
}

}  // namespace
}  // namespace cairn::server
