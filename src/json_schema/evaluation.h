// SPDX-License-Identifier: Apache-2.0
// Evaluation: one value held to a compiled schema. Counts its steps, keeps the dynamic scope, and
// marks what of an object or array some schema has looked at, for the unevaluated* keywords.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_schema/compiled.h"

namespace cairn::json_schema {

class Evaluation {
 public:
  explicit Evaluation(const Compiled& compiled) : compiled_(compiled) {}

  // Takes what it needs off `steps_left`, at most what one value may take.
  Result<Outcome> run(const json::Value& value, std::uint64_t& steps_left);

 private:
  // A place in the value: a chain to the root, so that a pointer is only written for a fault.
  struct At {
    const json::Value& value;
    const At* parent = nullptr;
    std::string_view key = {};
    std::size_t index = 0;
  };

  // Which items or members were looked at (json-schema-core#section-7.7.1).
  class Marks {
   public:
    void add(std::size_t index, std::size_t size) {
      if (marked_.size() < size) marked_.resize(size);
      marked_[index] = true;
    }
    void add(const Marks& others);
    std::size_t size() const { return marked_.size(); }
    bool has(std::size_t index) const { return index < marked_.size() && marked_[index]; }

   private:
    std::vector<bool> marked_;
  };

  // What a schema is held against, and where results go. `marks`: null where nobody asks.
  // `outcome`: null where only yes or no is asked, so that the first fault ends it.
  struct Look {
    const Node& node;
    const At& at;
    Marks* marks;
    Outcome* outcome;
  };

  bool apply(const Node& node, const At& at, Marks* marks, Outcome* outcome);
  bool apply_all(const Node& node, const At& at, Marks* marks, Outcome* outcome);
  bool holds(const Assertion& assertion, const Look& look);

  bool type(const Assertion& assertion, const Look& look);
  bool constant(const Assertion& assertion, const Look& look);
  bool enumeration(const Assertion& assertion, const Look& look);
  bool bound(const Assertion& assertion, const Look& look);
  bool length(const Assertion& assertion, const Look& look);
  bool pattern(const Assertion& assertion, const Look& look);
  bool format(const Assertion& assertion, const Look& look);
  bool count(const Assertion& assertion, const Look& look, std::uint64_t size,
             std::string_view things);
  bool unique_items(const Assertion& assertion, const Look& look);

  bool reference(const Node& target, const Look& look);
  const Node& dynamic_target(const Assertion& assertion) const;
  bool all_of(const Assertion& assertion, const Look& look);
  std::size_t fitting(const Assertion& assertion, const Look& look, std::size_t most, Marks& marks);
  bool any_of(const Assertion& assertion, const Look& look);
  bool one_of(const Assertion& assertion, const Look& look);
  bool negation(const Assertion& assertion, const Look& look);
  bool condition(const Assertion& assertion, const Look& look);

  bool items(const Assertion& assertion, const Look& look);
  bool contains(const Assertion& assertion, const Look& look);
  bool unevaluated_items(const Assertion& assertion, const Look& look);

  bool required(const Assertion& assertion, const Look& look);
  bool dependent_required(const Assertion& assertion, const Look& look);
  bool lacks_any(const Assertion& assertion, const Look& look, const json::Value& names,
                 std::string_view because);
  bool dependent_schemas(const Assertion& assertion, const Look& look);
  bool property_names(const Assertion& assertion, const Look& look);
  bool properties(const Assertion& assertion, const Look& look);
  std::optional<bool> property(const Assertion& assertion, const Look& look, const At& member);
  bool unevaluated_properties(const Assertion& assertion, const Look& look);

  // Always false: what `look` is about differs from what `keyword` demands.
  bool fault(const Look& look, std::string_view keyword, std::string sentence);
  static void add(Outcome& outcome, Fault fault, std::size_t faults_max);
  static std::string path_of(const At& at);

  // Takes steps; false once there are none left, or evaluation has stopped for another reason.
  bool spend(std::uint64_t steps);
  void stop(ErrorCode code, std::string why, const At* at = nullptr);

  struct Reference {
    const Node* target;
    const json::Value* value;
  };

  const Compiled& compiled_;
  std::uint64_t steps_left_ = 0;
  std::size_t depth_ = 0;
  std::vector<const Resource*> scope_;  // outermost first
  std::vector<Reference> followed_;     // and not yet returned from
  std::optional<Error> stopped_;
};

}  // namespace cairn::json_schema
