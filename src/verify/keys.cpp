// SPDX-License-Identifier: Apache-2.0
// Finding keys: did:key and did:jwk are their own document, did:web and https issuers publish one.
#include "verify/keys.h"

#include <algorithm>

#include "crypto/multikey.h"
#include "did/did.h"

namespace cairn::verify {
namespace {

constexpr std::size_t cached_keys_max = 256;

std::string_view fragment_of(std::string_view url) {
  const auto hash = url.find('#');
  return hash == url.npos ? std::string_view() : url.substr(hash + 1);
}

// Whether the document of such an id stands at a domain of its own.
bool is_at_domain(std::string_view id) {
  return id.starts_with("https://") || id.starts_with("did:web:");
}

bool is_self_made(std::string_view did) {
  return did.starts_with("did:key:") || did.starts_with("did:jwk:");
}

FoundKey not_found(Code code, std::string detail) {
  FoundKey found;
  found.code = code;
  found.detail = std::move(detail);
  return found;
}

// A document of the controller, or why there is none.
struct Controller {
  std::optional<did::Document> document;
  Code code = Code::key_authorised;
  std::string detail;
  std::string url = {};  // the page it stands on; "" for one that is its own
  bool by_domain = false;
};

Controller no_document(Code code, std::string detail) {
  Controller controller;
  controller.code = code;
  controller.detail = std::move(detail);
  return controller;
}

// `url`: what was asked for.
Controller read_document(Result<json::Value> fetched, std::string_view id, std::string_view url) {
  if (!fetched.ok()) {
    const bool unread = fetched.error().code == ErrorCode::unreadable;
    return no_document(unread ? Code::key_unreadable : Code::key_unreachable,
                       std::string(id) + ": " + fetched.error().detail);
  }
  auto document = did::parse_document(*fetched, id);
  if (!document.ok())
    return no_document(Code::key_unreadable, std::string(id) + ": " + document.error().detail);
  Controller controller;
  controller.document = std::move(*document);
  controller.url = url;
  controller.by_domain = is_at_domain(id);
  return controller;
}

// A file may answer for the DID itself; the network answers for its URL.
Controller fetch_did_web(Session& session, std::string_view id) {
  auto by_did = session.fetch_json(id);
  if (by_did.ok() || by_did.error().code == ErrorCode::unreadable)
    return read_document(std::move(by_did), id, id);
  const auto url = did::did_web_url(id);
  if (!url.ok()) return no_document(Code::key_unreadable, url.error().detail);
  return read_document(session.fetch_json(*url), id, *url);
}

Controller load_controller(Session& session, std::string_view id) {
  if (id.starts_with("https://")) return read_document(session.fetch_json(id), id, id);
  const auto parsed = did::parse_did(id);
  if (parsed.ok() && parsed->method == did::Method::web) return fetch_did_web(session, id);
  if (parsed.ok()) {
    auto document = did::resolve_offline(id);
    if (!document.ok()) return no_document(Code::key_unreadable, document.error().detail);
    Controller controller;
    controller.document = std::move(*document);
    return controller;
  }
  if (!did::is_did(id))
    return no_document(Code::key_method_unknown, "the issuer is named by no DID and no https URL");
  auto known = read_document(session.fetch_json(id), id, id);
  if (!known.document && known.code == Code::key_unreachable) known.code = Code::key_method_unknown;
  return known;
}

FoundKey from_method(const did::VerificationMethod& method, Code code) {
  FoundKey found;
  found.key = method.key;
  found.code = code;
  found.expires = method.expires;
  found.revoked = method.revoked;
  found.algorithm = method.algorithm;
  return found;
}

bool is_listed(const did::Document& document, std::string_view method, did::Purpose purpose) {
  const auto& ids = document.ids_for(purpose);
  return std::find(ids.begin(), ids.end(), method) != ids.end();
}

// A profile of Open Badges at its https address has no member that says what a key is for: whoever
// writes one gives the key there and no more (open-badges-3.0#profile). A DID document has them.
bool is_profile_without_purposes(const did::Document& document,
                                 const did::VerificationMethod& method) {
  return document.id.starts_with("https://") && document.names_no_purpose() &&
         method.controller == document.id;
}

FoundKey find_in(Session& session, const did::Document& document, std::string_view method,
                 did::Purpose purpose) {
  const auto entry = did::find_method(document, method);
  if (entry.ok()) {
    const bool unstated = is_profile_without_purposes(document, **entry);
    const bool authorised = unstated || did::authorised_for(document, (*entry)->id, purpose);
    auto found = from_method(**entry, authorised ? Code::key_authorised : Code::key_not_authorised);
    found.is_unstated = unstated;
    return found;
  }
  if (entry.error().code != ErrorCode::not_found)
    return not_found(Code::key_unreadable, entry.error().detail);
  // A document may authorise a key that is described elsewhere; a did:key describes itself.
  const auto* known = session.keys.find(before_fragment(method));
  if (known != nullptr && is_listed(document, method, purpose))
    return from_method(*known, Code::key_authorised);
  auto found = known == nullptr ? not_found(Code::key_not_authorised, {})
                                : from_method(*known, Code::key_not_authorised);
  found.detail = std::string(method) + " is not in the document of " + document.id;
  return found;
}

}  // namespace

const did::VerificationMethod* KeyCache::find(std::string_view did) {
  if (!is_self_made(did)) return nullptr;
  if (const auto known = keys_.find(did); known != keys_.end()) return &known->second;
  auto document = did::resolve_offline(did);
  if (!document.ok() || document->methods.empty()) return nullptr;
  if (keys_.size() == cached_keys_max) keys_.clear();
  return &keys_.emplace(std::string(did), document->methods.front()).first->second;
}

FoundKey find_key(Session& session, std::string_view method, std::string_view controller,
                  did::Purpose purpose) {
  const auto base = before_fragment(method);
  if (is_self_made(controller)) {
    if (!base.empty() && base != controller)
      return not_found(Code::key_of_another, std::string(method));
    // did:key:X#X and did:jwk:X#0 are the one key; any other fragment names none.
    const auto fragment = fragment_of(method);
    const bool named =
        fragment.empty() || fragment == (controller[4] == 'k' ? controller.substr(8) : "0");
    const auto* known = session.keys.find(controller);
    if (known != nullptr && named) {
      auto found = from_method(*known, Code::key_authorised);
      found.is_controller = true;
      return found;
    }
    if (known != nullptr) return not_found(Code::key_not_authorised, std::string(method));
  }
  const auto holder = load_controller(session, controller);
  if (holder.document) {
    auto found = find_in(session, *holder.document, method, purpose);
    found.document = holder.url;
    found.by_domain = holder.by_domain && found.authorised();
    return found;
  }
  auto found = not_found(holder.code, holder.detail);
  // Nobody confirms it, but whether the text is intact can be said.
  if (const auto* known = session.keys.find(base)) {
    found.key = known->key;
    found.algorithm = known->algorithm;
  }
  if (auto key = crypto::from_multikey(fragment_of(method)); !found.key && key.ok())
    found.key = std::move(*key);
  return found;
}

FoundKey find_given_key(Session& session, const crypto::PublicKey& key, std::string_view controller,
                        did::Purpose purpose) {
  const auto holder = load_controller(session, controller);
  FoundKey found = not_found(holder.code, holder.detail);
  found.key = key;
  if (!holder.document) return found;
  found.code = Code::key_not_authorised;
  found.document = holder.url;
  for (const auto& method : holder.document->methods) {
    if (!(method.key == key) || !did::authorised_for(*holder.document, method.id, purpose))
      continue;
    found = from_method(method, Code::key_authorised);
    found.document = holder.url;
    found.by_domain = holder.by_domain;
    found.is_controller = is_self_made(controller);
    return found;
  }
  return found;
}

std::optional<Code> lifetime_fault(const FoundKey& key, Instant at) {
  const auto is_over = [at](const std::string& text) {
    if (text.empty()) return false;
    const auto end = parse_instant(text);
    return !end.ok() || *end <= at;
  };
  if (is_over(key.revoked)) return Code::key_revoked;
  if (is_over(key.expires)) return Code::key_expired;
  return std::nullopt;
}

}  // namespace cairn::verify
