// SPDX-License-Identifier: Apache-2.0
// Compiler: from the schemas of a Store to their assertions, beginning at one and following what it
// applies or refers to. What is not reached is not looked at.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "json_schema/compiled.h"

namespace cairn::json_schema {

class Compiler {
 public:
  Compiler(Compiled& compiled, Formats formats) : compiled_(compiled), formats_(formats) {}

  // Errors: those of Schema::compile.
  Status run(Node& root);

 private:
  void compile(Node& node);
  void compile_values(Node& node);
  void compile_type(Node& node);
  void compile_enumeration(Node& node);
  void compile_numbers(Node& node);
  void compile_counts(Node& node, Kind kind, std::string_view least, std::string_view most);
  void compile_required(Node& node);
  void compile_pattern(Node& node);
  void compile_references(Node& node);
  void compile_logic(Node& node);
  void compile_condition(Node& node);
  void compile_dependencies(Node& node);
  void compile_items(Node& node);
  void compile_contains(Node& node);
  void compile_properties(Node& node);
  void compile_unevaluated(Node& node);

  // The keyword's value, or null; of another kind, it is an error.
  const json::Value* get(const Node& node, std::string_view keyword);
  const json::Value* get(const Node& node, std::string_view keyword, json::Kind kind);
  Assertion& put(Node& node, Kind kind, std::string_view keyword);
  const Node* child(const Node& node, std::string_view keyword, const json::Value& schema);
  std::vector<Branch> children(const Node& node, std::string_view keyword);
  std::vector<Branch> named_children(const Node& node, std::string_view keyword);
  std::optional<Pattern> pattern(const Node& node, std::string_view keyword, std::string_view text);
  std::vector<PatternBranch> patterns_of(const Node& node);
  Node* target(const Node& node, std::string_view keyword);
  void want(Node& node);
  void refuse(const Node& node, std::string_view keyword, Error error);
  void refuse(const Node& node, std::string_view keyword, std::string detail);

  Compiled& compiled_;
  Formats formats_;
  std::vector<Node*> waiting_;
  std::size_t pattern_bytes_ = 0;
  std::optional<Error> error_;
};

}  // namespace cairn::json_schema
