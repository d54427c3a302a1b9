// SPDX-License-Identifier: Apache-2.0
#include "jsonld/iri_compaction.h"

#include <algorithm>

#include "jsonld/errors.h"
#include "jsonld/relative_iri.h"

namespace cairn::jsonld {

using enum Keyword;

namespace {

// The language or the type of a value.
struct Trait {
  Selector selector;
  Wish wish;
};

Trait trait_of(const Item& item) {
  if (item.kind != ItemKind::value) return {Selector::type, {"@id"}};
  const auto& value = static_cast<const ValueItem&>(item);
  if (value.is_json) return {Selector::type, {"@json"}};
  if (value.datatype != nullptr) return {Selector::type, {value.datatype->text}};
  if (value.language.empty() && value.direction == Direction::unset)
    return {Selector::language, {"@null"}};
  return {Selector::language, {value.language, value.direction}};
}

}  // namespace

// What a term for a value should take for granted, best first.
struct IriCompaction::Query {
  std::array<KeywordSet, 20> containers{};
  std::size_t containers_size = 0;
  std::array<Wish, 6> wishes{};
  std::size_t wishes_size = 0;
  Selector selector = Selector::language;
  Wish wish{"@null"};

  template <class... Keywords>
  void add_container(Keywords... keywords) {
    containers[containers_size++] = KeywordSet::of(keywords...);
  }
  // The container, and the same with @set.
  template <class... Keywords>
  void add_containers(Keywords... keywords) {
    add_container(keywords...);
    add_container(keywords..., Keyword::set);
  }
  void add_wish(const Wish& wanted) { wishes[wishes_size++] = wanted; }
};

Status IriCompaction::spend(std::size_t steps) {
  if (steps > steps_left_)
    return fail(ErrorCode::too_large, "json-ld11-api#iri-compaction",
                "too many terms and prefixes to choose from");
  steps_left_ -= steps;
  return done;
}

Status IriCompaction::join(std::size_t bytes) {
  if (bytes > bytes_left_) return too_long_iris();
  bytes_left_ -= bytes;
  return done;
}

Result<std::string_view> IriCompaction::name(const ActiveContext& context, std::string_view iri,
                                             const Item* value, Way way) {
  const auto& inverse = contexts_.inverse(context);
  if (const auto known = keyword_of(iri); known != none) return inverse.written(known);
  if (const auto choices = inverse.find(iri); !choices.empty()) {
    Query query;
    CAIRN_CHECK(describe(context, value, way, query));
    CAIRN_TRY(const auto term, select(choices, query));
    if (!term.empty()) return term;
  }
  if (context.has_vocab && iri.size() > context.vocab.size() && iri.starts_with(context.vocab)) {
    // What looks like an IRI of its own or like a keyword would not be read under the vocabulary.
    const auto suffix = iri.substr(context.vocab.size());
    const bool is_read_so = suffix.find(':', 1) == std::string_view::npos && suffix[0] != '@';
    if (is_read_so && context.terms.find(suffix) == nullptr) return suffix;
  }
  CAIRN_TRY(const auto compacted, compact(context, iri, value != nullptr));
  if (!compacted.empty()) return compacted;
  CAIRN_CHECK(check_prefix(context, iri));
  return iri;
}

Result<std::string_view> IriCompaction::id(const ActiveContext& context, std::string_view iri) {
  CAIRN_TRY(const auto compacted, compact(context, iri, false));
  if (!compacted.empty()) return compacted;
  CAIRN_CHECK(check_prefix(context, iri));
  return context.base.empty() ? iri : relative(context.base, iri);
}

// Step 4.
Status IriCompaction::describe(const ActiveContext& context, const Item* value, Way way,
                               Query& query) {
  const bool is_graph = value != nullptr && is_graph_object(*value);
  const bool has_index = value != nullptr && value->has_index;
  if (has_index && !is_graph) query.add_containers(index);
  if (way == Way::reverse) {
    query.selector = Selector::type;
    query.wish = {"@reverse"};
    query.add_container(set);
  } else if (value != nullptr && value->kind == ItemKind::list) {
    describe_list(static_cast<const ListItem&>(*value), query);
  } else if (is_graph) {
    describe_graph(static_cast<const NodeItem&>(*value), query);
  } else if (value != nullptr && value->kind == ItemKind::value) {
    describe_value(static_cast<const ValueItem&>(*value), query);
    query.add_container(set);
  } else {
    query.selector = Selector::type;
    query.wish = {"@id"};
    query.add_containers(Keyword::id);
    query.add_containers(type);
    query.add_container(set);
  }
  query.add_container();
  if (!is_1_0_) {
    if (!has_index) query.add_containers(index);
    if (value != nullptr && value->kind == ItemKind::value) {
      const auto& text = static_cast<const ValueItem&>(*value);
      if (!has_index && text.datatype == nullptr && !text.is_json && text.language.empty() &&
          text.direction == Direction::unset)
        query.add_containers(language);
    }
  }
  return prefer(context, value, query);
}

// Step 4.7. What is no text says nothing of the language, unless it comes first.
void IriCompaction::describe_list(const ListItem& list, Query& query) {
  if (!list.has_index) query.add_container(Keyword::list);
  if (list.items.empty()) {
    query.selector = Selector::any;
    return;
  }
  const auto first = trait_of(*list.items.first);
  bool has_language = first.selector == Selector::language;
  bool has_type = first.selector == Selector::type;
  for (const auto* item = list.items.first; item != nullptr; item = item->next) {
    const auto own = trait_of(*item);
    const bool agrees = own.selector == first.selector &&
                        own.wish.direction == first.wish.direction &&
                        same_language(own.wish.value, first.wish.value);
    has_language = has_language && (agrees || item->kind != ItemKind::value);
    has_type = has_type && agrees;
    if (!has_language && !has_type) break;
  }
  query.selector = has_type ? Selector::type : Selector::language;
  query.wish = has_type || has_language ? first.wish : Wish{"@none"};
}

// Step 4.8.
void IriCompaction::describe_graph(const NodeItem& graph_object, Query& query) {
  const bool has_id = graph_object.entries.has(Keyword::id);
  if (graph_object.has_index) query.add_containers(graph, index);
  if (has_id) query.add_containers(graph, Keyword::id);
  query.add_containers(graph);
  query.add_container(set);
  if (!graph_object.has_index) query.add_containers(graph, index);
  if (!has_id) query.add_containers(graph, Keyword::id);
  query.add_containers(index);
  query.selector = Selector::type;
  query.wish = {"@id"};
}

// Step 4.9.1.
void IriCompaction::describe_value(const ValueItem& value, Query& query) {
  const auto trait = trait_of(value);
  const bool has_language = trait.selector == Selector::language && trait.wish.value != "@null";
  if (has_language && value.has_index) return;
  query.selector = trait.selector;
  query.wish = trait.wish;
  if (has_language) query.add_containers(language);
}

// Steps 4.14 to 4.19.
Status IriCompaction::prefer(const ActiveContext& context, const Item* value, Query& query) {
  if (query.selector == Selector::any) {
    query.add_wish({"@none"});
    return done;
  }
  const auto wanted = query.wish;
  const bool is_type = query.selector == Selector::type;
  if (is_type && wanted.value == "@reverse") query.add_wish(wanted);
  const auto* node = value != nullptr && value->kind == ItemKind::node
                         ? static_cast<const NodeItem*>(value)
                         : nullptr;
  if (is_type && (wanted.value == "@id" || wanted.value == "@reverse") && node != nullptr &&
      node->id != nullptr) {
    CAIRN_TRY(const auto term, name(context, node->id->text));
    const auto* definition = context.terms.find(term);
    const bool is_term = definition != nullptr && definition->name.iri != nullptr &&
                         definition->name.iri->text == node->id->text;
    query.add_wish({is_term ? "@vocab" : "@id"});
    query.add_wish({is_term ? "@id" : "@vocab"});
    query.add_wish({"@none"});
  } else {
    query.add_wish(wanted);
    query.add_wish({"@none"});
  }
  query.add_wish({"@any"});
  if (wanted.direction != Direction::unset) query.add_wish({{}, wanted.direction});
  return done;
}

// json-ld11-api#term-selection.
Result<std::string_view> IriCompaction::select(std::span<const InverseContext::Choice> choices,
                                               const Query& query) {
  for (std::size_t i = 0; i < query.containers_size; ++i) {
    CAIRN_CHECK(spend(choices.size()));
    const auto container = query.containers[i];
    const bool has_any = std::any_of(choices.begin(), choices.end(), [&](const auto& choice) {
      return choice.container == container;
    });
    if (!has_any) continue;
    for (std::size_t j = 0; j < query.wishes_size; ++j) {
      CAIRN_CHECK(spend(choices.size()));
      for (const auto& choice : choices)
        if (choice.fits(container, query.selector, query.wishes[j])) return choice.term;
    }
  }
  return std::string_view();
}

// Steps 6 to 8; "" where there is no compact IRI.
Result<std::string_view> IriCompaction::compact(const ActiveContext& context, std::string_view iri,
                                                bool has_value) {
  const auto& inverse = contexts_.inverse(context);
  best_.clear();
  for (const auto* at = inverse.last_prefix(iri); at != nullptr; at = inverse.next_of(at)) {
    CAIRN_CHECK(spend(1));
    const auto suffix = iri.substr(at->iri.size());
    const auto size = at->term.size() + 1 + suffix.size();
    // "//" after the colon would make it an IRI of its own.
    if ((!best_.empty() && size > best_.size()) || suffix.starts_with("//")) continue;
    CAIRN_CHECK(spend(size / 64));
    candidate_.assign(at->term).append(":").append(suffix);
    if (!best_.empty() && size == best_.size() && candidate_ > best_) continue;
    const auto* definition = context.terms.find(candidate_);
    const bool is_free = definition == nullptr || (!has_value && definition->name.iri != nullptr &&
                                                   definition->name.iri->text == iri);
    if (is_free) best_.swap(candidate_);
  }
  if (best_.empty()) return std::string_view();
  CAIRN_CHECK(join(best_.size()));
  return arena_.copy(std::string_view(best_));
}

// Step 9.
Status IriCompaction::check_prefix(const ActiveContext& context, std::string_view iri) const {
  const auto colon = iri.find(':', 1);
  if (colon == std::string_view::npos || iri.substr(colon + 1).starts_with("//")) return done;
  const auto scheme = iri.substr(0, colon);
  const auto* definition = scheme == "_" ? nullptr : context.terms.find(scheme);
  if (definition == nullptr || !definition->is_prefix) return done;
  return fail(ErrorCode::invalid, codes::iri_confused_with_prefix,
              "\"" + std::string(scheme) + "\" is a prefix of the context and the scheme of " +
                  std::string(iri.substr(0, 100)));
}

// Step 10.
Result<std::string_view> IriCompaction::relative(std::string_view base, std::string_view iri) {
  CAIRN_CHECK(join(base.size() + iri.size()));
  return arena_.copy(relative_iri(base, iri));
}

}  // namespace cairn::jsonld
