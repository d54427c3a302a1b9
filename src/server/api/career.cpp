// SPDX-License-Identifier: Apache-2.0
// Adverts, gaps and plans for programs: what the pages do, from JSON to JSON and without a
// workbook.
#include <chrono>
#include <initializer_list>

#include "adverts/reading_json.h"
#include "app/career/gap.h"
#include "app/career/read_advert.h"
#include "json/parse.h"
#include "json/write.h"
#include "pathways/gap_json.h"
#include "pathways/plan.h"
#include "pathways/plan_json.h"
#include "pathways/read_problem.h"
#include "server/api/api.h"
#include "server/text.h"

namespace cairn::server::api {

namespace {

using ShelfPointer = std::shared_ptr<const app::career::Shelf>;

constexpr std::int64_t top_max = 100;
constexpr std::chrono::milliseconds plan_time_max{5'000};
constexpr std::int64_t answer_bytes_max = 4 * 1024 * 1024;

Error invalid(std::string sentence, std::string path) {
  return fail(ErrorCode::invalid, "api", std::move(sentence), std::move(path));
}

// Each of these works hard for one question.
Status take_turn(Call& call) {
  return call.context().throttle.take("api " + call.client(), {240, 30},
                                      call.context().clock.now());
}

Result<json::Value> read_body(Call& call, Arena& arena) {
  CAIRN_CHECK(take_turn(call));
  CAIRN_TRY(const auto body, json::parse(call.request.body, arena));
  if (!body.is_object()) return invalid("The body must be a JSON object.", "");
  return body;
}

Result<std::size_t> read_top(const json::Value& body) {
  if (!body.contains("top")) return std::size_t{0};
  const auto top = body["top"].as_int64();
  if (!top || *top < 1 || *top > top_max)
    return invalid("Give a whole number from 1 to " + std::to_string(top_max) + ".", "/top");
  return static_cast<std::size_t>(*top);
}

struct TextAsked {
  ShelfPointer shelf;
  adverts::AdvertText text;
  std::size_t top = 0;
};

// What is given must be text: a number in its place is somebody's mistake.
Status expect_texts(const json::Value& body, std::initializer_list<std::string_view> keys) {
  for (const auto key : keys)
    if (body.contains(key) && !body[key].is_string())
      return invalid("Write this as text, or leave it out.", "/" + std::string(key));
  return done;
}

Result<TextAsked> read_text(Call& call, const json::Value& body) {
  CAIRN_CHECK(expect_texts(body, {"text", "url", "framework"}));
  TextAsked asked;
  app::career::AdvertInput input{.text = std::string(body.string_at("text")),
                                 .files = {},
                                 .address = std::string(body.string_at("url"))};
  auto text = app::career::advert_text_of(call.context(), input);
  if (!text.ok()) return with_paths(std::move(text).error(), "/address", "/url");
  asked.text = std::move(*text);
  CAIRN_TRY(asked.top, read_top(body));
  CAIRN_TRY(asked.shelf, call.context().library.shelf(body.string_at("framework")));
  return asked;
}

json::Value with_framework(const app::career::Shelf& shelf, std::string_view key,
                           const json::Value& rows, json::Builder builder) {
  return builder.object({{"framework", builder.string(shelf.framework.name)},
                         {"attribution", builder.string(shelf.framework.attribution)},
                         {key, rows}});
}

// A member that holds an object of its own, or the body itself.
json::Value part_of(const json::Value& body, std::string_view key) {
  return body.contains(key) ? body[key] : body;
}

Error under(Error error, std::string_view member) {
  error.path = "/" + std::string(member) + error.path;
  return error;
}

}  // namespace

Result<Response> extract_skills(Call& call) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto body, read_body(call, arena));
  CAIRN_TRY(const auto asked, read_text(call, body));
  const auto& shelf = *asked.shelf;
  const auto reading =
      asked.top > 0 ? adverts::read_all(shelf.linker(), shelf.framework, asked.text, asked.top)
                    : adverts::read(shelf.linker(), shelf.framework, asked.text);
  return json_response(json::write(with_framework(
      shelf, "skills", adverts::describe_skills(asked.text, reading, shelf.framework, builder),
      builder)));
}

Result<Response> read_advert(Call& call) {
  Arena arena;
  CAIRN_TRY(const auto body, read_body(call, arena));
  CAIRN_TRY(const auto asked, read_text(call, body));
  const auto& shelf = *asked.shelf;
  const auto reading = adverts::read(shelf.linker(), shelf.framework, asked.text);
  return json_response(json::write(
      adverts::describe_advert(asked.text, reading, shelf.framework, json::Builder(arena))));
}

Result<Response> match_occupations(Call& call) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto body, read_body(call, arena));
  CAIRN_TRY(const auto asked, read_text(call, body));
  const auto& shelf = *asked.shelf;
  constexpr std::size_t top_default = 10;
  const auto reading = adverts::read(shelf.linker(), shelf.framework, asked.text);
  const auto found = adverts::occupations_for(shelf.linker(), asked.text, reading.skills,
                                              asked.top > 0 ? asked.top : top_default);
  return json_response(json::write(
      with_framework(shelf, "occupations",
                     adverts::describe_occupations(found, shelf.framework, builder), builder)));
}

Result<Response> gap(Call& call) {
  Arena arena;
  CAIRN_TRY(const auto body, read_body(call, arena));
  CAIRN_CHECK(expect_texts(body, {"framework"}));
  CAIRN_TRY(const auto shelf, call.context().library.shelf(body.string_at("framework")));
  CAIRN_TRY(const auto offers, call.context().library.offers());
  auto goal = pathways::read_goal(part_of(body, "goal"));
  if (!goal.ok()) return under(std::move(goal).error(), "goal");
  auto profile = pathways::read_profile(body["profile"]);
  if (!profile.ok()) return under(std::move(profile).error(), "profile");
  const auto found =
      pathways::gap_of(*goal, *profile, app::career::knowledge_of(*shelf, offers.get()));
  return json_response(json::write(pathways::gap_json(found, json::Builder(arena))));
}

Result<Response> plan(Call& call) {
  CAIRN_CHECK(take_turn(call));
  CAIRN_TRY(const auto problem, pathways::read_problem(call.request.body));
  const auto until = std::chrono::steady_clock::now() + plan_time_max;
  pathways::PlanOptions options;
  options.out_of_time = [until] { return std::chrono::steady_clock::now() > until; };
  const auto found = pathways::make_plan(problem, options);
  Arena arena;
  auto text = json::write(pathways::plan_json(problem, found, options.label, json::Builder(arena)));
  if (text.size() > answer_bytes_max)
    return fail(ErrorCode::too_large, "api", "The plan is larger than can be answered here.");
  return json_response(std::move(text));
}

Result<Response> calendar(Call& call) {
  Arena arena;
  CAIRN_TRY(const auto body, read_body(call, arena));
  constexpr std::int64_t day_minutes = 24 * 60;
  constexpr std::size_t steps_max = 200;
  CAIRN_CHECK(expect_texts(body, {"time_zone", "title"}));
  const auto zone = body.string_at("time_zone");
  app::CalendarFile file{.name = std::string(body.string_at("title")),
                         .time_zone = zone.empty() ? "UTC" : std::string(zone),
                         .stamp = call.context().clock.now()};
  if (file.name.empty()) file.name = "Plan";
  const auto steps = body["steps"];
  if (!steps.is_array() || steps.size() == 0 || steps.size() > steps_max)
    return invalid("Give the steps of a plan, as /api/v1/plan answers them.", "/steps");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps.items()[i];
    const auto start = pathways::parse_day(step.string_at("start"));
    const auto finish = pathways::parse_day(step.string_at("finish"));
    if (!start.ok() || !finish.ok() || *finish < *start || step.string_at("offer").empty())
      return invalid("A step has an offer, a start and a finish that is not before it.",
                     "/steps/" + std::to_string(i));
    const auto title = step.string_at("title");
    file.events.push_back({.uid = "step-" + std::string(step.string_at("offer")) + "@cairn",
                           .summary = std::string(title.empty() ? step.string_at("offer") : title),
                           .from = *start * day_minutes,
                           .to = *finish * day_minutes,
                           .whole_day = true});
  }
  CAIRN_TRY(auto text, call.context().calendars.write(file));
  return json_response(std::move(text), "text/calendar; charset=utf-8");
}

}  // namespace cairn::server::api
