// SPDX-License-Identifier: Apache-2.0
#include "app/awards/published.h"

#include "app/domain.h"
#include "app/ports/awards.h"
#include "app/ports/keys.h"
#include "app/ports/organisations.h"
#include "crypto/multikey.h"
#include "did/did.h"
#include "json/write.h"

namespace cairn::app {
namespace {

// What the key of now may do, an earlier one and one that others may know.
void authorise(did::Document& document, const SigningKey& key, bool is_newest,
               const did::Document& one) {
  if (key.compromised) return;
  for (std::size_t i = 0; i < did::purpose_count; ++i)
    if (is_newest || static_cast<did::Purpose>(i) == did::Purpose::assertion_method)
      document.authorised[i].insert(document.authorised[i].end(), one.authorised[i].begin(),
                                    one.authorised[i].end());
}

Result<std::string> document_of(Transaction& transaction, const OrganisationId& organisation,
                                const std::string& did) {
  CAIRN_TRY(const auto keys, transaction.keys().list(organisation));
  did::Document document;
  document.id = did;
  for (const auto& stored : keys) {
    CAIRN_TRY(const auto key, crypto::from_multikey(stored.public_multikey));
    auto one = did::make_document(did, stored.public_multikey, key);
    const auto newest = transaction.keys().newest(organisation, stored.type);
    authorise(document, stored, newest.ok() && newest->id == stored.id, one);
    if (!stored.compromised) document.also_known_as.push_back(did::make_did_key(key));
    for (auto& method : one.methods) {
      if (stored.compromised) method.revoked = format_instant(*stored.compromised);
      document.methods.push_back(std::move(method));
    }
  }
  Arena arena;
  return json::write(did::to_json(document, json::Builder(arena)));
}

// An address without a domain name leads to no document: it is not there, for whoever asks.
Result<std::string> published_did(Result<std::string> did) {
  if (did || did.error().code != ErrorCode::not_permitted) return did;
  return fail(ErrorCode::not_found, "did",
              "This server has no domain name, so no DID document stands here; badges are signed "
              "with a did:key, which is its own document.");
}

}  // namespace

std::string status_list_url(const Context& context, const StatusListId& id) {
  return context.base_url + "/status/" + id.text;
}

Result<std::string> status_list_credential(Context& context, const StatusListId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto list, transaction->awards().find_status_list(organisation_of(id.text), id));
  return std::move(list.credential);
}

Result<std::string> organisation_did_document(Context& context, const OrganisationId& id,
                                              std::string_view base_url) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return organisation_did_document(*transaction, id, base_url);
}

Result<std::string> organisation_did_document(Transaction& transaction, const OrganisationId& id,
                                              std::string_view base_url) {
  CAIRN_TRY(const auto did, published_did(organisation_did(base_url, id)));
  CAIRN_TRY([[maybe_unused]] const auto organisation, transaction.organisations().find(id));
  return document_of(transaction, id, did);
}

Result<std::string> server_did_document(Context& context, std::string_view base_url) {
  CAIRN_TRY(const auto did, published_did(server_did(base_url)));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  const auto& owner = organisations.size() == 1 ? organisations.front().id : server_organisation();
  return document_of(*transaction, owner, did);
}

}  // namespace cairn::app
