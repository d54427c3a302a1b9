// SPDX-License-Identifier: Apache-2.0
// Credentials of hostile make that somebody wants to show in part: what is offered, what is shown.
// Behind a NUL come pointers, a line each.
#include "base/text.h"
#include "json/write.h"
#include "securing/derive.h"
#include "securing/parts.h"
#include "securing/proof.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  static securing::Workspace workspace{jsonld::ContextSource{}};
  const auto all = as_text({data, size});
  const auto text = all.substr(0, all.find('\0'));
  std::vector<std::string> pointers;
  if (text.size() < all.size())
    for (const auto line : split(all.substr(text.size() + 1), '\n')) pointers.emplace_back(line);
  Arena arena;
  static_cast<void>(securing::parts_of(text, workspace, arena));
  const auto derived = securing::derive(text, pointers, workspace, arena);
  // Whatever was brought, an original does not come out.
  if (derived.ok() && securing::has_base_proof(derived->document)) __builtin_trap();
  return 0;
}
