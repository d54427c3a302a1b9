// SPDX-License-Identifier: Apache-2.0
// Policies and trust lists from any JSON.
#include "base/bytes.h"
#include "json/parse.h"
#include "verify/policy.h"
#include "verify/trust.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  Arena arena;
  const auto document = json::parse(as_text({data, size}), arena);
  if (!document.ok()) return 0;
  (void)verify::parse_policy(*document);
  (void)verify::parse_trust(*document);
  (void)verify::look_alike(document->string_at("a"), document->string_at("b"));
  return 0;
}
