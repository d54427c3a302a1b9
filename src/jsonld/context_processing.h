// SPDX-License-Identifier: Apache-2.0
// The context processing algorithm (json-ld11-api#context-processing-algorithm): a local context
// makes one active context out of another.
#pragma once
#include <map>
#include <string>

#include "jsonld/context_draft.h"
#include "jsonld/contexts.h"
#include "jsonld/iri_budget.h"
#include "jsonld/processor.h"

namespace cairn::jsonld {

// Remote context documents, loaded once each.
class RemoteContexts {
 public:
  RemoteContexts(const ContextSource& source, Arena& arena) : source_(source), arena_(arena) {}
  // The value of @context in the document at `url`.
  // Errors: those of load_context; invalid (invalid remote context).
  Result<const json::Value*> find(std::string_view url);
  void forget_all() { loaded_.clear(); }

 private:
  const ContextSource& source_;
  Arena& arena_;
  std::map<std::string, const json::Value*, std::less<>> loaded_;
};

enum class Override : std::uint8_t { refuse, allow };  // of protected terms

// One run over one local context. What it makes lives in `arena`, and whatever a local context says
// is kept as views, so the local context has to live as long.
class ContextProcessing {
 public:
  struct Environment {
    RemoteContexts& remote;
    Arena& arena;
    const ActiveContext& initial;  // what @context: null goes back to
    ProcessingMode mode;
    std::size_t& terms_left;  // definitions that may still be made: the work budget
    IriBudget& iris;
    bool is_permanent;  // the arena is the Processor's own
  };
  explicit ContextProcessing(const Environment& environment) : in_(environment) {}

  struct Request {
    const json::Value& local;
    std::string_view base_url;  // what context URLs are relative to
    Override overriding = Override::refuse;
    bool propagate = true;
  };
  // Errors: as Processor's.
  Result<const ActiveContext*> run(const ActiveContext& active, const Request& request);

 private:
  friend class TermMaker;

  // The contexts being loaded, innermost first: a context may not include itself.
  struct Chain {
    std::string_view url;
    const Chain* outer;
    std::size_t depth;
  };
  struct Frame {
    std::string_view base_url;
    const Chain* remote = nullptr;
    Override overriding = Override::refuse;
    bool propagate = true;
    bool validate_scoped = true;
  };

  Status process(ContextDraft& draft, const json::Value& local, Frame frame);
  Status process_one(ContextDraft& draft, const json::Value& context, const Frame& frame);
  Status process_null(ContextDraft& draft, const Frame& frame);
  Status process_url(ContextDraft& draft, std::string_view reference, const Frame& frame);
  Status process_definition(ContextDraft& draft, const json::Value& context, const Frame& frame);
  Status check_version(const json::Value& context) const;
  Result<const json::Value*> with_import(const json::Value& context, const Frame& frame);
  Status set_base(ContextDraft& draft, const json::Value& value) const;
  Status set_vocab(ContextDraft& draft, const json::Value& value) const;
  Status set_language(ContextDraft& draft, const json::Value& value) const;
  Status set_direction(ContextDraft& draft, const json::Value& value) const;
  Result<const ActiveContext*> snapshot(const ContextDraft& draft);
  Result<std::string_view> resolve(std::string_view base_url, std::string_view reference) const;
  Status spend(std::size_t terms);
  Status spend_copying(std::size_t terms) { return spend(terms / 8 + 1); }  // cheaper than making
  bool is_1_0() const { return in_.mode == ProcessingMode::json_ld_1_0; }

  Environment in_;
};

}  // namespace cairn::jsonld
