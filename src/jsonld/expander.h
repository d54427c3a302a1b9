// SPDX-License-Identifier: Apache-2.0
// The expansion algorithm (json-ld11-api#expansion-algorithm): a document becomes the tree of
// expanded.h. On this path what is made lives in arenas, and a failure is a false result with the
// error kept aside, because a Result for each of a document's values would cost more than the
// value.
#pragma once
#include <optional>

#include "jsonld/context_cache.h"
#include "jsonld/expanded.h"
#include "jsonld/iri_expansion.h"

namespace cairn::jsonld {

// Where in the document we are; innermost first.
struct Place {
  const Place* outer = nullptr;
  const std::string_view* key = nullptr;  // nullptr: an element of an array
  std::size_t index = 0;
};

// What the value being expanded is the value of.
struct Active {
  enum class Role : std::uint8_t { none, graph, reverse, term };
  Role role = Role::none;
  std::string_view key = {};
  const TermDefinition* definition = nullptr;
  bool is_free_floating() const { return role == Role::none || role == Role::graph; }
  KeywordSet container() const { return definition ? definition->container : KeywordSet(); }
};

class Expander {
 public:
  Expander(ContextCache& contexts, const Options& options, Arena& arena)
      : contexts_(contexts), options_(options), arena_(arena), iris_(contexts.iris()) {}

  // Errors: as Processor's, with the place in the document.
  Result<ItemList> run(const ActiveContext& context, const json::Value& document);

 private:
  enum class FromMap : std::uint8_t { no, yes };

  // Nothing (null), one item, or a list of items even if short: which of them matters to
  // containers.
  enum class Shape : std::uint8_t { nothing, one, many };
  struct Expanded {
    ItemList items;
    Shape shape = Shape::nothing;
  };

  // An entry whose objects are read as if their entries stood beside it
  // (json-ld11#nested-properties).
  struct Nested {
    std::string_view key;
    json::Value value;
    const Nested* next;
  };

  // One object on its way to becoming an item.
  struct Draft {
    const ActiveContext* context;
    const ActiveContext* type_scoped;  // names of types are looked up here
    const Active& active;
    const Place& place;
    NodeItem* node;
    KeywordSet read;  // keywords that had an entry in the object…
    KeywordSet seen;  // …and those that have one in the result
    bool is_json = false;
    bool has_json_type = false;  // among others
    bool is_type_array = false;
    Direction direction = Direction::unset;
    std::string_view language;
    json::Value value;
    Expanded content;                // of @list or @set
    const Nested* nested = nullptr;  // still to be read
  };

  bool expand(const ActiveContext* context, const Active& active, const json::Value& element,
              FromMap from_map, const Place& place, Expanded& out);
  bool expand_scalar(const ActiveContext* context, const Active& active, const json::Value& value,
                     const Place& place, Expanded& out);
  bool expand_array(const ActiveContext* context, const Active& active, const json::Value& array,
                    FromMap from_map, const Place& place, Expanded& out);
  bool expand_object(const ActiveContext* context, const Active& active, const json::Value& object,
                     FromMap from_map, const Place& place, Expanded& out);
  Item* expand_value(const ActiveContext& context, const TermDefinition* definition,
                     const json::Value& value, const Place& place);
  Item* expand_reference(const ActiveContext& context, std::string_view value, NameUse use,
                         const Place& place);

  // Contexts.
  const ActiveContext* enter_object(const ActiveContext* context, const Active& active,
                                    const json::Value& object, FromMap from_map,
                                    const Place& place);
  const ActiveContext* leave_type_scope(const ActiveContext* context, const json::Value& object);
  const ActiveContext* enter_scope(const ActiveContext* context, const TermDefinition* definition,
                                   Scope scope, const Place& place);
  const ActiveContext* enter_local(const ActiveContext* context, const json::Value& object,
                                   const Place& place);
  bool enter_types(Draft& draft, const json::Value& object);
  bool enter_type_values(Draft& draft, const json::Value& types);

  // Entries.
  bool expand_entries(Draft& draft, const json::Value& object, const Place& place);
  bool expand_nested(Draft& draft, const Place& place);
  bool expand_keyword(Draft& draft, Keyword keyword, const json::Value& value, const Place& place);
  bool expand_property(Draft& draft, std::string_view key, const TermDefinition* definition,
                       const Iri* iri, const json::Value& value, const Place& place);
  bool wrap_in_containers(KeywordSet container, Expanded& values, const Place& place);
  Item* wrap_in_graph(Item* item, const Place& place);
  bool check_reversible(const ItemList& values, const Place& place);

  // Keywords.
  bool read_id(Draft& draft, const json::Value& value, const Place& place);
  bool read_types(Draft& draft, const json::Value& value, const Place& place);
  bool read_graph(Draft& draft, const json::Value& value, const Place& place);
  bool read_included(Draft& draft, const json::Value& value, const Place& place);
  bool read_value(Draft& draft, const json::Value& value, const Place& place);
  bool read_language(Draft& draft, const json::Value& value, const Place& place);
  bool read_content(Draft& draft, Keyword keyword, const json::Value& value, const Place& place);
  bool read_reverse(Draft& draft, const json::Value& value, const Place& place);

  // Maps (step 13.7 and 13.8).
  bool expand_language_map(const Draft& draft, const TermDefinition& definition,
                           const json::Value& map, const Place& place, Expanded& out);
  bool expand_map(const Draft& draft, std::string_view key, const TermDefinition& definition,
                  const json::Value& map, const Place& place, Expanded& out);
  bool label_item(const Draft& draft, const TermDefinition& definition, std::string_view index,
                  const Name& name, Item*& item, const Place& place);
  bool add_index_property(const Draft& draft, std::string_view index_key, std::string_view index,
                          Item* item, const Place& place);
  bool check_none(std::string_view key, const Place& place);
  void prepend_type(NodeItem& node, const Iri* type);

  // What has been collected becomes an item, or nothing (steps 15 to 19).
  bool finish(Draft& draft, Expanded& out);
  bool finish_value(Draft& draft, Expanded& out);
  bool finish_content(Draft& draft, Expanded& out);
  bool finish_node(Draft& draft, Expanded& out);
  bool check_named(const NodeItem& node, const Place& place);

  Name expand_name(const ActiveContext& context, std::string_view text, NameUse use) const {
    ContextScope scope(context, arena_, iris_);
    return expand_iri(scope, text, use);
  }
  const Iri* iri_of(const Name& name) const;
  // Whether nothing of what was `written` remains in RDF: it is no IRI, or only a context makes it
  // a blank node, whose label does not count.
  static bool is_lost(const Name& name, std::string_view written) {
    if (name.iri == nullptr || name.iri->kind == IriKind::relative) return true;
    return name.iri->kind == IriKind::blank && !written.starts_with("_:");
  }
  bool is_safe() const { return options_.mode == Mode::safe; }
  bool is_1_0() const { return options_.processing == ProcessingMode::json_ld_1_0; }
  bool check_language(std::string_view language, const Place& place);

  // Each keeps the error and returns false; drop() only in safe mode.
  bool refuse(const char* code, std::string_view detail, const Place& place);
  bool drop(std::string_view what, std::string_view name, const Place& place);
  bool fail_with(Error error, const Place& place);

  ContextCache& contexts_;
  const Options& options_;
  Arena& arena_;
  IriBudget& iris_;
  std::optional<Error> error_;
};

}  // namespace cairn::jsonld
