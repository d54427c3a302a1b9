// SPDX-License-Identifier: Apache-2.0
// Many awards at once: chosen on their list, or brought as a text of ids; looked at first, then
// changed.
#include "app/awards/change.h"
#include "base/text.h"
#include "server/language.h"
#include "server/pages/mail_view.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

using app::AwardChange;

struct Words {
  std::string_view title;
  std::string_view button;
};

constexpr Words words[] = {
    {to_say("Revoke badges"), to_say("Revoke them")},
    {to_say("Suspend badges"), to_say("Suspend them")},
    {to_say("Let badges hold again"), to_say("Let them hold again")},
    {to_say("Extend badges"), to_say("Extend them")},
    {to_say("Take the achievement’s words of now"), to_say("Sign them anew")},
};

AwardChange asked_for(const Call& call) {
  const auto posted = call.field("change");
  const auto name = posted.empty() ? call.target.parameter("change") : posted;
  return app::award_change_named(name).value_or(AwardChange::revoke);
}

app::AwardIdsRead read_ids(const Call& call) {
  std::string text;
  for (const auto& [name, value] : call.form.fields)
    if (name == "award" || name == "ids") text += value + "\n";
  if (const auto* file = call.form.file("file")) text += file->bytes;
  return app::read_award_ids(text, call.actor().organisation);
}

View row_view(const app::ChangedAward& changed) {
  View view;
  view.text("id", changed.id.text).text("learner", changed.learner_name);
  view.text("achievement", changed.achievement_name).text("sentence", say_fault(changed.sentence));
  view.flag("changes", changed.effect == app::Effect::changed);
  view.flag("refused", changed.effect == app::Effect::refused);
  view.flag("known", !changed.learner_name.empty());
  return view;
}

void add_outcome(View& view, const std::vector<app::ChangedAward>& all) {
  std::vector<View> rows;
  std::int64_t count = 0;
  for (const auto& changed : all) {
    rows.push_back(row_view(changed));
    count += changed.effect == app::Effect::changed ? 1 : 0;
  }
  view.rows("awards", std::move(rows)).number("count", count).flag("any_changes", count > 0);
}

void add_form(View& view, Call& call, AwardChange change, const Error* error) {
  const auto& said = words[static_cast<std::size_t>(change)];
  view.text("title", say(said.title)).text("button", say(said.button));
  view.text("form_token", call.form_token()).text("change", name_of(change));
  view.flag("asks_until", change == AwardChange::extend);
  view.flag("asks_reason", change != AwardChange::reinstate);
  view.text("reason", call.field("reason")).text("until", call.field("until"));
  view.text("ids", call.field("ids"));
  std::vector<View> choices;
  for (std::size_t i = 0; i < std::size(words); ++i) {
    View choice;
    choice.text("value", app::award_change_names[i]).text("label", say(words[i].title));
    choice.flag("chosen", static_cast<AwardChange>(i) == change);
    choices.push_back(std::move(choice));
  }
  view.list("choices", std::move(choices));
  add_field_errors(view, error, {"ids", "until", "reason"});
}

app::ChangeForm form_of(const Call& call, AwardChange change) {
  app::ChangeForm form;
  form.change = change;
  form.reason = call.field("reason");
  form.until = call.field("until");
  form.newest_words = change == AwardChange::correct;
  return form;
}

// A look at what would happen asks for no reason yet.
app::ChangeForm look_of(const app::ChangeForm& form) {
  auto look = form;
  look.reason = "-";
  look.until.clear();
  return look;
}

Result<Response> show(Call& call, AwardChange change, const app::AwardIdsRead& read,
                      const Error* error) {
  View view;
  add_form(view, call, change, error);
  CAIRN_TRY(const auto looked,
            app::change_awards(call.context(), call.actor(), read.ids,
                               look_of(form_of(call, change)), app::Trial::only_look));
  add_outcome(view, looked);
  std::string without;
  for (const auto line : read.lines_without)
    without += (without.empty() ? "" : ", ") + std::to_string(line);
  view.maybe("lines_without", without).flag("done", false);
  CAIRN_CHECK(add_mail_preview(call, view, app::mail_of(change),
                               {.reason = std::string(call.field("reason"))}));
  return page(call, "award_changes", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> show_done(Call& call, AwardChange change,
                           const std::vector<app::ChangedAward>& changed) {
  View view;
  add_form(view, call, change, nullptr);
  add_outcome(view, changed);
  view.flag("lines_without", false).flag("done", true);
  CAIRN_CHECK(add_mail_preview(call, view, app::mail_of(change), {}));
  return page(call, "award_changes", std::move(view));
}

}  // namespace

Result<Response> award_changes_form(Call& call) { return show(call, asked_for(call), {}, nullptr); }

Result<Response> change_awards(Call& call) {
  const auto change = asked_for(call);
  const auto read = read_ids(call);
  if (read.ids.empty()) {
    const auto nothing =
        fail(ErrorCode::invalid, "awards",
             "Choose badges on their list, or paste their ids here, one a line.", "/ids");
    return show(call, change, read, &nothing);
  }
  if (call.field("confirmed") != "1") return show(call, change, read, nullptr);
  const auto changed = app::change_awards(call.context(), call.actor(), read.ids,
                                          form_of(call, change), app::Trial::change);
  if (changed) return show_done(call, change, *changed);
  if (changed.error().path.empty()) return changed.error();
  return show(call, change, read, &changed.error());
}

}  // namespace cairn::server::pages
