// SPDX-License-Identifier: Apache-2.0
// What a visitor brings to be verified: a file, a text or an address.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/verifying/changes.h"
#include "base/bytes.h"
#include "server/call.h"
#include "verify/report.h"

namespace cairn::server {

struct Verified {
  verify::Report report;
  std::string text;                  // the credential itself, out of its image or from its address
  std::vector<app::Change> changes;  // where it was signed here and altered since
};

// The text of the one credential in a file: what is baked into an image or attached to a PDF, else
// the file itself; "" for anything else, and for a file that carries several.
std::string credential_text(app::Context& context, ByteView input);

// The text of the QR code in a photo (PNG or JPEG), for browsers without scripts; "" for anything
// else, and for a picture that carries a badge itself or shows no code. Errors: too_many (at once).
Result<std::string> code_in_photo(app::Context& context, std::string_view input);

// `input`: bytes of a credential or baked image, or an https address of one (this server's own are
// answered from its store). `subject`: an e-mail address, a DID, or empty.
// Errors: unreadable, too_large, unreachable (also: the address is not one this server may open),
// not_found.
Result<Verified> verify_brought(app::Context& context, std::string_view input,
                                std::string_view subject);

}  // namespace cairn::server
