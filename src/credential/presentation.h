// SPDX-License-Identifier: Apache-2.0
// What a presentation holds (VCDM 2.0 section 4.13, VCDM 1.1 section 4.10).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/build.h"
#include "json/value.h"

namespace cairn::credential {

enum class PresentedAs : std::uint8_t {
  object,  // `value` is the credential
  token,   // `token` is a compact JWT: VCDM 1.1 writes it as a string
  data,    // `token` is what an enveloped credential's data: URL carries
};

struct Presented {
  PresentedAs form = PresentedAs::object;
  json::Value value;
  std::string token;
  std::string media_type;  // of the data: URL, without parameters, lower case
  std::string path;        // JSON pointer in the presentation
};

std::vector<Presented> presented(const json::Value& presentation);
// One value at `path` that is a credential, a token or an enveloped credential.
Presented as_presented(const json::Value& value, std::string path);
std::string_view holder_of(const json::Value& presentation);

// Whether the holder says this about themselves: an unsigned credential whose issuer is the holder
// of the presentation it stands in, whose proof then covers it. spec:
// vc-data-model-2.0#presentations-including-holder-claims
bool is_self_asserted(const json::Value& presentation, const json::Value& credential);

struct DataUrl {
  std::string media_type;  // lower case, without parameters; "text/plain" where none is given
  std::string data;        // percent- or base64-decoded
};
// RFC 2397. Errors: unreadable.
Result<DataUrl> parse_data_url(std::string_view url);

// A token in an object that may stand where a credential or presentation does (VCDM 2.0 sections
// 4.12.1 and 4.13.1). `media_type`: "application/vc+jwt" and kin, which says which of both it is.
json::Value build_envelope(std::string_view media_type, std::string_view token,
                           json::Builder builder);

// The token an enveloped credential or presentation carries. Errors: invalid (its id is no data:
// URL or the type of its data is no token's).
Result<DataUrl> open_envelope(const json::Value& enveloped);

}  // namespace cairn::credential
