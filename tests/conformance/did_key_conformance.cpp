// SPDX-License-Identifier: Apache-2.0
// did:key fixtures (w3c-ccg/did-method-key test-vectors, and the examples of did-key-spec 2025):
// each DID resolves to the key and the ids its published document gives.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/arena.h"
#include "did/did.h"
#include "json/parse.h"
#include "suite.h"

namespace cairn::did {
namespace {

using conformance::Suite;

constexpr Purpose signing_purposes[] = {Purpose::assertion_method, Purpose::authentication,
                                        Purpose::capability_invocation,
                                        Purpose::capability_delegation};

// "" when resolving `did` gives the signing key and authorisations of `published`.
std::string compare(std::string_view did, const json::Value& published) {
  const auto ours = resolve_did_key(did);
  if (!ours) return ours.error().detail;
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
