// SPDX-License-Identifier: Apache-2.0
#include "securing/signed_bytes.h"

#include "encoding/multibase.h"
#include "json/build.h"
#include "securing/detached_jws.h"
#include "securing/selective/sign_data.h"
#include "securing/selective/statements.h"
#include "securing/transform.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "vc-data-integrity#verify-proof";

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

Result<std::string> canonical(const json::Value& value, const Suite& suite,
                              crypto::HashAlgorithm hash, Workspace& workspace) {
  CAIRN_TRY(const auto text, canonical_text(value, suite.transformation, hash, workspace));
  return std::string(text);
}

Result<SignedBytes> whole_document(const SecuredDocument& secured, const Proof& proof,
                                   crypto::HashAlgorithm hash, SignedBytes out,
                                   Workspace& workspace, Arena& arena) {
  CAIRN_TRY(const auto document, signed_document(secured, proof, arena));
  CAIRN_TRY(out.canonical_document, canonical(document, *proof.suite, hash, workspace));
  out.document_digest = crypto::hash(hash, as_bytes(out.canonical_document));
  const auto digests = signing_input(out.options_digest, out.document_digest);
  CAIRN_CHECK(read_signature(proof, digests.view(), out, arena));
  return out;
}

// Of what is shown by a derived proof, the statements that everybody must see are signed at once.
// spec: vc-di-ecdsa#createverifydata
Result<SignedBytes> mandatory_statements(const SecuredDocument& secured, const Proof& proof,
                                         SignedBytes out, Workspace& workspace) {
  CAIRN_TRY(const auto value,
            selective::read_derived_proof_value(proof.value.string_at("proofValue")));
  const auto label_of = [&](std::uint32_t canonical) -> Result<std::string> {
    const auto label = value.labels.find(canonical);
    if (label != value.labels.end()) return label->second;
    return fail(ErrorCode::invalid, where, "a blank node has no label");
  };
  CAIRN_TRY(const auto lines, selective::labelled_lines(secured.unsecured(), label_of, workspace));
  const auto& places = value.mandatory_indexes;
  if (!places.empty() && places.back() >= lines.size())
    return fail(ErrorCode::invalid, where, "a statement that everybody must see is not there");
  for (const auto place : places) out.canonical_document += lines[place];
  out.document_digest =
      selective::mandatory_hash(lines, places, workspace.hasher(crypto::HashAlgorithm::sha256));
  const auto data = selective::sign_data(out.options_digest, value.public_key, out.document_digest);
  out.message.assign(data.begin(), data.end());
  out.signature.assign(value.base_signature.begin(), value.base_signature.end());
  return out;
}

}  // namespace

Result<SignedBytes> signed_bytes(const SecuredDocument& secured, const Proof& proof,
                                 crypto::KeyType key, Workspace& workspace, Arena& arena) {
  const auto* suite_key = proof.suite == nullptr ? nullptr : proof.suite->key(key);
  if (suite_key == nullptr)
    return fail(ErrorCode::unsupported, where, "the suite does not take such keys");
  const auto& suite = *proof.suite;
  const auto hash = suite_key->hash;
  SignedBytes out;
  out.form = suite.transformation == Transformation::jcs ? "JCS" : "RDFC-1.0";
  out.hash = hash == crypto::HashAlgorithm::sha384 ? "SHA-384" : "SHA-256";
  CAIRN_TRY(const auto options,
            proof_configuration(secured.unsecured(), proof.value, suite, arena));
  CAIRN_TRY(out.canonical_options, canonical(options, suite, hash, workspace));
  out.options_digest = crypto::hash(hash, as_bytes(out.canonical_options));
  if (suite.form == SignatureForm::selective)
    return mandatory_statements(secured, proof, std::move(out), workspace);
  return whole_document(secured, proof, hash, std::move(out), workspace, arena);
}

}  // namespace cairn::securing
