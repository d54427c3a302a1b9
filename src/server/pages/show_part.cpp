// SPDX-License-Identifier: Apache-2.0
// Showing a part of a credential: bring it, choose, see what the other side will see, take it
// along. The text travels from page to page in the form, and nothing of it is kept here.
#include "app/sharing/show_part.h"

#include "base/text.h"
#include "server/pages/pages.h"
#include "server/pages/part_pages.h"
#include "server/text.h"
#include "server/verify_request.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t text_bytes_max = 1024 * 1024;  // it is sent back and forth

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

PartPages pages_of(std::string_view text) {
  return {"/show-part", "/show-part", say("← Bring another"), text};
}

Result<Response> choose(Call& call, std::string_view text, const std::vector<std::string>& chosen,
                        const Error* error) {
  Arena arena;
  const auto parts = app::parts_to_show(call.context(), text, arena);
  if (!parts) return bring(call, text, &parts.error());
  return choose_parts(call, pages_of(text), *parts, chosen, error);
}

Result<Response> preview(Call& call, std::string_view text,
                         const std::vector<std::string>& chosen) {
  Arena arena;
  const auto derived = app::show_part(call.context(), text, chosen, arena);
  if (!derived) return choose(call, text, chosen, &derived.error());
  return preview_part(call, pages_of(text), *derived, chosen);
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
  const auto chosen = chosen_parts(call);
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
  const auto chosen = chosen_parts(call);
  const auto derived = app::show_part(call.context(), text, chosen, arena);
  if (!derived) return choose(call, text, chosen, &derived.error());
  if (!derived->problems.empty()) return preview(call, text, chosen);  // which says why not
  return part_file(*derived);
}

}  // namespace cairn::server::pages
