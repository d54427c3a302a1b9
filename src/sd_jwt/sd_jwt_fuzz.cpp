// SPDX-License-Identifier: Apache-2.0
// SD-JWT of hostile make: read, processed, shown again. Whatever is shown reads the same.
#include <cstdlib>

#include "json/write.h"
#include "sd_jwt/key_binding.h"

namespace {

using namespace cairn;
using crypto::SignatureAlgorithm;

constexpr SignatureAlgorithm allowed[] = {SignatureAlgorithm::ed25519,
                                          SignatureAlgorithm::ecdsa_p256_sha256};

void read_token(std::string_view text, json::Parser& parser, Arena& arena) {
  const auto token = sd_jwt::read(text, arena, allowed, parser);
  if (!token.ok()) return;
  const auto processed = sd_jwt::process(*token, arena);
  if (!processed.ok()) return;
  if (!token->key_binding.empty())
    static_cast<void>(
        sd_jwt::check_key_binding(*token, processed->payload, allowed, arena, parser));
  const std::string everything[] = {""};
  const auto chosen = sd_jwt::choose(*processed, everything);
  if (!chosen.ok() || chosen->size() != token->disclosures.size()) std::abort();
  const auto again = sd_jwt::with_disclosures(*token, *chosen);
  if (again != token->shown) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static json::Parser parser;
  const auto text = as_text({data, size});
  Arena arena;
  if (sd_jwt::looks_like_sd_jwt(text)) read_token(text, parser, arena);
  const auto document = json::parse(text, arena);
  if (!document.ok() || !sd_jwt::is_json_form(*document)) return 0;
  const auto texts = sd_jwt::compact_of(*document);
  if (!texts.ok()) return 0;
  for (const auto& one : *texts) read_token(one, parser, arena);
  return 0;
}
