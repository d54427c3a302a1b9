// SPDX-License-Identifier: Apache-2.0
#include "server/pages/import_views.h"

#include <algorithm>

#include "app/career/framework_runs.h"
#include "server/language.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t faults_shown_max = 50;

// Without what tells runs of frameworks from those of catalogues.
std::string_view shown_name_of(std::string_view catalogue) {
  if (app::is_of_framework(catalogue)) catalogue.remove_prefix(app::framework_run_prefix.size());
  return catalogue;
}

std::string outcome_text(app::RunOutcome outcome) {
  switch (outcome) {
    case app::RunOutcome::kept: return say("kept");
    case app::RunOutcome::unchanged: return say("nothing has changed");
    case app::RunOutcome::looked: return say("looked at, nothing was kept");
    case app::RunOutcome::failed: break;
  }
  return say("failed");
}

std::string by_text(const app::ImportRun& run) {
  if (run.by == "schedule") return say("by itself");
  if (run.by == "command") return say("on the command line");
  return say("by somebody here");
}

View fault_row(const catalogue::RowFault& fault) {
  View row;
  row.maybe("file", fault.file).maybe("row", fault.row > 0 ? std::to_string(fault.row) : "");
  row.maybe("id", fault.id).text("reason", say_fault(fault.reason)).flag("landed", fault.landed);
  return row;
}

// "2 of 3 entries landed: 1 new, 1 the same." What there is none of is left out.
std::string landed_text(const app::ImportRun& run) {
  const auto& changes = run.changes;
  const std::pair<std::size_t, std::string_view> counts[] = {
      {changes.added, to_say("{} new")},
      {changes.changed, to_say("{} changed")},
      {changes.unchanged, to_say("{} the same")},
      {changes.gone, to_say("{} no longer listed")},
      {changes.back, to_say("{} listed again")}};
  std::string parts;
  for (const auto& [count, words] : counts)
    if (count > 0) parts += (parts.empty() ? "" : ", ") + say(words, count);
  const auto all = run.entries == 1 && run.landed == 1
                       ? say("Its one entry landed")
                       : say("{} of {} entries landed", run.landed, run.entries);
  return all + (parts.empty() ? "." : ": " + parts + ".");
}

std::string rhythm_text(app::Rhythm rhythm) {
  switch (rhythm) {
    case app::Rhythm::daily: return say("every day");
    case app::Rhythm::weekly: return say("every week");
    case app::Rhythm::never: break;
  }
  return say("only when somebody asks for it");
}

}  // namespace

View run_view(const app::ImportRun& run) {
  View view;
  view.text("catalogue", shown_name_of(run.catalogue)).text("importer", run.importer);
  view.maybe("source", run.source).text("landed_text", landed_text(run));
  view.text("when", moment(run.started)).text("by", by_text(run));
  view.text("outcome", outcome_text(run.outcome));
  view.flag("failed", run.outcome == app::RunOutcome::failed);
  view.flag("with_run", !run.importer.empty());
  view.maybe("error", run.error.empty() ? "" : say_fault(run.error));
  std::vector<View> faults, notes;
  const auto shown = std::min(run.faults.size(), faults_shown_max);
  for (std::size_t i = 0; i < shown; ++i) faults.push_back(fault_row(run.faults[i]));
  for (const auto& note : run.notes) {
    View row;
    row.text("text", say_fault(note));
    notes.push_back(std::move(row));
  }
  view.rows("faults", std::move(faults)).rows("notes", std::move(notes));
  view.text("faults_text", run.faults_total == 1
                               ? say("1 entry with something wrong in it")
                               : say("{} entries with something wrong in them", run.faults_total));
  const auto left = run.faults_total - static_cast<std::int64_t>(shown);
  view.maybe("faults_left", left > 0 ? std::to_string(left) : "");
  return view;
}

View source_view(const app::ImportSource& source) {
  View view;
  view.text("id", source.id.text).text("catalogue", shown_name_of(source.catalogue));
  view.text("importer", source.importer).text("place", source.place);
  view.text("every", rhythm_text(source.rhythm));
  view.maybe("due", source.due ? moment(*source.due) : "");
  return view;
}

std::vector<View> rhythm_views(std::string_view chosen) {
  std::vector<View> views;
  for (std::size_t i = 0; i < std::size(app::rhythm_names); ++i) {
    View view;
    view.text("value", app::rhythm_names[i])
        .text("label", rhythm_text(static_cast<app::Rhythm>(i)))
        .flag("chosen", app::rhythm_names[i] == chosen);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace cairn::server::pages
