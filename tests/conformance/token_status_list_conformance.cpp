// SPDX-License-Identifier: Apache-2.0
// Token Status List (draft-ietf-oauth-status-list, appendix C): a list of each width, every status
// of it, and the same read back from what we write; the examples in CBOR, and that of a CWT with
// the signature of the draft's own key.
#include <gtest/gtest.h>

#include <cctype>
#include <charconv>
#include <map>

#include "credential/token_status_list.h"
#include "crypto/jwk.h"
#include "crypto/test_cose.h"
#include "encoding/hex.h"
#include "json/parse.h"
#include "securing/status_token.h"
#include "suite.h"

namespace cairn::conformance {
namespace {

using credential::TokenStatuses;

std::map<std::size_t, std::int64_t> told_statuses(const json::Value& vector) {
  std::map<std::size_t, std::int64_t> told;
  const auto statuses = vector["statuses"];
  for (const auto& [key, value] : statuses.members()) {
    std::size_t index = 0;
    std::from_chars(key.data(), key.data() + key.size(), index);
    told[index] = value.as_int64().value_or(-1);
  }
  return told;
}

// Those that are named, and 0 everywhere else.
std::string fault_of_statuses(const TokenStatuses& statuses, const json::Value& vector) {
  const auto told = told_statuses(vector);
  for (std::size_t index = 0; index < statuses.size(); ++index) {
    const auto named = told.find(index);
    if (statuses.at(index) != (named == told.end() ? 0 : named->second))
      return "status " + std::to_string(index) + " is " + std::to_string(statuses.at(index));
  }
  const bool all = !told.empty() && told.rbegin()->first < statuses.size();
  return all ? "" : "a status is missing";
}

std::string fault_of(const json::Value& vector) {
  const auto bits = static_cast<unsigned>(vector["bits"].as_int64().value_or(0));
  const auto statuses = TokenStatuses::decode(vector.string_at("lst"), bits);
  if (!statuses.ok()) return statuses.error().detail;
  if (auto fault = fault_of_statuses(*statuses, vector); !fault.empty()) return fault;
  const auto again = TokenStatuses::decode(statuses->encode(), bits);
  return again.ok() ? fault_of_statuses(*again, vector) : again.error().detail;
}

TEST(TokenStatusList, EveryWidth) {
  Suite suite("token-status-list", "token-status-list");
  if (!suite.present()) return;
  Arena arena;
  const auto vectors = json::parse(suite.read("vectors.json"), arena);
  ASSERT_TRUE(vectors.ok());
  for (const auto& vector : vectors->items())
    suite.record(std::to_string(vector["bits"].as_int64().value_or(0)) + " bits", fault_of(vector));
}

Bytes hex_of(const Suite& suite, std::string_view file) {
  std::string digits;
  for (const char c : suite.read(file))
    if (std::isxdigit(static_cast<unsigned char>(c)) != 0) digits += c;
  const auto bytes = encoding::from_hex(digits);
  return bytes.ok() ? *bytes : Bytes();
}

// The key that the draft's examples are signed with.
constexpr const char* example_key = R"({"kty": "EC", "crv": "P-256",
  "x": "I3HWm_0Ds1dPMI-IWmf4mBmH-YaeAVbPVu7vB27CxXo",
  "y": "6N_d5Elj9bs1htgV3okJKIdbHEpkgTmAluYKJemzn1M"})";

std::string fault_of_example(const Suite& suite) {
  Arena arena;
  const auto message = hex_of(suite, "status_list_cwt.md");
  const auto token = securing::read_status_cwt(message, arena);
  if (!token.ok()) return token.error().detail;
  const auto key = crypto::parse_jwk(*json::parse(example_key, arena));
  if (!key.ok()) return key.error().detail;
  if (!crypto::verify_jws(token->jws, key->key)) return "its signature does not hold";
  if (token->jws.header.string_at("kid") != "12") return "its kid is another";
  const auto list = credential::parse_token_status_list(token->claims);
  if (!list.ok()) return list.error().detail;
  if (list->uri != "https://example.com/statuslists/1" || list->times.issued != 1686920170 ||
      list->times.expires != 2291720170 || list->times.ttl != 43200)
    return "its claims are others";
  constexpr int statuses[] = {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1};
  for (std::size_t i = 0; i < std::size(statuses); ++i)
    if (list->statuses.at(i) != statuses[i]) return "status " + std::to_string(i) + " is another";
  return "";
}

// The example as the list of a CWT that the test signs.
std::string fault_of_cbor(const Suite& suite, std::string_view file, const json::Value& vector) {
  Arena arena;
  Bytes claims{0xa1, 0x19, 0xff, 0xfd};
  crypto::append(claims, hex_of(suite, file));
  const auto key = *crypto::PrivateKey::create(crypto::KeyType::ed25519, Bytes(32, 1));
  const auto message = crypto::sign_cose(
      {.protected_header = crypto::cose_header(key.type(), securing::status_cwt_media_type),
       .payload = claims},
      key);
  const auto token = securing::read_status_cwt(message, arena);
  if (!token.ok()) return token.error().detail;
  const auto list = token->claims["status_list"];
  if (list["bits"].as_int64() != vector["bits"].as_int64()) return "of another width";
  const auto statuses = TokenStatuses::decode(
      list.string_at("lst"), static_cast<unsigned>(list["bits"].as_int64().value_or(1)));
  return statuses.ok() ? fault_of_statuses(*statuses, vector) : statuses.error().detail;
}

TEST(TokenStatusList, InCborAndAsACwt) {
  Suite suite("token-status-list-cwt", "token-status-list");
  if (!suite.present()) return;
  Arena arena;
  const auto vectors = json::parse(suite.read("vectors.json"), arena);
  ASSERT_TRUE(vectors.ok());
  const std::map<std::int64_t, const char*> files = {{1, "status_list_encoding1_long_cbor.md"},
                                                     {2, "status_list_encoding2_long_cbor.md"},
                                                     {4, "status_list_encoding4_cbor.md"},
                                                     {8, "status_list_encoding8_cbor.md"}};
  for (const auto& vector : vectors->items()) {
    const auto file = files.find(vector["bits"].as_int64().value_or(0));
    ASSERT_NE(file, files.end());
    suite.record(file->second, fault_of_cbor(suite, file->second, vector));
  }
  suite.record("status_list_cwt.md", fault_of_example(suite));
}

}  // namespace
}  // namespace cairn::conformance
