// SPDX-License-Identifier: Apache-2.0
// Whether safe mode would let a document through, found out by looking its names up, for documents
// of the usual shape: plain terms, types and ids under the contexts that their @context, their
// terms and their types bring. Whatever is unusual is left to expansion.
#pragma once
#include "jsonld/context_cache.h"

namespace cairn::jsonld {

class TermWalk {
 public:
  explicit TermWalk(ContextCache& contexts) : contexts_(contexts) {}

  // True: expansion in safe mode succeeds, without a base and as JSON-LD 1.1. False: ask it. Linear
  // in the size of the document; allocates nothing once its contexts are known.
  bool covers(const ActiveContext& initial, const json::Value& document);

  // The first member of `document` itself, not of what it holds, that no context defines but a
  // catch-all vocabulary (@vocab) gives a name; "" where there is none.
  std::string_view undefined_member(const ActiveContext& initial, const json::Value& document);

 private:
  // One object: the context it is read under, and the entry that holds its types.
  struct Node {
    const ActiveContext* context;
    const json::Member* types = nullptr;
    bool is_outermost = false;
  };

  bool walk_object(const ActiveContext* context, const TermDefinition& definition,
                   const json::Value& object);
  bool walk_entries(const Node& node, const json::Value& object);
  bool walk_property(const ActiveContext& context, std::string_view key,
                     const TermDefinition& definition, const json::Value& value);
  bool walk_value(const ActiveContext& context, std::string_view key,
                  const TermDefinition& definition, const json::Value& value);
  const ActiveContext* enter_known_types(const ActiveContext& context, const json::Value& object);
  bool enter_types(Node& node, const json::Value& object);
  bool enter_type_values(Node& node, const json::Value& types);
  const ActiveContext* enter(const ActiveContext& context, const TermDefinition& definition,
                             Scope scope);

  ContextCache& contexts_;
};

}  // namespace cairn::jsonld
