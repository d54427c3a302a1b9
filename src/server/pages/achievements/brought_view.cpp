// SPDX-License-Identifier: Apache-2.0
#include "server/pages/achievements/brought_view.h"

#include <fmt/format.h>

#include "server/language.h"
#include "server/pages/rubric_view.h"

namespace cairn::server::pages {
namespace {

std::string brought(app::EvidenceRule rule) {
  switch (rule) {
    case app::EvidenceRule::file_or_link: return say("Evidence: a file or a link.");
    case app::EvidenceRule::file: return say("Evidence: a file.");
    case app::EvidenceRule::link: return say("Evidence: a link.");
    case app::EvidenceRule::none: break;
  }
  return say("No evidence: what you did, in your own words.");
}

}  // namespace

void add_brought(View& view, const app::Achievement& achievement,
                 const std::optional<app::HeldPlan>& held) {
  view.text("brought", brought(achievement.evidence_rule));
  view.flag("is_assessed", held.has_value());
  const auto circumstances = held ? held->plan.circumstances : assessment::Circumstances{};
  view.text("method", method_text(circumstances.method));
  view.flag("is_supervised", circumstances.supervised);
  const bool is_public = held && achievement.state != app::AchievementState::draft;
  view.maybe("rubric_page", is_public
                                ? fmt::format("/a/{}/rubric/{}", achievement.id.text, held->version)
                                : std::string());
}

}  // namespace cairn::server::pages
