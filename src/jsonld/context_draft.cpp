// SPDX-License-Identifier: Apache-2.0
#include "jsonld/context_draft.h"

#include <vector>

#include "jsonld/errors.h"

namespace cairn::jsonld {

const TermDefinition* ContextDraft::find(std::string_view term) const {
  const auto change = changes_.find(term);
  return change != changes_.end() ? change->second : start_->terms.find(term);
}

template <class Visit>
void ContextDraft::for_each(Visit visit) const {
  for (const auto& slot : start_->terms.slots())
    if (slot.definition != nullptr && !changes_.contains(slot.term))
      visit(slot.term, slot.definition);
  for (const auto& [term, definition] : changes_)
    if (definition != nullptr) visit(term, definition);
}

bool ContextDraft::has_protected_terms() const {
  bool found = false;
  for_each([&](std::string_view, const TermDefinition* definition) {
    found = found || definition->is_protected;
  });
  return found;
}

Result<const ActiveContext*> ContextDraft::finish(Arena& arena, bool is_permanent) const {
  TermTable terms(terms_max(), arena);
  std::vector<Alias> aliases;
  std::uint64_t alias_lengths = 0;
  KeywordSet aliased;
  bool fits = true;
  for_each([&](std::string_view term, const TermDefinition* definition) {
    fits = fits && terms.insert(term, definition);
    if (definition->name.keyword == Keyword::none) return;
    aliases.push_back({term, definition->name.keyword});
    aliased.add(definition->name.keyword);
    alias_lengths |= std::uint64_t{1} << (term.size() < 63 ? term.size() : 63);
  });
  if (!fits)
    return fail(ErrorCode::too_large, codes::context_overflow, "the terms of a context collide");
  return arena.make<ActiveContext>(ActiveContext{
      .terms = terms,
      .base = base,
      .original_base = start_->original_base,
      .vocab = vocab,
      .has_vocab = has_vocab,
      .language = language,
      .direction = direction,
      .previous = previous,
      .is_permanent = is_permanent,
      .aliases = arena.copy(std::span<const Alias>(aliases)),
      .aliased = aliased,
      .alias_lengths = alias_lengths,
  });
}

}  // namespace cairn::jsonld
