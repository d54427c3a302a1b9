// SPDX-License-Identifier: Apache-2.0
// The form in which a did:key's document shows its key, where a client asks for one
// (did-key-spec#document-creation-algorithm, options publicKeyFormat and
// enableExperimentalPublicKeyTypes).
#pragma once
#include <optional>
#include <string_view>

#include "did/document.h"

namespace cairn::server::api {

enum class KeyFormat : std::uint8_t { multikey, json_web_key_2020, ed25519_2020 };

struct FormatAsked {
  KeyFormat format = KeyFormat::multikey;
  std::string_view error;  // spec: did-key-spec#errors; "" where there is none
};
// `name` "": Multikey.
FormatAsked format_asked(std::string_view name, bool experimental);

// nullopt where the key is of a kind that this format does not show.
std::optional<json::Value> in_format(const did::Document& document, KeyFormat format,
                                     json::Builder builder);

}  // namespace cairn::server::api
