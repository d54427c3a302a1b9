// SPDX-License-Identifier: Apache-2.0
#include "app/awards/token_list.h"

#include "app/limits.h"
#include "app/ports/organisations.h"
#include "app/ports/token_lists.h"
#include "app/signing.h"
#include "credential/open_badge_3.h"
#include "credential/token_status_list.h"
#include "encoding/bitstring.h"
#include "json/parse.h"
#include "securing/status_token.h"

namespace cairn::app {
namespace {

constexpr unsigned bits_of_each = 2;

void mark(credential::TokenStatuses& statuses, Bytes bits, std::uint8_t status) {
  const encoding::Bitstring marks(std::move(bits));
  for (std::size_t i = 0; i < statuses.size() && i < marks.size(); ++i)
    if (marks.get(i)) statuses.set(i, status);
}

// What is revoked is so whether it was suspended before or not.
Result<credential::TokenStatuses> statuses_of(Transaction& transaction, StatusList revocations) {
  credential::TokenStatuses statuses(static_cast<std::size_t>(revocations.entries), bits_of_each);
  if (const auto& twin = revocations.suspension_list; !twin.text.empty()) {
    CAIRN_TRY(auto suspensions,
              transaction.awards().find_status_list(revocations.organisation, twin));
    mark(statuses, std::move(suspensions.bits), credential::token_status_suspended);
  }
  mark(statuses, std::move(revocations.bits), credential::token_status_invalid);
  return statuses;
}

// Where the list stands, beside the credential that it is too.
Result<std::string> url_beside(const json::Value& list) {
  const auto id = list.string_at("id");
  if (!id.empty()) return std::string(id) + ".jwt";
  return fail(ErrorCode::not_found, "status-list", "The list does not say where it stands.");
}

Status renew(Context& context, const OrganisationId& organisation, const StatusListId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(publish_token_list(context, *transaction, organisation, id));
  return transaction->commit();
}

Instant after(Instant moment, std::int64_t seconds) {
  return {moment.microseconds + seconds * 1'000'000};
}

}  // namespace

Status publish_token_list(Context& context, Transaction& transaction,
                          const OrganisationId& organisation, const StatusListId& id) {
  CAIRN_TRY(auto list, transaction.awards().find_status_list(organisation, id));
  Arena arena;
  CAIRN_TRY(const auto credential, json::parse(list.credential, arena));
  CAIRN_TRY(const auto url, url_beside(credential));
  CAIRN_TRY(const auto signer,
            signer_named(context, transaction, organisation, credential::issuer_id(credential)));
  CAIRN_TRY(const auto statuses, statuses_of(transaction, std::move(list)));
  const auto now = Instant::from_seconds(context.clock.now().seconds());
  TokenList token{id, {}, after(now, limits::token_list_seconds_max)};
  const auto claims = credential::build_token_status_list(
      {url, {}, {now.seconds(), token.expires.seconds(), limits::status_seconds_max}}, statuses,
      json::Builder(arena));
  CAIRN_TRY(token.token, securing::sign_status_token(
                             claims, {&signer.key, signer.verification_method, signer.did}, arena));
  return transaction.awards().token_lists().put(organisation, token);
}

Result<std::string> token_status_list(Context& context, const StatusListId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto list, transaction->awards().token_lists().find(organisation_of(id.text), id));
  return std::move(list.token);
}

Result<std::vector<TokenListRenewal::Failure>> TokenListRenewal::round(Context& context) {
  const auto now = context.clock.now();
  std::vector<std::pair<OrganisationId, StatusListId>> due;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(auto organisations, transaction->organisations().list());
    organisations.emplace_back().id = server_organisation();
    const auto soon = after(now, limits::token_list_renewed_seconds);
    for (const auto& organisation : organisations) {
      CAIRN_TRY(auto ids, transaction->awards().token_lists().due(organisation.id, soon));
      for (auto& id : ids) due.emplace_back(organisation.id, std::move(id));
    }
  }
  std::vector<Failure> failures;
  for (const auto& [organisation, id] : due) {
    const auto failed = next_tries_.find(id.text);
    const bool known = failed != next_tries_.end();
    if (known && now < failed->second) continue;
    auto renewed = renew(context, organisation, id);
    if (renewed) {
      next_tries_.erase(id.text);
      continue;
    }
    next_tries_[id.text] = after(now, limits::token_list_tried_again_seconds);
    if (!known) failures.push_back({id, std::move(renewed).error()});
  }
  return failures;
}

}  // namespace cairn::app
