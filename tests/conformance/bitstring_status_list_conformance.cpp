// SPDX-License-Identifier: Apache-2.0
// Bitstring Status List v1.0: the examples of the Recommendation, and eight lists made by other
// software. Compared is the expanded bit string: gzip differs between implementations.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "credential/issue_rules.h"
#include "credential/open_badge_3.h"
#include "credential/status_list.h"
#include "crypto/hash.h"
#include "encoding/hex.h"
#include "json/parse.h"
#include "suite.h"

namespace cairn::conformance {
namespace {

using credential::StatusKind;

// The list credential such a vector would stand in.
json::Value credential_of(const json::Value& vector, json::Builder builder) {
  const auto subject = json::ObjectBuilder(builder)
                           .add_string("type", "BitstringStatusList")
                           .add_string("statusPurpose", "revocation")
                           .add("encodedList", vector["encodedList"])
                           .value();
  return json::ObjectBuilder(builder).add("credentialSubject", subject).value();
}

std::vector<std::uint64_t> set_indexes(const credential::StatusList& list) {
  std::vector<std::uint64_t> set;
  for (std::uint64_t index = 0; index < list.bits.size(); ++index) {
    const auto status = credential::status_at(
        list, {.kind = StatusKind::bitstring, .purpose = "revocation", .index = index});
    if (status.ok() && *status == 1) set.push_back(index);
  }
  return set;
}

std::string fault_of_list(const json::Value& vector, json::Builder builder) {
  const auto list = credential::parse_status_list(credential_of(vector, builder));
  if (!list.ok()) return list.error().detail;
  const auto length = static_cast<std::size_t>(vector["lengthBits"].as_int64().value_or(0));
  if (list->bits.size() != length) return "length " + std::to_string(list->bits.size());
  const auto digest = crypto::hash(crypto::HashAlgorithm::sha256, list->bits.bytes());
  if (encoding::to_hex(digest.view()) != vector.string_at("sha256OfBitstring"))
    return "another bit string";
  const auto indexes = vector["setIndexes"];
  std::vector<std::uint64_t> wanted;
  for (const auto& index : indexes.items())
    wanted.push_back(static_cast<std::uint64_t>(index.as_int64().value_or(-1)));
  if (set_indexes(*list) != wanted) return "other indexes are set";
  // Too short a list is read; that it hides nobody is for the verifier's policy to say.
  const bool too_short = length < credential::status_entries_min;
  if (too_short != (vector.string_at("name") == "too-short")) return "the minimum is misjudged";
  // What we write reads back the same.
  const auto again =
      credential::decode_bits(credential::encode_bits(list->bits), StatusKind::bitstring);
  if (!again.ok() || !std::ranges::equal(again->bytes(), list->bits.bytes()))
    return "written and read back it differs";
  return {};
}

// Every entry and every list of an example of the Recommendation.
std::string fault_of_example(const json::Value& example) {
  for (const auto& entry : credential::status_entries(example)) {
    const auto parsed = credential::parse_status_entry(entry.value);
    if (!parsed.ok()) return parsed.error().detail + " at " + entry.path + parsed.error().path;
    if (parsed->kind != StatusKind::bitstring) return "an entry of another kind";
  }
  const auto format = credential::recognise(example);
  if (format.kind != credential::Kind::status_list_credential) return {};
  const auto list = credential::parse_status_list(example);
  if (!list.ok()) return list.error().detail;
  return list->bits.size() == credential::status_entries_min ? "" : "length differs";
}

TEST(BitstringStatusList, ExamplesAndLists) {
  Suite suite("bitstring-status-list", "bitstring-status-list");
  if (!suite.present()) return;
  Arena arena;
  const json::Builder builder(arena);
  const auto vectors = json::parse(suite.read("generated-vectors.json"), arena);
  ASSERT_TRUE(vectors.ok());
  for (const auto& vector : vectors->items())
    suite.record(std::string(vector.string_at("name")), fault_of_list(vector, builder));
  for (const auto& entry : std::filesystem::directory_iterator(suite.folder())) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with("spec-example-")) continue;
    const auto example = json::parse(suite.read(name), arena);
    ASSERT_TRUE(example.ok()) << name;
    suite.record(name, fault_of_example(*example));
  }
}

}  // namespace
}  // namespace cairn::conformance
