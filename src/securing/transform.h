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

// The document under another @context, as a JCS proof signs it; unchanged where `context` is null.
json::Value document_under(const json::Value& context, const json::Value& document, Arena& arena);

// Canonical text of a document or configuration; valid until the workspace is next used.
// Errors: undefined_term, unknown_context, invalid, too_large.
Result<std::string_view> canonical_text(const json::Value& value, Transformation transformation,
                                        crypto::HashAlgorithm hash, Workspace& workspace);
// The hash of that text.
Result<crypto::Digest> canonical_digest(const json::Value& value, Transformation transformation,
                                        crypto::HashAlgorithm hash, Workspace& workspace);
// The same for a proof configuration; the usual shape of one takes a short way.
Result<crypto::Digest> configuration_digest(const json::Value& configuration, const Suite& suite,
                                            crypto::HashAlgorithm hash, Workspace& workspace);

// What is signed: the hash of the configuration, then the hash of the document.
struct SigningInput {
  std::array<std::uint8_t, 2 * 48> bytes{};
  std::size_t size = 0;
  ByteView view() const { return {bytes.data(), size}; }
};
SigningInput signing_input(const crypto::Digest& configuration, const crypto::Digest& document);

}  // namespace cairn::securing
