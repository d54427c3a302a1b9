// SPDX-License-Identifier: Apache-2.0
// Fuzz target: a base and a reference, a line each. What is split joins to the same text, and a
// reference under an absolute base is absolute.
#include "base/bytes.h"
#include "base/uri.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const auto text = as_text({data, size});
  const auto end = text.find('\n');
  const auto base = text.substr(0, end);
  const auto reference = end == text.npos ? std::string_view() : text.substr(end + 1);
  for (const auto uri : {base, reference}) {
    if (join_uri(split_uri(uri)) != uri) __builtin_trap();
    if (is_absolute_iri(uri) && !has_scheme(uri)) __builtin_trap();
  }
  const auto resolved = resolve_uri(base, reference);
  if (base.empty() ? resolved != reference : has_scheme(base) && !has_scheme(resolved))
    __builtin_trap();
  if (resolved.size() > base.size() + reference.size() + 1) __builtin_trap();
  return 0;
}
