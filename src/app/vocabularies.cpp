// SPDX-License-Identifier: Apache-2.0
#include "app/vocabularies.h"

#include "jsonld/contexts.h"

namespace cairn::app {
namespace {

bool is_published(std::string_view url, std::string_view text) {
  Arena arena;
  const jsonld::ContextSource source{.load = [&](std::string_view) { return std::optional(text); },
                                     .compiled = jsonld::ContextSource::Compiled::ignore};
  return jsonld::load_context(source, url, arena).ok();
}

}  // namespace

void Vocabularies::give(std::string url, std::string text) {
  const std::lock_guard lock(mutex_);
  texts_.insert_or_assign(std::move(url), std::move(text));
}

void Vocabularies::ask(verify::Resources* outside) {
  const std::lock_guard lock(mutex_);
  outside_ = outside;
}

std::optional<std::string_view> Vocabularies::find(std::string_view url) {
  verify::Resources* outside = nullptr;
  {
    const std::lock_guard lock(mutex_);
    const auto known = texts_.find(url);
    if (known != texts_.end()) return std::string_view(known->second);
    outside = outside_;
  }
  if (outside == nullptr || jsonld::find_pinned(url) == nullptr) return std::nullopt;
  const auto fetched = outside->fetch(url);
  if (!fetched.ok() || fetched->status != 200) return std::nullopt;
  const auto text = as_text(fetched->body);
  if (!is_published(url, text)) return std::nullopt;
  const std::lock_guard lock(mutex_);
  return std::string_view(texts_.emplace(url, text).first->second);
}

bool Vocabularies::may_have(std::string_view url) {
  const std::lock_guard lock(mutex_);
  return outside_ != nullptr || texts_.contains(url);
}

}  // namespace cairn::app
