// SPDX-License-Identifier: Apache-2.0
#include "jsonld/context_cache.h"

#include <algorithm>

#include "base/limits.h"
#include "json/build.h"

namespace cairn::jsonld {
namespace {

constexpr std::size_t nested_max = 32;  // looked through for each @context within a document

bool are_urls(const json::Value& local) {
  const auto entries = json::as_list(local);
  return std::all_of(entries.begin(), entries.end(), [](auto& entry) { return entry.is_string(); });
}

}  // namespace

ContextCache::ContextCache(ContextSource source)
    : source_(std::move(source)), permanent_(64 * 1024), remote_(source_, permanent_) {}

bool ContextCache::Root::is_for(const Options& options, std::span<const json::Value> wanted) const {
  if (urls.size() != wanted.size() || base != options.base || mode != options.processing)
    return false;
  for (std::size_t i = 0; i < urls.size(); ++i)
    if (urls[i] != wanted[i].as_string()) return false;
  return true;
}

void ContextCache::forget_all() {
  roots_.clear();
  remote_.forget_all();
  permanent_.reset();
}

void ContextCache::begin(const Options& options, Arena& document) {
  if (permanent_.reserved_bytes() > limits::context_cache_bytes_max ||
      roots_.size() > limits::context_roots_max)
    forget_all();
  options_ = options;
  document_ = &document;
  start_ = nullptr;
  nested_.clear();
  terms_left_ = limits::context_terms_max;
  iris_ = {};
}

Result<const ActiveContext*> ContextCache::initial() {
  CAIRN_TRY(start_, root({}));
  if (options_.expand_context == nullptr) return start_;
  const auto* wrapped = options_.expand_context->find("@context");
  return enter(*start_, wrapped != nullptr ? *wrapped : *options_.expand_context);
}

Result<const ActiveContext*> ContextCache::begin_output(std::string_view base) {
  options_.base = base;
  options_.expand_context = nullptr;
  nested_.clear();
  start_ = nullptr;
  return initial();
}

const InverseContext& ContextCache::inverse(const ActiveContext& active) {
  if (active.inverse == nullptr)
    active.inverse = InverseContext::make(active, active.is_permanent ? permanent_ : *document_);
  return *active.inverse;
}

Result<const ActiveContext*> ContextCache::enter(const ActiveContext& active,
                                                 const json::Value& local) {
  auto rest = json::as_list(local);
  const auto* from = &active;
  if (from == start_) {
    const auto end = std::find_if(rest.begin(), rest.end(), [](auto& c) { return !c.is_string(); });
    CAIRN_TRY(from, root(rest.first(static_cast<std::size_t>(end - rest.begin()))));
    rest = {end, rest.end()};
    if (rest.empty() && !local.is_null()) return from;
  }
  const auto remaining = local.is_array() ? json::Value::array(rest) : local;
  if (const auto* known = find_nested(*from, remaining)) return known;
  CAIRN_TRY(const auto* const made,
            process(*from, {.local = remaining, .base_url = options_.base}, false));
  if (are_urls(remaining) && nested_.size() < nested_max)
    nested_.push_back({from, remaining, made});
  return made;
}

const ActiveContext* ContextCache::find_nested(const ActiveContext& from,
                                               const json::Value& local) const {
  for (const auto& known : nested_)
    if (known.from == &from && json::equal(known.local, local)) return known.context;
  return nullptr;
}

Result<const ActiveContext*> ContextCache::root(std::span<const json::Value> urls) {
  for (const auto& known : roots_)
    if (known.is_for(options_, urls)) return known.context;
  Root made{std::string(options_.base), options_.processing, {}, nullptr};
  if (urls.empty()) {
    const auto base = permanent_.copy(options_.base);
    made.context = permanent_.make<ActiveContext>(ActiveContext{.terms = TermTable(0, permanent_),
                                                                .base = base,
                                                                .original_base = base,
                                                                .is_permanent = true});
  } else {
    const auto local = json::Builder(permanent_).copy(json::Value::array(urls));
    CAIRN_TRY(made.context, process(*start_, {.local = local, .base_url = start_->base}, true));
    for (const auto& url : urls) made.urls.emplace_back(url.as_string());
  }
  roots_.push_front(std::move(made));
  return roots_.front().context;
}

Result<const ActiveContext*> ContextCache::derive(const ActiveContext& active,
                                                  const TermDefinition& definition, Scope scope) {
  const bool permanent = active.is_permanent && definition.is_permanent;
  CAIRN_TRY(const auto* const made,
            process(active,
                    {.local = *definition.context,
                     .base_url = definition.context_base,
                     .overriding = scope == Scope::property ? Override::allow : Override::refuse,
                     .propagate = scope == Scope::property},
                    permanent));
  if (permanent || !active.is_permanent) {
    auto& arena = permanent ? permanent_ : *document_;
    active.derived =
        arena.make<ActiveContext::Derived>(definition.context, scope, made, active.derived);
  }
  return made;
}

Result<const ActiveContext*> ContextCache::process(const ActiveContext& active,
                                                   const ContextProcessing::Request& request,
                                                   bool permanent) {
  return ContextProcessing({.remote = remote_,
                            .arena = permanent ? permanent_ : *document_,
                            .initial = *start_,
                            .mode = options_.processing,
                            .terms_left = terms_left_,
                            .iris = iris_,
                            .is_permanent = permanent})
      .run(active, request);
}

}  // namespace cairn::jsonld
