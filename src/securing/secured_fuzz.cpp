// SPDX-License-Identifier: Apache-2.0
// Secured documents of hostile make: proofs, chains, signatures and tokens.
#include "did/did.h"
#include "json/parse.h"
#include "securing/jwt.h"
#include "securing/status_token.h"
#include "securing/verify_proof.h"

namespace {

using namespace cairn;

// Each proof is checked with the key its own did:key names, so that the way is gone to its end.
void verify_all(const json::Value& document, securing::Workspace& workspace, Arena& arena) {
  auto secured = securing::SecuredDocument::create(document, workspace, arena);
  if (!secured.ok()) return;
  for (const auto& proof : secured->proofs()) {
    const auto resolved = did::resolve_offline(proof.verification_method);
    if (!resolved.ok()) continue;
    for (const auto& method : resolved->methods)
      static_cast<void>(secured->verify(proof, method.key, {.purpose = ""}));
  }
}

void read_token(std::string_view text, Arena& arena) {
  json::Parser parser;
  static_cast<void>(securing::read_status_token(text, arena, parser));
  const auto jwt = securing::read_jwt(text, arena);
  if (!jwt.ok()) return;
  const auto resolved = did::resolve_offline(jwt->key_id);
  if (resolved.ok() && !resolved->methods.empty())
    static_cast<void>(securing::verify(*jwt, resolved->methods[0].key));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static securing::Workspace workspace{jsonld::ContextSource{}};
  const auto text = as_text({data, size});
  Arena arena;
  if (securing::looks_like_jwt(text)) read_token(text, arena);
  const auto document = json::parse(text, arena);
  if (document.ok()) verify_all(*document, workspace, arena);
  return 0;
}
