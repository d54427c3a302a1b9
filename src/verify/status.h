// SPDX-License-Identifier: Apache-2.0
// Status lists that were fetched and verified, kept for the next credential that points to them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "credential/status_list.h"
#include "verify/session.h"

namespace cairn::verify {

struct VerifiedList {
  std::string url;
  Bytes body;  // as fetched: the same bytes need not be verified twice
  Instant judged_at;
  std::string id;  // as the list calls itself, or ""
  std::string issuer;
  std::string valid_from, valid_until;
  std::optional<Code> fault;  // unset: its list may be relied on
  std::string detail;
  credential::StatusList list;
  bool has_status = false;  // it may be withdrawn by another list
};

class StatusCache {
 public:
  // The list at `url` if it was verified from the same bytes within the last hour before `at`.
  const VerifiedList* find(std::string_view url, ByteView body, Instant at) const;
  const VerifiedList& keep(VerifiedList list);

 private:
  std::vector<VerifiedList> lists_;
  std::size_t oldest_ = 0;
};

}  // namespace cairn::verify
