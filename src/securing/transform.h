// SPDX-License-Identifier: Apache-2.0
// The steps between a document and the bytes a suite signs, one function each, so that tests can
// hold every step to the published vectors (vc-di-eddsa#transformation-eddsa-rdfc-2022 ff.).
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "securing/proof.h"
#include "securing/suite.h"
#include "securing/workspace.h"

namespace cairn::securing {

// The proof without its signature and with the @context it is read under. `document` is what is
// signed. Errors: invalid (a JCS proof whose @context does not begin the document's; an older proof
// whose own @context is not a list of URLs).
Result<json::Value> proof_configuration(const json::Value& document, const json::Value& proof,
                                        const Suite& suite, Arena& arena);

// What a JCS proof signs in place of the document: the document under the proof's own @context.
Result<json::Value> document_under(const json::Value& proof_context, const json::Value& document,
                                   Arena& arena);

// Canonical text of a document or configuration; valid until the workspace is next used.
// Errors: undefined_term, unknown_context, invalid, too_large.
Result<std::string_view> canonical_text(const json::Value& value, Transformation transformation,
                                        crypto::HashAlgorithm hash, Workspace& workspace);
Result<crypto::Digest> canonical_digest(const json::Value& value, Transformation transformation,
                                        crypto::HashAlgorithm hash, Workspace& workspace);

// What is signed: hash of the configuration, then hash of the document; for detached_jws the JWS
// header and a full stop come before both (RFC 7797 section 3).
struct SigningInput {
  std::array<std::uint8_t, 96> bytes;
  std::size_t size;
  ByteView view() const { return {bytes.data(), size}; }
};
SigningInput signing_input(const crypto::Digest& configuration, const crypto::Digest& document);

}  // namespace cairn::securing
