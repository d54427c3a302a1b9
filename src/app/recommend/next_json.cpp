// SPDX-License-Identifier: Apache-2.0
#include "app/recommend/next_json.h"

#include <algorithm>

#include "pathways/gap_json.h"

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#next";
constexpr std::size_t ids_max = 1'000;

Error under(Error error, std::string_view member) {
  error.path = "/" + std::string(member) + error.path;
  return error;
}

Result<std::vector<std::string>> read_ids(const json::Value& document, std::string_view member) {
  std::vector<std::string> ids;
  if (!document.contains(member)) return ids;
  const auto list = document[member];
  const auto path = "/" + std::string(member);
  if (!list.is_array() || list.size() > ids_max)
    return fail(ErrorCode::invalid, where, "Give a list of at most 1000 ids of offers.", path);
  for (const auto& id : list.items()) {
    if (!id.is_string())
      return fail(ErrorCode::invalid, where, "Give each id of an offer as text.", path);
    ids.emplace_back(id.as_string());
  }
  return ids;
}

Result<std::size_t> read_top(const json::Value& document) {
  if (!document.contains("top")) return NextRequest().top;
  const auto top = document["top"].as_int64();
  if (!top || *top < 1 || *top > next_top_max)
    return fail(ErrorCode::invalid, where, "Give a whole number from 1 to 50.", "/top");
  return static_cast<std::size_t>(*top);
}

// Of each skill the highest level.
std::vector<catalogue::SkillLevel> held_in(const pathways::GapProfile& profile) {
  std::map<std::string, catalogue::Level> levels;
  for (const auto& one : profile.skills) {
    auto& level = levels[one.skill];
    level = std::max(level, one.level);
  }
  std::vector<catalogue::SkillLevel> held;
  for (const auto& [skill, level] : levels)
    if (level > 0) held.push_back({skill, level});
  return held;
}

}  // namespace

Result<NextRequest> read_next_request(const json::Value& document) {
  NextRequest request;
  if (!document.is_object())
    return fail(ErrorCode::invalid, where, "The body must be a JSON object.");
  if (document.contains("goal")) {
    auto goal = pathways::read_goal(document["goal"]);
    if (!goal.ok()) return under(std::move(goal).error(), "goal");
    request.goal = std::move(*goal);
  }
  if (document.contains("profile")) {
    auto profile = pathways::read_profile(document["profile"]);
    if (!profile.ok()) return under(std::move(profile).error(), "profile");
    request.profile = std::move(*profile);
  }
  if (document.contains("occupation") && !document["occupation"].is_string())
    return fail(ErrorCode::invalid, where, "Write this as text, or leave it out.", "/occupation");
  request.occupation = document.string_at("occupation");
  CAIRN_TRY(request.left_out, read_ids(document, "left_out"));
  CAIRN_TRY(request.done, read_ids(document, "done"));
  CAIRN_TRY(request.top, read_top(document));
  return request;
}

std::vector<NextOffer> answer_next(const NextRequest& request, const NextKnowledge& knowledge,
                                   const pathways::GapKnowledge& framework) {
  NextQuestion question{.knowledge = knowledge, .held = held_in(request.profile)};
  question.wanted = pathways::gap_of(request.goal, request.profile, framework).rows;
  question.aim = request.occupation;
  question.left_out = request.left_out;
  question.done = request.done;
  question.count = request.top;
  question.label = framework.label;
  return what_next(question);
}

json::Value next_json(const std::vector<NextOffer>& offers, json::Builder builder) {
  std::vector<json::Value> rows;
  for (const auto& one : offers) {
    std::vector<json::Value> reasons;
    for (const auto& reason : one.reasons)
      if (const auto sentence = recommend::sentence_of(reason); !sentence.empty())
        reasons.push_back(builder.object({{"type", builder.string(recommend::name_of(reason.kind))},
                                          {"sentence", builder.string(in_english(sentence))}}));
    const auto& offer = *one.offer->offer;
    rows.push_back(json::ObjectBuilder(builder)
                       .add_string("id", offer.id)
                       .add_string("title", offer.title)
                       .add_string_if("provider", offer.provider)
                       .add("reasons", builder.array(reasons))
                       .add("brings", builder.strings(one.brings))
                       .add("lacks", builder.integer(one.lacks))
                       .value());
  }
  return builder.array(rows);
}

}  // namespace cairn::app::career
