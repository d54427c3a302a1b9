// SPDX-License-Identifier: Apache-2.0
#include "server/api/list.h"

#include <charconv>

#include "encoding/percent.h"
#include "json/build.h"
#include "json/write.h"
#include "server/list_table.h"

namespace cairn::server::api {

namespace {

constexpr const char* where = "api";
constexpr std::size_t cursor_bytes_max = 400;

// The address of the next portion: what was asked for, another cursor.
std::string next_address(const Call& call, std::string_view next) {
  std::string path, query;
  for (const auto& segment : call.target.segments) path += "/" + encoding::percent_encoded(segment);
  for (const auto& parameter : call.target.query)
    if (parameter.name != "after")
      query += encoding::percent_encoded(parameter.name) + "=" +
               encoding::percent_encoded(parameter.value) + "&";
  return call.context().base_url + path + "?" + query + "after=" + encoding::percent_encoded(next);
}

}  // namespace

Result<Portion> portion_of(const Call& call) {
  Portion out;
  out.after = call.target.parameter("after");
  if (out.after.size() > cursor_bytes_max)
    return fail(ErrorCode::invalid, where, "Give the cursor as the answer before had it.",
                "/after");
  const auto written = call.target.parameter("limit");
  if (written.empty()) return out;
  const auto* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, out.limit);
  if (error != std::errc() || stop != end || out.limit < 1 || out.limit > list_limit_max)
    return fail(ErrorCode::invalid, where,
                "Give a whole number from 1 to " + std::to_string(list_limit_max) + ".", "/limit");
  return out;
}

Response list_answer(const Call& call, std::span<const json::Value> items, std::string_view next) {
  Arena arena;
  const json::Builder builder(arena);
  auto out = wants_table(call.request)
                 ? json_response(table_of(items), "text/csv; charset=utf-8")
                 : json_response(json::write(json::ObjectBuilder(builder)
                                                 .add("items", builder.array(items))
                                                 .add_string_if("next", next)
                                                 .value()));
  out.add("Vary", "Accept");
  if (!next.empty()) out.set("Link", "<" + next_address(call, next) + ">; rel=\"next\"");
  return out;
}

Response answer(const json::Value& value, int status) {
  auto out = json_response(json::write(value));
  out.status = status;
  return out;
}

Response made(const Call& call, std::string_view path, const json::Value& value) {
  auto out = answer(value, 201);
  out.set("Location", call.context().base_url + std::string(path));
  return out;
}

Response nothing() {
  Response out;
  out.status = 204;
  return out;
}

}  // namespace cairn::server::api
