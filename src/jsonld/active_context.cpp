// SPDX-License-Identifier: Apache-2.0
#include "jsonld/active_context.h"

#include <bit>

#include "base/uri.h"

namespace cairn::jsonld {
namespace {

// Terms in a row, which a look-up may have to pass: far above what honest ones make at half load.
constexpr std::size_t run_max = 256;

}  // namespace

IriKind kind_of_iri(std::string_view text) {
  if (text.starts_with("_:")) return IriKind::blank;
  return is_absolute_iri(text) ? IriKind::absolute : IriKind::relative;
}

Direction read_direction(const json::Value& value) {
  if (value.is_null()) return Direction::none;
  if (value.as_string() == "ltr") return Direction::ltr;
  return value.as_string() == "rtl" ? Direction::rtl : Direction::unset;
}

bool same_meaning(const TermDefinition& a, const TermDefinition& b) {
  const auto same_iri = [](const Iri* x, const Iri* y) {
    return x == y || (x != nullptr && y != nullptr && x->text == y->text);
  };
  const auto same_context = [](const json::Value* x, const json::Value* y) {
    return x == y || (x != nullptr && y != nullptr && json::equal(*x, *y));
  };
  return a.name.keyword == b.name.keyword && same_iri(a.name.iri, b.name.iri) &&
         same_iri(a.datatype, b.datatype) && a.language.tag == b.language.tag && a.nest == b.nest &&
         a.index == b.index && same_context(a.context, b.context) && a.container == b.container &&
         a.coercion == b.coercion && a.direction == b.direction &&
         a.has_language == b.has_language && a.has_nest == b.has_nest &&
         a.is_prefix == b.is_prefix && a.is_reverse == b.is_reverse;
}

TermTable::TermTable(std::size_t terms_max, Arena& arena)
    : slots_(arena.array<Slot>(std::bit_ceil(terms_max * 2 + 2))), mask_(slots_.size() - 1) {
  std::uninitialized_fill(slots_.begin(), slots_.end(), Slot{});
}

bool TermTable::insert(std::string_view term, const TermDefinition* definition) {
  auto at = hash(term) & mask_;
  while (slots_[at].definition != nullptr) at = (at + 1) & mask_;
  slots_[at] = {term, definition};
  ++size_;
  std::size_t run = 1;
  for (auto left = at - 1; slots_[left & mask_].definition != nullptr && run <= run_max; --left)
    ++run;
  for (auto right = at + 1; slots_[right & mask_].definition != nullptr && run <= run_max; ++right)
    ++run;
  return run <= run_max;
}

Keyword ActiveContext::find_alias(std::string_view term) const {
  constexpr std::size_t honest_aliases_max = 16;
  if (aliases.size() > honest_aliases_max) {
    const auto* definition = terms.find(term);
    return definition == nullptr ? Keyword::none : definition->name.keyword;
  }
  for (const auto& alias : aliases)
    if (same_text(alias.term, term)) return alias.keyword;
  return Keyword::none;
}

}  // namespace cairn::jsonld
