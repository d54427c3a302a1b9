// SPDX-License-Identifier: Apache-2.0
// Stacks for programs: written, checked, published, previewed; how far people are.
#include "app/achievements/manage.h"
#include "app/stacks/outside.h"
#include "app/stacks/preview.h"
#include "app/stacks/progress.h"
#include "json/build.h"
#include "json/parse.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/api/stack_json.h"
#include "server/text.h"
#include "stacking/rule_json.h"

namespace cairn::server::api {
namespace {

app::StackId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

std::string_view name_of(app::StackPolicy policy) {
  return app::stack_policy_names[static_cast<std::size_t>(policy)];
}

// What is stored is JSON already; "" becomes null.
json::Value rule_json(const std::string& text, json::Builder builder) {
  if (text.empty()) return {};
  const auto read = json::parse(text, builder.arena());
  return read ? *read : json::Value();
}

json::Value strings_of(const std::vector<std::string>& texts, json::Builder builder) {
  return builder.strings(texts);
}

json::Value describe(const Call& call, const app::OpenedStack& stack, json::Builder builder) {
  const auto& stored = stack.stored;
  std::vector<json::Value> findings;
  for (const auto& finding : stack.findings)
    findings.push_back(builder.object(
        {{"severity",
          builder.string(stacking::severity_names[static_cast<std::size_t>(finding.severity)])},
         {"path", builder.string(finding.pointer)},
         {"detail", builder.string(finding.sentence)}}));
  json::ObjectBuilder out(builder);
  out.add_string("id", stored.id.text)
      .add_string("achievement", stored.achievement.text)
      .add_string("name", stack.achievement.name)
      .add_string("state", app::stack_state_names[static_cast<std::size_t>(stored.state)])
      .add("version", builder.integer(stored.version))
      .add("stack", rule_json(stored.rule, builder))
      .add("published", rule_json(stored.published_rule, builder))
      .add_string("on_revocation", name_of(stored.on_revocation))
      .add_string("on_expiry", name_of(stored.on_expiry))
      .add_string("on_change", name_of(stored.on_change))
      .add("findings", builder.array(findings))
      .add("circle", strings_of(stack.circle, builder))
      .add("held", builder.integer(stack.held))
      .add("to_review", builder.integer(stack.to_review))
      .add_string("created", format_instant(stored.created))
      .add_string("changed", format_instant(stored.changed));
  if (stored.version > 0) out.add_string("url", app::stack_url(call.context(), stored.id));
  return out.value();
}

json::Value describe(const app::StackPreview& it, json::Builder builder) {
  return builder.object({{"holders", builder.integer(it.holders)},
                         {"hold_now", builder.integer(it.hold_now)},
                         {"would_complete", builder.integer(it.would_complete)},
                         {"would_lose", builder.integer(it.would_lose)},
                         {"undecided", builder.integer(it.undecided)},
                         {"complete_names", strings_of(it.complete_names, builder)},
                         {"lose_names", strings_of(it.lose_names, builder)}});
}

// The member "stack", with paths of faults as they stand in the body.
Result<stacking::Stack> stack_in(Body& body) {
  auto read = stacking::read_stack(body.value("stack"));
  if (read) return read;
  auto error = std::move(read).error();
  error.path = "/stack" + error.path;
  return error;
}

app::StackTerms terms_in(Body& body, app::StackTerms otherwise = {}) {
  const auto read = [&](std::string_view name, std::string& into) {
    if (auto text = body.text(name); !text.empty()) into = std::move(text);
  };
  read("on_revocation", otherwise.on_revocation);
  read("on_expiry", otherwise.on_expiry);
  read("on_change", otherwise.on_change);
  return otherwise;
}

}  // namespace

Result<Response> stacks(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  CAIRN_TRY(const auto all, app::list_stacks(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  std::string next, last;
  bool begun = portion.after.empty();
  for (const auto& stack : all) {
    if (begun && items.size() == portion.limit) {
      next = last;
      break;
    }
    if (begun)
      items.push_back(builder.object(
          {{"id", builder.string(stack.stored.id.text)},
           {"achievement", builder.string(stack.stored.achievement.text)},
           {"name", builder.string(stack.name)},
           {"state",
            builder.string(app::stack_state_names[static_cast<std::size_t>(stack.stored.state)])},
           {"sentence", builder.string(stack.sentence)},
           {"version", builder.integer(stack.stored.version)},
           {"held", builder.integer(stack.held)},
           {"to_review", builder.integer(stack.to_review)}}));
    last = stack.stored.id.text;
    begun = begun || last == portion.after;
  }
  return list_answer(call, items, next);
}

Result<Response> make_stack(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto achievement = body.text("achievement", Needed::yes);
  std::optional<stacking::Stack> rule;
  if (body.contains("stack")) {
    CAIRN_TRY(rule, stack_in(body));
  }
  const auto terms = terms_in(body);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(auto made_stack, app::create_stack(call.context(), call.actor(), {achievement}));
  if (rule) {
    CAIRN_TRY(made_stack,
              app::write_stack(call.context(), call.actor(), made_stack.stored.id, *rule, terms));
  }
  Arena arena;
  return made(call, "/api/v1/stacks/" + made_stack.stored.id.text,
              describe(call, made_stack, json::Builder(arena)));
}

Result<Response> stack(Call& call) {
  CAIRN_TRY(const auto found, app::open_stack(call.context(), call.actor(), id_of(call)));
  Arena arena;
  return answer(describe(call, found, json::Builder(arena)));
}

Result<Response> replace_stack(Call& call) {
  CAIRN_TRY(const auto before, app::open_stack(call.context(), call.actor(), id_of(call)));
  CAIRN_TRY(auto body, Body::read(call.request));
  CAIRN_TRY(const auto rule, stack_in(body));
  const auto terms = terms_in(body, {std::string(name_of(before.stored.on_revocation)),
                                     std::string(name_of(before.stored.on_expiry)),
                                     std::string(name_of(before.stored.on_change))});
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto written,
            app::write_stack(call.context(), call.actor(), id_of(call), rule, terms));
  Arena arena;
  return answer(describe(call, written, json::Builder(arena)));
}

Result<Response> retire_stack(Call& call) {
  CAIRN_CHECK(app::retire_stack(call.context(), call.actor(), id_of(call)));
  return nothing();
}

Result<Response> publish_stack(Call& call) {
  CAIRN_TRY(const auto published, app::publish_stack(call.context(), call.actor(), id_of(call)));
  Arena arena;
  return answer(describe(call, published, json::Builder(arena)));
}

Result<Response> preview_stack(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  Arena arena;
  if (!body.contains("stack")) {
    CAIRN_CHECK(body.faults());
    CAIRN_TRY(const auto seen, app::preview_stack(call.context(), call.actor(), id_of(call)));
    return answer(describe(seen, json::Builder(arena)));
  }
  CAIRN_TRY(const auto rule, stack_in(body));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto seen, app::preview_rule(call.context(), call.actor(), id_of(call), rule));
  return answer(describe(seen, json::Builder(arena)));
}

Result<Response> stack_progress(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  const app::Page asked{portion.after, static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto people,
            app::progress_of_holders(call.context(), call.actor(), id_of(call), asked));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& person : people.rows) items.push_back(progress_json(person, builder));
  return list_answer(call, items, people.more ? people.rows.back().learner.id.text : "");
}

Result<Response> stack_progress_of(Call& call) {
  CAIRN_TRY(const auto person, app::progress_of_holder(call.context(), call.actor(), id_of(call),
                                                       {std::string(call.argument("learner"))}));
  Arena arena;
  return answer(progress_json(person, json::Builder(arena)));
}

Result<Response> review_stack(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto outcome = body.one_of("outcome", {"keep", "revoke"});
  if (!outcome) body.fault("outcome", "Say \"keep\" or \"revoke\".");
  const auto reason = body.text("reason");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::decide_review(call.context(), call.actor(), id_of(call),
                                 {std::string(call.argument("learner"))}, *outcome == 0, reason));
  return stack_progress_of(call);
}

// What anybody may know of it.
Result<Response> published_stack(Call& call) {
  CAIRN_TRY(const auto found, app::public_stack(call.context(), id_of(call)));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> lines, parts;
  for (const auto& line : found.lines)
    lines.push_back(
        builder.object({{"depth", builder.integer(static_cast<std::int64_t>(line.depth))},
                        {"text", builder.string(line.text)}}));
  for (const auto& part : found.parts)
    parts.push_back(json::ObjectBuilder(builder)
                        .add_string("achievement", part.id.text)
                        .add_string("name", part.name)
                        .add_string_if("claim_link", part.claim_link)
                        .value());
  return answer(
      json::ObjectBuilder(builder)
          .add_string("id", found.stored.id.text)
          .add_string("achievement", found.achievement.id.text)
          .add_string("name", found.achievement.name)
          .add_string("description", found.achievement.description)
          .add_string("organisation", found.organisation.name)
          .add("retired", json::Value::boolean(found.stored.state == app::StackState::retired))
          .add("rule", builder.array(lines))
          .add("terms", builder.strings(found.terms))
          .add("parts", builder.array(parts))
          .value());
}

Result<Response> stack_issuers(Call& call) {
  CAIRN_TRY(const auto found, app::list_outside_issuers(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& issuer : found)
    items.push_back(builder.object(
        {{"id", builder.string(issuer.id)},
         {"name", builder.string(issuer.name)},
         {"state", builder.string(app::issuer_state_names[static_cast<std::size_t>(issuer.state)])},
         {"changed", builder.string(format_instant(issuer.changed))}}));
  return list_answer(call, items, "");
}

Result<Response> decide_stack_issuer(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto id = body.text("id", Needed::yes);
  const auto state = body.text("state", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::decide_issuer(call.context(), call.actor(), id, state));
  return nothing();
}

}  // namespace cairn::server::api
