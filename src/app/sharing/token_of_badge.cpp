// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/token_of_badge.h"

#include <algorithm>

#include "app/awards/token_list.h"
#include "app/ports/token_lists.h"
#include "app/sharing/part_of_badge.h"
#include "app/signing.h"
#include "credential/identity.h"
#include "credential/open_badge_3.h"
#include "credential/status_list.h"
#include "json/parse.h"
#include "json/pointer.h"
#include "securing/sign_sd_jwt.h"

namespace cairn::app {
namespace {

constexpr std::string_view of_every_achievement[] = {"id", "type", "name"};

// What is said, and what of it the holder may keep back.
class Claims {
 public:
  explicit Claims(json::Builder builder) : builder_(builder), object_(builder) {}

  json::ObjectBuilder& object() { return object_; }
  void add_own(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    object_.add_string(name, text);
    disclosable_.push_back(json::pointer_token(name));
  }
  void add_achievement(const json::Value& achievement) {
    object_.add("achievement", achievement);
    for (const auto& [name, value] : achievement.members())
      if (std::ranges::find(of_every_achievement, name) == std::end(of_every_achievement))
        disclosable_.push_back("/achievement" + json::pointer_token(name));
  }
  void add_each(std::string_view name, const json::Value& list) {
    const auto items = json::as_list(list);
    if (items.empty()) return;
    object_.add(name, builder_.array(items));
    for (std::size_t i = 0; i < items.size(); ++i)
      disclosable_.push_back(json::pointer_token(name) + "/" + std::to_string(i));
  }
  json::Value value() { return object_.value(); }
  const std::vector<std::string>& disclosable() const { return disclosable_; }

 private:
  json::Builder builder_;
  json::ObjectBuilder object_;
  std::vector<std::string> disclosable_;
};

// A hash tells an address to nobody who does not know it; its owner may tell it.
std::string signed_address(const json::Value& subject, const std::vector<std::string>& own) {
  for (const auto& identifier : credential::identifiers_of(subject))
    for (const auto& address : own)
      if (identifier.type == "emailAddress" && credential::matches(identifier, address))
        return address;
  return {};
}

std::string signed_name(const json::Value& subject) {
  for (const auto& identifier : credential::identifiers_of(subject))
    if (identifier.type == "name" && !identifier.hashed) return identifier.identity;
  return {};
}

Claims claims_of(const Award& award, const json::Value& badge, const std::vector<std::string>& own,
                 json::Builder builder) {
  const auto subject = badge["credentialSubject"];
  const auto achievement = subject["achievement"];
  Claims claims(builder);
  claims.object().add_string("vct", achievement.string_at("id"));
  claims.object().add("nbf", builder.integer(award.awarded.seconds()));
  if (award.valid_until) claims.object().add("exp", builder.integer(award.valid_until->seconds()));
  claims.object().add_string_if("issuing_authority", badge["issuer"].string_at("name"));
  claims.add_own("name", signed_name(subject));
  claims.add_own("email", signed_address(subject, own));
  claims.add_achievement(achievement);
  claims.add_each("result", subject["result"]);
  claims.add_each("evidence", badge["evidence"]);
  return claims;
}

// The place that the badge has, in the list of tokens that stands beside its own.
Result<credential::StatusEntry> place_of(const json::Value& badge) {
  const auto status = badge["credentialStatus"];
  for (const auto& written : json::as_list(status)) {
    CAIRN_TRY(auto entry, credential::parse_status_entry(written));
    if (entry.purpose == "revocation") return entry;
  }
  return fail(ErrorCode::conflict, "token of badge",
              "This badge has no state that readers of such tokens could see.");
}

// One that was begun a moment ago has no list of tokens yet.
Status ensure_list(Context& context, const Award& award) {
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    const auto list = reading->awards().token_lists().find(award.organisation, award.status_list);
    if (list) return done;
    if (list.error().code != ErrorCode::not_found) return list.error();
  }
  CAIRN_TRY(auto writing, context.store.begin(Access::write));
  CAIRN_CHECK(publish_token_list(context, *writing, award.organisation, award.status_list));
  return writing->commit();
}

}  // namespace

Result<std::string> token_of_badge(Context& context, std::string_view learner_token,
                                   const AwardId& id) {
  CAIRN_TRY(const auto held, badge_to_show(context, learner_token, id));
  CAIRN_CHECK(ensure_list(context, held.award));
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto badge, json::parse(held.award.credential, arena));
  CAIRN_TRY(const auto place, place_of(badge));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto own, own_addresses(*transaction, held.learner));
  CAIRN_TRY(const auto signer, signer_named(context, *transaction, held.award.organisation,
                                            credential::issuer_id(badge)));
  auto claims = claims_of(held.award, badge, own, builder);
  const auto list = place.list + ".jwt";
  return securing::issue_sd_jwt_vc(claims.value(),
                                   {&signer.key, signer.verification_method, signer.did},
                                   {.disclosable = claims.disclosable()},
                                   {.status = securing::StatusPlace{list, place.index},
                                    .issuer = securing::IssuerRule::complete},
                                   context.clock.now().seconds(), context.random, arena);
}

}  // namespace cairn::app
