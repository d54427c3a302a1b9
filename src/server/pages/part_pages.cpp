// SPDX-License-Identifier: Apache-2.0
#include "server/pages/part_pages.h"

#include <algorithm>

#include "app/verifying/verify_input.h"
#include "json/write.h"
#include "server/pages/part_words.h"
#include "server/report_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

std::string written(const securing::Derived& derived) {
  return derived.token.empty() ? json::write(derived.document, json::Style::indented)
                               : derived.token;
}

View first_view(Call& call, const PartPages& pages) {
  View view;
  view.text("form_token", call.form_token());
  view.text("title", say("Show a part of a credential"));
  view.text("description",
            say("Choose what to show of a credential, and keep the rest to yourself."));
  view.text("action", call.site.link(pages.action)).text("back", call.site.link(pages.back));
  view.text("back_words", pages.back_words).maybe("text", pages.text);
  return view;
}

std::vector<View> kept_back_views(const securing::Derived& derived) {
  std::vector<View> rows;
  for (const auto& pointer : derived.kept_back) {
    View row;
    row.text("label", words_of_pointer(pointer, derived.whole));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<View> shown_views(const json::Value& document, const json::Value& whole,
                              const std::vector<std::string>& kept_back) {
  std::vector<View> rows;
  for (const auto& word : words_of_document(document, whole, kept_back)) {
    View row;
    row.text("label", word.label).text("value", word.value);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> chosen_parts(const Call& call) {
  std::vector<std::string> pointers;
  for (const auto& field : call.form.fields)
    if (field.name == "part") pointers.push_back(field.value);
  return pointers;
}

Result<Response> choose_parts(Call& call, const PartPages& pages, const securing::Parts& parts,
                              const std::vector<std::string>& chosen, const Error* error) {
  auto view = first_view(call, pages);
  std::vector<View> rows;
  for (const auto& part : parts.open) {
    View row;
    row.text("pointer", part.pointer).text("label", words_of_pointer(part.pointer, parts.whole));
    row.text("value", words_of_value(part.value));
    row.flag("chosen", std::ranges::find(chosen, part.pointer) != chosen.end());
    rows.push_back(std::move(row));
  }
  view.rows("parts", std::move(rows)).flag("bound", parts.is_bound);
  view.maybe("trouble", error == nullptr ? std::string() : say_fault(error->detail));
  return page(call, "show_part_choose", std::move(view),
              error == nullptr ? 200 : status_of(*error));
}

Result<Response> preview_part(Call& call, const PartPages& pages, const securing::Derived& derived,
                              const std::vector<std::string>& chosen, const Error* error) {
  Arena arena;
  const auto copy = written(derived);
  CAIRN_TRY(const auto report, app::verify_input(call.context(), as_bytes(copy), {}));
  auto view = first_view(call, pages);
  view.text("copy", copy);
  std::vector<View> fields;
  for (const auto& pointer : chosen) {
    View field;
    field.text("pointer", pointer);
    fields.push_back(std::move(field));
  }
  view.list("chosen", std::move(fields));
  view.rows("shown", shown_views(derived.shown, derived.whole, derived.kept_back));
  view.rows("kept_back", kept_back_views(derived));
  view.text("whole", json::write(derived.shown, json::Style::indented));
  view.flag("signatures_left_out", derived.signatures_left_out != 0);
  std::vector<View> lacking;
  for (const auto& problem : derived.problems) {
    View row;
    row.text("label", words_of_pointer(problem.path, derived.whole))
        .text("expected", problem.expected);
    lacking.push_back(std::move(row));
  }
  view.rows("lacking", std::move(lacking));
  view.section("report", report_view(verify::to_json(report, json::Builder(arena))));
  view.flag("has_links", pages.has_links && derived.problems.empty());
  view.text("days", call.field("days"));
  add_field_errors(view, error, {"days"});
  return page(call, "show_part_preview", std::move(view),
              error == nullptr ? 200 : status_of(*error));
}

Response part_file(const securing::Derived& derived) {
  const bool is_token = derived.document.is_null();
  auto out =
      json_response(written(derived) + "\n", is_token ? "application/sd-jwt" : "application/vc");
  out.set("Content-Disposition", is_token ? "attachment; filename=\"shown.sdjwt\""
                                          : "attachment; filename=\"shown.json\"");
  out.set("Cache-Control", "no-store");
  return out;
}

}  // namespace cairn::server::pages
