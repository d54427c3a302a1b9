// SPDX-License-Identifier: Apache-2.0
// For the tests: schemas and values from JSON text.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "json/parse.h"
#include "json_schema/schema.h"

namespace cairn::json_schema {

inline Result<Schema> compiled(std::string_view text, const Options& options = {}) {
  Arena arena;
  const auto value = json::parse(text, arena);
  EXPECT_TRUE(value.ok()) << text;
  return Schema::compile(*value, options);
}

inline Result<Outcome> checked(const Schema& schema, std::string_view text) {
  Arena arena;
  const auto value = json::parse(text, arena);
  EXPECT_TRUE(value.ok()) << text;
  return schema.check(*value);
}

// The faults, one a line: "/path sentence (schema)".
inline std::string faults_of(std::string_view schema_text, std::string_view text,
                             const Options& options = {}) {
  const auto schema = compiled(schema_text, options);
  if (!schema.ok()) return schema.error().detail;
  const auto outcome = checked(*schema, text);
  if (!outcome.ok()) return outcome.error().detail;
  std::string lines;
  for (const auto& fault : outcome->faults)
    lines += fault.path + " " + fault.sentence + " (" + fault.schema + ")\n";
  return lines;
}

}  // namespace cairn::json_schema
