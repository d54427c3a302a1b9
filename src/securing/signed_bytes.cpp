// SPDX-License-Identifier: Apache-2.0
#include "securing/signed_bytes.h"

#include "encoding/multibase.h"
#include "json/build.h"
#include "securing/detached_jws.h"
#include "securing/transform.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "vc-data-integrity#verify-proof";

Error not_for(std::string detail) { return fail(ErrorCode::unsupported, where, std::move(detail)); }

// What the proof signs of the document: a proof in a chain also signs those it builds on.
Result<json::Value> signed_document(const SecuredDocument& secured, const Proof& proof,
                                    Arena& arena) {
  const bool jcs = proof.suite->transformation == Transformation::jcs;
  const auto document =
      document_under(jcs ? proof.value["@context"] : json::Value(), secured.unsecured(), arena);
  if (proof.previous_proof.is_null()) return document;
  std::vector<const Proof*> before;
  if (previous_proofs(proof, secured.proofs(), before) != ChainFault::none)
    return fail(ErrorCode::invalid, where, "a proof that this one builds on is not there");
  std::vector<json::Value> values;
  for (const auto* one : before) values.push_back(one->value);
  const json::Builder builder(arena);
  return builder.with(document, "proof", builder.array(values));
}

Status read_signature(const Proof& proof, ByteView digests, SignedBytes& into, Arena& arena) {
  if (proof.suite->form == SignatureForm::detached_jws) {
    CAIRN_TRY(const auto jws, read_detached_jws(proof.value.string_at("jws"), digests, arena));
    const auto message = as_bytes(jws.message);
    into.message.assign(message.begin(), message.end());
    into.signature.assign(jws.signature.begin(), jws.signature.end());
    return done;
  }
  CAIRN_TRY(into.signature, encoding::from_multibase(proof.value.string_at("proofValue"),
                                                     encoding::Base::base58btc));
  into.message.assign(digests.begin(), digests.end());
  return done;
}

}  // namespace

Result<SignedBytes> signed_bytes(const SecuredDocument& secured, const Proof& proof,
                                 crypto::KeyType key, Workspace& workspace, Arena& arena) {
  const auto* suite_key = proof.suite == nullptr ? nullptr : proof.suite->key(key);
  if (suite_key == nullptr) return not_for("the suite does not take such keys");
  const auto& suite = *proof.suite;
  if (suite.form != SignatureForm::proof_value && suite.form != SignatureForm::detached_jws)
    return not_for("the suite signs in parts");
  const auto canonical = [&](const json::Value& value) -> Result<std::string> {
    CAIRN_TRY(const auto text,
              canonical_text(value, suite.transformation, suite_key->hash, workspace));
    return std::string(text);
  };
  SignedBytes out;
  out.form = suite.transformation == Transformation::jcs ? "JCS" : "RDFC-1.0";
  out.hash = suite_key->hash == crypto::HashAlgorithm::sha384 ? "SHA-384" : "SHA-256";
  CAIRN_TRY(const auto document, signed_document(secured, proof, arena));
  CAIRN_TRY(const auto options,
            proof_configuration(secured.unsecured(), proof.value, suite, arena));
  CAIRN_TRY(out.canonical_document, canonical(document));
  CAIRN_TRY(out.canonical_options, canonical(options));
  out.document_digest = crypto::hash(suite_key->hash, as_bytes(out.canonical_document));
  out.options_digest = crypto::hash(suite_key->hash, as_bytes(out.canonical_options));
  const auto digests = signing_input(out.options_digest, out.document_digest);
  CAIRN_CHECK(read_signature(proof, digests.view(), out, arena));
  return out;
}

}  // namespace cairn::securing
