// SPDX-License-Identifier: Apache-2.0
// Showing a part of a credential: bring it, choose, see what the other side will see, take it
// along. The text travels from page to page in the form, and nothing of it is kept here.
#include "app/sharing/show_part.h"

#include <algorithm>

#include "app/verifying/verify_input.h"
#include "base/text.h"
#include "json/write.h"
#include "server/pages/pages.h"
#include "server/pages/part_words.h"
#include "server/report_view.h"
#include "server/text.h"
#include "server/verify_request.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t text_bytes_max = 1024 * 1024;  // it is sent back and forth

std::vector<std::string> chosen_in(const Call& call) {
  std::vector<std::string> pointers;
  for (const auto& field : call.form.fields)
    if (field.name == "part") pointers.push_back(field.value);
  return pointers;
}

std::string written(const securing::Derived& derived) {
  return derived.token.empty() ? json::write(derived.document, json::Style::indented)
                               : derived.token;
}

View first_view(Call& call) {
  View view;
  view.text("form_token", call.form_token());
  view.text("title", say("Show a part of a credential"));
  view.text("description",
            say("Choose what to show of a credential, and keep the rest to yourself."));
  return view;
}

Result<Response> bring(Call& call, std::string_view text, const Error* error) {
  auto view = first_view(call);
  view.text("text", text.size() <= text_bytes_max ? text : std::string_view());
  View script;
  script.text("file", "verify.js");
  std::vector<View> scripts;
  scripts.push_back(std::move(script));
  view.list("scripts", std::move(scripts));
  view.maybe("trouble", error == nullptr ? std::string() : say_fault(error->detail));
  return page(call, "show_part", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> choose(Call& call, std::string_view text, const std::vector<std::string>& chosen,
                        const Error* error) {
  Arena arena;
  const auto parts = app::parts_to_show(call.context(), text, arena);
  if (!parts) return bring(call, text, &parts.error());
  auto view = first_view(call);
  std::vector<View> rows;
  for (const auto& part : parts->open) {
    View row;
    row.text("pointer", part.pointer).text("label", words_of_pointer(part.pointer));
    row.text("value", words_of_value(part.value));
    row.flag("chosen", std::ranges::find(chosen, part.pointer) != chosen.end());
    rows.push_back(std::move(row));
  }
  view.rows("parts", std::move(rows)).text("text", text).flag("bound", parts->is_bound);
  view.maybe("trouble", error == nullptr ? std::string() : say_fault(error->detail));
  return page(call, "show_part_choose", std::move(view),
              error == nullptr ? 200 : status_of(*error));
}

std::vector<View> word_views(const std::vector<ShownWord>& words) {
  std::vector<View> rows;
  for (const auto& word : words) {
    View row;
    row.text("label", word.label).text("value", word.value);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<View> pointer_views(const std::vector<std::string>& pointers) {
  std::vector<View> rows;
  for (const auto& pointer : pointers) {
    View row;
    row.text("label", words_of_pointer(pointer));
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<Response> preview(Call& call, std::string_view text,
                         const std::vector<std::string>& chosen) {
  Arena arena;
  const auto derived = app::show_part(call.context(), text, chosen, arena);
  if (!derived) return choose(call, text, chosen, &derived.error());
  const auto copy = written(*derived);
  CAIRN_TRY(const auto report, app::verify_input(call.context(), as_bytes(copy), {}));
  auto view = first_view(call);
  view.text("text", text).text("copy", copy);
  std::vector<View> fields;
  for (const auto& pointer : chosen) {
    View field;
    field.text("pointer", pointer);
    fields.push_back(std::move(field));
  }
  view.list("chosen", std::move(fields));
  view.rows("shown", word_views(words_of_document(derived->shown)));
  view.rows("kept_back", pointer_views(derived->kept_back));
  view.text("whole", json::write(derived->shown, json::Style::indented));
  view.flag("signatures_left_out", derived->signatures_left_out != 0);
  std::vector<View> lacking;
  for (const auto& problem : derived->problems) {
    View row;
    row.text("label", words_of_pointer(problem.path)).text("expected", problem.expected);
    lacking.push_back(std::move(row));
  }
  view.rows("lacking", std::move(lacking));
  view.section("report", report_view(verify::to_json(report, json::Builder(arena))));
  return page(call, "show_part_preview", std::move(view));
}

// What was brought: a file before a text.
std::string brought(const Call& call) {
  const auto* file = call.form.file("file");
  return file != nullptr ? credential_text(call.context(), as_bytes(file->bytes))
                         : std::string(trim(call.field("text")));
}

}  // namespace

Result<Response> show_part_form(Call& call) { return bring(call, {}, nullptr); }

Result<Response> show_part(Call& call) {
  const auto text = brought(call);
  const auto chosen = chosen_in(call);
  if (text.empty()) {
    const bool from_file = call.form.file("file") != nullptr;
    const auto error = fail(ErrorCode::unreadable, "show part",
                            from_file ? "In this file there is no credential, or more than one. "
                                        "Choose another, or paste the text of the one you mean."
                                      : "Choose a file, or paste the text of a credential.");
    return bring(call, call.field("text"), &error);
  }
  if (text.size() > text_bytes_max) {
    const auto error =
        fail(ErrorCode::too_large, "show part", "This is too large to be shown in parts here.");
    return bring(call, {}, &error);
  }
  return call.field("step") == "preview" ? preview(call, text, chosen)
                                         : choose(call, text, chosen, nullptr);
}

Result<Response> show_part_file(Call& call) {
  Arena arena;
  const auto text = brought(call);
  const auto chosen = chosen_in(call);
  const auto derived = app::show_part(call.context(), text, chosen, arena);
  if (!derived) return choose(call, text, chosen, &derived.error());
  if (!derived->problems.empty()) return preview(call, text, chosen);  // which says why not
  const bool is_token = derived->document.is_null();
  auto out =
      json_response(written(*derived) + "\n", is_token ? "application/sd-jwt" : "application/vc");
  out.set("Content-Disposition", is_token ? "attachment; filename=\"shown.sdjwt\""
                                          : "attachment; filename=\"shown.json\"");
  out.set("Cache-Control", "no-store");
  return out;
}

}  // namespace cairn::server::pages
