// SPDX-License-Identifier: Apache-2.0
// DID Resolution v0.3, HTTP(S) binding: the document alone, or with metadata where the client asks
// for a resolution result; of a DID URL with a fragment what it names.
#include "app/awards/published.h"
#include "app/verifying/site_resources.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/api/key_format.h"

namespace cairn::server::api {

namespace {

constexpr std::string_view result_type = "application/did-resolution";
constexpr std::string_view document_type = "application/did";
// What results were called before, with a profile of JSON-LD; "ld+json" in an Accept header.
constexpr std::string_view older_result_type =
    R"(application/ld+json;profile="https://w3id.org/did-resolution")";

// An answer, or why there is none. spec: did-resolution#errors, did-key-spec#errors
struct Answer {
  json::Value value;
  std::string_view error;  // "" where there is none
  std::string message;
};

Answer failed(std::string_view code, std::string message = {}) {
  return {{}, code, std::move(message)};
}

std::string_view error_of(const Error& error, std::string_view did) {
  switch (error.code) {
    case ErrorCode::unreadable:
    case ErrorCode::invalid:
      return did::has_wrong_key_length(did) ? "invalidPublicKeyLength" : "invalidDid";
    case ErrorCode::unsupported:  // of did:key: a kind of key that nobody knows
      return did.starts_with("did:key:") ? "invalidDid" : "methodNotSupported";
    default: return "notFound";
  }
}

int status_of(std::string_view error) {
  if (error.empty()) return 200;
  if (error == "methodNotSupported") return 501;
  return error == "notFound" ? 404 : 400;
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

Answer resolve_key(Call& call, std::string_view did, json::Builder builder) {
  const auto document = did::resolve_did_key(did);
  if (!document) return failed(error_of(document.error(), did), document.error().detail);
  const auto asked =
      format_asked(call.target.parameter("publicKeyFormat"),
                   call.target.parameter("enableExperimentalPublicKeyTypes") == "true");
  if (!asked.error.empty()) return failed(asked.error, "The key is not given in this format.");
  const auto shown = in_format(*document, asked.format, builder);
  if (!shown) return failed("invalidPublicKeyType", "This format is for keys of another kind.");
  return {*shown, {}, {}};
}

Answer resolve(Call& call, std::string_view did, Arena& arena) {
  const json::Builder builder(arena);
  const auto read = [&]() -> Result<json::Value> {
    CAIRN_TRY(const auto parsed, did::parse_did(did));
    if (parsed.method == did::Method::web) return resolve_web(call, parsed.did, arena);
    CAIRN_TRY(const auto document, did::resolve_offline(did));
    return did::to_json(document, builder);
  };
  if (did.starts_with("did:key:")) return resolve_key(call, did, builder);
  const auto document = read();
  if (document) return {*document, {}, {}};
  return failed(error_of(document.error(), did), document.error().detail);
}

// The part of a document that `url` names: a verification method, or a service.
json::Value part_of(const json::Value& document, std::string_view url) {
  const auto fragment = url.substr(url.find('#'));
  for (const auto* member : {"verificationMethod", "service"})
    for (const auto list = document[member]; const auto& part : json::as_list(list))
      if (const auto id = part.string_at("id"); id == url || id == fragment) return part;
  return {};
}

Answer dereference(Call& call, std::string_view url, Arena& arena) {
  constexpr std::string_view never_in_urls = " \"<>\\^`{|}";
  if (url.find_first_of(never_in_urls) != url.npos)
    return failed("invalidDidUrl", "There is a character in it that no URL has.");
  const auto did = url.substr(0, url.find_first_of("/?#"));
  auto answer = resolve(call, did, arena);
  if (!answer.error.empty()) return answer;
  const bool has_fragment_alone = url.substr(did.size()).starts_with('#');
  const auto part = has_fragment_alone ? part_of(answer.value, url) : json::Value();
  if (part.is_null()) return failed("notFound", "Nothing in the document has this name.");
  return {part, {}, {}};
}

bool wants_result(const Call& call) {
  return call.request.header("accept").find("did-resolution") != std::string_view::npos;
}

bool wants_older_result(const Call& call) {
  return wants_result(call) &&
         call.request.header("accept").find("ld+json") != std::string_view::npos;
}

// Readers of the older form find nothing in an empty document, of the other none.
json::Value result_of(const Answer& answer, std::string_view metadata_name, bool older,
                      json::Builder builder) {
  json::ObjectBuilder metadata(builder);
  if (answer.error.empty()) metadata.add_string("contentType", document_type);
  metadata.add_string_if("error", answer.error).add_string_if("message", answer.message);
  const bool empty = older && answer.value.is_null();
  return json::ObjectBuilder(builder)
      .add_string("@context", "https://w3id.org/did-resolution/v1")
      .add("didDocument", empty ? builder.object({}) : answer.value)
      .add(metadata_name, metadata.value())
      .add("didDocumentMetadata", builder.object({}))
      .value();
}

}  // namespace

Result<Response> resolve_did(Call& call) {
  Arena arena;
  const auto asked = call.argument("did");
  const bool is_url = did::is_did(asked) && asked.find_first_of("/?#") != asked.npos;
  const auto answer = is_url ? dereference(call, asked, arena) : resolve(call, asked, arena);
  if (answer.error.empty() && !wants_result(call))
    return json_response(json::write(answer.value), document_type);
  const bool older = wants_older_result(call);
  const auto metadata = is_url ? "didDereferencingMetadata" : "didResolutionMetadata";
  auto out = json_response(json::write(result_of(answer, metadata, older, json::Builder(arena))),
                           older ? older_result_type : result_type);
  out.status = status_of(answer.error);
  return out;
}

}  // namespace cairn::server::api
