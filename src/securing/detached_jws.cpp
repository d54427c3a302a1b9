// SPDX-License-Identifier: Apache-2.0
#include "securing/detached_jws.h"

#include "encoding/base64.h"
#include "json/parse.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "rfc7797#section-3";

// The one header the suite allows: {"alg":"EdDSA","b64":false,"crit":["b64"]}, in any order.
bool is_suite_header(const json::Value& header) {
  const auto critical = header["crit"].items();
  const auto* encoded = header.find("b64");
  return header.size() == 3 && header.string_at("alg") == "EdDSA" && encoded != nullptr &&
         encoded->is_boolean() && !encoded->as_boolean() && critical.size() == 1 &&
         critical[0].as_string() == "b64";
}

}  // namespace

Result<DetachedJws> read_detached_jws(std::string_view jws, ByteView payload, Arena& arena) {
  const auto gap = jws.find("..");
  if (gap == std::string_view::npos)
    return fail(ErrorCode::unreadable, where, "jws is not of the form header..signature");
  CAIRN_TRY(const auto header_bytes, encoding::from_base64url(jws.substr(0, gap)));
  CAIRN_TRY(const auto header, json::parse(as_text(header_bytes), arena));
  if (!is_suite_header(header))
    return fail(ErrorCode::unreadable, where, "the header of jws is not the one of its suite");
  DetachedJws out;
  CAIRN_TRY(out.signature, encoding::from_base64url(jws.substr(gap + 2)));
  out.message.append(jws.substr(0, gap + 1)).append(as_text(payload));
  return out;
}

}  // namespace cairn::securing
