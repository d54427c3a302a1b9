// SPDX-License-Identifier: Apache-2.0
// Achievements for programs: the document people edit in the form, as JSON.
#include "achievement/changes.h"
#include "achievement/completeness.h"
#include "achievement/templates.h"
#include "app/achievements/content_of.h"
#include "app/achievements/import.h"
#include "app/achievements/manage.h"
#include "app/achievements/picture.h"
#include "json/parse.h"
#include "server/api/api.h"
#include "server/api/list.h"

namespace cairn::server::api {

namespace {

constexpr const char* where = "achievements";
// What an answer says beside the content; sent back, it is passed over.
constexpr std::string_view ours[] = {"id",  "version",    "state",   "created",         "changed",
                                     "url", "claim_link", "picture", "picture_brought", "complete"};

app::AchievementId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

json::Value complete(const achievement::Content& content, json::Builder builder) {
  // An organisation always has a name to award in.
  const auto found = achievement::completeness_of(content, "issuer");
  std::vector<json::Value> missing;
  for (const auto& element : found.elements)
    if (element.presence == achievement::Presence::missing &&
        element.weight == achievement::Weight::mandatory)
      missing.push_back(builder.string("/" + std::string(element.field)));
  return builder.object({{"mandatory", builder.integer(found.mandatory)},
                         {"mandatory_given", builder.integer(found.mandatory_given)},
                         {"optional", builder.integer(found.optional)},
                         {"optional_given", builder.integer(found.optional_given)},
                         {"missing", builder.array(missing)}});
}

json::Value described(const Call& call, const app::Achievement& it, json::Builder builder) {
  const auto& context = call.context();
  const auto content = app::content_of(it);
  const bool published = it.state == app::AchievementState::published;
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id.text).add("version", builder.integer(it.version));
  out.add_string("state", app::name_of(it.state));
  out.add_string("created", format_instant(it.created));
  out.add_string("changed", format_instant(it.changed));
  out.add_string("url", app::achievement_url(context, it.id));
  out.add_string("picture", app::achievement_image_url(context, it));
  out.add("picture_brought", json::Value::boolean(!it.picture.empty()));
  if (published) out.add_string("claim_link", app::claim_link(context, it));
  out.add("complete", complete(content, builder));
  for (const auto& member : to_json(content, builder).members()) out.add(member.key, member.value);
  return out.value();
}

Result<achievement::Content> content_in(const Call& call) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(auto document, json::parse(call.request.body, arena));
  if (!document.is_object())
    return fail(ErrorCode::invalid, where, "Send an achievement as a JSON object.");
  for (const auto name : ours) document = builder.without(document, name);
  return achievement::read_content(document);
}

Result<Response> answer_with(const Call& call, Result<app::Achievement> found) {
  if (!found) return std::move(found).error();
  Arena arena;
  return answer(described(call, *found, json::Builder(arena)));
}

Result<Response> answer_made(const Call& call, Result<app::Achievement> found) {
  if (!found) return std::move(found).error();
  Arena arena;
  return made(call, "/api/v1/achievements/" + found->id.text,
              described(call, *found, json::Builder(arena)));
}

Result<std::optional<app::AchievementState>> state_asked_for(const Call& call) {
  const auto asked = call.target.parameter("state");
  if (asked.empty()) return std::optional<app::AchievementState>();
  for (std::size_t i = 0; i < std::size(app::achievement_state_names); ++i)
    if (app::achievement_state_names[i] == asked)
      return std::optional(static_cast<app::AchievementState>(i));
  return fail(ErrorCode::invalid, where, "The state is draft, published or retired.", "/state");
}

json::Value told(const achievement::ImportFault& fault, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("row", builder.integer(static_cast<std::int64_t>(fault.row)))
      .add_string_if("column", fault.column)
      .add_string("detail", fault.sentence)
      .value();
}

json::Value told(const app::ImportOutcome::Row& row, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("row", builder.integer(static_cast<std::int64_t>(row.row)))
      .add_string("name", row.name)
      .add_string_if("id", row.id.text)
      .add("notes", builder.strings(row.notes))
      .value();
}

}  // namespace

Result<Response> achievements(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  CAIRN_TRY(const auto state, state_asked_for(call));
  const app::Page page{.after = portion.after,
                       .rows_max = static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto listed, app::list_achievements(call.context(), call.actor(), state, page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& one : listed.rows) items.push_back(described(call, one, builder));
  return list_answer(call, items, listed.more ? listed.rows.back().id.text : "");
}

Result<Response> create_achievement(Call& call) {
  CAIRN_TRY(const auto content, content_in(call));
  return answer_made(call, app::create_achievement(call.context(), call.actor(), content));
}

Result<Response> achievement(Call& call) {
  return answer_with(call, app::find_achievement(call.context(), call.actor(), id_of(call)));
}

Result<Response> replace_achievement(Call& call) {
  CAIRN_TRY(const auto content, content_in(call));
  return answer_with(call,
                     app::update_achievement(call.context(), call.actor(), id_of(call), content));
}

// The body is the file itself.
Result<Response> set_picture(Call& call) {
  return answer_with(
      call, app::set_picture(call.context(), call.actor(), id_of(call), as_bytes(call.request.body),
                             call.target.parameter("alternative_text")));
}

Result<Response> remove_picture(Call& call) {
  return answer_with(call, app::remove_picture(call.context(), call.actor(), id_of(call)));
}

Result<Response> publish_achievement(Call& call) {
  return answer_with(call, app::publish_achievement(call.context(), call.actor(), id_of(call)));
}

Result<Response> retire_achievement(Call& call) {
  return answer_with(call, app::retire_achievement(call.context(), call.actor(), id_of(call)));
}

Result<Response> copy_achievement(Call& call) {
  return answer_made(call, app::copy_achievement(call.context(), call.actor(), id_of(call)));
}

Result<Response> achievement_versions(Call& call) {
  CAIRN_TRY(const auto versions,
            app::achievement_versions(call.context(), call.actor(), id_of(call)));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    std::vector<json::Value> changed;
    if (i + 1 < versions.size())
      for (const auto& change :
           achievement::changes(app::content_of(versions[i + 1]), app::content_of(versions[i])))
        changed.push_back(builder.string("/" + std::string(change.field)));
    items.push_back(builder.with(described(call, versions[i], builder), "changed_members",
                                 builder.array(changed)));
  }
  return list_answer(call, items, "");
}

// As badges would say it, also of a draft.
Result<Response> achievement_preview(Call& call) {
  CAIRN_TRY(const auto found, app::find_achievement(call.context(), call.actor(), id_of(call)));
  Arena arena;
  return answer(credential::build_achievement(app::describe_achievement(call.context(), found),
                                              json::Builder(arena)));
}

Result<Response> achievement_templates(Call& call) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& one : achievement::templates())
    items.push_back(builder.object(
        {{"template", builder.string(one.id)}, {"achievement", to_json(one.in("en"), builder)}}));
  return list_answer(call, items, "");
}

Result<Response> import_achievements(Call& call) {
  const auto asked = call.target.parameter("dry_run");
  const auto mode =
      asked == "1" || asked == "true" ? app::ImportMode::dry_run : app::ImportMode::keep;
  CAIRN_TRY(const auto outcome, app::import_achievements(call.context(), call.actor(),
                                                         as_bytes(call.request.body), mode));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows, faults;
  for (const auto& row : outcome.rows) rows.push_back(told(row, builder));
  for (const auto& fault : outcome.faults) faults.push_back(told(fault, builder));
  return answer(builder.object({{"found", builder.array(rows)}, {"faults", builder.array(faults)}}),
                outcome.faults.empty() ? 200 : 400);
}

}  // namespace cairn::server::api
