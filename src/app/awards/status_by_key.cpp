// SPDX-License-Identifier: Apache-2.0
#include "app/awards/status_by_key.h"

#include <algorithm>

#include "app/issuing.h"
#include "app/ports/awards.h"
#include "credential/status_list.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

Result<Signer> signer_with(Context& context, Transaction& transaction,
                           const OrganisationId& organisation, std::string_view multikey) {
  CAIRN_TRY(const auto keys, transaction.keys().list(organisation));
  const bool is_good = std::ranges::any_of(keys, [&](const SigningKey& key) {
    return key.public_multikey == multikey && !key.compromised;
  });
  if (!is_good)
    return fail(ErrorCode::not_found, "status-list", "No key of that name signs such lists.");
  return signer_named(context, transaction, organisation, "did:key:" + std::string(multikey));
}

}  // namespace

std::string status_list_by_key_url(std::string_view list_url, std::string_view multikey) {
  return std::string(list_url).append("/").append(multikey);
}

Result<std::string> status_list_by_key(Context& context, const StatusListId& id,
                                       std::string_view multikey) {
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto list, transaction->awards().find_status_list(organisation, id));
  CAIRN_TRY(const auto signer, signer_with(context, *transaction, organisation, multikey));
  Arena arena;
  credential::NewStatusList about;
  about.issuer = signer.did;
  about.purpose = list.purpose;
  CAIRN_TRY(const auto signed_list, json::parse(list.credential, arena));
  about.id = status_list_by_key_url(signed_list.string_at("id"), multikey);
  about.valid_from = signed_list.string_at("validFrom");
  const auto unsigned_list = credential::build_status_list(
      about, encoding::Bitstring(std::move(list.bits)), json::Builder(arena));
  return sign_credential(context, signer, unsigned_list);
}

}  // namespace cairn::app
