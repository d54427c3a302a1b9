// SPDX-License-Identifier: Apache-2.0
#include "json_schema/store.h"

#include "base/uri.h"
#include "encoding/percent.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/pointer.h"
#include "json_schema/subschemas.h"

namespace cairn::json_schema {
namespace {

constexpr const char* where = "json-schema-core#section-8";
constexpr unsigned meta_schemas_max = 8;  // each described by the next

std::string_view before_fragment(std::string_view uri) { return uri.substr(0, uri.find('#')); }
std::string_view before_fragment(std::string&& uri) = delete;  // nothing would be left to view
std::string without_fragment(std::string uri) {
  uri.resize(before_fragment(uri).size());
  return uri;
}
std::string_view fragment_of(std::string_view uri) {
  const auto at = uri.find('#');
  return at == std::string_view::npos ? std::string_view() : uri.substr(at + 1);
}

Error wrong(std::string detail, ErrorCode code = ErrorCode::invalid) {
  return fail(code, where, std::move(detail));
}

// Beside a `$ref`, draft-07 has no other keyword.
bool is_only_reference(const json::Value& schema, const Dialect& dialect) {
  return dialect.draft() == Draft::draft_07 && schema.contains("$ref");
}

}  // namespace

std::string location_of(const Node& node, std::string_view keyword) {
  std::string path;
  const auto* at = &node;
  for (; at->parent != nullptr && at->resource->root != at; at = at->parent) path = at->tail + path;
  auto location = at->resource->uri + "#" + path;
  if (!keyword.empty()) location.append("/").append(keyword);
  return location;
}

Node* Store::find(const json::Value& schema) const {
  const auto found = by_value_.find(&schema);
  return found == by_value_.end() ? nullptr : found->second;
}

Result<json::Value> Store::load(std::string_view uri) {
  if (++documents_ > limits::schema_documents_max)
    return wrong("it refers to more schemas than allowed", ErrorCode::too_large);
  if (const auto text = meta_schema_text(uri); !text.empty()) return json::parse(text, arena_);
  if (!resolve_)
    return wrong("the schema " + std::string(uri) + " that it refers to is not at hand",
                 ErrorCode::not_found);
  CAIRN_TRY(const auto text, resolve_(uri));
  return json::parse(text, arena_);
}

Result<Dialect> Store::dialect_of(const json::Value& schema, const Dialect& inherited) {
  const auto* meta_schema = schema.find("$schema");
  if (meta_schema == nullptr) return inherited;
  if (!meta_schema->is_string()) return wrong("$schema must be a string");
  return dialect_named(meta_schema->as_string(), 0);
}

Result<Dialect> Store::dialect_named(std::string_view meta_schema, unsigned depth) {
  if (const auto draft = draft_of(meta_schema)) return Dialect(*draft);
  if (meta_schema.find("://json-schema.org/") != std::string_view::npos)
    return wrong(std::string(meta_schema)
                     .append(" is a draft not known here: 2020-12, 2019-09 and draft-07 are"),
                 ErrorCode::unsupported);
  if (depth >= meta_schemas_max) return wrong("its meta-schemas have no end");
  CAIRN_TRY(const auto document, load(before_fragment(meta_schema)));
  const auto next = document.string_at("$schema");
  if (next.empty()) return Dialect();
  CAIRN_TRY(const auto dialect, dialect_named(next, depth + 1));
  const auto* vocabularies = document.find("$vocabulary");
  return vocabularies ? Dialect::of(dialect.draft(), *vocabularies) : Result<Dialect>(dialect);
}

Result<Node*> Store::add(const json::Value& document, std::string uri, const Dialect& inherited,
                         MetaCheck check) {
  roots_.push_back(json::Builder(arena_).copy(document));
  const auto& root = roots_.back();
  mixes_drafts_ = false;
  CAIRN_TRY(const auto dialect, dialect_of(root, inherited));
  if (const auto own = without_fragment(resolve_uri(uri, root.string_at("$id"))); own != uri)
    if (const auto known = by_uri_.find(own); known != by_uri_.end()) {  // under another address
      by_uri_.emplace(std::move(uri), known->second);
      return known->second->root;
    }
  resources_.push_back({.uri = uri, .dialect = dialect});
  auto& resource = resources_.back();
  by_uri_.emplace(std::move(uri), &resource);
  CAIRN_TRY(auto* node, index(root, nullptr, "", &resource));
  resource.root = node;
  if (check == MetaCheck::yes && !mixes_drafts_) CAIRN_CHECK(hold_to_meta_schema(*node));
  return node;
}

Status Store::hold_to_meta_schema(const Node& root) const {
  const auto& resource = *root.resource;
  CAIRN_TRY(const auto outcome, meta_schema(resource.dialect.draft()).check(*root.value));
  if (outcome.is_valid()) return done;
  const auto& fault = outcome.faults.front();
  return fail(ErrorCode::invalid, where, "it is not a schema: " + fault.sentence,
              resource.uri + "#" + fault.path);
}

Result<Node*> Store::index(const json::Value& schema, const Node* parent, std::string tail,
                           Resource* resource) {
  if (auto* known = find(schema)) return known;
  nodes_.push_back({.value = &schema, .parent = parent, .tail = std::move(tail)});
  auto& node = nodes_.back();
  by_value_.emplace(&schema, &node);
  CAIRN_TRY(node.resource, identify(schema, resource));
  if (node.resource->root == nullptr) node.resource->root = &node;
  CAIRN_CHECK(name(node));
  CAIRN_CHECK(index_below(node));
  return &node;
}

Status Store::index_below(const Node& node) {
  return for_each_subschema(*node.value, node.resource->dialect.draft(),
                            [&](const json::Value& schema, std::string tail) -> Status {
                              CAIRN_CHECK(index(schema, &node, std::move(tail), node.resource));
                              return done;
                            });
}

Result<Resource*> Store::identify(const json::Value& schema, Resource* outer) {
  const auto* id = schema.find("$id");
  if (id == nullptr) return outer;
  // The dialect of a document's root is known already.
  CAIRN_TRY(const auto dialect, outer->root == nullptr ? Result<Dialect>(outer->dialect)
                                                       : dialect_of(schema, outer->dialect));
  if (is_only_reference(schema, dialect)) return outer;
  if (!id->is_string()) return wrong("$id must be a string");
  const auto text = id->as_string();
  if (dialect.draft() == Draft::draft_07) {
    if (text.starts_with('#')) return outer;  // an anchor
  } else if (!fragment_of(text).empty()) {
    return wrong("$id must not have a fragment: " + std::string(text));
  }
  auto uri = without_fragment(resolve_uri(outer->uri, text));
  if (outer->root == nullptr && outer->uri == uri) return outer;
  if (by_uri_.contains(uri)) return wrong("two schemas call themselves " + uri);
  if (dialect.draft() != outer->dialect.draft()) mixes_drafts_ = true;
  resources_.push_back({.uri = uri, .dialect = dialect});
  by_uri_.emplace(std::move(uri), &resources_.back());
  return &resources_.back();
}

Status Store::name(Node& node) {
  const auto& schema = *node.value;
  auto& resource = *node.resource;
  const auto draft = resource.dialect.draft();
  const auto claim = [&](auto& names, std::string_view name) -> Status {
    if (!names.emplace(std::string(name), &node).second)
      return wrong("two schemas have the anchor " + std::string(name));
    return done;
  };
  if (draft == Draft::draft_07) {
    const auto anchor = fragment_of(schema.string_at("$id"));
    return anchor.empty() || is_only_reference(schema, resource.dialect)
               ? Status(done)
               : claim(resource.anchors, anchor);
  }
  const auto anchor = schema.string_at("$anchor");
  if (!anchor.empty()) CAIRN_CHECK(claim(resource.anchors, anchor));
  if (draft == Draft::draft_2019_09) {
    if (resource.root == &node && schema["$recursiveAnchor"].as_boolean())
      resource.is_recursive = true;
    return done;
  }
  const auto dynamic_anchor = schema.string_at("$dynamicAnchor");
  if (dynamic_anchor.empty()) return done;
  CAIRN_CHECK(claim(resource.dynamic_anchors, dynamic_anchor));
  return dynamic_anchor == anchor ? Status(done) : claim(resource.anchors, dynamic_anchor);
}

Result<Resource*> Store::resource_at(std::string_view uri, const Dialect& inherited) {
  auto known = by_uri_.find(uri);
  if (known == by_uri_.end()) {
    CAIRN_TRY(const auto document, load(uri));
    const bool is_ours = !meta_schema_text(uri).empty();
    CAIRN_TRY(const auto* root,
              add(document, std::string(uri), inherited, is_ours ? MetaCheck::no : MetaCheck::yes));
    return root->resource;
  }
  // Where a document lies and what it calls itself may differ.
  return known->second->root->resource;
}

Result<Node*> Store::at_pointer(Resource& resource, std::string_view pointer) {
  const auto* node = resource.root;
  const auto* value = node->value;
  std::string tail;
  const auto nothing = [&] {
    return wrong("it refers to nothing: " + resource.uri + "#" + std::string(pointer));
  };
  const auto tokens = json::pointer_tokens(pointer);
  if (!tokens) return nothing();
  for (const auto& token : *tokens) {
    value = json::child_of(*value, token);
    if (value == nullptr) return nothing();
    tail += json::pointer_token(token);
    if (const auto* known = find(*value)) {
      node = known;
      tail.clear();
    }
  }
  return tail.empty() ? find(*value) : index(*value, node, std::move(tail), node->resource);
}

Result<Node*> Store::target(const Node& from, std::string_view reference) {
  const auto uri = resolve_uri(from.resource->uri, reference);
  CAIRN_TRY(auto* resource, resource_at(before_fragment(uri), from.resource->dialect));
  const auto fragment = encoding::percent_decoded(fragment_of(uri));
  if (fragment.empty()) return resource->root;
  if (fragment.front() == '/') return at_pointer(*resource, fragment);
  const auto anchor = resource->anchors.find(fragment);
  if (anchor == resource->anchors.end()) return wrong("it refers to nothing: " + uri);
  return anchor->second;
}

}  // namespace cairn::json_schema
