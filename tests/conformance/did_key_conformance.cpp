// SPDX-License-Identifier: Apache-2.0
// did:key fixtures (w3c-ccg/did-method-key test-vectors, and the examples of did-key-spec 2025):
// each DID resolves to the key and the ids its published document gives.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/arena.h"
#include "did/did.h"
#include "encoding/base58.h"
#include "encoding/base64.h"
#include "encoding/multibase.h"
#include "encoding/multicodec.h"
#include "json/parse.h"
#include "suite.h"

namespace cairn::did {
namespace {

using conformance::Suite;

constexpr Purpose signing_purposes[] = {Purpose::assertion_method, Purpose::authentication,
                                        Purpose::capability_invocation,
                                        Purpose::capability_delegation};

// The key as a published method gives it: base58, or a JWK of which x alone is compared, as a
// compressed point begins with its sign and ends with x.
bool gives_key(const json::Value& method, ByteView content) {
  if (const auto text = method.string_at("publicKeyBase58"); !text.empty()) {
    const auto raw = encoding::from_base58(text);
    return raw.ok() && std::ranges::equal(*raw, content);
  }
  const auto x = encoding::from_base64url(method["publicKeyJwk"].string_at("x"));
  return x.ok() && !x->empty() && x->size() <= content.size() &&
         std::ranges::equal(*x, content.last(x->size()));
}

// "" when every published method is among our unusable ones with the same key. The pair of
// BLS12-381 points has two here, of which the published document gives one.
std::string compare_unusable(const Document& ours, const json::Value& published) {
  for (const auto& theirs : published["verificationMethod"].items()) {
    const auto id = theirs.string_at("id");
    const auto method = std::ranges::find(ours.unusable, id, &UnusableMethod::id);
    if (method == ours.unusable.end()) return "no method " + std::string(id);
    const auto bytes = encoding::from_multibase(method->multikey);
    const auto coded = encoding::read_codec(*bytes);
    if (!gives_key(theirs, coded->content)) return "another key";
    const auto is_it = [&](const json::Value& entry) { return entry.as_string() == id; };
    for (const auto purpose : signing_purposes) {
      const bool listed = std::ranges::any_of(published[name_of(purpose)].items(), is_it);
      if (listed != (std::ranges::count(ours.ids_for(purpose), id) == 1))
        return "not authorised alike for " + std::string(name_of(purpose));
    }
  }
  return "";
}

// "" when resolving `did` gives the signing key and authorisations of `published`.
std::string compare(std::string_view did, const json::Value& published) {
  const auto ours = resolve_did_key(did);
  if (!ours) return ours.error().detail;
  if (ours->methods.empty()) return compare_unusable(*ours, published);
  const auto theirs = parse_document(published, did);
  if (!theirs) return theirs.error().detail;
  const auto& method = ours->methods.front();
  const auto same = find_method(*theirs, method.id);
  if (!same) return "the published document has no usable " + method.id;
  if ((*same)->key != method.key) return "another key";
  if ((*same)->controller != method.controller) return "another controller";
  for (const auto purpose : signing_purposes)
    if (authorised_for(*theirs, method.id, purpose) != authorised_for(*ours, method.id, purpose))
      return "not authorised alike for " + std::string(name_of(purpose));
  return "";
}

json::Value load(const Suite& suite, std::string_view file, Arena& arena) {
  auto value = json::parse(suite.read(file), arena);
  EXPECT_TRUE(value.ok()) << file;
  return value ? *value : json::Value();
}

TEST(DidKey, ResolvesThePublishedDocuments) {
  Suite suite("did-key", "did-key");
  if (!suite.present()) return;
  Arena arena;
  for (const auto* file :
       {"ed25519-x25519.json", "nist-curves.json", "secp256k1.json", "rsa.json", "bls12381.json"}) {
    const auto root = load(suite, std::string("test-vectors/") + file, arena);
    for (const auto& [did, fixture] : root.members())
      suite.record(std::string(did), compare(did, fixture["didDocument"]));
  }
  const auto x25519 = load(suite, "test-vectors/x25519.json", arena)["didDocument"];
  for (const auto& [did, published] : x25519.members())
    suite.record(std::string(did), compare(did, published));
}

TEST(DidKey, ResolvesTheExamplesOf2025) {
  Suite suite("did-key-2025", "did-key");
  if (!suite.present()) return;
  Arena arena;
  const auto root = load(suite, "did-key-spec-2025-examples.json", arena);
  for (const auto& [kind, dids] : root["dids"].members())
    for (const auto& did : dids.items()) {
      const auto document = resolve_did_key(did.as_string());
      suite.record(std::string(did.as_string()), document ? "" : document.error().detail);
    }
  for (const auto& published : root["documents"].items()) {
    const auto did = published.string_at("id");
    const auto method = published["verificationMethod"].items()[0].string_at("type");
    suite.record(std::string(did) + " as " + std::string(method), compare(did, published));
  }
}

}  // namespace
}  // namespace cairn::did
