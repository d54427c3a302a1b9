// SPDX-License-Identifier: Apache-2.0
// IRI expansion (json-ld11-api#iri-expansion), once for finished contexts and for contexts in the
// making: a scope says what a term means, and may define it while being asked.
#pragma once
#include <string_view>

#include "base/uri.h"
#include "jsonld/context_draft.h"

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

inline std::string_view concatenate(std::string_view a, std::string_view b, Arena& arena) {
  const auto room = arena.array<char>(a.size() + b.size());
  if (!a.empty()) std::memcpy(room.data(), a.data(), a.size());
  if (!b.empty()) std::memcpy(room.data() + a.size(), b.data(), b.size());
  return {room.data(), room.size()};
}

// A Scope offers: find(term) → const TermDefinition*, alias(term) → Keyword, base(), has_vocab(),
// vocab(), arena().
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
      return {.iri = make_iri(concatenate(definition->name.iri->text, suffix, scope.arena()),
                              scope.arena())};
    if (has_scheme(value)) return {.iri = make_iri(value, scope.arena())};
  }
  if (use != NameUse::id && scope.has_vocab())
    return {.iri = make_iri(concatenate(scope.vocab(), value, scope.arena()), scope.arena())};
  if (use != NameUse::property && !scope.base().empty())
    return {.iri = make_iri(scope.arena().copy(resolve_uri(scope.base(), value)), scope.arena())};
  return {.iri = make_iri(value, scope.arena())};
}

// The scope of a context in the making whose terms are not to be made for the asking.
class DraftScope {
 public:
  DraftScope(const ContextDraft& draft, Arena& arena) : draft_(draft), arena_(arena) {}
  const TermDefinition* find(std::string_view term) const { return draft_.find(term); }
  Keyword alias(std::string_view term) const { return draft_.alias(term); }
  std::string_view base() const { return draft_.base; }
  bool has_vocab() const { return draft_.has_vocab; }
  std::string_view vocab() const { return draft_.vocab; }
  Arena& arena() const { return arena_; }

 private:
  const ContextDraft& draft_;
  Arena& arena_;
};

// The scope of a finished context; new text goes into `arena`.
class ContextScope {
 public:
  ContextScope(const ActiveContext& context, Arena& arena) : context_(context), arena_(arena) {}
  const TermDefinition* find(std::string_view term) const { return context_.terms.find(term); }
  Keyword alias(std::string_view term) const { return context_.alias(term); }
  std::string_view base() const { return context_.base; }
  bool has_vocab() const { return context_.has_vocab; }
  std::string_view vocab() const { return context_.vocab; }
  Arena& arena() const { return arena_; }

 private:
  const ActiveContext& context_;
  Arena& arena_;
};

}  // namespace cairn::jsonld
