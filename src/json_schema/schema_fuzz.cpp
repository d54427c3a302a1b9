// SPDX-License-Identifier: Apache-2.0
// Fuzz target: an array of a schema, a value and what every other schema is, all of it hostile.
// Never a crash or endless work; asked only for yes or no and asked for faults, the answer is one.
#include "base/bytes.h"
#include "json/parse.h"
#include "json/write.h"
#include "json_schema/schema.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  Arena arena;
  const auto input = json::parse(as_text({data, size}), arena);
  if (!input || input->size() < 2 || !input->is_array()) return 0;
  const auto parts = input->items();
  json_schema::Options options{.base = "https://example.com/schema",
                               .formats = json_schema::Formats::asserted};
  options.limits.steps_max = 100'000;
  if (parts.size() > 2)
    options.resolve = [&](std::string_view) -> Result<std::string> {
      return json::write(parts[2]);
    };
  const auto schema = json_schema::Schema::compile(parts[0], options);
  if (!schema) return 0;
  const auto outcome = schema->check(parts[1]);
  if (!outcome) return 0;
  options.limits.faults_max = 1;
  const auto again = json_schema::Schema::compile(parts[0], options);
  const auto same = again ? again->check(parts[1]) : Result<json_schema::Outcome>(again.error());
  if (!same || same->is_valid() != outcome->is_valid()) __builtin_trap();
  return 0;
}
