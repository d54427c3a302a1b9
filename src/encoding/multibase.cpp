// SPDX-License-Identifier: Apache-2.0
#include "encoding/multibase.h"

#include "encoding/base58.h"
#include "encoding/base64.h"
#include "encoding/hex.h"

namespace cairn::encoding {

std::string to_multibase(Base base, ByteView bytes) {
  const std::string prefix(1, static_cast<char>(base));
  switch (base) {
    case Base::base58btc: return prefix + to_base58(bytes);
    case Base::base64url: return prefix + to_base64url(bytes);
    case Base::hex: return prefix + to_hex(bytes);
  }
  return {};
}

Result<Bytes> from_multibase(std::string_view text) {
  if (text.empty()) return fail(ErrorCode::unreadable, "encoding: multibase", "the text is empty");
  const auto content = text.substr(1);
  switch (text.front()) {
    case 'z': return from_base58(content);
    case 'u': return from_base64url(content);
    case 'f':
    case 'F': return from_hex(content);
    default:
      return fail(ErrorCode::unsupported, "encoding: multibase",
                  "the first letter names no base known here");
  }
}

Result<Bytes> from_multibase(std::string_view text, Base required) {
  if (text.empty() || text.front() != static_cast<char>(required))
    return fail(
        ErrorCode::unreadable, "encoding: multibase",
        std::string("the text does not begin with \"") + static_cast<char>(required) + "\"");
  return from_multibase(text);
}

}  // namespace cairn::encoding
