// SPDX-License-Identifier: Apache-2.0
// Faults of a form whose rows repeat, each shown at its element and in the summary.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "server/templates.h"

namespace cairn::server {

class FaultPlaces {
 public:
  // `error`: of the form, or nullptr. It is viewed, not kept.
  explicit FaultPlaces(const Error* error);

  // For the element `id` whose faults have exactly this path: the keys "KEY_error", the sentences
  // or nothing, and "KEY_state_html", what marks the element as wrong.
  void place(View& view, std::string_view key, std::string_view path, std::string_view id);
  // "trouble": the summary that leads to the elements placed, and tells what found none.
  void finish(View& view);

 private:
  std::vector<const Error*> left_;
  std::vector<View> rows_;
  std::size_t wrong_count_ = 0;
  bool any_ = false;
};

}  // namespace cairn::server
