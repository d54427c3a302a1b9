// SPDX-License-Identifier: Apache-2.0
// Writing a stack's rule: sentences with blanks, what is wrong with them, what publishing would do.
#include "app/achievements/manage.h"
#include "app/stacks/kinds.h"
#include "app/stacks/manage.h"
#include "app/stacks/preview.h"
#include "server/language.h"
#include "server/pages/design.h"
#include "server/pages/stacks.h"
#include "server/pages/stacks/form.h"
#include "server/text.h"
#include "stacking/sentences.h"

namespace cairn::server::pages {
namespace {

std::string translated(std::string_view english) { return std::string(say(english)); }

app::StackId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

app::StackTerms terms_in(const Call& call) {
  return {std::string(call.field("on_revocation")), std::string(call.field("on_expiry")),
          std::string(call.field("on_change"))};
}

std::string name_of(app::StackPolicy policy) {
  return std::string(app::stack_policy_names[static_cast<std::size_t>(policy)]);
}
app::StackTerms terms_of(const app::StoredStack& stored) {
  return {name_of(stored.on_revocation), name_of(stored.on_expiry), name_of(stored.on_change)};
}

bool is_empty(const stacking::Stack& stack) {
  return stack.rule.group() != nullptr && stack.rule.group()->parts.empty();
}

struct Shown {
  stacking::Draft draft;
  app::StackTerms terms;
  const Error* error = nullptr;
  std::optional<app::StackPreview> preview = {};
  std::optional<std::size_t> focus = {};
};

void add_policy(View& view, std::string_view key, const std::string& chosen) {
  struct Choice {
    std::string_view value, label;
  };
  constexpr Choice choices[] = {{"keep", to_say("They keep the stack")},
                                {"review", to_say("Somebody looks at it")},
                                {"revoke", to_say("The stack is revoked")}};
  std::vector<View> out;
  for (const auto& choice : choices) {
    View one;
    one.text("value", choice.value).text("label", say(choice.label));
    one.flag("chosen", choice.value == chosen);
    out.push_back(std::move(one));
  }
  view.list(key, std::move(out));
}

void add_sentences(View& view, const stacking::Stack& stack,
                   const std::vector<app::Achievement>& achievements) {
  auto speech = stacking::plain_speech();
  speech.translate = translated;
  speech.achievement = [&](std::string_view id) {
    for (const auto& one : achievements)
      if (one.id.text == id) return one.name;
    return std::string(id);
  };
  std::vector<View> lines, terms;
  for (const auto& line : stacking::lines_of(stack.rule, speech)) {
    View row;
    row.number("depth", static_cast<std::int64_t>(line.depth)).text("text", line.text);
    lines.push_back(std::move(row));
  }
  for (const auto& term : stacking::terms_of(stack, speech)) {
    View row;
    row.text("text", term);
    terms.push_back(std::move(row));
  }
  view.rows("lines", std::move(lines)).list("terms", std::move(terms));
}

void add_preview(View& view, const std::optional<app::StackPreview>& preview) {
  if (!preview) {
    view.flag("preview", false);
    return;
  }
  View it;
  it.number("holders", preview->holders).number("hold_now", preview->hold_now);
  it.text("would_complete", preview->would_complete == 1
                                ? say("1 person would complete it")
                                : say("{} people would complete it", preview->would_complete));
  it.text("would_lose",
          preview->would_lose == 1
              ? say("1 who holds it would not complete it by this rule")
              : say("{} who hold it would not complete it by this rule", preview->would_lose));
  const auto names = [&](std::string_view key, const std::vector<std::string>& list) {
    std::vector<View> out;
    for (const auto& name : list) {
      View one;
      one.text("name", name);
      out.push_back(std::move(one));
    }
    it.rows(key, std::move(out));
  };
  names("complete_names", preview->complete_names);
  names("lose_names", preview->lose_names);
  it.maybe("undecided", preview->undecided == 0 ? "" : std::to_string(preview->undecided));
  view.section("preview", std::move(it));
}

void add_state(View& view, const Call& call, const app::OpenedStack& stack) {
  const auto& stored = stack.stored;
  view.text("title", shown_name(stack.achievement)).text("name", shown_name(stack.achievement));
  view.text("id", stored.id.text).text("achievement_id", stack.achievement.id.text);
  view.text("image", desk_picture_address(call.site, stack.achievement));
  view.text("alternative_text", shown_alternative_text(stack.achievement));
  const bool changed = stored.rule != stored.published_rule;
  view.flag("draft", stored.state == app::StackState::draft);
  view.flag("published", stored.state == app::StackState::published);
  view.flag("retired", stored.state == app::StackState::retired);
  view.flag("changed", stored.version > 0 && changed);
  view.flag("can_publish",
            !is_empty(stack.rule) && (stored.state != app::StackState::published || changed));
  view.number("version", stored.version).number("held", stack.held);
  view.maybe("to_review", stack.to_review == 0 ? "" : std::to_string(stack.to_review));
  view.maybe("public_link", stored.version == 0 ? "" : app::stack_url(call.context(), stored.id));
  std::string circle;
  for (const auto& name : stack.circle) circle += (circle.empty() ? "" : " → ") + name;
  view.maybe("circle", circle);
}

Result<Response> show(Call& call, const Shown& shown) {
  CAIRN_TRY(const auto stack,
            app::open_stack(call.context(), call.actor(), id_of(call), translated));
  CAIRN_TRY(auto achievements, app::list_achievements(call.context(), call.actor()));
  std::erase_if(achievements,
                [&](const app::Achievement& one) { return one.id == stack.achievement.id; });
  View view;
  add_state(view, call, stack);
  view.text("form_token", call.form_token());
  view.maybe("notice", call.target.parameter("saved").empty() ? "" : say("Saved."));
  // Findings are of what is stored; they stand at the rows while those say the same.
  const auto typed = stacking::stack_of(shown.draft);
  const std::vector<stacking::Finding> none;
  const bool same = typed.ok() && *typed == stack.rule;
  add_rule(view, shown.draft,
           {.achievements = &achievements,
            .error = shown.error,
            .findings = same ? &stack.findings : &none,
            .focus = shown.focus});
  std::vector<View> findings;
  for (const auto& finding : stack.findings) {
    View row;
    row.text("sentence", finding.sentence);
    row.flag("bad", finding.severity == stacking::Severity::contradiction);
    findings.push_back(std::move(row));
  }
  view.rows("findings", same ? std::move(findings) : std::vector<View>());
  add_sentences(view,
                is_empty(stack.rule) ? stacking::Stack{.rule = {stacking::Group{}}} : stack.rule,
                achievements);
  view.flag("has_rule", !is_empty(stack.rule));
  add_preview(view, shown.preview);
  add_policy(view, "on_revocation", shown.terms.on_revocation);
  add_policy(view, "on_expiry", shown.terms.on_expiry);
  add_policy(view, "on_change", shown.terms.on_change);
  return page(call, "stack_edit", std::move(view),
              shown.error == nullptr ? 200 : status_of(*shown.error));
}

stacking::Draft stored_draft(const app::OpenedStack& stack) {
  return is_empty(stack.rule) ? stacking::empty_draft() : stacking::draft_of(stack.rule);
}

}  // namespace

Result<Response> edit_stack(Call& call) {
  CAIRN_TRY(const auto stack, app::open_stack(call.context(), call.actor(), id_of(call)));
  Shown shown{stored_draft(stack), terms_of(stack.stored)};
  if (!call.target.parameter("preview").empty() && !is_empty(stack.rule)) {
    CAIRN_TRY(shown.preview, app::preview_stack(call.context(), call.actor(), id_of(call)));
  }
  return show(call, shown);
}

Result<Response> write_stack(Call& call) {
  Shown shown{draft_in(call), terms_in(call)};
  shown.focus = change_rows(call, shown.draft);
  if (shown.focus) return show(call, shown);
  const auto rule = stacking::stack_of(shown.draft);
  if (!rule) {
    shown.error = &rule.error();
    return show(call, shown);
  }
  const auto written =
      app::write_stack(call.context(), call.actor(), id_of(call), *rule, shown.terms);
  if (written) {
    const bool previews = call.field("do") == "preview";
    return see_other(
        call, "/desk/stacks/" + id_of(call).text + (previews ? "?saved=1&preview=1" : "?saved=1"));
  }
  if (written.error().code != ErrorCode::invalid) return written.error();
  shown.error = &written.error();
  return show(call, shown);
}

Result<Response> publish_stack(Call& call) {
  const auto published = app::publish_stack(call.context(), call.actor(), id_of(call), translated);
  if (published) return see_other(call, "/desk/stacks/" + id_of(call).text);
  if (published.error().code != ErrorCode::invalid) return published.error();
  CAIRN_TRY(const auto stack, app::open_stack(call.context(), call.actor(), id_of(call)));
  Shown shown{stored_draft(stack), terms_of(stack.stored)};
  shown.error = &published.error();
  return show(call, shown);
}

Result<Response> retire_stack(Call& call) {
  CAIRN_CHECK(app::retire_stack(call.context(), call.actor(), id_of(call)));
  return see_other(call, "/desk/stacks/" + id_of(call).text);
}

}  // namespace cairn::server::pages
