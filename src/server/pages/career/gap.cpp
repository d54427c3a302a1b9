// SPDX-License-Identifier: Apache-2.0
// The gap: have, partly, missing, as pictures and as a table.
#include "app/career/gap.h"

#include "app/career/worth_comparing.h"
#include "catalogue/compare.h"
#include "encoding/percent.h"
#include "render/charts/levels.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t drawn_max = 24;
constexpr std::size_t compared_wanted = 3;

std::string_view tone_of(pathways::GapState state) {
  switch (state) {
    case pathways::GapState::have: return "good";
    case pathways::GapState::partly: return "warn";
    case pathways::GapState::missing: return "bad";
  }
  return "";
}

std::string_view word_of(pathways::GapState state) {
  switch (state) {
    case pathways::GapState::have: return to_say("You have it");
    case pathways::GapState::partly: return to_say("Partly");
    case pathways::GapState::missing: return to_say("Missing");
  }
  return "";
}

View row_view(const pathways::GapRow& row, std::size_t at, std::string_view goal) {
  View view;
  view.number("number", static_cast<std::int64_t>(at + 1)).text("label", row.label);
  view.text("need", level_name(row.need)).text("have", level_name(row.have));
  view.text("state", say(word_of(row.state))).text("tone", tone_of(row.state));
  view.flag("must", row.essential);
  view.maybe("because", say(row.counts_because));
  view.maybe("sentence", row.sentence);
  const bool wanted = row.state != pathways::GapState::have;
  view.maybe("offers_path",
             wanted ? "/catalogue?goal=" + encoding::percent_encoded(goal) +
                          "&with_unknown=1&skill=" + encoding::percent_encoded(row.skill)
                    : "");
  std::vector<View> proofs;
  for (const auto& proof : row.proof_would_be) {
    View one;
    one.text("proof", say(proof));
    proofs.push_back(std::move(one));
  }
  view.rows("proofs", std::move(proofs));
  return view;
}

std::string headline(const pathways::Gap& gap) {
  if (gap.rows.empty()) return say("Nothing is asked for yet.");
  if (gap.have == gap.rows.size()) return say("You have everything it asks for.");
  if (gap.partly == 0) return say("You have {} of {}.", gap.have, gap.rows.size());
  return say("You have {} of {}, and part of {} more.", gap.have, gap.rows.size(), gap.partly);
}

// The link to some offers for this gap side by side, where there are such.
void add_comparison(const app::career::Offers& offers, const pathways::Gap& gap,
                    std::string_view goal, View& view) {
  const auto chosen = app::career::worth_comparing(offers, gap, compared_wanted);
  std::string path = "/catalogue/compare?goal=" + encoding::percent_encoded(goal);
  for (const auto* offer : chosen) path += "&offer=" + encoding::percent_encoded(offer->id);
  view.maybe("compare_path", chosen.size() < catalogue::compared_min ? "" : path);
  view.text("compare_label", chosen.size() < compared_wanted
                                 ? say("Compare two offers for this gap")
                                 : say("Compare three offers for this gap"));
}

}  // namespace

Result<Response> gap(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* found, goal_of(desk, call));
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto gap = app::career::gap_of(*desk.shelf, offers.get(), desk.workbook(), *found);
  View view;
  view.text("title", say("The gap: {}", found->title));
  add_trail(view, *found, "/gap");
  view.text("headline", headline(gap)).number("covered", gap.covered_percent);
  std::vector<render::LevelPair> pairs;
  std::vector<View> rows;
  for (std::size_t i = 0; i < gap.rows.size(); ++i) {
    const auto& row = gap.rows[i];
    rows.push_back(row_view(row, i, found->id));
    if (pairs.size() < drawn_max) pairs.push_back({row.label, row.need, row.have});
  }
  view.rows("rows", std::move(rows));
  const auto radar = render::radar_svg(pairs, render::Embedding::page, words_spoken());
  if (radar.empty())
    view.flag("radar_html", false);
  else
    view.html("radar_html", {radar});
  view.html("bars_html", {render::bars_svg(pairs, render::Embedding::page, words_spoken())});
  view.flag("unanswered", desk.workbook().profile.skills.empty());
  view.flag("closed", gap.have == gap.rows.size() && !gap.rows.empty());
  add_comparison(*offers, gap, found->id, view);
  add_attribution(view, *desk.shelf);
  return page(call, "plan_gap", std::move(view));
}

}  // namespace cairn::server::pages
