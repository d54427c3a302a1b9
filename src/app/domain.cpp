// SPDX-License-Identifier: Apache-2.0
#include "app/domain.h"

#include "app/audit.h"
#include "app/awards/published.h"
#include "app/base_address.h"
#include "app/claims/case.h"
#include "app/ports/addresses.h"
#include "app/ports/organisations.h"
#include "app/signing.h"
#include "base/text.h"
#include "did/did.h"

namespace cairn::app {
namespace {

Result<std::string> did_web_below(std::string_view base_url, std::vector<std::string> path) {
  const auto host = host_of(base_url);
  std::vector<std::string> segments;
  const auto prefix = base_url.substr(std::min(base_url.size(), base_url.find(host) + host.size()));
  for (const auto segment : split(prefix, '/'))
    if (!segment.empty()) segments.emplace_back(segment);
  segments.insert(segments.end(), path.begin(), path.end());
  return did::make_did_web(host, segments);
}

// Where others look for the document; "" where they cannot.
std::string document_url_of(const Context& context, const OrganisationId& id) {
  if (!context.base_url.starts_with("https://")) return {};
  const auto did = organisation_did(context.base_url, id);
  if (!did) return {};
  auto url = did::did_web_url(*did);
  return url ? std::move(*url) : std::string();
}

Result<bool> is_proved(const Context& context, Transaction& transaction) {
  CAIRN_TRY(const auto address, optional(transaction.addresses().find(context.base_url)));
  return address && address->proved;
}

struct Candidate {
  DomainProof proof = DomainProof::waiting;
  OrganisationId organisation;
};

Result<Candidate> candidate(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const bool proved, is_proved(context, *transaction));
  if (proved) return Candidate{DomainProof::proved, {}};
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  if (organisations.empty()) return Candidate{};
  return Candidate{DomainProof::not_yet, organisations.front().id};
}

Status keep_proof(Context& context) {
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(
      transaction->addresses().put({context.base_url, now, now, now, context.mailer != nullptr}));
  CAIRN_CHECK(audit(context, *transaction, {server_organisation(), {"server"}}, "domain.prove",
                    context.base_url));
  return transaction->commit();
}

}  // namespace

Result<std::string> organisation_did(std::string_view base_url, const OrganisationId& id) {
  return did_web_below(base_url, {"o", id.text});
}

Result<std::string> server_did(std::string_view base_url) { return did_web_below(base_url, {}); }

Result<DomainProof> prove_domain(Context& context) {
  CAIRN_TRY(const auto found, candidate(context));
  if (found.proof != DomainProof::not_yet) return found.proof;
  const auto url = document_url_of(context, found.organisation);
  if (url.empty() || context.outside == nullptr) return DomainProof::impossible;
  CAIRN_TRY(const auto own,
            organisation_did_document(context, found.organisation, context.base_url));
  const auto seen = context.outside->fetch(url);
  if (!seen || seen->status != 200 || as_text(seen->body) != own) return DomainProof::not_yet;
  CAIRN_CHECK(keep_proof(context));
  return DomainProof::proved;
}

Result<SigningName> signing_name(Context& context, const OrganisationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto signer, signer_of(context, *transaction, id, crypto::KeyType::ed25519));
  SigningName name;
  name.did = signer.did;
  name.document_url = document_url_of(context, id);
  CAIRN_TRY(const bool proved, is_proved(context, *transaction));
  name.proof = proved                      ? DomainProof::proved
               : name.document_url.empty() ? DomainProof::impossible
                                           : DomainProof::not_yet;
  return name;
}

Result<std::string> proved_did(const Context& context, Transaction& transaction,
                               const OrganisationId& id) {
  if (id == server_organisation()) return std::string();
  CAIRN_TRY(const bool proved, is_proved(context, transaction));
  if (!proved) return std::string();
  return organisation_did(context.base_url, id);
}

}  // namespace cairn::app
