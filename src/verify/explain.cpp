// SPDX-License-Identifier: Apache-2.0
#include "verify/explain.h"

#include "crypto/jwk.h"
#include "crypto/multikey.h"
#include "encoding/base64.h"
#include "encoding/hex.h"
#include "json/jcs.h"
#include "json/write.h"
#include "jsonld/contexts.h"
#include "securing/signed_bytes.h"

namespace cairn::verify {
namespace {

std::string hex(ByteView bytes) { return encoding::to_hex(bytes); }
std::string sha256_hex(ByteView bytes) {
  return hex(crypto::hash(crypto::HashAlgorithm::sha256, bytes).view());
}
std::string sha256_hex(std::string_view text) { return sha256_hex(as_bytes(text)); }
std::string name_of(Code code) { return std::string(message_of(code).name); }

Step& add(Session& session, std::string_view kind, std::string path) {
  return session.steps->emplace_back(Step{kind, std::move(path)});
}

bool wants_bytes(const Session& session) { return session.options.explain == Explain::bytes; }

Step& add_list(Session& session, const std::string& path, std::string_view type,
               const std::string& url, const VerifiedList& list) {
  return add(session, "status", path)
      .tell("type", std::string(type))
      .tell("list", url)
      .tell("list_sha256", sha256_hex(list.body))
      .tell("list_issuer", list.issuer)
      .tell("list_result", list.fault ? name_of(*list.fault) : "accepted");
}

void tell_context(Session& session, const std::string& path, const json::Value& context) {
  auto& step = add(session, "context", path);
  if (!context.is_string()) {
    const auto text = json::canonical(context);
    step.tell("source", "inside").tell("sha256_jcs", text.ok() ? sha256_hex(*text) : "");
    return;
  }
  const auto url = context.as_string();
  const auto* pinned = jsonld::find_pinned(url);
  const bool is_compiled = jsonld::compiled_context(url).has_value();
  step.tell("url", std::string(url));
  const auto document = jsonld::load_context(session.workspace.contexts(), url, session.arena);
  if (!document.ok()) {
    step.tell("source", "unknown");
    return;
  }
  step.tell("source", is_compiled ? "built-in" : "supplied");
  if (pinned != nullptr) {
    step.tell("sha256_jcs", std::string(pinned->sha256));
  } else if (const auto text = json::canonical(*document); text.ok()) {
    step.tell("sha256_jcs", sha256_hex(*text));
  }
}

}  // namespace

Step& Step::tell(std::string_view name, std::string text) {
  if (!text.empty()) facts.push_back({name, std::move(text)});
  return *this;
}
Step& Step::tell(std::string_view name, std::int64_t number) {
  facts.push_back({name, number});
  return *this;
}

json::Value to_json(const std::vector<Step>& steps, json::Builder builder) {
  std::vector<json::Value> items;
  for (const auto& step : steps) {
    json::ObjectBuilder object(builder);
    object.add_string("step", step.kind).add_string("path", step.path);
    for (const auto& fact : step.facts)
      if (const auto* text = std::get_if<std::string>(&fact.value))
        object.add_string(fact.name, *text);
      else
        object.add(fact.name, builder.integer(std::get<std::int64_t>(fact.value)));
    items.push_back(object.value());
  }
  return builder.array(items);
}

void explain_proof(Session& session, const securing::SecuredDocument& secured,
                   const securing::Proof& proof, crypto::KeyType key, Code result) {
  auto signed_bytes = securing::signed_bytes(secured, proof, key, session.workspace, session.arena);
  auto& step = add(session, "signature", proof.path());
  step.tell("suite", std::string(proof.suite ? proof.suite->name : proof.cryptosuite));
  if (signed_bytes.ok()) {
    step.tell("form", std::string(signed_bytes->form))
        .tell("hash", std::string(signed_bytes->hash))
        .tell("options_digest", hex(signed_bytes->options_digest.view()))
        .tell("document_digest", hex(signed_bytes->document_digest.view()))
        .tell("message", hex(signed_bytes->message))
        .tell("signature", hex(signed_bytes->signature));
    if (wants_bytes(session))
      step.tell("canonical_options", std::move(signed_bytes->canonical_options))
          .tell("canonical_document", std::move(signed_bytes->canonical_document));
  }
  step.tell("result", name_of(result));
}

void explain_token(Session& session, const crypto::Jws& jws, Code result) {
  auto& step = add(session, "signature", {});
  step.tell("form", "JWS")
      .tell("algorithm", std::string(crypto::jose_name(jws.algorithm)))
      .tell("header", json::write(jws.header))
      .tell("message_digest", sha256_hex(jws.signing_input));
  if (wants_bytes(session)) step.tell("message", std::string(jws.signing_input));
  step.tell("signature", hex(jws.signature)).tell("result", name_of(result));
}

void explain_disclosures(Session& session, const SelectiveEnvelope& envelope) {
  for (const auto& shown : envelope.processed.shown) {
    const auto& disclosure = envelope.token.disclosures[shown.disclosure];
    const auto digest = crypto::hash(envelope.token.hash, as_bytes(disclosure.text));
    auto& step = add(session, "disclosure", std::string(shown.path));
    step.tell("hash", std::string(sd_jwt::name_of(envelope.token.hash)))
        .tell("digest", encoding::to_base64url(digest.view()));
    if (wants_bytes(session)) step.tell("disclosed", std::string(disclosure.text));
  }
}

void explain_key(Session& session, NamedKey named, const FoundKey& found) {
  auto& step = add(session, "key", std::move(named.path));
  step.tell("method", std::string(named.method))
      .tell("controller", std::string(named.controller))
      .tell("document", found.document.empty() && found.is_controller
                            ? std::string(named.controller)
                            : found.document)
      .tell("relationship", std::string(did::name_of(named.purpose)));
  const auto& pages = session.asked().known;
  if (const auto page = pages.find(found.document);
      page != pages.end() && page->second.fetched.ok())
    step.tell("document_sha256", sha256_hex(page->second.fetched->body));
  if (found.key) {
    step.tell("type", std::string(crypto::name_of(found.key->type())))
        .tell("multibase", crypto::to_multikey(*found.key))
        .tell("jwk", json::write(crypto::to_jwk(*found.key, json::Builder(session.arena))))
        .tell("thumbprint", crypto::jwk_thumbprint(*found.key));
  }
  step.tell("expires", found.expires)
      .tell("revoked", found.revoked)
      .tell("result", name_of(found.authorised() ? found.told() : found.code));
}

void explain_pages(Session& session) {
  for (const auto& [url, answer] : session.asked().known) {
    auto& step = add(session, "page", {});
    step.tell("url", url);
    if (answer.fetched.ok())
      step.tell("sha256", sha256_hex(answer.fetched->body));
    else
      step.tell("fault", answer.fetched.error().detail);
  }
}

void explain_contexts(Session& session, const json::Value& document) {
  const auto contexts = document["@context"];
  if (!contexts.is_array()) {
    if (!contexts.is_null()) tell_context(session, "/@context", contexts);
    return;
  }
  for (std::size_t i = 0; i < contexts.size(); ++i)
    tell_context(session, "/@context/" + std::to_string(i), contexts.items()[i]);
}

void explain_status(Session& session, const std::string& path, const credential::StatusEntry& entry,
                    const VerifiedList& list, std::optional<std::uint64_t> value) {
  auto& step = add_list(session, path, entry.type, entry.list, list);
  step.tell("purpose", entry.purpose).tell("index", static_cast<std::int64_t>(entry.index));
  if (!list.fault)
    step.tell("entries", static_cast<std::int64_t>(list.list.bits.size() / entry.size_bits));
  if (value) step.tell("value", static_cast<std::int64_t>(*value));
}

void explain_token_status(Session& session, const std::string& path,
                          const credential::TokenStatusEntry& entry, const VerifiedList& list) {
  auto& step = add_list(session, path, "TokenStatusList", entry.uri, list);
  step.tell("index", static_cast<std::int64_t>(entry.index));
  if (list.fault || !list.tokens) return;
  const auto& statuses = list.tokens->statuses;
  step.tell("entries", static_cast<std::int64_t>(statuses.size()));
  if (entry.index < statuses.size())
    step.tell("value", statuses.at(static_cast<std::size_t>(entry.index)));
}

void explain_revocations(Session& session, const std::string& path, std::string_view url,
                         ByteView body, bool is_listed) {
  add(session, "status", path)
      .tell("type", "1EdTechRevocationList")
      .tell("list", std::string(url))
      .tell("list_sha256", sha256_hex(body))
      .tell("listed", is_listed ? 1 : 0);
}

void explain_schema(Session& session, const std::string& path, std::string_view type,
                    const DeclaredSchema& schema) {
  for (std::size_t i = 0; i < schema.pages.size(); ++i) {
    auto& step = add(session, "schema", path);
    step.tell("url", schema.pages[i].url);
    if (i == 0) step.tell("type", std::string(type));
    step.tell("sha256", sha256_hex(schema.pages[i].body));
    if (i == 0 && schema.fault) step.tell("result", name_of(*schema.fault));
  }
}

}  // namespace cairn::verify
