// SPDX-License-Identifier: Apache-2.0
// OpenAPI 3.1, written from the route table and from what web/api/*.json says of each route:
//   {"operations": {"POST /api/v1/things": {
//      "query": [{"name": …, "description": …, "schema": {…}, "required": true}],
//      "body": "ThingForm", "answer": "Thing", "status": 201, "list": "Thing"}},
//    "schemas": {"Thing": {…}}}
// "list" is the schema of one item of a list in portions. "body" and "answer" are names of schemas
// or, for what is not JSON, {"media_type": …, "description": …}.
#include <algorithm>

#include "base/text.h"

#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/api/list.h"
#include "server/assets.h"
#include "server/router.h"

namespace cairn::server::api {

namespace {

constexpr std::string_view json_type = "application/json";
constexpr std::string_view table_type = "text/csv";  // the same items, a line each
constexpr std::string_view versioned = "/api/v1/";

std::string reference_to(std::string_view schema) {
  return "#/components/schemas/" + std::string(schema);
}

// Every file of web/api/ in one: {"operations": {…}, "schemas": {…}}.
Result<json::Value> described(json::Builder builder) {
  json::ObjectBuilder operations(builder), schemas(builder);
  for (const auto& file : api_files()) {
    CAIRN_TRY(const auto document, json::parse(file.bytes, builder.arena()));
    for (const auto& [name, value] : document["operations"].members()) operations.add(name, value);
    for (const auto& [name, value] : document["schemas"].members()) schemas.add(name, value);
  }
  return builder.object({{"operations", operations.value()}, {"schemas", schemas.value()}});
}

class Describer {
 public:
  Describer(json::Builder builder, const json::Value& documents)
      : builder_(builder), documents_(documents) {}

  json::Value operation(const Route& route) const {
    const auto told =
        documents_["operations"][name_of(route.method) + " " + std::string(route.pattern)];
    json::ObjectBuilder out(builder_);
    out.add_string("summary", route.summary).add_string("operationId", id_of(route));
    out.add_string_if("description", told.string_at("description"));
    if (const auto tag = tag_of(route.pattern); !tag.empty())
      out.add("tags", builder_.array({builder_.string(tag)}));
    if (const auto all = parameters(route, told); all.size() != 0) out.add("parameters", all);
    if (told.contains("body")) out.add("requestBody", request_body(told["body"]));
    if (route.caller == Caller::api_key)
      out.add("security", builder_.array({builder_.object({{"apiKey", scopes_of(route)}})}));
    out.add("responses", responses(told));
    return out.value();
  }

  json::Value scopes_of(const Route& route) const {
    std::vector<json::Value> scopes;
    for (const auto scope : split(route.scope, ' ')) scopes.push_back(builder_.string(scope));
    return builder_.array(scopes);
  }

  json::Value document(std::string_view server, const json::Value& paths) const {
    const auto scheme = builder_.object(
        {{"type", builder_.string("http")},
         {"scheme", builder_.string("bearer")},
         {"description", builder_.string("An API key of an organisation, with its scopes")}});
    return builder_.object(
        {{"openapi", builder_.string("3.1.0")},
         {"info",
          builder_.object(
              {{"title", builder_.string("Cairn")},
               {"version", builder_.string("1")},
               {"license", builder_.object({{"name", builder_.string("Apache-2.0")},
                                            {"identifier", builder_.string("Apache-2.0")}})}})},
         {"servers", builder_.array({builder_.object({{"url", builder_.string(server)}})})},
         {"paths", paths},
         {"components", builder_.object({{"securitySchemes", builder_.object({{"apiKey", scheme}})},
                                         {"schemas", builder_.with(documents_["schemas"], "Problem",
                                                                   problem_schema())}})}});
  }

  static std::string name_of(Method method) {
    switch (method) {
      case Method::post: return "POST";
      case Method::put: return "PUT";
      case Method::del: return "DELETE";
      default: return "GET";
    }
  }

 private:
  // "get_api_v1_skills_id"
  static std::string id_of(const Route& route) {
    std::string out = to_lower_ascii(name_of(route.method));
    for (const char c : route.pattern) {
      const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (kept)
        out += c;
      else if (out.back() != '_')
        out += '_';
    }
    if (out.back() == '_') out.pop_back();
    return out;
  }

  static std::string_view tag_of(std::string_view pattern) {
    if (!pattern.starts_with(versioned)) return {};
    const auto rest = pattern.substr(versioned.size());
    return rest.substr(0, rest.find_first_of("/."));
  }

  json::Value problem_schema() const {
    const auto text = builder_.object({{"type", builder_.string("string")}});
    const auto number = builder_.object({{"type", builder_.string("integer")}});
    const auto fault =
        builder_.object({{"type", builder_.string("object")},
                         {"properties", builder_.object({{"path", text}, {"detail", text}})}});
    const auto faults = builder_.object({{"type", builder_.string("array")}, {"items", fault}});
    return builder_.object(
        {{"type", builder_.string("object")},
         {"description", builder_.string("Problem details, RFC 9457; paths are JSON pointers")},
         {"required", builder_.array({builder_.string("title"), builder_.string("status")})},
         {"properties", builder_.object({{"type", text},
                                         {"title", text},
                                         {"status", number},
                                         {"code", text},
                                         {"detail", text},
                                         {"path", text},
                                         {"errors", faults}})}});
  }

  json::Value parameter(std::string_view name, std::string_view place, bool needed,
                        const json::Value& schema, std::string_view description) const {
    return json::ObjectBuilder(builder_)
        .add_string("name", name)
        .add_string("in", place)
        .add_string_if("description", description)
        .add("required", json::Value::boolean(needed))
        .add("schema", schema)
        .value();
  }

  void add_portion(std::vector<json::Value>& out, const json::Value& text) const {
    out.push_back(parameter("after", "query", false, text, "\"next\" of the answer before"));
    const auto limit = builder_.object({{"type", builder_.string("integer")},
                                        {"minimum", builder_.integer(1)},
                                        {"maximum", builder_.integer(list_limit_max)},
                                        {"default", builder_.integer(list_limit_default)}});
    out.push_back(parameter("limit", "query", false, limit, "How many at most"));
  }

  json::Value parameters(const Route& route, const json::Value& told) const {
    std::vector<json::Value> out;
    const auto text = builder_.object({{"type", builder_.string("string")}});
    const auto pattern = route.pattern;
    for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
      const auto name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
      out.push_back(parameter(name, "path", true, text, ""));
    }
    for (const auto& one : told["query"].items())
      out.push_back(parameter(one.string_at("name"), "query", one["required"].as_boolean(),
                              one["schema"], one.string_at("description")));
    if (told.contains("list")) add_portion(out, text);
    if (!pattern.starts_with(versioned)) return builder_.array(out);
    if (route.method == Method::get)
      out.push_back(parameter("If-None-Match", "header", false, text,
                              "An ETag; 304 where nothing has changed since"));
    if (route.method == Method::put || route.method == Method::del)
      out.push_back(parameter("If-Match", "header", false, text,
                              "The ETag of what is changed; 412 where somebody was faster"));
    if (route.method == Method::post && route.caller == Caller::api_key)
      out.push_back(parameter("Idempotency-Key", "header", false, text,
                              "Sent again within 24 hours, the first answer comes again"));
    return builder_.array(out);
  }

  json::Value content(std::string_view type, const json::Value& schema) const {
    return builder_.object({{type, builder_.object({{"schema", schema}})}});
  }

  json::Value content_of(const json::Value& told) const {
    if (told.is_string())
      return content(json_type,
                     builder_.object({{"$ref", builder_.string(reference_to(told.as_string()))}}));
    return content(told.string_at("media_type"), builder_.object({}));
  }

  json::Value request_body(const json::Value& told) const {
    return json::ObjectBuilder(builder_)
        .add_string_if("description", told.string_at("description"))
        .add("required", json::Value::boolean(true))
        .add("content", content_of(told))
        .value();
  }

  json::Value list_of(std::string_view schema) const {
    const auto item = builder_.object({{"$ref", builder_.string(reference_to(schema))}});
    return builder_.object(
        {{"type", builder_.string("object")},
         {"required", builder_.array({builder_.string("items")})},
         {"properties",
          builder_.object(
              {{"items", builder_.object({{"type", builder_.string("array")}, {"items", item}})},
               {"next", builder_.object({{"type", builder_.string("string")}})}})}});
  }

  json::Value responses(const json::Value& told) const {
    json::ObjectBuilder good(builder_);
    good.add_string("description", "Done");
    const auto text = builder_.object({{"type", builder_.string("string")}});
    if (told.contains("list"))
      good.add("content",
               builder_.object(
                   {{json_type, builder_.object({{"schema", list_of(told.string_at("list"))}})},
                    {table_type, builder_.object({{"schema", text}})}}));
    else if (told.contains("answer"))
      good.add("content", content_of(told["answer"]));
    const auto problem = builder_.object({{"$ref", builder_.string(reference_to("Problem"))}});
    const auto refused =
        builder_.object({{"description", builder_.string("Refused, with the reason")},
                         {"content", content("application/problem+json", problem)}});
    const auto status = told["status"].as_int64().value_or(200);
    return builder_.object(
        {{builder_.string(std::to_string(status)).as_string(), good.value()}, {"4XX", refused}});
  }

  json::Builder builder_;
  json::Value documents_;
};

}  // namespace

Result<Response> openapi(Call& call) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto documents, described(builder));
  const Describer describer(builder, documents);
  std::vector<std::string_view> patterns;
  for (const auto& route : routes())
    if (route.surface != Surface::page &&
        std::find(patterns.begin(), patterns.end(), route.pattern) == patterns.end())
      patterns.push_back(route.pattern);
  json::ObjectBuilder paths(builder);
  for (const auto pattern : patterns) {
    json::ObjectBuilder operations(builder);
    for (const auto& route : routes())
      if (route.pattern == pattern && route.surface != Surface::page)
        operations.add(builder.string(to_lower_ascii(Describer::name_of(route.method))).as_string(),
                       describer.operation(route));
    paths.add(pattern, operations.value());
  }
  return json_response(json::write(describer.document(call.context().base_url, paths.value()),
                                   json::Style::indented));
}

}  // namespace cairn::server::api
