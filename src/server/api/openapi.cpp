// SPDX-License-Identifier: Apache-2.0
// OpenAPI 3.1, written from the route table; bodies are described here.

#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/api/schemas.h"
#include "server/router.h"

namespace cairn::server::api {

namespace {

struct Body {
  std::string_view pattern;  // the path begins or ends with it
  std::string_view media_type;
  std::string_view description;
};

constexpr Body bodies[] = {
    {"/api/v1/verify", "application/octet-stream",
     "A credential or presentation as JSON, a compact JWT, or a PNG or SVG with a badge inside"},
    {"/api/v1/skills/extract", "application/json",
     "{\"text\": \"…\", \"framework\": \"esco\", \"top\": 10}; with top exactly so many"},
    {"/api/v1/occupations/match", "application/json",
     "{\"text\": \"a title or advert\", \"top\": 5}"},
    {"/api/v1/adverts", "application/json", "{\"text\": \"…\"} or {\"url\": \"https://…\"}"},
    {"/api/v1/gap", "application/json",
     "{\"goal\": {\"requirements\": […]}, \"profile\": {\"skills\": […]}}"},
    {"/api/v1/plan", "application/json",
     "{\"have\": […], \"need\": […], \"offers\": […], \"hours_per_week\": 6, \"start\": "
     "\"2027-01-04\"}"},
    {"/api/v1/calendar", "application/json",
     "{\"title\": \"…\", \"time_zone\": \"Europe/Berlin\", \"steps\": […]}"},
    {"/credentials/issue", "application/json",
     "{\"credential\": {…}, \"options\": {\"cryptosuite\": \"eddsa-rdfc-2022\"}}"},
    {"/credentials/verify", "application/json", "{\"verifiableCredential\": {…}, \"options\": {}}"},
    {"/credentials/status", "application/json", "{\"credentialId\": \"…\", \"status\": true}"},
    {"/presentations/verify", "application/json",
     "{\"verifiablePresentation\": {…}, \"options\": {\"challenge\": \"…\", \"domain\": \"…\"}}"},
};

class Describer {
 public:
  explicit Describer(Arena& arena) : builder_(arena) {}

  json::Value operation(const Route& route) const {
    json::ObjectBuilder out(builder_);
    out.add_string("summary", route.summary);
    if (const auto named = parameters(route); named.size() != 0) out.add("parameters", named);
    for (const auto& body : bodies)
      if (route.method == Method::post && route.pattern.ends_with(body.pattern))
        out.add("requestBody", request_body(body));
    if (route.caller == Caller::api_key)
      out.add("security", builder_.array({builder_.object(
                              {{"apiKey", builder_.array({builder_.string(route.scope)})}})}));
    out.add("responses", responses(route));
    return out.value();
  }

  Result<json::Value> document(std::string_view server, const json::Value& paths) const {
    const auto scheme =
        builder_.object({{"type", builder_.string("http")}, {"scheme", builder_.string("bearer")}});
    const auto problem = builder_.object(
        {{"type", builder_.string("object")},
         {"description", builder_.string("Problem details, RFC 9457")},
         {"required", builder_.array({builder_.string("title"), builder_.string("status")})}});
    CAIRN_TRY(const auto named, json::parse(schemas(), builder_.arena()));
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
                                         {"schemas", builder_.with(named, "Problem", problem)}})}});
  }

  json::Builder builder() const { return builder_; }

 private:
  json::Value parameter(std::string_view name, std::string_view place, Needed needed,
                        const json::Value& schema, std::string_view description) const {
    return json::ObjectBuilder(builder_)
        .add_string("name", name)
        .add_string("in", place)
        .add_string_if("description", description)
        .add("required", json::Value::boolean(needed == Needed::yes))
        .add("schema", schema)
        .value();
  }

  json::Value schema_of(std::string_view written) const {
    const auto schema = json::parse(written, builder_.arena());
    return schema ? *schema : builder_.object({});
  }

  json::Value parameters(const Route& route) const {
    std::vector<json::Value> out;
    const auto text = builder_.object({{"type", builder_.string("string")}});
    const auto pattern = route.pattern;
    for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
      const auto name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
      out.push_back(parameter(name, "path", Needed::yes, text, ""));
    }
    for (const auto& one : query_parameters())
      if (one.pattern == pattern && route.method == Method::get)
        out.push_back(
            parameter(one.name, "query", one.needed, schema_of(one.schema), one.description));
    return builder_.array(out);
  }

  json::Value content(std::string_view type, const json::Value& schema) const {
    return builder_.object({{type, builder_.object({{"schema", schema}})}});
  }

  json::Value request_body(const Body& body) const {
    return json::ObjectBuilder(builder_)
        .add_string("description", body.description)
        .add("required", json::Value::boolean(true))
        .add("content", content(body.media_type, builder_.object({})))
        .value();
  }

  json::Value responses(const Route& route) const {
    const bool creates = route.pattern.ends_with("/issue");
    const auto described = [&](std::string_view text) {
      return builder_.object({{"description", builder_.string(text)}});
    };
    const auto reference =
        builder_.object({{"$ref", builder_.string("#/components/schemas/Problem")}});
    const auto refused =
        builder_.object({{"description", builder_.string("Refused, with the reason")},
                         {"content", content("application/problem+json", reference)}});
    auto good = described("Done");
    for (const auto& answer : answers())
      if (answer.pattern == route.pattern)
        good = builder_.with(
            good, "content",
            content("application/json",
                    builder_.object({{"$ref", builder_.string("#/components/schemas/" +
                                                              std::string(answer.schema))}})));
    return builder_.object({{creates ? "201" : "200", good}, {"4XX", refused}});
  }

  json::Builder builder_;
};

}  // namespace

Result<Response> openapi(Call& call) {
  Arena arena;
  const Describer describer(arena);
  std::vector<std::string_view> patterns;
  for (const auto& route : routes())
    if (route.surface != Surface::page &&
        std::find(patterns.begin(), patterns.end(), route.pattern) == patterns.end())
      patterns.push_back(route.pattern);
  json::ObjectBuilder paths(describer.builder());
  for (const auto pattern : patterns) {
    json::ObjectBuilder operations(describer.builder());
    for (const auto& route : routes())
      if (route.pattern == pattern)
        operations.add(route.method == Method::post ? "post" : "get", describer.operation(route));
    paths.add(pattern, operations.value());
  }
  CAIRN_TRY(const auto document, describer.document(call.context().base_url, paths.value()));
  return json_response(json::write(document, json::Style::indented));
}

}  // namespace cairn::server::api
