// SPDX-License-Identifier: Apache-2.0
// Store: the documents a schema is made of, the resources in them with their URIs and anchors, and
// one Node for each schema (json-schema-core#section-8.2, #section-9.4).
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/arena.h"
#include "json_schema/assertion.h"
#include "json_schema/dialect.h"

namespace cairn::json_schema {

class Store {
 public:
  explicit Store(Resolve resolve) : resolve_(std::move(resolve)) {}
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // A whole document found at `uri`; `inherited` holds where it names no meta-schema. The value is
  // copied. Errors: those of Schema::compile.
  Result<Node*> add(const json::Value& document, std::string uri, const Dialect& inherited,
                    MetaCheck check);

  // What a reference in `from` points to. Errors: invalid (to nothing), those of the resolver.
  Result<Node*> target(const Node& from, std::string_view reference);

  // The node of a schema that stands where its draft has one; else null.
  Node* find(const json::Value& schema) const;

  // Nothing is asked for any more.
  void seal() { resolve_ = nullptr; }

 private:
  Result<Dialect> dialect_of(const json::Value& schema, const Dialect& inherited);
  Result<Dialect> dialect_named(std::string_view meta_schema, unsigned depth);
  Result<json::Value> load(std::string_view uri);
  Result<Resource*> resource_at(std::string_view uri, const Dialect& inherited);
  Result<Node*> at_pointer(Resource& resource, std::string_view pointer);

  // Gives schemas below `schema`, and itself, their nodes.
  Result<Node*> index(const json::Value& schema, const Node* parent, std::string tail,
                      Resource* resource);
  Status index_below(const Node& node);
  Result<Resource*> identify(const json::Value& schema, Resource* outer);
  Status name(Node& node);
  Status hold_to_meta_schema(const Node& root) const;

  Resolve resolve_;
  Arena arena_;
  std::deque<json::Value> roots_;
  std::deque<Node> nodes_;
  std::deque<Resource> resources_;
  std::unordered_map<const json::Value*, Node*> by_value_;
  std::map<std::string, Resource*, std::less<>> by_uri_;
  std::size_t documents_ = 0;
  bool mixes_drafts_ = false;  // the document that was added last
};

}  // namespace cairn::json_schema
