// SPDX-License-Identifier: Apache-2.0
// What a proof signs, step by step, for whoever wants to follow it by hand: the same bytes that
// verify_proof.h makes and keeps to itself.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/hash.h"
#include "crypto/key.h"
#include "securing/verify_proof.h"

namespace cairn::securing {

struct SignedBytes {
  std::string_view form;          // static: "RDFC-1.0" or "JCS"
  std::string_view hash;          // static: "SHA-256" or "SHA-384"
  std::string canonical_options;  // of the proof without its signature
  // Of the document without its proofs, or with those before; of a derived proof the statements
  // that everybody must see.
  std::string canonical_document;
  crypto::Digest options_digest;
  crypto::Digest document_digest;
  // What the signature is over: both digests, behind the header of a JWS; of a derived proof with
  // the key of its statements between them.
  Bytes message;
  Bytes signature;
};

// For a proof of a suite that is known, with a key of this type. Errors: unsupported (the suite
// takes no such key), invalid (a proof it builds on is missing), and those of canonical_text and of
// reading the signature.
Result<SignedBytes> signed_bytes(const SecuredDocument& secured, const Proof& proof,
                                 crypto::KeyType key, Workspace& workspace, Arena& arena);

}  // namespace cairn::securing
