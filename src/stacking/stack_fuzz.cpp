// SPDX-License-Identifier: Apache-2.0
// Fuzz target: a stack however written; what is accepted comes back the same, through its form too,
// and holders of whatever it names are evaluated within bounds.
#include "stacking/checks.h"
#include "stacking/cycles.h"
#include "stacking/draft.h"
#include "stacking/explain.h"
#include "stacking/rule_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::stacking;
  if (size > 4000) return 0;  // the search is bounded; what is slow is only its many repetitions
  const auto stack = read_stack({reinterpret_cast<const char*>(data), size});
  if (!stack.ok()) return 0;
  const auto again = read_stack(stack_text(*stack));
  if (!again.ok() || *again != *stack || stack_of(draft_of(*stack)).ok() == false) __builtin_trap();
  std::vector<Kind> kinds;
  for (const auto& name : named_in(stack->rule))
    if (kinds.size() < 12)
      kinds.push_back({name,
                       kinds.size() % 3 == 0 ? Source::outside : Source::here,
                       static_cast<Credits>(50 * kinds.size()),
                       5,
                       {{"a", 3}}});
  std::vector<Record> held;
  for (KindId kind = 0; kind < kinds.size(); kind += 2) held.push_back({kind, 7000, 20'000, never});
  const Compiled compiled(*stack, kinds, "", 20'000);
  const auto told =
      Explainer().explain(*stack, compiled, kinds, held, earnable(kinds, 20'000), plain_speech());
  if (told.sentence.empty()) __builtin_trap();
  (void)check(*stack, kinds, "", 20'000, plain_speech());
  return 0;
}
