// SPDX-License-Identifier: Apache-2.0
// Token Status List (draft-ietf-oauth-status-list, appendix C): a list of each width, every status
// of it, and the same read back from what we write.
#include <gtest/gtest.h>

#include <charconv>
#include <map>

#include "credential/token_status_list.h"
#include "json/parse.h"
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
  suite.expect_total(4);
}

}  // namespace
}  // namespace cairn::conformance
