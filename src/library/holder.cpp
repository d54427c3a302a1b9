// SPDX-License-Identifier: Apache-2.0
#include "cairn/holder.h"

#include "base/text.h"
#include "json/write.h"
#include "library/inside.h"
#include "securing/parts.h"
#include "securing/show.h"

namespace cairn {
namespace {

Result<Shown> outer(securing::Derived derived, std::string text) {
  CAIRN_CHECK(securing::check_shown(derived));
  return Shown{.text = std::move(text),
               .seen = json::write(derived.shown, json::Style::indented),
               .kept_back = std::move(derived.kept_back),
               .signatures_left_out = derived.signatures_left_out};
}

}  // namespace

struct Holder::State {
  explicit State(LoadContext load) : contexts{.load = std::move(load)}, workspace(contexts) {}

  jsonld::ContextSource contexts;
  securing::Workspace workspace;
  Arena arena;
};

Holder::Holder(LoadContext load_context)
    : state_(std::make_unique<State>(std::move(load_context))) {}
Holder::~Holder() = default;
Holder::Holder(Holder&&) noexcept = default;
Holder& Holder::operator=(Holder&&) noexcept = default;

Result<Parts> Holder::parts(std::string_view original) {
  state_->arena.reset();
  CAIRN_TRY(const auto found, securing::parts_of(original, state_->workspace, state_->arena));
  Parts parts{.open = {},
              .whole = json::write(found.whole, json::Style::indented),
              .is_bound = found.is_bound};
  for (const auto& one : found.open) parts.open.push_back({one.pointer, json::write(one.value)});
  return parts;
}

Result<Shown> Holder::derive(std::string_view original, std::span<const std::string> reveal) {
  state_->arena.reset();
  CAIRN_TRY(auto derived, securing::derive(original, reveal, state_->workspace, state_->arena));
  auto text = derived.token.empty() ? json::write(derived.document, json::Style::indented)
                                    : std::move(derived.token);
  return outer(std::move(derived), std::move(text));
}

Result<Shown> Holder::present(std::string_view sd_jwt, std::span<const std::string> reveal,
                              const Key& key, const Asker& asker, Instant at) {
  state_->arena.reset();
  CAIRN_TRY(auto bound, securing::show_bound({.token = trim(sd_jwt),
                                              .reveal = reveal,
                                              .asker = {asker.nonce, asker.audience},
                                              .at = at.seconds()},
                                             *Inside::of(key).key, state_->arena));
  return outer(std::move(bound.derived), std::move(bound.token));
}

}  // namespace cairn
