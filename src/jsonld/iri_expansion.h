// SPDX-License-Identifier: Apache-2.0
// IRI expansion (json-ld11-api#iri-expansion), once for finished contexts and for contexts in the
// making: a scope says what a term means, and may define it while being asked.
#pragma once
#include <string_view>

#include "base/text_buffer.h"
#include "base/uri.h"
#include "jsonld/context_draft.h"
#include "jsonld/iri_budget.h"

namespace cairn::jsonld {

// What a name is used as, hence what it may be relative to.
enum class NameUse : std::uint8_t {
  id,        // the document's base
  property,  // the vocabulary
  type,      // the vocabulary, then the document's base
};

// An Iri in `arena`; `text` must live as long.
inline const Iri* make_iri(std::string_view text, Arena& arena) {
  return arena.make<Iri>(text, kind_of_iri(text));
}

// The IRI that is `a` followed by `b`; nothing where the budget does not allow it.
inline Name join_iri(std::string_view a, std::string_view b, Arena& arena, IriBudget& budget) {
  if (!budget.take(a.size() + b.size())) return {};
  const auto room = arena.array<char>(a.size() + b.size());
  put(b, put(a, room.data()));
  return {.iri = make_iri({room.data(), room.size()}, arena)};
}

// The IRI that `reference` is under `base`; nothing where the budget does not allow it.
inline Name resolve_iri(std::string_view base, std::string_view reference, Arena& arena,
                        IriBudget& budget) {
  if (!budget.take(base.size() + reference.size())) return {};
  return {.iri = make_iri(arena.copy(resolve_uri(base, reference)), arena)};
}

// A Scope offers: find(term) → const TermDefinition*, alias(term) → Keyword, base(), has_vocab(),
// vocab(), arena(), budget().
template <class Scope>
Name expand_iri(Scope& scope, std::string_view value, NameUse use) {
  if (value.starts_with('@')) {
    if (const auto keyword = find_keyword(value); keyword != Keyword::none) return {keyword};
    if (has_keyword_form(value)) return {};
  }
  if (use == NameUse::id) {
    if (const auto keyword = scope.alias(value); keyword != Keyword::none) return {keyword};
  } else if (const auto* definition = scope.find(value)) {
    return definition->name;
  }
  const auto colon = value.find(':', 1);
  if (colon != std::string_view::npos) {
    const auto prefix = value.substr(0, colon);
    const auto suffix = value.substr(colon + 1);
    if (prefix == "_" || suffix.starts_with("//")) return {.iri = make_iri(value, scope.arena())};
    const auto* definition = scope.find(prefix);
    if (definition != nullptr && definition->is_prefix && definition->name.iri != nullptr)
      return join_iri(definition->name.iri->text, suffix, scope.arena(), scope.budget());
    if (has_scheme(value)) return {.iri = make_iri(value, scope.arena())};
  }
  if (use != NameUse::id && scope.has_vocab())
    return join_iri(scope.vocab(), value, scope.arena(), scope.budget());
  if (use != NameUse::property && !scope.base().empty())
    return resolve_iri(scope.base(), value, scope.arena(), scope.budget());
  return {.iri = make_iri(value, scope.arena())};
}

// The scope of a context in the making whose terms are not to be made for the asking.
class DraftScope {
 public:
  DraftScope(const ContextDraft& draft, Arena& arena, IriBudget& budget)
      : draft_(draft), arena_(arena), budget_(budget) {}
  const TermDefinition* find(std::string_view term) const { return draft_.find(term); }
  Keyword alias(std::string_view term) const { return draft_.alias(term); }
  std::string_view base() const { return draft_.base; }
  bool has_vocab() const { return draft_.has_vocab; }
  std::string_view vocab() const { return draft_.vocab; }
  Arena& arena() const { return arena_; }
  IriBudget& budget() const { return budget_; }

 private:
  const ContextDraft& draft_;
  Arena& arena_;
  IriBudget& budget_;
};

// The scope of a finished context; new text goes into `arena`.
class ContextScope {
 public:
  ContextScope(const ActiveContext& context, Arena& arena, IriBudget& budget)
      : context_(context), arena_(arena), budget_(budget) {}
  const TermDefinition* find(std::string_view term) const { return context_.terms.find(term); }
  Keyword alias(std::string_view term) const { return context_.alias(term); }
  std::string_view base() const { return context_.base; }
  bool has_vocab() const { return context_.has_vocab; }
  std::string_view vocab() const { return context_.vocab; }
  Arena& arena() const { return arena_; }
  IriBudget& budget() const { return budget_; }

 private:
  const ActiveContext& context_;
  Arena& arena_;
  IriBudget& budget_;
};

}  // namespace cairn::jsonld
