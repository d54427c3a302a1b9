// SPDX-License-Identifier: Apache-2.0
// Every active context a Processor has worked out. What follows from context URLs alone is kept
// for good; what a document says inline lives as long as the work on that document.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "jsonld/context_processing.h"
#include "jsonld/inverse_context.h"

namespace cairn::jsonld {

class ContextCache {
 public:
  explicit ContextCache(ContextSource source);

  // Begins a document: forgets what belonged to the last one. `document` must outlive the work.
  void begin(const Options& options, Arena& document);

  // The context before the document says anything (options.expand_context included).
  Result<const ActiveContext*> initial();

  // `active` changed by a local context of the document.
  Result<const ActiveContext*> enter(const ActiveContext& active, const json::Value& local);

  // Begins what is made of the document under another base and contexts of its own; what belongs to
  // the document stays, and so does what is left of its budgets.
  Result<const ActiveContext*> begin_output(std::string_view base);

  // `active` read the other way round; remembered in active.inverse.
  const InverseContext& inverse(const ActiveContext& active);

  // What the document may still join; whoever joins more must refuse the document.
  IriBudget& iris() { return iris_; }

  // `active` changed by the scoped context of `definition`, which must have one; remembered, where
  // possible, in active.derived.
  Result<const ActiveContext*> derive(const ActiveContext& active, const TermDefinition& definition,
                                      Scope scope);

 private:
  // A list of context URLs applied to the initial context of a base.
  struct Root {
    std::string base;
    ProcessingMode mode;
    std::vector<std::string> urls;
    const ActiveContext* context;
    bool is_for(const Options& options, std::span<const json::Value> wanted) const;
  };

  // A list of context URLs applied within a document, such as those of each of many credentials in
  // one: worked out once.
  struct Nested {
    const ActiveContext* from;
    json::Value local;
    const ActiveContext* context;
  };

  const ActiveContext* find_nested(const ActiveContext& from, const json::Value& local) const;
  Result<const ActiveContext*> root(std::span<const json::Value> urls);
  Result<const ActiveContext*> process(const ActiveContext& active,
                                       const ContextProcessing::Request& request, bool permanent);
  void forget_all();

  ContextSource source_;
  Arena permanent_;
  RemoteContexts remote_;
  std::deque<Root> roots_;  // the latest first
  Options options_;
  Arena* document_ = nullptr;
  std::vector<Nested> nested_;            // of the document
  const ActiveContext* start_ = nullptr;  // without URLs or expand_context
  std::size_t terms_left_ = 0;
  IriBudget iris_;
};

}  // namespace cairn::jsonld
