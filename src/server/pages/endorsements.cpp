// SPDX-License-Identifier: Apache-2.0
#include "server/pages/endorsements.h"

#include <algorithm>

#include "app/achievements/manage.h"
#include "app/endorsing/endorse.h"
#include "app/verifying/verify_input.h"
#include "json/build.h"
#include "server/language.h"
#include "server/pages/design.h"
#include "server/report_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

using app::EndorsementAnswer;
using app::EndorsementSide;
using app::EndorsementState;

constexpr std::string_view list_path = "/desk/endorsements";
constexpr std::int64_t json_seconds_max = 60;
constexpr std::int64_t fresh_seconds_max = 7 * 24 * 60 * 60;  // of a check: then it is only told

std::string id_of(const Call& call) { return std::string(call.argument("id")); }

struct StateWords {
  std::string_view word;
  std::string_view tone;
};

// In the order of EndorsementState.
constexpr StateWords states[] = {{to_say("asked for"), "warn"},     {to_say("given"), "good"},
                                 {to_say("waits for you"), "warn"}, {to_say("accepted"), "good"},
                                 {to_say("declined"), "bad"},       {to_say("revoked"), "bad"}};

// Where the page about it is; "" where there is none here to open.
std::string page_of(const Call& call, const app::Endorsement& it) {
  if (!it.achievement.text.empty()) return call.site.link("/a/" + it.achievement.text);
  const auto& owner = it.side == EndorsementSide::made ? it.other : it.organisation;
  if (!owner.text.empty()) return call.site.link("/o/" + owner.text);
  return it.subject.starts_with("https://") ? it.subject : std::string();
}

View row_of(const Call& call, const app::Endorsement& it) {
  const auto& words = states[static_cast<std::size_t>(it.state)];
  const bool made = it.side == EndorsementSide::made;
  View view;
  view.text("id", it.id).text("subject", it.subject_name).maybe("page_of", page_of(call, it));
  view.text("other", it.other_name).maybe("other_page", it.other.text).text("on", day(it.at));
  view.text("word", say(words.word)).text("tone", words.tone);
  view.maybe("comment", it.comment).maybe("message", it.message);
  view.maybe("checked", it.checked ? day(*it.checked) : std::string());
  const auto is = [&](EndorsementState state) { return it.state == state; };
  view.flag("is_asked", is(EndorsementState::asked));
  view.flag("signed_here", made && app::is_signed(it.state));
  view.flag("can_revoke", made && is(EndorsementState::made));
  view.flag("can_accept",
            !made && (is(EndorsementState::waiting) || is(EndorsementState::declined)));
  view.flag("can_decline",
            !made && (is(EndorsementState::waiting) || is(EndorsementState::accepted)));
  view.flag("can_check", !made && is(EndorsementState::accepted));
  view.flag("can_remove", is(EndorsementState::declined) || is(EndorsementState::revoked));
  view.maybe("other_id", it.other_id == it.other_name ? std::string() : it.other_id);
  return view;
}

// What was typed into which of the page's forms, and what is wrong with it.
struct Typed {
  std::string_view form = {};  // "make", "ask", "bring", or the id that was answered
  const Error* error = nullptr;
};

std::string typed_in(const Call& call, const Typed& typed, std::string_view form,
                     std::string_view field) {
  return typed.form == form ? std::string(call.field(field)) : std::string();
}

Status add_choices(Call& call, View& view, std::string_view chosen) {
  CAIRN_TRY(const auto all, app::list_achievements(call.context(), call.actor()));
  std::vector<View> rows;
  for (const auto& one : all) {
    if (one.state == app::AchievementState::draft) continue;
    View row;
    row.text("value", one.id.text).text("label", shown_name(one));
    rows.push_back(std::move(row.flag("chosen", one.id.text == chosen)));
  }
  view.list("own_achievements", std::move(rows));
  return done;
}

Result<Response> show(Call& call, const Typed& typed) {
  const app::Page from{.after = std::string(call.target.parameter("before"))};
  CAIRN_TRY(const auto listed, app::list_endorsements(call.context(), call.actor(), from));
  std::vector<View> asked, made, held;
  for (const auto& it : listed.rows) {
    auto& rows = it.side == EndorsementSide::held      ? held
                 : it.state == EndorsementState::asked ? asked
                                                       : made;
    auto row = row_of(call, it);
    const bool answered = typed.form == it.id;
    row.text("typed", answered ? call.field("comment") : std::string_view());
    row.maybe("fault", answered && typed.error ? say_fault(typed.error->detail) : std::string());
    rows.push_back(std::move(row));
  }
  View view;
  view.text("title", say("Endorsements")).text("form_token", call.form_token());
  view.text("own_page", call.context().base_url + "/o/" + call.actor().organisation.text);
  view.rows("asked", std::move(asked)).rows("made", std::move(made)).rows("held", std::move(held));
  view.flag("later_page", !from.after.empty());
  view.maybe("more_endorsements", listed.more ? listed.rows.back().id : std::string());
  view.text("subject", typed_in(call, typed, "make", "subject"));
  view.text("name", typed_in(call, typed, "make", "name"));
  view.text("comment", typed_in(call, typed, "make", "comment"));
  view.flag("of_issuer", typed_in(call, typed, "make", "kind") == "issuer");
  view.text("partner", typed_in(call, typed, "ask", "partner"));
  view.text("message", typed_in(call, typed, "ask", "message"));
  CAIRN_CHECK(add_choices(call, view, typed_in(call, typed, "ask", "achievement")));
  view.text("credential", typed_in(call, typed, "bring", "credential"));
  const auto* error =
      typed.error && typed.form.find('-') == typed.form.npos ? typed.error : nullptr;
  add_field_errors(
      view, error,
      {"subject", "kind", "name", "comment", "partner", "achievement", "message", "credential"});
  return page(call, "endorsements", std::move(view),
              typed.error == nullptr ? 200 : status_of(*typed.error));
}

template <class Changed>
Result<Response> after(Call& call, const Changed& changed, std::string_view form) {
  if (changed) return see_other(call, std::string(list_path));
  if (changed.error().code != ErrorCode::invalid) return changed.error();
  return show(call, {form, &changed.error()});
}

std::optional<EndorsementAnswer> answer_in(const Call& call) {
  const auto& names = app::endorsement_answer_names;
  const auto found = std::ranges::find(names, call.field("answer"));
  if (found == std::end(names)) return std::nullopt;
  return static_cast<EndorsementAnswer>(found - std::begin(names));
}

}  // namespace

Status add_endorsed(Call& call, View& view, const app::OrganisationId& organisation,
                    const std::string& subject) {
  CAIRN_TRY(const auto all, app::shown_endorsements(call.context(), organisation, subject));
  const auto fresh_since = call.context().clock.now().seconds() - fresh_seconds_max;
  std::vector<View> rows;
  for (const auto& it : all) {
    View row;
    row.text("who", it.other_name).maybe("who_page", it.other.text).text("said", it.comment);
    row.maybe("who_id", it.other_id == it.other_name ? std::string() : it.other_id);
    // What was signed here is known to stand.
    const bool here = !it.twin.empty();
    row.flag("fresh", here || (it.checked && it.checked->seconds() >= fresh_since));
    row.maybe("words", it.twin);
    row.maybe("checked", it.checked && !here ? day(*it.checked) : std::string());
    rows.push_back(std::move(row));
  }
  view.rows("endorsed", std::move(rows));
  return done;
}

Result<Response> endorsements(Call& call) { return show(call, {}); }

Result<Response> make_endorsement(Call& call) {
  app::EndorsementForm form;
  form.subject = call.field("subject");
  form.kind = call.field("kind");
  form.name = call.field("name");
  form.comment = call.field("comment");
  return after(call, app::endorse(call.context(), call.actor(), form), "make");
}

Result<Response> ask_for_endorsement(Call& call) {
  app::EndorsementRequest request;
  request.partner = call.field("partner");
  request.achievement = call.field("achievement");
  request.message = call.field("message");
  return after(call, app::ask_for_endorsement(call.context(), call.actor(), request), "ask");
}

Result<Response> bring_endorsement(Call& call) {
  std::string text(call.field("credential"));
  if (const auto* file = call.form.file("file"); file != nullptr && !file->bytes.empty())
    text = std::string(file->bytes);
  return after(call, app::bring_endorsement(call.context(), call.actor(), text), "bring");
}

Result<Response> answer_endorsement(Call& call) {
  const auto answer = answer_in(call);
  if (!answer) {
    CAIRN_CHECK(app::find_endorsement(call.context(), call.actor(), id_of(call)));
    return fail(ErrorCode::invalid, "form", "Choose what to answer.", "/answer");
  }
  const auto answered = app::answer_endorsement(call.context(), call.actor(), id_of(call), *answer,
                                                call.field("comment"));
  return after(call, answered, id_of(call));
}

Result<Response> endorsement(Call& call) {
  CAIRN_TRY(const auto it, app::public_endorsement(call.context(), id_of(call)));
  CAIRN_TRY(const auto report, app::verify_input(call.context(), as_bytes(it.credential), {}));
  Arena arena;
  View view;
  view.text("title", say("Endorsement of {}", it.subject_name)).text("id", it.id);
  view.text("who", it.other_name).text("who_page", it.organisation.text);
  view.text("subject", it.subject_name).text("subject_id", it.subject);
  view.maybe("page_of", page_of(call, it)).text("said", it.comment).text("on", day(it.at));
  view.flag("revoked", it.state == EndorsementState::revoked);
  view.section("report", report_view(verify::to_json(report, json::Builder(arena))));
  return page(call, "endorsement", std::move(view));
}

Result<Response> endorsement_json(Call& call) {
  CAIRN_TRY(auto it, app::public_endorsement(call.context(), id_of(call)));
  return public_file(call.request, std::move(it.credential), "application/vc+ld+json",
                     json_seconds_max);
}

}  // namespace cairn::server::pages
