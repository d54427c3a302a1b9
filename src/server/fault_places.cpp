// SPDX-License-Identifier: Apache-2.0
#include "server/fault_places.h"

#include "server/language.h"

namespace cairn::server {
namespace {

View summary_row(std::string_view id, const Error& fault) {
  View row;
  row.maybe("field", id).text("detail", say_fault(fault.detail));
  return row;
}

std::string summary_of(std::size_t wrong_count) {
  if (wrong_count == 0) return say("That could not be taken.");
  if (wrong_count == 1) return say("One answer needs another look. What you wrote is still here.");
  return say("{} answers need another look. What you wrote is still here.", wrong_count);
}

}  // namespace

FaultPlaces::FaultPlaces(const Error* error) : any_(error != nullptr) {
  if (error == nullptr) return;
  left_.push_back(error);
  for (const auto& other : error->also) left_.push_back(&other);
}

void FaultPlaces::place(View& view, std::string_view key, std::string_view path,
                        std::string_view id) {
  std::string sentences;
  std::erase_if(left_, [&](const Error* fault) {
    if (fault->path != path) return false;
    rows_.push_back(summary_row(id, *fault));
    sentences += (sentences.empty() ? "" : " ") + say_fault(fault->detail);
    return true;
  });
  const bool first = !sentences.empty() && ++wrong_count_ == 1;
  view.html(std::string(key) + "_state_html", {sentences.empty() ? ""
                                               : first ? R"(aria-invalid="true" autofocus)"
                                                       : R"(aria-invalid="true")"});
  view.maybe(std::string(key) + "_error", sentences);
}

void FaultPlaces::finish(View& view) {
  if (!any_) {
    view.flag("trouble", false);
    return;
  }
  for (const auto* fault : left_) rows_.push_back(summary_row("", *fault));
  View trouble;
  trouble.text("summary", summary_of(wrong_count_)).list("faults", std::move(rows_));
  view.section("trouble", std::move(trouble));
}

}  // namespace cairn::server
