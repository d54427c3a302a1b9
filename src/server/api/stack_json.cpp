// SPDX-License-Identifier: Apache-2.0
#include "server/api/stack_json.h"

namespace cairn::server::api {
namespace {

json::Value describe(const stacking::Progress& part, const app::StackProgress& of,
                     json::Builder builder) {
  std::vector<json::Value> counted, parts;
  for (const auto at : part.counted) counted.push_back(builder.string(of.held[at].id));
  for (const auto& inner : part.parts) parts.push_back(describe(inner, of, builder));
  json::ObjectBuilder out(builder);
  out.add_string("path", part.pointer)
      .add_string("state", stacking::state_names[static_cast<std::size_t>(part.state)])
      .add_string("what", part.what)
      .add_string("sentence", part.sentence)
      .add("counted", builder.array(counted));
  if (!parts.empty()) out.add("parts", builder.array(parts));
  return out.value();
}

}  // namespace

json::Value progress_json(const app::HolderProgress& person, json::Builder builder) {
  constexpr std::string_view completions[] = {"incomplete", "complete", "undecided"};
  const auto& it = person.progress;
  std::vector<json::Value> nearest;
  for (const auto& id : it.earnable) nearest.push_back(builder.string(id.text));
  json::ObjectBuilder out(builder);
  out.add_string("learner", person.learner.id.text)
      .add_string("name", person.learner.name)
      .add_string("completion", completions[static_cast<std::size_t>(it.told.completion)])
      .add_string("sentence", it.told.sentence)
      .add_string_if("remark", it.told.remark)
      .add("done", builder.integer(it.told.done))
      .add("of", builder.integer(it.told.parts))
      .add("nearest", builder.array(nearest))
      .add("progress", describe(it.told.progress, it, builder));
  std::vector<json::Value> before;
  for (const auto& one : it.before)
    before.push_back(builder.object(
        {{"name", builder.string(one.prerequisite.name)}, {"url", builder.string(one.url)}}));
  if (!before.empty()) out.add("missing_before", builder.array(before));
  if (it.completion) {
    out.add_string("state",
                   app::completion_state_names[static_cast<std::size_t>(it.completion->state)])
        .add_string("award", it.completion->award.text)
        .add("parts", builder.strings(it.completion->parts))
        .add_string_if("reason", it.completion->reason);
  }
  return out.value();
}

}  // namespace cairn::server::api
