// SPDX-License-Identifier: Apache-2.0
// DID Resolution v0.3, HTTP(S) binding: the document alone, or with metadata where the client asks
// for a resolution result.
#include "app/awards/published.h"
#include "app/verifying/site_resources.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "server/api/api.h"

namespace cairn::server::api {

namespace {

constexpr std::string_view result_type = "application/did-resolution";
constexpr std::string_view document_type = "application/did";

struct Failure {
  int status;
  std::string_view code;  // spec: did-resolution#errors
};

Failure failure_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::unreadable:
    case ErrorCode::invalid: return {400, "invalidDid"};
    case ErrorCode::unsupported: return {501, "methodNotSupported"};
    default: return {404, "notFound"};
  }
}

Result<json::Value> resolve_web(Call& call, std::string_view did, Arena& arena) {
  CAIRN_TRY(const auto url, did::did_web_url(did));
  app::SiteResources resources(call.context());
  CAIRN_TRY(const auto fetched, resources.fetch(url));
  if (fetched.status != 200)
    return fail(ErrorCode::not_found, "did-web", "No document is published for this identifier.");
  CAIRN_TRY(const auto document, json::parse(as_text(fetched.body), arena));
  CAIRN_CHECK(did::parse_document(document, did));
  return document;
}

Result<json::Value> resolve(Call& call, std::string_view did, Arena& arena) {
  CAIRN_TRY(const auto parsed, did::parse_did(did));
  if (parsed.method == did::Method::web) return resolve_web(call, parsed.did, arena);
  CAIRN_TRY(const auto document, did::resolve_offline(did));
  return did::to_json(document, json::Builder(arena));
}

bool wants_result(const Call& call) {
  return call.request.header("accept").find("did-resolution") != std::string_view::npos;
}

json::Value resolution_result(const json::Value& document, const json::Value& metadata,
                              json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("@context", "https://w3id.org/did-resolution/v1")
      .add("didDocument", document)
      .add("didResolutionMetadata", metadata)
      .add("didDocumentMetadata", builder.object({}))
      .value();
}

}  // namespace

Result<Response> resolve_did(Call& call) {
  Arena arena;
  const json::Builder builder(arena);
  const auto document = resolve(call, call.argument("did"), arena);
  if (document && !wants_result(call)) return json_response(json::write(*document), document_type);
  json::ObjectBuilder metadata(builder);
  int status = 200;
  if (document) {
    metadata.add_string("contentType", document_type);
  } else {
    const auto failure = failure_of(document.error());
    status = failure.status;
    metadata.add_string("error", failure.code);
    metadata.add_string_if("message", document.error().detail);
  }
  const auto shown = document ? *document : json::Value();
  auto out =
      json_response(json::write(resolution_result(shown, metadata.value(), builder)), result_type);
  out.status = status;
  return out;
}

}  // namespace cairn::server::api
