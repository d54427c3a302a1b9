// SPDX-License-Identifier: Apache-2.0
#include "cli/holder.h"

#include "base/text.h"
#include "cli/about.h"
#include "cli/document.h"
#include "cli/files.h"
#include "crypto/jwk.h"
#include "crypto/key_file.h"
#include "json/write.h"
#include "securing/read_sd_jwt.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/present";

constexpr const char* key_remedy =
    "Name a file with a public key as JWK, or a key file made by `cairn key new`.";

Status check_holder(const json::Value& payload, const crypto::PrivateKey& holder) {
  auto bound = sd_jwt::holder_key(payload);
  if (!bound.ok() && bound.error().code == ErrorCode::not_found)
    return with_remedy(fail(ErrorCode::not_permitted, where,
                            "it belongs to nobody's key, so a signature for showing it would prove "
                            "nothing"),
                       "Ask the issuer for one that is bound to your key.");
  CAIRN_CHECK(bound);
  if (bound->key != holder.public_key())
    return with_remedy(fail(ErrorCode::not_permitted, where, "it belongs to another key", "/cnf"),
                       "Name the key whose public part the issuer was given.");
  return done;
}

void say_what_is_seen(const sd_jwt::Processed& seen, std::size_t kept_back,
                      const sd_jwt::Asker& asker, Console& console) {
  console.note(console.paint(Colour::bold, "What " + printable(asker.audience) + " will see:"));
  const auto text = json::write(seen.payload, json::Style::indented);
  for (const auto line : split(text, '\n')) console.note("  " + printable(line));
  console.note("Kept back: " + std::to_string(kept_back) + (kept_back == 1 ? " part." : " parts."));
}

}  // namespace

Result<crypto::PublicKey> read_holder_key(const std::string& file) {
  Arena arena;
  CAIRN_TRY(const auto value, read_json(file, arena, key_remedy));
  if (value.contains("kty")) return about(file, crypto::from_jwk(value), key_remedy);
  CAIRN_TRY(const auto key, about(file, crypto::inspect_key_file(json::write(value)), key_remedy));
  return key.public_key;
}

Result<std::string> show_selective(const Showing& showing, const crypto::PrivateKey& holder,
                                   Console& console) {
  Arena arena;
  json::Parser parser;
  CAIRN_TRY(const auto whole, securing::read_sd_jwt(showing.token, arena, parser));
  if (!whole.envelope.key_binding.empty())
    return with_remedy(
        fail(ErrorCode::not_permitted, where, "it was made for showing to somebody else"),
        "Show the original, as its issuer gave it out.");
  CAIRN_CHECK(check_holder(whole.processed.payload, holder));
  CAIRN_TRY(const auto chosen, sd_jwt::choose(whole.processed, showing.reveal));
  const auto text = sd_jwt::with_disclosures(whole.envelope, chosen);
  // What is printed is read out of what is given, not out of the original.
  CAIRN_TRY(const auto shown, securing::read_sd_jwt(text, arena, parser));
  // Digests that stand for nothing are the issuer's, not parts.
  say_what_is_seen(shown.processed, whole.envelope.disclosures.size() - chosen.size(),
                   showing.asker, console);
  return sd_jwt::bind(text, whole.envelope.hash, holder, showing.asker, showing.at);
}

}  // namespace cairn::cli
