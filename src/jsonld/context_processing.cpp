// SPDX-License-Identifier: Apache-2.0
#include "jsonld/context_processing.h"

#include "base/limits.h"
#include "base/uri.h"
#include "json/build.h"
#include "jsonld/errors.h"
#include "jsonld/iri_expansion.h"
#include "jsonld/term_maker.h"

namespace cairn::jsonld {
namespace {

Error invalid(const char* code, std::string detail) {
  return fail(ErrorCode::invalid, code, std::move(detail));
}

}  // namespace

Result<const json::Value*> RemoteContexts::find(std::string_view url) {
  if (const auto known = loaded_.find(url); known != loaded_.end()) return known->second;
  CAIRN_TRY(const auto document, load_context(source_, url, arena_));
  const auto* context = document.find("@context");
  if (context == nullptr)
    return invalid(codes::invalid_remote_context, "no @context in " + std::string(url));
  loaded_.emplace(url, context);
  return context;
}

Result<const ActiveContext*> ContextProcessing::run(const ActiveContext& active,
                                                    const Request& request) {
  ContextDraft draft(active);
  bool propagate = request.propagate;
  if (const auto* wish = request.local.find("@propagate"); wish != nullptr && wish->is_boolean())
    propagate = wish->as_boolean();
  if (!propagate && draft.previous == nullptr) draft.previous = &active;
  auto processed = process(
      draft, request.local,
      {.base_url = request.base_url, .overriding = request.overriding, .propagate = propagate});
  if (in_.iris.is_exceeded) return too_long_iris();
  CAIRN_CHECK(std::move(processed));
  return snapshot(draft);
}

Status ContextProcessing::spend(std::size_t terms) {
  if (terms > in_.terms_left)
    return fail(ErrorCode::too_large, codes::context_overflow, "too many terms in its contexts");
  in_.terms_left -= terms;
  return done;
}

Result<const ActiveContext*> ContextProcessing::snapshot(const ContextDraft& draft) {
  CAIRN_CHECK(spend_copying(draft.terms_max()));
  CAIRN_TRY(const auto* const finished, draft.finish(in_.arena, in_.is_permanent));
  return finished;
}

Status ContextProcessing::process(ContextDraft& draft, const json::Value& local, Frame frame) {
  if (!local.is_array()) return process_one(draft, local, frame);
  for (const auto& context : local.items()) {
    // An entry may be written like a context document, {"@context": {…}}; the W3C suites expect
    // that processors look inside.
    const auto* wrapped = context.find("@context");
    const bool looks_inside = wrapped != nullptr && wrapped->is_object();
    CAIRN_CHECK(process_one(draft, looks_inside ? *wrapped : context, frame));
  }
  return done;
}

Status ContextProcessing::process_one(ContextDraft& draft, const json::Value& context,
                                      const Frame& frame) {
  switch (context.kind()) {
    case json::Kind::null: return process_null(draft, frame);
    case json::Kind::string: return process_url(draft, context.as_string(), frame);
    case json::Kind::object: return process_definition(draft, context, frame);
    default: return invalid(codes::invalid_local_context, "a context is an object, a URL or null");
  }
}

// Step 5.1.
Status ContextProcessing::process_null(ContextDraft& draft, const Frame& frame) {
  if (frame.overriding == Override::refuse && draft.has_protected_terms())
    return invalid(codes::invalid_context_nullification, "null would drop protected terms");
  const auto* previous = draft.previous;
  if (!frame.propagate) {
    CAIRN_TRY(previous, snapshot(draft));
  }
  draft = ContextDraft(in_.initial, previous);
  return done;
}

Result<std::string_view> ContextProcessing::resolve(std::string_view base_url,
                                                    std::string_view reference) const {
  const auto name = resolve_iri(base_url, reference, in_.arena, in_.iris);
  if (name.iri == nullptr) return too_long_iris();
  const auto url = name.iri->text;
  if (!has_scheme(url))
    return fail(ErrorCode::unknown_context, codes::loading_remote_context_failed,
                "the context " + std::string(reference) + " is not named by an absolute URL");
  return url;
}

// Step 5.2.
Status ContextProcessing::process_url(ContextDraft& draft, std::string_view reference,
                                      const Frame& frame) {
  CAIRN_TRY(const auto url, resolve(frame.base_url, reference));
  if (!frame.validate_scoped)
    for (const auto* at = frame.remote; at != nullptr; at = at->outer)
      if (at->url == url) return done;
  const auto depth = frame.remote == nullptr ? 1 : frame.remote->depth + 1;
  if (depth > limits::context_depth_max)
    return fail(ErrorCode::too_large, codes::context_overflow,
                "contexts nested too deep at " + std::string(url));
  CAIRN_TRY(const auto* const context, in_.remote.find(url));
  const Chain chain{url, frame.remote, depth};
  Frame inner{.base_url = url, .remote = &chain, .validate_scoped = frame.validate_scoped};
  if (const auto* wish = context->find("@propagate"); wish != nullptr && wish->is_boolean())
    inner.propagate = wish->as_boolean();
  if (!inner.propagate && draft.previous == nullptr) {
    CAIRN_TRY(draft.previous, snapshot(draft));
  }
  return process(draft, *context, inner);
}

// Steps 5.5 to 5.13.
Status ContextProcessing::process_definition(ContextDraft& draft, const json::Value& written,
                                             const Frame& frame) {
  CAIRN_CHECK(spend(written.size()));
  CAIRN_CHECK(check_version(written));
  CAIRN_TRY(const auto* const context, with_import(written, frame));
  if (const auto* base = context->find("@base"); base != nullptr && frame.remote == nullptr)
    CAIRN_CHECK(set_base(draft, *base));
  if (const auto* vocab = context->find("@vocab")) CAIRN_CHECK(set_vocab(draft, *vocab));
  if (const auto* language = context->find("@language"))
    CAIRN_CHECK(set_language(draft, *language));
  if (const auto* direction = context->find("@direction"))
    CAIRN_CHECK(set_direction(draft, *direction));
  if (const auto* propagate = context->find("@propagate")) {
    if (is_1_0()) return invalid(codes::invalid_context_entry, "@propagate in JSON-LD 1.0");
    if (!propagate->is_boolean())
      return invalid(codes::invalid_propagate_value, "@propagate is true or false");
  }
  return TermMaker(*this, draft, *context, frame).make_all();
}

// Step 5.5.
Status ContextProcessing::check_version(const json::Value& context) const {
  const auto* version = context.find("@version");
  if (version == nullptr) return done;
  if (version->as_double() != 1.1) return invalid(codes::invalid_version_value, "@version is 1.1");
  if (is_1_0()) return invalid(codes::processing_mode_conflict, "a 1.1 context read as 1.0");
  return done;
}

// Step 5.6.
Result<const json::Value*> ContextProcessing::with_import(const json::Value& context,
                                                          const Frame& frame) {
  const auto* import = context.find("@import");
  if (import == nullptr) return &context;
  if (is_1_0()) return invalid(codes::invalid_context_entry, "@import in JSON-LD 1.0");
  if (!import->is_string()) return invalid(codes::invalid_import_value, "@import is a URL");
  CAIRN_TRY(const auto url, resolve(frame.base_url, import->as_string()));
  CAIRN_TRY(const auto* const imported, in_.remote.find(url));
  if (!imported->is_object())
    return invalid(codes::invalid_remote_context, std::string(url) + " is not one object");
  if (imported->contains("@import"))
    return invalid(codes::invalid_context_entry, std::string(url) + " imports in turn");
  CAIRN_CHECK(spend(imported->size()));
  json::ObjectBuilder merged((json::Builder(in_.arena)));
  for (const auto& [key, value] : imported->members())
    if (!context.contains(key)) merged.add(key, value);
  for (const auto& [key, value] : context.members()) merged.add(key, value);
  return in_.arena.make<json::Value>(merged.value());
}

// Step 5.7.
Status ContextProcessing::set_base(ContextDraft& draft, const json::Value& value) const {
  if (value.is_null()) {
    draft.base = {};
    return done;
  }
  if (!value.is_string()) return invalid(codes::invalid_base_iri, "@base is an IRI or null");
  const auto text = value.as_string();
  if (!has_scheme(text) && draft.base.empty())
    return invalid(codes::invalid_base_iri, "@base is relative to nothing");
  const auto name =
      resolve_iri(has_scheme(text) ? std::string_view() : draft.base, text, in_.arena, in_.iris);
  if (name.iri == nullptr) return too_long_iris();
  draft.base = name.iri->text;
  return done;
}

// Step 5.8.
Status ContextProcessing::set_vocab(ContextDraft& draft, const json::Value& value) const {
  if (value.is_null()) {
    draft.vocab = {};
    draft.has_vocab = false;
    return done;
  }
  if (!value.is_string()) return invalid(codes::invalid_vocab_mapping, "@vocab is an IRI or null");
  const auto text = value.as_string();
  if (is_1_0() && !has_scheme(text) && !text.starts_with("_:"))
    return invalid(codes::invalid_vocab_mapping, "@vocab is relative");
  DraftScope scope(draft, in_.arena, in_.iris);
  const auto name = expand_iri(scope, text, NameUse::type);
  if (name.iri == nullptr)
    return invalid(codes::invalid_vocab_mapping, "@vocab is no IRI: " + std::string(text));
  draft.vocab = name.iri->text;
  draft.has_vocab = true;
  return done;
}

// Step 5.9.
Status ContextProcessing::set_language(ContextDraft& draft, const json::Value& value) const {
  if (!value.is_null() && !value.is_string())
    return invalid(codes::invalid_default_language, "@language is a language tag or null");
  CAIRN_TRY(draft.language, make_language(value.as_string(), in_.arena));
  return done;
}

// Step 5.10.
Status ContextProcessing::set_direction(ContextDraft& draft, const json::Value& value) const {
  if (is_1_0()) return invalid(codes::invalid_context_entry, "@direction in JSON-LD 1.0");
  const auto direction = read_direction(value);
  if (direction == Direction::unset)
    return invalid(codes::invalid_base_direction, "@direction is ltr, rtl or null");
  draft.direction = direction;
  return done;
}

}  // namespace cairn::jsonld
