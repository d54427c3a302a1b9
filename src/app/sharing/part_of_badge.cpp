// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/part_of_badge.h"

#include "app/awards/status_by_key.h"
#include "app/issuing.h"
#include "app/ports/organisations.h"
#include "app/sharing/show_part.h"
#include "app/urn.h"
#include "credential/open_badge_3.h"
#include "credential/status_list.h"
#include "crypto/multikey.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr auto key_type = crypto::KeyType::p256;  // what ecdsa-sd-2023 signs with

bool is_of_domain(std::string_view issuer) { return issuer.starts_with("did:web:"); }

// Under the domain's name where the badge is, and else under that of the key.
Result<Signer> signer_for(Context& context, const Award& award, std::string_view issuer) {
  CAIRN_CHECK(ensure_key(context, award.organisation, key_type));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  if (is_of_domain(issuer))
    return signer_named(context, *transaction, award.organisation, issuer, key_type);
  CAIRN_TRY(const auto key, transaction->keys().newest(award.organisation, key_type));
  return signer_named(context, *transaction, award.organisation, "did:key:" + key.public_multikey);
}

// The same places, in the lists as that key signs them: nobody believes another's.
Result<json::Value> status_by_key(const json::Value& status, const Signer& signer,
                                  json::Builder builder) {
  const auto multikey = crypto::to_multikey(signer.key.public_key());
  std::vector<json::Value> entries;
  for (const auto& written : json::as_list(status)) {
    CAIRN_TRY(const auto entry, credential::parse_status_entry(written));
    entries.push_back(credential::build_status_entry(status_list_by_key_url(entry.list, multikey),
                                                     entry.index, entry.purpose, builder));
  }
  return builder.array(entries);
}

// What the badge says, under a name of its own.
Result<json::Value> for_showing(const Award& award, const json::Value& whole, const Signer& signer,
                                json::Builder builder) {
  auto document = builder.without(whole, "proof");
  // It names who else signed the whole; of what is shown here they signed nothing.
  if (whole["proof"].is_array()) document = builder.without(document, "description");
  document = builder.with(document, "id", builder.string(urn_of("shown " + award.credential)));
  if (is_of_domain(credential::issuer_id(whole))) return document;
  CAIRN_TRY(const auto status, status_by_key(whole["credentialStatus"], signer, builder));
  return builder.with(document, "credentialStatus", status);
}

}  // namespace

Result<HeldBadge> badge_to_show(Context& context, std::string_view learner_token,
                                const AwardId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto held, held_badge(*transaction, learner_token, id));
  CAIRN_TRY(const auto issuer, transaction->organisations().find(held.award.organisation));
  if (issuer.whole_only)
    return fail(ErrorCode::not_permitted, "show part",
                "Whoever awarded this badge wants it shown whole.");
  if (can_be_shown(held.award, context.clock.now())) return held;
  return fail(ErrorCode::conflict, "show part",
              "This badge does not hold, so no part of it can be shown. Its page says why.");
}

Result<std::string> original_of_badge(Context& context, std::string_view learner_token,
                                      const AwardId& id) {
  CAIRN_TRY(const auto held, badge_to_show(context, learner_token, id));
  const auto& award = held.award;
  Arena arena;
  CAIRN_TRY(const auto whole, json::parse(award.credential, arena));
  CAIRN_TRY(const auto signer, signer_for(context, award, credential::issuer_id(whole)));
  CAIRN_TRY(const auto document, for_showing(award, whole, signer, json::Builder(arena)));
  return sign_credential(context, signer, document, securing::SuiteId::ecdsa_sd_2023,
                         securing::IssuerRule::set);
}

Result<securing::Parts> parts_of_badge(Context& context, std::string_view learner_token,
                                       const AwardId& id, Arena& arena) {
  CAIRN_TRY(const auto original, original_of_badge(context, learner_token, id));
  return parts_to_show(context, arena.copy(std::string_view(original)), arena);
}

Result<securing::Derived> part_of_badge(Context& context, std::string_view learner_token,
                                        const AwardId& id, std::span<const std::string> pointers,
                                        Arena& arena) {
  CAIRN_TRY(const auto original, original_of_badge(context, learner_token, id));
  return show_part(context, arena.copy(std::string_view(original)), pointers, arena);
}

}  // namespace cairn::app
