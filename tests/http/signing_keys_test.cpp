// SPDX-License-Identifier: Apache-2.0
// Keys that are changed, and one that others may know: what was signed before, what is signed now,
// and what is signed anew.
#include "app/organisation/keys.h"

#include "app/accounts/api_keys.h"
#include "app/awards/published.h"
#include "app/limits.h"
#include "http/domain_site.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class SigningKeys : public DomainSite {
 protected:
  void begin(bool in_the_name_of_the_domain) {
    actor_ = set_up();
    if (!in_the_name_of_the_domain) return;
    ASSERT_EQ(must(app::prove_domain(*context_)), app::DomainProof::proved);
  }
  std::vector<app::KeyInUse> keys() { return must(app::list_keys(*context_, actor_)); }
  void change() {
    clock_.forward_seconds(60);
    must(app::rotate_key(*context_, actor_, crypto::KeyType::ed25519));
  }
  void mark(const app::KeyId& id) {
    clock_.forward_seconds(60);
    must(app::mark_compromised(*context_, actor_, id));
  }
  app::Award now(const app::Award& award) {
    return must(
        must(store_->begin(app::Access::read))->awards().find(actor_.organisation, award.id));
  }
  std::string method_of(const app::Award& award) {
    Arena arena;
    return std::string(
        must(json::parse(award.credential, arena))["proof"].string_at("verificationMethod"));
  }
  std::string document() {
    return must(app::organisation_did_document(*context_, actor_.organisation, context_->base_url));
  }
};

TEST_F(SigningKeys, OfADomainChangeAndWhatWasSignedHolds) {
  begin(true);
  const auto before = fresh_award();
  const auto revoked = fresh_award();
  change();
  const auto after = fresh_award();
  EXPECT_NE(method_of(before), method_of(after));
  EXPECT_EQ(issuer_of(before), issuer_of(after));
  EXPECT_EQ(after.status_list, before.status_list);
  must(app::revoke_award(*context_, actor_, revoked.id, "Test"));
  EXPECT_EQ(verdict_of(before), "accepted, domain, active");
  EXPECT_EQ(verdict_of(after), "accepted, domain, active");
  EXPECT_EQ(verdict_of(revoked), "rejected, domain, revoked");
  const auto listed = keys();
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_FALSE(listed[0].until);
  EXPECT_EQ(listed[1].until, listed[0].key.created);
  EXPECT_THAT(between(document(), "\"assertionMethod\":[", "]"),
              HasSubstr(listed[1].key.public_multikey));
  EXPECT_THAT(between(document(), "\"authentication\":[", "]"),
              Not(HasSubstr(listed[1].key.public_multikey)));
}

TEST_F(SigningKeys, WithoutADomainChangeAndWhatWasSignedHolds) {
  begin(false);
  const auto before = fresh_award();
  const auto revoked = fresh_award();
  change();
  const auto after = fresh_award();
  EXPECT_THAT(issuer_of(after), StartsWith("did:key:"));
  EXPECT_NE(issuer_of(before), issuer_of(after));
  EXPECT_NE(after.status_list, before.status_list);
  must(app::revoke_award(*context_, actor_, revoked.id, "Test"));
  EXPECT_EQ(verdict_of(before), "accepted, claimed, active");
  EXPECT_EQ(verdict_of(after), "accepted, claimed, active");
  EXPECT_EQ(verdict_of(revoked), "rejected, claimed, revoked");
}

TEST_F(SigningKeys, ThatOthersMayKnowSignNothingForTheDomain) {
  begin(true);
  const auto before = fresh_award();
  const auto known = keys().front();
  mark(known.key.id);
  EXPECT_THAT(verdict_of(before), StartsWith("rejected"));
  EXPECT_THAT(between(document(), "\"assertionMethod\":[", "]"),
              Not(HasSubstr(known.key.public_multikey)));
  EXPECT_THAT(document(), HasSubstr("\"revoked\":"));
  const auto after = fresh_award();
  EXPECT_EQ(after.status_list, before.status_list);
  EXPECT_EQ(verdict_of(after), "accepted, domain, active") << "the list is signed by the new key";
  EXPECT_EQ(app::code_of(app::mark_compromised(*context_, actor_, known.key.id)),
            ErrorCode::conflict);
  EXPECT_EQ(app::code_of(app::sign_anew(*context_, actor_, keys().front().key.id)),
            ErrorCode::conflict);
}

TEST_F(SigningKeys, WhatTheySignedIsSignedAnew) {
  begin(true);
  const auto before = fresh_award();
  const auto revoked = fresh_award();
  must(app::revoke_award(*context_, actor_, revoked.id, "Test"));
  const auto known = keys().front();
  mark(known.key.id);
  EXPECT_EQ(keys().back().badges, 1);
  EXPECT_FALSE(must(app::sign_anew_due(*context_, {})));
  must(app::sign_anew(*context_, actor_, known.key.id));
  EXPECT_TRUE(must(app::sign_anew_due(*context_, {})));
  EXPECT_FALSE(must(app::sign_anew_due(*context_, {})));
  EXPECT_EQ(keys().back().badges, 0);
  EXPECT_EQ(keys().back().key.resigning, app::Resigning::finished);
  const auto anew = now(before);
  EXPECT_EQ(anew.version, 2);
  EXPECT_EQ(anew.awarded, before.awarded);
  EXPECT_EQ(verdict_of(anew), "accepted, domain, active");
  EXPECT_EQ(now(revoked).version, 1) << "what is revoked stays as it is";
  const auto page = Visitor(site_).get("/cairn/b/" + before.id.text + "/1").body;
  EXPECT_THAT(page, HasSubstr("others may know the key"));
}

TEST_F(SigningKeys, AreMadeUpToANumber) {
  begin(false);
  while (keys().size() < limits::signing_keys_max) change();
  EXPECT_EQ(app::code_of(app::rotate_key(*context_, actor_, crypto::KeyType::ed25519)),
            ErrorCode::conflict);
  const auto lost = keys().front().key.id;
  mark(lost);
  EXPECT_EQ(keys().size(), limits::signing_keys_max + 1) << "in need there is another";
  EXPECT_NE(keys().front().key.id, lost);
  for (std::size_t known = 1; known < limits::known_keys_max; ++known) mark(keys().front().key.id);
  EXPECT_EQ(app::code_of(app::mark_compromised(*context_, actor_, keys().front().key.id)),
            ErrorCode::conflict);
}

class SigningKeyPages : public SiteTest {
 protected:
  SigningKeyPages()
      : actor_(must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor) {
    clock_.forward_seconds(60);
  }
  static constexpr const char* path = "/desk/settings/keys";
  Visitor owner_ = admin();
  app::Actor actor_;
};

TEST_F(SigningKeyPages, ChangeAKeyOnlyOnPurpose) {
  EXPECT_THAT(owner_.get(path).body, HasSubstr("Signs now"));
  const auto unsure = owner_.post(path, {{"kind", "Ed25519"}});
  EXPECT_EQ(unsure.status, 422);
  EXPECT_THAT(unsure.body, HasSubstr("Tick the box"));
  EXPECT_EQ(must(app::list_keys(*context_, actor_)).size(), 1U);
  const auto changed = owner_.post(path, {{"kind", "Ed25519"}, {"confirmed", "1"}});
  EXPECT_EQ(changed.status, 303) << changed.body;
  EXPECT_THAT(owner_.get(changed.header("Location")).body,
              HasSubstr("A new key signs from now on"));
  EXPECT_EQ(must(app::list_keys(*context_, actor_)).size(), 2U);
  EXPECT_EQ(owner_.post(path, {{"kind", "P-256"}, {"confirmed", "1"}}).status, 404);
}

TEST_F(SigningKeyPages, SayWhatAKnownKeyMeansAndOfferToSignAnew) {
  awarded(actor_, submitted(published(actor_)).id);
  const auto id = must(app::list_keys(*context_, actor_)).front().key.id.text;
  owner_.get(path);
  const auto marked =
      owner_.post(std::string(path) + "/" + id + "/compromised", {{"confirmed", "1"}});
  ASSERT_EQ(marked.status, 303) << marked.body;
  const auto body = owner_.get(path).body;
  EXPECT_THAT(body, HasSubstr("Others may know it"));
  EXPECT_THAT(body, HasSubstr("carry its signature: 1."));
  EXPECT_EQ(owner_.post(std::string(path) + "/" + id + "/sign-anew", {}).status, 303);
  EXPECT_THAT(owner_.get(path).body, HasSubstr("Badges still to be signed anew: 1."));
  must(app::sign_anew_due(*context_, {}));
  EXPECT_THAT(owner_.get(path).body, HasSubstr("No badge that holds carries its signature."));
}

TEST_F(SigningKeyPages, AreThereForPrograms) {
  const auto token = must(app::create_api_key(*context_, actor_, "Test", {"organisation"})).token;
  const auto ask = [&](std::string_view at, Method method, std::string_view body) {
    return Visitor(site_).send(at, "application/json", body, {{"authorization", "Bearer " + token}},
                               method);
  };
  const auto id = must(app::list_keys(*context_, actor_)).front().key.id.text;
  EXPECT_EQ(ask("/api/v1/keys", Method::post, R"({"type": "Ed25519"})").status, 201);
  EXPECT_EQ(ask("/api/v1/keys", Method::post, R"({"type": "RSA4096"})").status, 400);
  EXPECT_EQ(ask("/api/v1/keys/" + id + "/compromised", Method::post, "").status, 204);
  EXPECT_EQ(ask("/api/v1/keys/" + id + "/compromised", Method::post, "").status, 409);
  EXPECT_EQ(ask("/api/v1/keys/" + id + "/sign-anew", Method::post, "").status, 204);
  const auto listed = ask("/api/v1/keys", Method::get, "").body;
  EXPECT_THAT(listed, HasSubstr("\"signingAnew\":\"wanted\""));
}

}  // namespace
}  // namespace cairn::server
