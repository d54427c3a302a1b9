// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"

#include "base/bytes.h"
#include "base/text.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "encoding/base64.h"
#include "encoding/percent.h"

namespace cairn::credential {
namespace {

constexpr const char* where = "vc-data-model-2.0#enveloped-verifiable-credentials";

// What may stand in an envelope. The older names are still met.
constexpr std::string_view token_types[] = {"application/vc+jwt",    "application/vp+jwt",
                                            "application/vc+sd-jwt", "application/vp+sd-jwt",
                                            "application/dc+sd-jwt", "application/vc-ld+jwt",
                                            "application/vp-ld+jwt", "application/jwt",
                                            "application/vc+cose",   "application/vp+cose"};

bool is_token_type(std::string_view media_type) {
  for (const auto type : token_types)
    if (media_type == type) return true;
  return false;
}

}  // namespace

Presented as_presented(const json::Value& item, std::string path) {
  Presented presented{.form = PresentedAs::object,
                      .value = item,
                      .token = {},
                      .media_type = {},
                      .path = std::move(path)};
  if (item.is_string()) {
    presented.form = PresentedAs::token;
    presented.token = item.as_string();
  } else if (has_type(item, "EnvelopedVerifiableCredential")) {
    if (auto envelope = open_envelope(item)) {
      presented.form = PresentedAs::data;
      presented.token = std::move(envelope->data);
      presented.media_type = std::move(envelope->media_type);
    }
  }
  return presented;
}

std::vector<Presented> presented(const json::Value& presentation) {
  const auto* value = presentation.find("verifiableCredential");
  if (!value) return {};
  const std::string path = "/verifiableCredential";
  std::vector<Presented> all;
  if (!value->is_array()) {
    if (!value->is_null()) all.push_back(as_presented(*value, path));
    return all;
  }
  std::size_t index = 0;
  for (const auto& item : value->items())
    all.push_back(as_presented(item, path + '/' + std::to_string(index++)));
  return all;
}

std::string_view holder_of(const json::Value& presentation) {
  return id_of(presentation["holder"]);
}

bool is_self_asserted(const json::Value& presentation, const json::Value& credential) {
  const auto holder = holder_of(presentation);
  return !holder.empty() && credential.is_object() && !credential.contains("proof") &&
         issuer_id(credential) == holder;
}

Result<DataUrl> parse_data_url(std::string_view url) {
  constexpr std::string_view scheme = "data:";
  constexpr std::string_view base64 = ";base64";
  const auto comma = url.find(',');
  if (to_lower_ascii(url.substr(0, scheme.size())) != scheme || comma == std::string_view::npos)
    return fail(ErrorCode::unreadable, "rfc2397", "not of the form data:type,data");
  auto type = url.substr(scheme.size(), comma - scheme.size());
  const auto data = url.substr(comma + 1);
  const bool encoded = to_lower_ascii(type).ends_with(base64);
  if (encoded) type.remove_suffix(base64.size());
  DataUrl parsed{.media_type = to_lower_ascii(trim(type.substr(0, type.find(';')))),
                 .data = encoding::percent_decoded(data)};
  if (parsed.media_type.empty()) parsed.media_type = "text/plain";
  if (!encoded) return parsed;
  CAIRN_TRY(const auto bytes, encoding::from_base64(parsed.data));
  parsed.data = std::string(as_text(bytes));
  return parsed;
}

json::Value build_envelope(std::string_view media_type, std::string_view token,
                           json::Builder builder) {
  const bool presents = media_type.starts_with("application/vp");
  return json::ObjectBuilder(builder)
      .add_string("@context", context_vcdm_2)
      .add_string("id", std::string("data:").append(media_type).append(",").append(token))
      .add_string("type",
                  presents ? "EnvelopedVerifiablePresentation" : "EnvelopedVerifiableCredential")
      .value();
}

Result<DataUrl> open_envelope(const json::Value& enveloped) {
  const auto id = enveloped.string_at("id");
  auto envelope = parse_data_url(id);
  if (!envelope) return fail(ErrorCode::invalid, where, "the id is no data: URL", "/id");
  if (!is_token_type(envelope->media_type))
    return fail(ErrorCode::invalid, where, "the data: URL holds no token", "/id");
  return envelope;
}

}  // namespace cairn::credential
