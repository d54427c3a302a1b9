// SPDX-License-Identifier: Apache-2.0
// The making of term definitions (json-ld11-api#create-term-definition) for one local context, on
// demand: a definition may use other terms of the same context.
#pragma once
#include <map>
#include <optional>

#include "jsonld/context_processing.h"
#include "jsonld/iri_expansion.h"

namespace cairn::jsonld {

class TermMaker {
 public:
  TermMaker(ContextProcessing& processing, ContextDraft& draft, const json::Value& local,
            const ContextProcessing::Frame& frame);

  // Every term of the local context.
  Status make_all();

  // As a scope of expand_iri: a term is defined when it is asked for. A failure is kept.
  const TermDefinition* find(std::string_view term);
  Keyword alias(std::string_view term);
  std::string_view base() const { return draft_.base; }
  bool has_vocab() const { return draft_.has_vocab; }
  std::string_view vocab() const { return draft_.vocab; }
  Arena& arena() const { return processing_.in_.arena; }
  IriBudget& budget() const { return processing_.in_.iris; }

 private:
  enum class Outcome : std::uint8_t { made, ignored };

  enum class State : std::uint8_t { waiting, in_the_making, made };
  struct Wanted {
    const json::Value* value;
    State state = State::waiting;
  };

  Status make(std::string_view term, Wanted& wanted);
  Status define(std::string_view term, Wanted& wanted);
  Status check_type_term(const json::Value& value) const;
  Result<Outcome> set_name(std::string_view term, Wanted& wanted, const json::Value& entries,
                           TermDefinition& made);
  Result<Outcome> set_reverse(std::string_view term, const json::Value& entries,
                              TermDefinition& made);
  Result<Outcome> set_id(std::string_view term, Wanted& wanted, std::string_view id,
                         TermDefinition& made);
  Status set_implied_name(std::string_view term, Wanted& wanted, TermDefinition& made);
  Status set_protected(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_coercion(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_container(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_index(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_context(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_language(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_nest(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_prefix(std::string_view term, const json::Value& entries, TermDefinition& made);
  Status set_details(std::string_view term, const json::Value& entries, TermDefinition& made);
  Result<Name> expand(std::string_view value);
  bool is_1_0() const { return processing_.is_1_0(); }

  ContextProcessing& processing_;
  ContextDraft& draft_;
  const json::Value& local_;
  const ContextProcessing::Frame& frame_;
  bool is_protected_;
  std::size_t depth_ = 0;                     // definitions waiting for each other
  std::map<std::string_view, Wanted> terms_;  // all of the local context
  std::optional<Error> failure_;
};

}  // namespace cairn::jsonld
