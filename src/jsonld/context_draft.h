// SPDX-License-Identifier: Apache-2.0
// An active context in the making: a finished one and what a local context changes about it. Many
// drafts are only made to see that a scoped context is valid, so a draft copies nothing.
#pragma once
#include <map>
#include <string_view>

#include "base/result.h"
#include "jsonld/active_context.h"

namespace cairn::jsonld {

class ContextDraft {
 public:
  explicit ContextDraft(const ActiveContext& start) : ContextDraft(start, start.previous) {}
  ContextDraft(const ActiveContext& start, const ActiveContext* returns_to)
      : base(start.base),
        vocab(start.vocab),
        has_vocab(start.has_vocab),
        language(start.language),
        direction(start.direction),
        previous(returns_to),
        start_(&start) {}

  std::string_view base;
  std::string_view vocab;
  bool has_vocab;
  Language language;
  Direction direction;
  const ActiveContext* previous;

  const TermDefinition* find(std::string_view term) const;
  Keyword alias(std::string_view term) const {
    const auto* definition = find(term);
    return definition == nullptr ? Keyword::none : definition->name.keyword;
  }
  void set(std::string_view term, const TermDefinition* definition) { changes_[term] = definition; }
  void remove(std::string_view term) { changes_[term] = nullptr; }
  bool has_protected_terms() const;
  std::string_view original_base() const { return start_->original_base; }
  std::size_t changes() const { return changes_.size(); }
  std::size_t terms_max() const { return start_->terms.size() + changes_.size(); }

  // Errors: too_large (terms chosen so as to collide).
  Result<const ActiveContext*> finish(Arena& arena, bool is_permanent) const;

 private:
  template <class Visit>
  void for_each(Visit visit) const;

  const ActiveContext* start_;
  std::map<std::string_view, const TermDefinition*> changes_;  // nullptr: removed
};

}  // namespace cairn::jsonld
