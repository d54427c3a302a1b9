// SPDX-License-Identifier: Apache-2.0
// Forms of text that the structural rules name.
#pragma once
#include <string>
#include <string_view>

namespace cairn::credential {

// header.payload.signature, each base64url; the payload may be empty (detached).
// spec: ob3#compactjws
bool is_compact_token(std::string_view text);

// "en", "de-AT", "zh-Hant-TW". spec: ob3#languagecode
bool is_language_tag(std::string_view text);
// Keys of a language map in the Open Badges schemas: "en", "de-AT".
bool is_language_key(std::string_view text);
// Well-formed as far as BCP 47 section 2.1 goes without its registry: subtags of 1 to 8 letters or
// digits, the first of letters.
bool is_language_subtags(std::string_view text);

// "ext:" with at least one of A-Z a-z 0-9 | . - _ behind it. spec: ob3#extending-vocabularies
bool is_extension_name(std::string_view text);

// sha256$, sha1$ or md5$ and as many hexadecimal digits as the hash has.
bool is_identity_hash(std::string_view text);

// One "@" with something on each side and no white space.
bool is_email(std::string_view text);

}  // namespace cairn::credential
