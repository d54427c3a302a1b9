// SPDX-License-Identifier: Apache-2.0
// Each step is one of the expansion algorithm, by its number; Expander does it in full.
#include "jsonld/term_walk.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cairn::jsonld {
namespace {

constexpr std::size_t scoped_types_max = 4;

// Containers under which the keys of an object mean something else.
constexpr auto maps = KeywordSet::of(Keyword::language, Keyword::index, Keyword::type, Keyword::id);

bool is_absolute(const Iri* iri) { return iri != nullptr && iri->kind == IriKind::absolute; }

// An IRI that expands to itself.
bool is_plain_iri(const ActiveContext& context, std::string_view text) {
  const auto colon = text.find(':', 1);
  if (colon == std::string_view::npos || text[0] == '@') return false;
  if (!text.substr(colon + 1).starts_with("//")) {
    const auto* prefix = context.terms.find(text.substr(0, colon));
    if (prefix != nullptr && prefix->is_prefix) return false;
  }
  return context.alias(text) == Keyword::none && kind_of_iri(text) == IriKind::absolute;
}

bool is_plain_name(const ActiveContext& context, std::string_view text) {
  const auto* definition = context.terms.find(text);
  return definition != nullptr ? is_absolute(definition->name.iri) : is_plain_iri(context, text);
}

// json-ld11-api#value-expansion. Without a definition nothing is coerced.
bool is_plain_scalar(const ActiveContext& context, const TermDefinition* definition,
                     const json::Value& value) {
  const auto coercion = definition != nullptr ? definition->coercion : Coercion::none;
  if (coercion == Coercion::datatype) return is_absolute(definition->datatype);
  if (!value.is_string()) return true;
  if (coercion == Coercion::id) return is_plain_iri(context, value.as_string());
  if (coercion == Coercion::vocab) return is_plain_name(context, value.as_string());
  const bool has_own = definition != nullptr && definition->has_language;
  return (has_own ? definition->language : context.language).tag.empty();
}

}  // namespace

bool TermWalk::covers(const ActiveContext& initial, const json::Value& document) {
  const auto* local = document.find("@context");
  if (local == nullptr) return false;
  const auto entered = contexts_.enter(initial, *local);
  if (!entered.ok() || (*entered)->previous != nullptr) return false;
  Node node{.context = *entered, .is_outermost = true};
  if (!enter_types(node, document)) return false;
  // One without a type may be nothing but a name.
  const bool is_typed = node.types != nullptr && !json::as_list(node.types->value).empty();
  return is_typed && walk_entries(node, document);
}

std::string_view TermWalk::undefined_member(const ActiveContext& initial,
                                            const json::Value& document) {
  const auto* local = document.find("@context");
  if (local == nullptr) return {};
  const auto entered = contexts_.enter(initial, *local);
  const auto* context = entered.ok() ? enter_known_types(**entered, document) : nullptr;
  if (context == nullptr || !context->has_vocab) return {};
  for (const auto& member : document.members()) {
    const bool is_name = !member.key.starts_with('@') && member.key.find(':') == member.key.npos;
    if (is_name && context->terms.find(member.key) == nullptr) return member.key;
  }
  return {};
}

// The context under the scoped ones of those types that are terms, in their order (step 11).
const ActiveContext* TermWalk::enter_known_types(const ActiveContext& context,
                                                 const json::Value& object) {
  std::vector<std::pair<std::string_view, const TermDefinition*>> scoped;
  for (const auto& member : object.members()) {
    if (!context.means(member.key, Keyword::type)) continue;
    for (const auto& type : json::as_list(member.value)) {
      const auto* definition = context.terms.find(type.as_string());
      if (definition != nullptr && definition->context != nullptr)
        scoped.emplace_back(type.as_string(), definition);
    }
  }
  std::ranges::sort(scoped);
  const auto* inner = &context;
  for (const auto& [type, definition] : scoped)
    if (inner != nullptr) inner = enter(*inner, *definition, Scope::type);
  return inner;
}

const ActiveContext* TermWalk::enter(const ActiveContext& context, const TermDefinition& definition,
                                     Scope scope) {
  if (const auto* known = context.find_derived(definition.context, scope)) return known;
  const auto entered = contexts_.derive(context, definition, scope);
  return entered.ok() ? *entered : nullptr;
}

// Steps 7 to 14.
bool TermWalk::walk_object(const ActiveContext* context, const TermDefinition& definition,
                           const json::Value& object) {
  if (context->previous != nullptr) {
    const auto members = object.members();
    const bool is_reference = members.size() == 1 && context->means(members[0].key, Keyword::id);
    if (!is_reference) context = context->previous;
  }
  if (definition.context != nullptr) context = enter(*context, definition, Scope::property);
  Node node{.context = context};
  return context != nullptr && enter_types(node, object) && walk_entries(node, object);
}

// Step 11.
bool TermWalk::enter_types(Node& node, const json::Value& object) {
  for (const auto& member : object.members()) {
    if (!node.context->means(member.key, Keyword::type)) continue;
    if (node.types != nullptr) return false;
    node.types = &member;
  }
  if (node.types == nullptr) return true;
  return !node.types->value.is_null() && enter_type_values(node, node.types->value);
}

// With step 13.4.4: a type is a term here.
bool TermWalk::enter_type_values(Node& node, const json::Value& types) {
  struct Scoped {
    std::string_view type;
    const TermDefinition* definition;
  };
  std::array<Scoped, scoped_types_max> scoped;
  std::size_t count = 0;
  for (const auto& type : json::as_list(types)) {
    const auto* definition = node.context->terms.find(type.as_string());
    if (definition == nullptr || !is_absolute(definition->name.iri)) return false;
    if (definition->context == nullptr) continue;
    if (count == scoped_types_max) return false;
    scoped[count++] = {type.as_string(), definition};
  }
  const auto entering = std::span(scoped).first(count);
  if (count > 1) std::ranges::sort(entering, [](auto& a, auto& b) { return a.type < b.type; });
  for (const auto& one : entering) {
    node.context = enter(*node.context, *one.definition, Scope::type);
    if (node.context == nullptr) return false;
  }
  return true;
}

// Step 13. An object within that has a @context of its own is unusual.
bool TermWalk::walk_entries(const Node& node, const json::Value& object) {
  bool has_id = false;
  for (const auto& member : object.members()) {
    const auto* definition = node.context->terms.find(member.key);
    if (definition == nullptr) {
      if (!node.is_outermost || member.key != "@context") return false;
    } else if (&member == node.types) {
      if (definition->name.keyword != Keyword::type) return false;
    } else if (definition->name.keyword == Keyword::id) {
      if (has_id || !is_plain_iri(*node.context, member.value.as_string())) return false;
      has_id = true;
    } else if (definition->name.keyword != Keyword::none ||
               !walk_property(*node.context, member.key, *definition, member.value)) {
      return false;
    }
  }
  return true;
}

// Steps 13.5 to 13.14.
bool TermWalk::walk_property(const ActiveContext& context, std::string_view key,
                             const TermDefinition& definition, const json::Value& value) {
  if (!is_absolute(definition.name.iri) || definition.is_reverse ||
      definition.container.has(Keyword::graph))
    return false;
  if (definition.coercion == Coercion::json) return true;
  for (const auto& item : json::as_list(value))
    if (!walk_value(context, key, definition, item)) return false;
  return true;
}

bool TermWalk::walk_value(const ActiveContext& context, std::string_view key,
                          const TermDefinition& definition, const json::Value& value) {
  if (value.is_object())
    return !definition.container.has_any(maps) && walk_object(&context, definition, value);
  if (value.is_array()) return false;
  if (value.is_null()) return true;
  if (definition.context == nullptr) return is_plain_scalar(context, &definition, value);
  const auto* inner = enter(context, definition, Scope::property);
  return inner != nullptr && is_plain_scalar(*inner, inner->terms.find(key), value);
}

}  // namespace cairn::jsonld
