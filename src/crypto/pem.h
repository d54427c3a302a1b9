// SPDX-License-Identifier: Apache-2.0
// Public keys as SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7), bare or in PEM (RFC 7468), as
// Open Badges 2.0 profiles give them (`publicKeyPem`).
#pragma once
#include <string_view>

#include "crypto/key.h"

namespace cairn::crypto {

// Also reads "RSA PUBLIC KEY" (PKCS #1). Errors: unreadable, unsupported (the kind of key),
// invalid.
Result<PublicKey> from_pem(std::string_view text);
Result<PublicKey> from_spki(ByteView der);

}  // namespace cairn::crypto
