// SPDX-License-Identifier: Apache-2.0
// Holders show parts of the badges they have here: what is shown, to whom, under which name, and
// what becomes of it when the badge holds no more.
#include "app/sharing/part_of_badge.h"

#include <gmock/gmock.h>

#include "app/awards/change.h"
#include "app/awards/status_by_key.h"
#include "app/house.h"
#include "app/learners/erase.h"
#include "app/ports/keys.h"
#include "credential/status_list.h"
#include "json/parse.h"
#include "json/write.h"
#include "storage/sqlite.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view base_value = "u2V0A";  // how the proof value of an original begins
constexpr std::string_view statement = "I welded three plates and bent them.";

class PartOfBadge : public House {
 protected:
  PartOfBadge()
      : actor_(set_up()),
        claim_(submitted(published(actor_))),
        award_(awarded(actor_, claim_.id)) {}

  // The pointers of what may be shown and begins so.
  std::vector<std::string> parts_below(std::string_view path) {
    Arena arena;
    std::vector<std::string> out;
    for (const auto& part :
         must(parts_of_badge(*context_, claim_.learner_token, award_.id, arena)).open)
      if (part.pointer.starts_with(path)) out.push_back(part.pointer);
    return out;
  }
  std::string shown(const std::vector<std::string>& pointers) {
    Arena arena;
    const auto derived =
        must(part_of_badge(*context_, claim_.learner_token, award_.id, pointers, arena));
    EXPECT_TRUE(derived.problems.empty());
    return json::write(derived.document);
  }
  verify::Report check(std::string_view text) {
    return must(verify_input(*context_, as_bytes(text), {}));
  }
  std::size_t keys_of(crypto::KeyType type) {
    auto transaction = must(store_->begin(Access::read));
    const auto keys = must(transaction->keys().list(actor_.organisation));
    return static_cast<std::size_t>(std::ranges::count(keys, type, &SigningKey::type));
  }
  void change(AwardChange kind) {
    ChangeForm form;
    form.change = kind;
    form.reason = kind == AwardChange::reinstate ? "" : "Because.";
    must(change_award(*context_, actor_, award_.id, form));
  }
  ErrorCode refusal() {
    Arena arena;
    const auto original = original_of_badge(*context_, claim_.learner_token, award_.id);
    const auto parts = parts_of_badge(*context_, claim_.learner_token, award_.id, arena);
    EXPECT_EQ(code_of(original), code_of(parts));
    return code_of(original);
  }

  Actor actor_;
  SubmittedClaim claim_;
  Award award_;
};

TEST_F(PartOfBadge, SaysWhatWasChosenAndDoesNotLeadToTheRest) {
  const auto evidence = parts_below("/evidence");
  ASSERT_FALSE(evidence.empty());
  const auto little = shown({"/name"});
  EXPECT_THAT(little, Not(HasSubstr(std::string(statement))));
  EXPECT_THAT(little, Not(HasSubstr("Grace")));
  EXPECT_THAT(little, Not(HasSubstr(award_.id.text))) << "its page says more";
  EXPECT_THAT(little, Not(HasSubstr(std::string(base_value))));
  EXPECT_THAT(little, HasSubstr("Welding, first level"));
  const auto more = shown(evidence);
  EXPECT_THAT(more, HasSubstr(std::string(statement)));
  EXPECT_THAT(more, Not(HasSubstr("Grace")));
  for (const auto& text : {little, more}) {
    const auto report = check(text);
    EXPECT_EQ(verify::name_of(report.verdict), "accepted");
    EXPECT_TRUE(report.has(verify::Code::status_active));
  }
}

TEST_F(PartOfBadge, GoesByOneNameHoweverOftenItIsShown) {
  Arena arena;
  const auto first = must(json::parse(arena.copy(std::string_view(shown({"/name"}))), arena));
  const auto second = must(json::parse(arena.copy(std::string_view(shown({"/name"}))), arena));
  EXPECT_THAT(std::string(first.string_at("id")), testing::StartsWith("urn:uuid:"));
  EXPECT_EQ(first.string_at("id"), second.string_at("id"));
}

TEST_F(PartOfBadge, IsBelievedAsLongAsTheBadge) {
  const auto copy = shown({"/name"});
  change(AwardChange::suspend);
  EXPECT_TRUE(check(copy).has(verify::Code::status_suspended));
  EXPECT_EQ(refusal(), ErrorCode::conflict);
  change(AwardChange::reinstate);
  EXPECT_EQ(verify::name_of(check(copy).verdict), "accepted");
  change(AwardChange::revoke);
  EXPECT_TRUE(check(copy).has(verify::Code::status_revoked));
  EXPECT_EQ(refusal(), ErrorCode::conflict);
}

TEST_F(PartOfBadge, OfWhoWasErasedIsNone) {
  const auto copy = shown({"/name"});
  must(erase_myself(*context_, claim_.learner_token, "grace@learner.example"));
  EXPECT_TRUE(check(copy).has(verify::Code::status_revoked));
  EXPECT_EQ(refusal(), ErrorCode::not_permitted);
}

TEST_F(PartOfBadge, IsForItsHolderAlone) {
  Arena arena;
  EXPECT_EQ(code_of(original_of_badge(*context_, "nobody", award_.id)), ErrorCode::not_permitted);
  auto form = claim_form();
  form.email = "nour@learner.example";
  const auto achievement = published(actor_);
  const auto other = must(submit_claim(*context_, achievement.claim_code, form, ""));
  EXPECT_EQ(code_of(original_of_badge(*context_, other.learner_token, award_.id)),
            ErrorCode::not_found);
  EXPECT_EQ(keys_of(crypto::KeyType::p256), 0U) << "made for who may ask";
  EXPECT_THAT(must(original_of_badge(*context_, claim_.learner_token, award_.id)),
              HasSubstr(std::string(base_value)));
  for (const auto& text : {must(public_badge(*context_, award_.id)).award.credential,
                           must(export_myself(*context_, claim_.learner_token)),
                           must(export_learner(*context_, actor_, award_.learner))})
    EXPECT_THAT(text, Not(HasSubstr(std::string(base_value))));
}

TEST_F(PartOfBadge, LeavesNothingBehindButAKeyThatTheOrganisationNames) {
  shown({"/name"});
  shown({"/name"});
  EXPECT_EQ(keys_of(crypto::KeyType::p256), 1U);
  auto transaction = must(store_->begin(Access::read));
  const auto key =
      must(transaction->keys().newest(actor_.organisation, crypto::KeyType::p256)).public_multikey;
  Arena arena;
  const auto document =
      must(json::parse(arena.copy(std::string_view(must(organisation_did_document(
                           *transaction, actor_.organisation, context_->base_url)))),
                       arena));
  EXPECT_THAT(json::write(document["assertionMethod"]), HasSubstr(key));
  if (database_) return;  // in PostgreSQL there is no file to look into
  auto connection = must(storage::SqliteConnection::open(folder_ / "cairn.db"));
  for (const auto& table : must(connection->tables()))
    for (const auto& row : must(connection->query("select * from " + table)))
      for (const auto& cell : row)
        if (const auto* text = std::get_if<std::string>(&cell)) {
          EXPECT_EQ(text->find(base_value), text->npos) << table;
        }
}

TEST_F(PartOfBadge, HasItsListFromTheKeyThatSignedIt) {
  const auto copy = shown({"/name"});
  Arena arena;
  const auto document = must(json::parse(arena.copy(std::string_view(copy)), arena));
  const auto issuer = std::string(document["issuer"].string_at("id"));
  ASSERT_THAT(issuer, testing::StartsWith("did:key:zDn"));
  const auto multikey = issuer.substr(8);
  const auto list = must(json::parse(arena.copy(std::string_view(must(status_list_by_key(
                                         *context_, award_.status_list, multikey)))),
                                     arena));
  EXPECT_EQ(list.string_at("issuer"), issuer);
  EXPECT_EQ(list.string_at("id"),
            document["credentialStatus"].items()[0].string_at("statusListCredential"));
  for (const std::string& key : {std::string(), std::string("zNone"), multikey + "x"})
    EXPECT_EQ(code_of(status_list_by_key(*context_, award_.status_list, key)),
              ErrorCode::not_found);
  EXPECT_EQ(code_of(status_list_by_key(*context_, {"nothing"}, multikey)), ErrorCode::not_found);

  auto transaction = must(store_->begin(Access::write));
  auto known = must(transaction->keys().newest(actor_.organisation, crypto::KeyType::p256));
  known.compromised = clock_.now();
  must(transaction->keys().update(known));
  must(transaction->commit());
  EXPECT_EQ(code_of(status_list_by_key(*context_, award_.status_list, multikey)),
            ErrorCode::not_found);
  EXPECT_NE(verify::name_of(check(copy).verdict), "accepted") << "others may know its key";
}

TEST_F(PartOfBadge, SaysWhatIsWrongWithTheChoice) {
  Arena arena;
  const std::vector<std::string> nobody{"/nobody"};
  EXPECT_EQ(code_of(part_of_badge(*context_, claim_.learner_token, award_.id, nobody, arena)),
            ErrorCode::invalid);
}

}  // namespace
}  // namespace cairn::app
