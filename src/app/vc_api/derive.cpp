// SPDX-License-Identifier: Apache-2.0
#include "app/vc_api/derive.h"

#include "app/vc_api/option.h"
#include "credential/format.h"
#include "credential/presentation.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/derive.h"

namespace cairn::app {
namespace {

constexpr const char* member = "/verifiableCredential";

Result<securing::Derived> derived_of(const json::Value& given,
                                     const std::vector<std::string>& pointers,
                                     securing::Workspace& workspace, Arena& arena) {
  if (given.is_string()) return securing::derive(given.as_string(), pointers, workspace, arena);
  if (credential::recognise(given).kind != credential::Kind::enveloped_credential)
    return securing::derive(given, pointers, workspace, arena);
  CAIRN_TRY(const auto opened, credential::open_envelope(given));
  return securing::derive(arena.copy(std::string_view(opened.data)), pointers, workspace, arena);
}

std::string written(const securing::Derived& derived, json::Builder builder) {
  if (derived.token.empty()) return json::write(derived.document);
  const bool is_claims = derived.shown.contains("vct");
  const std::string type = is_claims ? "application/dc+sd-jwt" : "application/vc+sd-jwt";
  return json::write(
      builder.object({{"@context", builder.array({builder.string(credential::context_vcdm_2)})},
                      {"type", builder.string("EnvelopedVerifiableCredential")},
                      {"id", builder.string("data:" + type + "," + derived.token)}}));
}

}  // namespace

Result<std::string> vc_derive(Context& context, std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto body, json::parse(text, arena));
  const auto given = body["verifiableCredential"];
  if (!given.is_object() && !given.is_string())
    return fail(ErrorCode::invalid, "vc-api", "There is no credential to derive from.", member);
  CAIRN_TRY(const auto pointers, vc_pointers(body, "selectivePointers"));
  const auto workspace = context.workspaces.take();
  auto derived =
      derived_of(given, pointers.value_or(std::vector<std::string>()), *workspace, arena);
  if (derived) return written(*derived, json::Builder(arena));
  auto error = std::move(derived).error();
  error.path = member + error.path;
  return error;
}

}  // namespace cairn::app
