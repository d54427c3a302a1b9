// SPDX-License-Identifier: Apache-2.0
#include "cairn/status.h"

#include "credential/status_list.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn {

static_assert(StatusList::entries_min == credential::status_entries_min);

struct StatusList::State {
  encoding::Bitstring bits;
};

StatusList::StatusList(std::size_t entries)
    : StatusList(std::make_shared<State>(State{encoding::Bitstring((entries + 7) / 8 * 8)})) {}

StatusList::StatusList(std::shared_ptr<State> state) : state_(std::move(state)) {}

Result<StatusList> StatusList::open(std::string_view credential) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(credential, arena));
  CAIRN_TRY(auto list, credential::parse_status_list(document));
  return StatusList(std::make_shared<State>(State{std::move(list.bits)}));
}

std::size_t StatusList::size() const { return state_->bits.size(); }

Status StatusList::set(std::size_t index, bool value) {
  if (index >= size()) return fail(ErrorCode::invalid, "cairn/status.h", "no such entry");
  if (state_.use_count() > 1) state_ = std::make_shared<State>(*state_);
  state_->bits.set(index, value);
  return done;
}

Result<bool> StatusList::at(std::size_t index) const {
  if (index >= size()) return fail(ErrorCode::invalid, "cairn/status.h", "no such entry");
  return state_->bits.get(index);
}

std::string StatusList::to_credential(const StatusListAbout& about) const {
  Arena arena;
  return json::write(credential::build_status_list({.id = about.id,
                                                    .issuer = about.issuer,
                                                    .purpose = about.purpose,
                                                    .valid_from = about.valid_from,
                                                    .valid_until = about.valid_until},
                                                   state_->bits, json::Builder(arena)),
                     json::Style::indented);
}

}  // namespace cairn
