// SPDX-License-Identifier: Apache-2.0
#include "jsonld/term_maker.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "jsonld/errors.h"
#include "jsonld/term_keywords.h"

namespace cairn::jsonld {
namespace {

Error refuse(const char* code, std::string_view term) {
  return fail(ErrorCode::invalid, code, "the definition of \"" + std::string(term) + "\"");
}

bool is_iri_or_blank(const Name& name) {
  return name.iri != nullptr && (has_scheme(name.iri->text) || name.iri->kind == IriKind::blank);
}

bool is_too_long(const Iri* iri) {
  return iri != nullptr && iri->text.size() > limits::iri_bytes_max;
}

bool ends_in_delimiter(std::string_view iri) {  // RFC 3986 gen-delims
  return !iri.empty() && std::string_view(":/?#[]@").find(iri.back()) != std::string_view::npos;
}

bool has_inner_colon(std::string_view term) {
  const auto colon = term.find(':', 1);
  return colon != std::string_view::npos && colon + 1 < term.size();
}

}  // namespace

TermMaker::TermMaker(ContextProcessing& processing, ContextDraft& draft, const json::Value& local,
                     const ContextProcessing::Frame& frame)
    : processing_(processing),
      draft_(draft),
      local_(local),
      frame_(frame),
      is_protected_(local["@protected"].as_boolean()) {
  for (const auto& [term, value] : local.members())
    if (!is_context_entry(term)) terms_.emplace(term, Wanted{&value});
}

Status TermMaker::make_all() {
  for (const auto& member : local_.members())
    if (const auto wanted = terms_.find(member.key); wanted != terms_.end())
      CAIRN_CHECK(make(wanted->first, wanted->second));
  return done;
}

const TermDefinition* TermMaker::find(std::string_view term) {
  if (const auto wanted = terms_.find(term); wanted != terms_.end())
    if (auto made = make(wanted->first, wanted->second); !made.ok() && !failure_)
      failure_ = std::move(made).error();
  return draft_.find(term);
}

Keyword TermMaker::alias(std::string_view term) {
  const auto* definition = find(term);
  return definition == nullptr ? Keyword::none : definition->name.keyword;
}

Result<Name> TermMaker::expand(std::string_view value) {
  const auto name = expand_iri(*this, value, NameUse::property);
  if (failure_) return *failure_;
  return name;
}

// Steps 1 to 5.
Status TermMaker::make(std::string_view term, Wanted& wanted) {
  if (wanted.state == State::made) return done;
  if (wanted.state == State::in_the_making) return refuse(codes::cyclic_iri_mapping, term);
  if (depth_ == limits::context_chain_max)
    return fail(ErrorCode::too_large, codes::context_overflow, "terms that need too many others");
  if (term.empty()) return refuse(codes::invalid_term_definition, term);
  if (term == "@type") {
    CAIRN_CHECK(check_type_term(*wanted.value));
  } else if (keyword_of(term) != Keyword::none) {
    return refuse(codes::keyword_redefinition, term);
  } else if (has_keyword_form(term)) {
    return done;
  }
  wanted.state = State::in_the_making;
  ++depth_;
  CAIRN_CHECK(define(term, wanted));
  --depth_;
  wanted.state = State::made;
  return done;
}

// Step 4.
Status TermMaker::check_type_term(const json::Value& value) const {
  const bool is_known =
      !is_1_0() && value.size() != 0 &&
      std::all_of(value.members().begin(), value.members().end(), [](auto& m) {
        return m.key == "@protected" || (m.key == "@container" && m.value.as_string() == "@set");
      });
  return is_known ? Status(done) : refuse(codes::keyword_redefinition, "@type");
}

// Steps 6 to 28.
Status TermMaker::define(std::string_view term, Wanted& wanted) {
  const auto& value = *wanted.value;
  const auto* previous = draft_.find(term);
  if (!value.is_object() && !value.is_string() && !value.is_null())
    return refuse(codes::invalid_term_definition, term);
  const json::Member id{"@id", value};
  const auto entries = value.is_object() ? value : json::Value::object({&id, 1});
  draft_.remove(term);
  TermDefinition made;
  made.is_permanent = processing_.in_.is_permanent;
  made.is_protected = is_protected_;
  CAIRN_CHECK(set_protected(term, entries, made));
  CAIRN_CHECK(set_coercion(term, entries, made));
  CAIRN_TRY(const auto outcome, set_name(term, wanted, entries, made));
  if (is_too_long(made.name.iri) || is_too_long(made.datatype)) return too_long_iris();
  const bool must_stay =
      previous != nullptr && previous->is_protected && frame_.overriding == Override::refuse;
  if (outcome == Outcome::ignored) {
    if (must_stay) draft_.set(term, previous);
    return done;
  }
  CAIRN_CHECK(set_details(term, entries, made));
  if (must_stay) {
    if (!same_meaning(made, *previous)) return refuse(codes::protected_term_redefinition, term);
    made = *previous;
  }
  made.set_plain();
  draft_.set(term, arena().make<TermDefinition>(made));
  return done;
}

// Steps 19 to 26. For reverse properties the algorithm's text stops short of them, its tests do
// not.
Status TermMaker::set_details(std::string_view term, const json::Value& entries,
                              TermDefinition& made) {
  if (!made.is_reverse) CAIRN_CHECK(set_container(term, entries, made));
  CAIRN_CHECK(set_index(term, entries, made));
  CAIRN_CHECK(set_context(term, entries, made));
  CAIRN_CHECK(set_language(term, entries, made));
  CAIRN_CHECK(set_nest(term, entries, made));
  CAIRN_CHECK(set_prefix(term, entries, made));
  for (const auto& entry : entries.members())
    if (!is_definition_entry(entry.key)) return refuse(codes::invalid_term_definition, term);
  return done;
}

// Step 11.
Status TermMaker::set_protected(std::string_view term, const json::Value& entries,
                                TermDefinition& made) {
  const auto* value = entries.find("@protected");
  if (value == nullptr) return done;
  if (is_1_0()) return refuse(codes::invalid_term_definition, term);
  if (!value->is_boolean()) return refuse(codes::invalid_protected_value, term);
  made.is_protected = value->as_boolean();
  return done;
}

// Step 12.
Status TermMaker::set_coercion(std::string_view term, const json::Value& entries,
                               TermDefinition& made) {
  const auto* type = entries.find("@type");
  if (type == nullptr) return done;
  if (!type->is_string()) return refuse(codes::invalid_type_mapping, term);
  CAIRN_TRY(const auto name, expand(type->as_string()));
  switch (name.keyword) {
    case Keyword::id: made.coercion = Coercion::id; return done;
    case Keyword::vocab: made.coercion = Coercion::vocab; return done;
    case Keyword::json: made.coercion = Coercion::json; break;
    case Keyword::none_value: made.coercion = Coercion::none_value; break;
    default:
      if (name.iri == nullptr || !has_scheme(name.iri->text))
        return refuse(codes::invalid_type_mapping, term);
      made.coercion = Coercion::datatype;
      made.datatype = name.iri;
      return done;
  }
  return is_1_0() ? refuse(codes::invalid_type_mapping, term) : Status(done);
}

// Steps 13 to 18.
Result<TermMaker::Outcome> TermMaker::set_name(std::string_view term, Wanted& wanted,
                                               const json::Value& entries, TermDefinition& made) {
  if (entries.contains("@reverse")) return set_reverse(term, entries, made);
  const auto* id = entries.find("@id");
  if (id != nullptr && id->is_null()) return Outcome::made;  // retained, so that it maps to nothing
  if (id != nullptr && !id->is_string()) return refuse(codes::invalid_iri_mapping, term);
  if (id != nullptr && id->as_string() != term) return set_id(term, wanted, id->as_string(), made);
  CAIRN_CHECK(set_implied_name(term, wanted, made));
  return Outcome::made;
}

// Step 13.
Result<TermMaker::Outcome> TermMaker::set_reverse(std::string_view term, const json::Value& entries,
                                                  TermDefinition& made) {
  if (entries.contains("@id") || entries.contains("@nest"))
    return refuse(codes::invalid_reverse_property, term);
  const auto reverse = entries["@reverse"];
  if (!reverse.is_string()) return refuse(codes::invalid_iri_mapping, term);
  if (has_keyword_form(reverse.as_string())) return Outcome::ignored;
  CAIRN_TRY(made.name, expand(reverse.as_string()));
  if (!is_iri_or_blank(made.name)) return refuse(codes::invalid_iri_mapping, term);
  if (const auto* container = entries.find("@container"); container && !container->is_null()) {
    const auto keyword = keyword_of(container->as_string());
    if (keyword != Keyword::set && keyword != Keyword::index)
      return refuse(codes::invalid_reverse_property, term);
    made.container.add(keyword);
  }
  made.is_reverse = true;
  return Outcome::made;
}

// Step 14.2.
Result<TermMaker::Outcome> TermMaker::set_id(std::string_view term, Wanted& wanted,
                                             std::string_view id, TermDefinition& made) {
  if (keyword_of(id) == Keyword::none && has_keyword_form(id)) return Outcome::ignored;
  CAIRN_TRY(made.name, expand(id));
  if (made.name.keyword == Keyword::context) return refuse(codes::invalid_keyword_alias, term);
  if (made.name.keyword == Keyword::none && !is_iri_or_blank(made.name))
    return refuse(codes::invalid_iri_mapping, term);
  const bool is_plain =
      term.find(':') == std::string_view::npos && term.find('/') == std::string_view::npos;
  if (has_inner_colon(term) || term.find('/') != std::string_view::npos) {
    wanted.state = State::made;
    CAIRN_TRY(const auto own, expand(term));
    const bool agrees =
        own.iri != nullptr && made.name.iri != nullptr && own.iri->text == made.name.iri->text;
    if (!agrees) return refuse(codes::invalid_iri_mapping, term);
  }
  made.is_prefix =
      is_plain && wanted.value->is_string() && made.name.iri != nullptr &&
      (ends_in_delimiter(made.name.iri->text) || made.name.iri->kind == IriKind::blank);
  return Outcome::made;
}

// Steps 15 to 18.
Status TermMaker::set_implied_name(std::string_view term, Wanted& wanted, TermDefinition& made) {
  if (const auto colon = term.find(':', 1); colon != std::string_view::npos) {
    const auto* prefix = find(term.substr(0, colon));
    if (failure_) return *failure_;
    const bool is_compact = prefix != nullptr && prefix->name.iri != nullptr;
    made.name = is_compact
                    ? join_iri(prefix->name.iri->text, term.substr(colon + 1), arena(), budget())
                    : Name{.iri = make_iri(term, arena())};
    return done;
  }
  if (term.find('/') != std::string_view::npos) {
    wanted.state = State::made;
    CAIRN_TRY(made.name, expand(term));
    return is_iri_or_blank(made.name) ? Status(done) : refuse(codes::invalid_iri_mapping, term);
  }
  if (term == "@type") {
    made.name.keyword = Keyword::type;
    return done;
  }
  if (!draft_.has_vocab) return refuse(codes::invalid_iri_mapping, term);
  made.name = join_iri(draft_.vocab, term, arena(), budget());
  return done;
}

// Step 19.
Status TermMaker::set_container(std::string_view term, const json::Value& entries,
                                TermDefinition& made) {
  const auto* container = entries.find("@container");
  if (container == nullptr) return done;
  const auto names = json::as_list(*container);
  for (const auto& name : names) {
    const auto keyword = keyword_of(name.as_string());
    if (keyword == Keyword::none || made.container.has(keyword))
      return refuse(codes::invalid_container_mapping, term);
    made.container.add(keyword);
  }
  constexpr auto new_in_1_1 = KeywordSet::of(Keyword::graph, Keyword::id, Keyword::type);
  const bool is_new = container->is_array() || made.container.has_any(new_in_1_1);
  if (names.empty() || !is_container(made.container, names.size()) || (is_1_0() && is_new))
    return refuse(codes::invalid_container_mapping, term);
  if (!made.container.has(Keyword::type)) return done;
  if (made.coercion == Coercion::none) made.coercion = Coercion::id;
  if (made.coercion != Coercion::id && made.coercion != Coercion::vocab)
    return refuse(codes::invalid_type_mapping, term);
  return done;
}

// Step 20.
Status TermMaker::set_index(std::string_view term, const json::Value& entries,
                            TermDefinition& made) {
  const auto* index = entries.find("@index");
  if (index == nullptr) return done;
  if (is_1_0() || !made.container.has(Keyword::index) || !index->is_string())
    return refuse(codes::invalid_term_definition, term);
  CAIRN_TRY(const auto name, expand(index->as_string()));
  if (name.iri == nullptr || !has_scheme(name.iri->text))
    return refuse(codes::invalid_term_definition, term);
  made.index = index->as_string();
  return done;
}

// Step 21. The scoped context is worked out here only to see that it is valid.
Status TermMaker::set_context(std::string_view term, const json::Value& entries,
                              TermDefinition& made) {
  const auto* context = entries.find("@context");
  if (context == nullptr) return done;
  if (is_1_0()) return refuse(codes::invalid_term_definition, term);
  CAIRN_CHECK(processing_.spend_copying(draft_.changes()));
  ContextDraft trial(draft_);
  auto tried = processing_.process(trial, *context,
                                   {.base_url = frame_.base_url,
                                    .remote = frame_.remote,
                                    .overriding = Override::allow,
                                    .validate_scoped = false});
  if (!tried.ok()) {
    if (tried.error().code == ErrorCode::invalid)
      tried.error().where = codes::invalid_scoped_context;
    return tried;
  }
  made.context = context;
  made.context_base = frame_.base_url;
  return done;
}

// Steps 22 and 23.
Status TermMaker::set_language(std::string_view term, const json::Value& entries,
                               TermDefinition& made) {
  if (entries.contains("@type")) return done;
  if (const auto* language = entries.find("@language")) {
    if (!language->is_null() && !language->is_string())
      return refuse(codes::invalid_language_mapping, term);
    made.has_language = true;
    CAIRN_TRY(made.language, make_language(language->as_string(), arena()));
  }
  if (const auto* direction = entries.find("@direction")) {
    made.direction = read_direction(*direction);
    if (made.direction == Direction::unset) return refuse(codes::invalid_base_direction, term);
  }
  return done;
}

// Step 24.
Status TermMaker::set_nest(std::string_view term, const json::Value& entries,
                           TermDefinition& made) {
  const auto* nest = entries.find("@nest");
  if (nest == nullptr) return done;
  if (is_1_0()) return refuse(codes::invalid_term_definition, term);
  const auto keyword = keyword_of(nest->as_string());
  if (!nest->is_string() || (keyword != Keyword::none && keyword != Keyword::nest))
    return refuse(codes::invalid_nest_value, term);
  made.has_nest = true;
  made.nest = nest->as_string();
  return done;
}

// Step 25.
Status TermMaker::set_prefix(std::string_view term, const json::Value& entries,
                             TermDefinition& made) {
  const auto* prefix = entries.find("@prefix");
  if (prefix == nullptr) return done;
  if (is_1_0() || term.find_first_of(":/") != std::string_view::npos)
    return refuse(codes::invalid_term_definition, term);
  if (!prefix->is_boolean()) return refuse(codes::invalid_prefix_value, term);
  made.is_prefix = prefix->as_boolean();
  if (made.is_prefix && made.name.keyword != Keyword::none)
    return refuse(codes::invalid_term_definition, term);
  return done;
}

}  // namespace cairn::jsonld
