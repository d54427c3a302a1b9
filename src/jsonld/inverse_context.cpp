// SPDX-License-Identifier: Apache-2.0
#include "jsonld/inverse_context.h"

#include <algorithm>
#include <vector>

namespace cairn::jsonld {
namespace {

struct Term {
  std::string_view term;
  const TermDefinition* definition;
};

// The shorter of two names is the better one.
bool is_better(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::vector<Term> sorted_terms(const ActiveContext& context) {
  std::vector<Term> terms;
  for (const auto& slot : context.terms.slots())
    if (slot.definition != nullptr && !slot.definition->name.is_nothing())
      terms.push_back({slot.term, slot.definition});
  std::sort(terms.begin(), terms.end(),
            [](const Term& a, const Term& b) { return is_better(a.term, b.term); });
  return terms;
}

bool has_direction(Direction direction) {
  return direction == Direction::ltr || direction == Direction::rtl;
}

// What texts have a language and a direction, either of which may be missing.
Wish text_wish(std::string_view language, Direction direction, std::string_view neither) {
  if (has_direction(direction)) return {language, direction};
  return {language.empty() ? neither : language};
}

// What each term offers, in the order of the algorithm's step 3.
class ChoiceMaker {
 public:
  explicit ChoiceMaker(const ActiveContext& context) : context_(context) {}

  void add(const Term& term) {
    term_ = term;
    const auto& definition = *term.definition;
    offer(Selector::any, {"@none"});
    if (definition.is_reverse) return offer(Selector::type, {"@reverse"});
    switch (definition.coercion) {
      case Coercion::none_value:
        offer(Selector::language, {"@any"});
        return offer(Selector::type, {"@any"});
      case Coercion::id: return offer(Selector::type, {"@id"});
      case Coercion::vocab: return offer(Selector::type, {"@vocab"});
      case Coercion::json: return offer(Selector::type, {"@json"});
      case Coercion::datatype: return offer(Selector::type, {definition.datatype->text});
      case Coercion::none: return add_texts(definition);
    }
  }

  std::vector<InverseContext::Choice> take() { return std::move(choices_); }

 private:
  void add_texts(const TermDefinition& definition) {
    const auto& language = definition.language.tag;
    if (definition.has_language)
      return offer(Selector::language, text_wish(language, definition.direction, "@null"));
    if (has_direction(definition.direction))
      return offer(Selector::language, {{}, definition.direction});
    if (definition.direction == Direction::none) return offer(Selector::language, {"@none"});
    offer(Selector::language, text_wish(context_.language.tag, context_.direction, "@none"));
    offer(Selector::language, {"@none"});
    offer(Selector::type, {"@none"});
  }

  void offer(Selector selector, const Wish& wish) {
    const auto& name = term_.definition->name;
    if (name.iri != nullptr)
      choices_.push_back({name.iri->text, term_.definition->container, selector, wish, term_.term});
  }

  const ActiveContext& context_;
  Term term_{};
  std::vector<InverseContext::Choice> choices_;
};

std::span<const InverseContext::Prefix> make_prefixes(std::span<const Term> terms, Arena& arena) {
  std::vector<InverseContext::Prefix> found;
  for (const auto& [term, definition] : terms)
    if (definition->is_prefix && definition->name.iri != nullptr &&
        !definition->name.iri->text.empty())
      found.push_back({definition->name.iri->text, term});
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.iri < b.iri; });
  const auto prefixes = arena.copy(std::span<const InverseContext::Prefix>(found));
  for (std::size_t i = 1; i < prefixes.size(); ++i) {
    const auto& before = prefixes[i - 1];
    const auto* outer = before.iri == prefixes[i].iri ? before.outer : &before;
    while (outer != nullptr && !prefixes[i].iri.starts_with(outer->iri)) outer = outer->outer;
    prefixes[i].outer = outer;
  }
  return prefixes;
}

}  // namespace

bool same_language(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

bool InverseContext::Choice::fits(KeywordSet wanted_container, Selector map,
                                  const Wish& wanted) const {
  if (!(container == wanted_container) || selector != map || wish.direction != wanted.direction)
    return false;
  return selector == Selector::language ? same_language(wish.value, wanted.value)
                                        : wish.value == wanted.value;
}

const InverseContext* InverseContext::make(const ActiveContext& context, Arena& arena) {
  auto* const made = arena.make<InverseContext>();
  for (std::size_t i = 0; i < made->keywords_.size(); ++i)
    made->keywords_[i] = text_of(static_cast<Keyword>(i));
  const auto terms = sorted_terms(context);
  ChoiceMaker choices(context);
  KeywordSet aliased;
  for (const auto& term : terms) {
    choices.add(term);
    const auto keyword = term.definition->name.keyword;
    if (keyword == Keyword::none || aliased.has(keyword)) continue;
    aliased.add(keyword);
    made->keywords_[static_cast<std::size_t>(keyword)] = term.term;
  }
  auto all = choices.take();
  std::stable_sort(all.begin(), all.end(),
                   [](const Choice& a, const Choice& b) { return a.iri < b.iri; });
  made->choices_ = arena.copy(std::span<const Choice>(all));
  made->prefixes_ = make_prefixes(terms, arena);
  return made;
}

std::span<const InverseContext::Choice> InverseContext::find(std::string_view iri) const {
  const auto [first, last] = std::equal_range(
      choices_.begin(), choices_.end(), Choice{.iri = iri, .selector = Selector::any},
      [](const Choice& a, const Choice& b) { return a.iri < b.iri; });
  return {first, last};
}

const InverseContext::Prefix* InverseContext::last_prefix(std::string_view iri) const {
  const auto after = std::lower_bound(
      prefixes_.begin(), prefixes_.end(), iri,
      [](const Prefix& prefix, std::string_view text) { return prefix.iri < text; });
  if (after == prefixes_.begin()) return nullptr;
  const auto* prefix = &*(after - 1);
  while (prefix != nullptr && !iri.starts_with(prefix->iri)) prefix = prefix->outer;
  return prefix;
}

}  // namespace cairn::jsonld
