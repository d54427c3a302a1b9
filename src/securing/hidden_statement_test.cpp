// SPDX-License-Identifier: Apache-2.0
// The same statements in other words: still signed, but not where a verdict is read from.
#include "securing/hidden_statement.h"

#include "securing/create_proof.h"
#include "securing/test_credential.h"

namespace cairn::securing {
namespace {

using enum ProofOutcome;

class HiddenStatement : public SecuringTest {
 protected:
  json::Value signed_with_status() {
    const auto key = make_key();
    const auto unsigned_badge =
        json::Builder(arena).with(badge(did_of(key)), "credentialStatus", read(entry));
    const auto method = method_of(key);
    const auto did = did_of(key);
    const auto made = issue(unsigned_badge, {&key, method, did}, SuiteId::eddsa_rdfc_2022,
                            {.created = "2026-01-02T03:04:05Z"}, workspace, arena);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().detail);
    return made.ok() ? *made : json::Value();
  }
  // `document` without `member`, with the members of `others` and, last of all, `context`.
  json::Value respelled(const json::Value& document, std::string_view member,
                        const std::string& others, const std::string& context = "") {
    const json::Builder builder(arena);
    auto changed = builder.without(document, member);
    for (const auto& [key, value] : read(others).members())
      changed = builder.with(changed, key, value);
    if (context.empty()) return changed;
    const auto contexts = document["@context"].items();
    std::vector<json::Value> all(contexts.begin(), contexts.end());
    all.push_back(read(context));
    return builder.with(changed, "@context", builder.array(all));
  }

  static constexpr const char* entry =
      R"({"id": "https://example.edu/status/1#7", "type": "BitstringStatusListEntry",
          "statusPurpose": "revocation", "statusListIndex": "7",
          "statusListCredential": "https://example.edu/status/1"})";
};

TEST_F(HiddenStatement, OfTheEndOfValidityIsRefused) {
  const auto key = make_key().public_key();
  const auto document = signed_badge(make_key(), SuiteId::eddsa_rdfc_2022);
  const std::string iri = R"("https://www.w3.org/2018/credentials#validUntil")";
  const std::string typed = R"({"@type": "http://www.w3.org/2001/XMLSchema#dateTime",
                                "@value": "2036-01-01T00:00:00Z"})";
  const auto alias =
      R"({"vu": {"@id": )" + iri + R"(, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}})";
  const std::pair<std::string, std::string> spellings[] = {
      {"{" + iri + ": " + typed + "}", ""},
      {R"({"@nest": {"validUntil": "2036-01-01T00:00:00Z"}})", ""},
      {R"({"vu": "2036-01-01T00:00:00Z"})", alias},
      {R"({"@included": [{"@id": ")" + std::string(document.string_at("id")) + R"(", )" + iri +
           ": " + typed + "}]}",
       ""}};
  for (const auto& [others, context] : spellings) {
    const auto found = verdict(respelled(document, "validUntil", others, context), key);
    EXPECT_EQ(found.outcome, document_unreadable) << others;
    EXPECT_EQ(found.path, "/validUntil") << others;
  }
}

TEST_F(HiddenStatement, OfTheStatusIsRefused) {
  const auto key = make_key().public_key();
  const auto document = signed_with_status();
  EXPECT_EQ(outcome(document, key), valid);
  const std::string iri = R"("https://www.w3.org/2018/credentials#credentialStatus")";
  const auto id = std::string(document.string_at("id"));
  for (const auto& others :
       {"{" + iri + ": " + entry + "}",
        R"({"@nest": {"credentialStatus": )" + std::string(entry) + "}}",
        R"({"@included": [{"id": ")" + id + R"(", )" + iri + ": " + entry + "}]}"}) {
    const auto found = verdict(respelled(document, "credentialStatus", others), key);
    EXPECT_EQ(found.outcome, document_unreadable) << others;
    EXPECT_EQ(found.path, "/credentialStatus") << others;
  }
}

TEST_F(HiddenStatement, InsideTheStatusIsRefused) {
  const auto document = signed_with_status();
  const json::Builder builder(arena);
  const auto purpose =
      R"({"https://www.w3.org/ns/credentials/status#statusPurpose": "revocation"})";
  const auto changed = respelled(document["credentialStatus"], "statusPurpose", purpose);
  EXPECT_EQ(outcome(builder.with(document, "credentialStatus", changed), make_key().public_key()),
            document_unreadable);
  const auto included = R"({"@included": [{"id": "https://example.edu/status/1#7",
      "https://www.w3.org/ns/credentials/status#statusPurpose": "revocation"}]})";
  const auto split = builder.with(respelled(document, "-", included), "credentialStatus",
                                  builder.without(document["credentialStatus"], "statusPurpose"));
  EXPECT_EQ(outcome(split, make_key().public_key()), document_unreadable);
}

TEST_F(HiddenStatement, OfTheEndOfAProofIsRefused) {
  const auto key = make_key();
  const auto method = method_of(key);
  const auto did = did_of(key);
  const auto document = add_proof(badge(did), key,
                                  {.verification_method = method,
                                   .created = "2026-01-02T03:04:05Z",
                                   .expires = "2026-02-02T03:04:05Z"},
                                  workspace, arena)
                            .value();
  EXPECT_EQ(outcome(document, key.public_key()), valid);
  const json::Builder builder(arena);
  const auto proof = respelled(document["proof"], "expires",
                               R"({"https://w3id.org/security#expiration": {
      "@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": "2026-02-02T03:04:05Z"}})");
  const auto found = verdict(builder.with(document, "proof", proof), key.public_key());
  EXPECT_EQ(found.outcome, proof_malformed) << found.detail;
  EXPECT_EQ(found.path, "/proof/expires");
}

TEST_F(HiddenStatement, UnsignedTextUnderAnIndexIsRefused) {
  const auto key = make_key().public_key();
  const auto document = signed_badge(make_key(), SuiteId::eddsa_rdfc_2022);
  EXPECT_EQ(outcome(respelled(document, "-", R"({"@index": "unsigned"})"), key), undefined_term);
  EXPECT_EQ(
      outcome(respelled(document, "-", R"({"note": "unsigned"})", R"({"note": "@index"})"), key),
      undefined_term);
}

}  // namespace
}  // namespace cairn::securing
