// SPDX-License-Identifier: Apache-2.0
#include "securing/transform.h"

#include "json/build.h"
#include "json/jcs.h"
#include "securing/hidden_statement.h"
#include "securing/standard_configuration.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "securing/transform";

bool only_urls(const json::Value& context) {
  for (const auto& item : json::as_list(context))
    if (!item.is_string()) return false;
  return true;
}

// spec: vc-di-eddsa#verify-proof-eddsa-jcs-2022, step 3.1
bool begins(const json::Value& beginning, const json::Value& whole) {
  const auto first = json::as_list(beginning);
  const auto all = json::as_list(whole);
  if (first.size() > all.size()) return false;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (!json::equal(first[i], all[i])) return false;
  return true;
}

// The @context a configuration is read under, or null where there is none.
Result<json::Value> configuration_context(const json::Value& document, const json::Value& proof,
                                          const Suite& suite) {
  const auto whole = document["@context"];
  const auto* own = proof.find("@context");
  if (suite.transformation == Transformation::jcs) {
    if (own == nullptr && whole.is_null()) return whole;
    if (own == nullptr || !begins(*own, whole))
      return fail(ErrorCode::invalid, "vc-di-eddsa#eddsa-jcs-2022",
                  "the proof's @context does not begin the document's @context");
    return *own;
  }
  if (suite.transformation == Transformation::legacy_rdfc && own != nullptr) {
    // An inline context here could give the proof's members another meaning than they were signed
    // in.
    if (!only_urls(*own))
      return fail(ErrorCode::invalid, where, "the proof's own @context is not a list of URLs");
    return *own;
  }
  return whole;
}

bool is_signature(std::string_view key) {
  return key == "proofValue" || key == "jws" || key == "signatureValue";
}

Result<std::string_view> canonical_json(const json::Value& value, Workspace& workspace) {
  auto& text = workspace.text();
  text.clear();
  CAIRN_CHECK(json::append_canonical(value, text));
  return text.view();
}

Result<std::string_view> canonical_quads(const json::Value& value, crypto::HashAlgorithm hash,
                                         Workspace& workspace) {
  auto& dataset = workspace.dataset();
  dataset.clear();
  CAIRN_CHECK(workspace.processor().to_rdf(value, jsonld::Options{}, dataset));
  return workspace.canonicalizer(hash).canonicalize(dataset);
}

void append(SigningInput& input, ByteView bytes) {
  assert(input.size + bytes.size() <= input.bytes.size());
  std::copy(bytes.begin(), bytes.end(),
            input.bytes.begin() + static_cast<std::ptrdiff_t>(input.size));
  input.size += bytes.size();
}

}  // namespace

Result<json::Value> proof_configuration(const json::Value& document, const json::Value& proof,
                                        const Suite& suite, Arena& arena) {
  CAIRN_TRY(const auto context, configuration_context(document, proof, suite));
  auto members = arena.array<json::Member>(proof.size() + 1);
  std::size_t count = 0;
  if (!context.is_null()) members[count++] = {"@context", context};
  for (const auto& member : proof.members())
    if (member.key != "@context" && !is_signature(member.key)) members[count++] = member;
  return json::Value::object(members.first(count));
}

json::Value document_under(const json::Value& context, const json::Value& document, Arena& arena) {
  if (context.is_null()) return document;
  return json::Builder(arena).with(document, "@context", context);
}

Result<std::string_view> canonical_text(const json::Value& value, Transformation transformation,
                                        crypto::HashAlgorithm hash, Workspace& workspace) {
  return transformation == Transformation::jcs ? canonical_json(value, workspace)
                                               : canonical_quads(value, hash, workspace);
}

Result<crypto::Digest> canonical_digest(const json::Value& value, Transformation transformation,
                                        crypto::HashAlgorithm hash, Workspace& workspace) {
  CAIRN_TRY(const auto text, canonical_text(value, transformation, hash, workspace));
  auto& hasher = workspace.hasher(hash);
  hasher.update(text);
  return hasher.finish();
}

Result<crypto::Digest> configuration_digest(const json::Value& configuration, const Suite& suite,
                                            crypto::HashAlgorithm hash, Workspace& workspace) {
  auto& text = workspace.text();
  if (suite.transformation == Transformation::jcs ||
      !write_standard_configuration(configuration, text)) {
    const auto digest = canonical_digest(configuration, suite.transformation, hash, workspace);
    if (digest.ok() && suite.transformation != Transformation::jcs &&
        hides_expiry(configuration, workspace.dataset()))
      return fail(ErrorCode::invalid, "vc-data-integrity#validating-contexts",
                  "its end is stated by JSON-LD in another way than as \"expires\"", "/expires");
    return digest;
  }
  auto& hasher = workspace.hasher(hash);
  hasher.update(text.view());
  return hasher.finish();
}

SigningInput signing_input(const crypto::Digest& configuration, const crypto::Digest& document) {
  SigningInput input;
  append(input, configuration.view());
  append(input, document.view());
  return input;
}

}  // namespace cairn::securing
