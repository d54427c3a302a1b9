// SPDX-License-Identifier: Apache-2.0
// The examples of RFC 9901, of SD-JWT VC and of OpenID4VP, and the test cases of the reference
// implementation: signatures, what is shown, key binding, and the same shown again from the
// original. Two of the folders hold a specification only, without tokens.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "crypto/jwk.h"
#include "json/build.h"
#include "sd_jwt/key_binding.h"
#include "suite.h"

namespace cairn::conformance {
namespace {

constexpr crypto::SignatureAlgorithm allowed[] = {crypto::SignatureAlgorithm::ecdsa_p256_sha256};

class TokenSet {
 public:
  TokenSet(const Suite& suite, std::filesystem::path folder)
      : suite_(suite), folder_(std::move(folder)) {
    const auto settings = suite.read((folder_.parent_path() / "settings.yml").string());
    issuer_ = key_in(settings, "issuer_key");
    verifier_ = value_in(settings, "verifier", 0);
    nonce_ = value_in(settings, "key_binding_nonce", 0);
  }

  // "" where everything is as it should be.
  std::string fault() {
    const auto original = token("sd_jwt_issuance");
    const auto shown = token("sd_jwt_presentation");
    if (!original.ok()) return original.error().detail;
    if (!shown.ok()) return shown.error().detail;
    const auto payload = json::parse(read("sd_jwt_payload.json"), arena_);
    if (!payload.ok() || !json::equal(original->payload, *payload)) return "another payload";
    if (!crypto::verify_jws(original->jws, *issuer_) || !crypto::verify_jws(shown->jws, *issuer_))
      return "not its issuer's signature";
    const auto whole = sd_jwt::process(*original, arena_);
    if (!whole.ok()) return whole.error().detail;
    const auto processed = sd_jwt::process(*shown, arena_);
    if (!processed.ok()) return processed.error().detail;
    const auto expected = json::parse(read("verified_contents.json"), arena_);
    if (!expected.ok() || !json::equal(processed->payload, *expected)) return "another document";
    if (auto fault = fault_of_binding(*shown, *processed); !fault.empty()) return fault;
    return fault_of_showing_again(*original, *whole, *shown, *expected);
  }

 private:
  std::string read(const std::string& file) const { return suite_.read((folder_ / file).string()); }
  bool has(const std::string& file) const {
    return std::filesystem::exists(suite_.folder() / folder_ / file);
  }

  // Compact, in the examples with line breaks for print, or in JSON, which the reference
  // implementation writes as text in a string.
  Result<sd_jwt::SdJwt> token(const std::string& name) {
    std::string text;
    if (has(name + ".txt")) {
      text = read(name + ".txt");
      std::erase(text, '\n');
    } else {
      text = read(name + ".json");
      std::erase_if(text, [](char c) { return c == '\n' || c == ' '; });
      CAIRN_TRY(auto document, json::parse(text, arena_));
      if (document.is_string()) {
        CAIRN_TRY(document, json::parse(document.as_string(), arena_));
      }
      CAIRN_TRY(const auto texts, sd_jwt::compact_of(document));
      text = texts.front();
    }
    return sd_jwt::read(arena_.copy(std::string_view(text)), arena_, allowed, parser_);
  }

  std::string fault_of_binding(const sd_jwt::SdJwt& shown, const sd_jwt::Processed& processed) {
    if (has("kb_jwt_payload.json") == shown.key_binding.empty()) return "key binding is missing";
    if (shown.key_binding.empty()) return "";
    const auto binding =
        sd_jwt::check_key_binding(shown, processed.payload, allowed, arena_, parser_);
    if (!binding.ok()) return binding.error().detail;
    return binding->nonce == nonce_ && binding->audience == verifier_ ? "" : "for somebody else";
  }

  // The same disclosures chosen from the original show the same.
  std::string fault_of_showing_again(const sd_jwt::SdJwt& original, const sd_jwt::Processed& whole,
                                     const sd_jwt::SdJwt& shown, const json::Value& expected) {
    std::vector<std::size_t> chosen;
    for (const auto& part : whole.shown) {
      const auto text = original.disclosures[part.disclosure].text;
      if (std::ranges::any_of(shown.disclosures,
                              [&](const auto& other) { return other.text == text; }))
        chosen.push_back(part.disclosure);
    }
    const auto text = arena_.copy(std::string_view(sd_jwt::with_disclosures(original, chosen)));
    const auto again = sd_jwt::read(text, arena_, allowed, parser_);
    if (!again.ok()) return again.error().detail;
    const auto processed = sd_jwt::process(*again, arena_);
    return processed.ok() && json::equal(processed->payload, expected) ? "" : "shown otherwise";
  }

  // The value of a line "name: value" behind `from`, without quotes and remarks.
  static std::string value_in(std::string_view yaml, std::string_view name, std::size_t from) {
    auto at = yaml.find(std::string(name) + ": ", from);
    while (at != yaml.npos && at != 0 && yaml[at - 1] != ' ' && yaml[at - 1] != '\n')
      at = yaml.find(std::string(name) + ": ", at + 1);
    if (at == yaml.npos) return "";
    auto value = yaml.substr(at + name.size() + 2);
    value = trim(value.substr(0, value.find_first_of("\n")));
    if (value.starts_with('"')) value = value.substr(1, value.find('"', 1) - 1);
    return std::string(value);
  }
  std::optional<crypto::PublicKey> key_in(std::string_view yaml, std::string_view name) {
    const auto at = yaml.find(name);
    const json::Builder builder(arena_);
    const auto jwk = builder.object({{"kty", builder.string("EC")},
                                     {"crv", builder.string("P-256")},
                                     {"x", builder.string(value_in(yaml, "x", at))},
                                     {"y", builder.string(value_in(yaml, "y", at))}});
    auto key = crypto::from_jwk(jwk);
    EXPECT_TRUE(key.ok()) << folder_;
    return key.ok() ? std::optional(*key) : std::nullopt;
  }

  const Suite& suite_;
  std::filesystem::path folder_;
  Arena arena_;
  json::Parser parser_;
  std::optional<crypto::PublicKey> issuer_;
  std::string verifier_, nonce_;
};

TEST(SdJwt, EverySetOfTokens) {
  Suite suite("sd-jwt", "sd-jwt");
  if (!suite.present()) return;
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(suite.folder()))
    if (entry.path().filename() == "verified_contents.json")
      folders.push_back(std::filesystem::relative(entry.path().parent_path(), suite.folder()));
  std::ranges::sort(folders);
  for (const auto& folder : folders) suite.record(folder.string(), TokenSet(suite, folder).fault());
}

}  // namespace
}  // namespace cairn::conformance
