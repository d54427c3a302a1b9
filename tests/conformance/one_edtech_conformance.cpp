// SPDX-License-Identifier: Apache-2.0
// The expectations of the 1EdTech public validator, for all that it reads. That validator takes the
// key from the fragment of a link; here the issuer's own document must name it, so each fixture
// comes with the document that its official result takes for granted. Where the verdict differs by
// our policy, differences.txt says why, and the run names it.
#include <gtest/gtest.h>

#include <map>

#include "bake/bake.h"
#include "context_folder.h"
#include "credential/clr.h"
#include "credential/open_badge_3.h"
#include "crypto/jwk.h"
#include "crypto/multikey.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/jwt.h"
#include "suite.h"
#include "verify/verify.h"

namespace cairn::verify {
namespace {

class Pages : public Resources {
 public:
  std::map<std::string, std::string, std::less<>> pages;

  Result<Fetched> fetch(std::string_view name) override {
    const auto page = pages.find(name);
    if (page == pages.end()) return fail(ErrorCode::not_found, "test", "no such page");
    const auto bytes = as_bytes(page->second);
    return Fetched{200, Bytes(bytes.begin(), bytes.end()), "application/json", 0};
  }
};

void publish(std::string_view issuer, std::string_view name, const crypto::PublicKey& key,
             Pages& pages) {
  Arena arena;
  if (!issuer.starts_with("https://") && !issuer.starts_with("did:web:")) return;
  const auto document = did::make_document(issuer, name, key);
  pages.pages[std::string(issuer)] = json::write(did::to_json(document, json::Builder(arena)));
}

// The document of an https or did:web issuer that names the keys its proofs are made with; one
// without keys where no proof is made with a key of the issuer.
void publish_issuer_of_proofs(const json::Value& credential, Pages& pages) {
  const auto issuer = credential::issuer_id(credential);
  pages.pages[std::string(issuer)] = R"({"id": ")" + std::string(issuer) + R"("})";
  for (const auto proofs = credential["proof"]; const auto& proof : json::as_list(proofs)) {
    const auto method = proof.string_at("verificationMethod");
    const auto hash = method.find('#');
    if (hash == method.npos || method.substr(0, hash) != issuer) continue;
    const auto key = crypto::from_multikey(method.substr(hash + 1));
    if (key.ok()) publish(issuer, method.substr(hash + 1), *key, pages);
  }
}

// The same for a token that brings its key along.
void publish_issuer_of_token(const std::string& text, Pages& pages, Arena& arena) {
  const auto token = securing::read_jwt(text, arena);
  if (!token.ok() || token->jwk.is_null()) return;
  const auto key = crypto::from_jwk(token->jwk);
  if (key.ok()) publish(credential::issuer_id(token->credential), "key-1", *key, pages);
}

// And for those of the credentials that a record holds.
void publish_issuers_of_held(const json::Value& record, Pages& pages) {
  for (const auto& held : credential::held_credentials(record))
    if (held.form == credential::PresentedAs::object) publish_issuer_of_proofs(held.value, pages);
}

// example.org of the Open Badges 2.0 fixtures: every file by its name, under both schemes.
void publish_example_org(const conformance::Suite& suite, Pages& pages) {
  for (const char* folder : {"ob20/assets", "ob20"})
    for (const auto& entry : std::filesystem::directory_iterator(suite.folder() / folder)) {
      if (entry.path().extension() != ".json") continue;
      for (const char* host : {"http://example.org/", "https://example.org/"})
        pages.pages[host + entry.path().filename().string()] = conformance::read_file(entry.path());
    }
}

// The one status list that the suite brings along.
void publish_status_list(const conformance::Suite& suite, Pages& pages, Arena& arena) {
  const auto text = suite.read("ob30/bit-string-list/testlist");
  const auto list = json::parse(text, arena);
  ASSERT_TRUE(list.ok());
  pages.pages
      ["https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/"
       "heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist"] = text;
  publish_issuer_of_proofs(*list, pages);
}

// The schemas that 1EdTech publishes, each where it calls itself to be.
void publish_schemas(const conformance::Suite& suite, Pages& pages, Arena& arena) {
  for (const auto* folder : {"ob30/schemas", "clr20/schemas"})
    for (const auto& file :
         std::filesystem::directory_iterator(suite.folder().parent_path() / folder)) {
      auto text = conformance::read_file(file.path());
      const auto schema = json::parse(text, arena);
      ASSERT_TRUE(schema.ok());
      pages.pages[std::string(schema->string_at("$id"))] = std::move(text);
    }
}

// The fixture itself at its own address.
void publish_itself(const json::Value& document, const std::string& text, Pages& pages) {
  const auto id = document.string_at("id");
  if (id.starts_with("http")) pages.pages[std::string(id)] = text;
}

std::string codes_of(const Report& report) {
  std::string out(name_of(report.verdict));
  for (const auto& credential : report.credentials)
    for (const auto& finding : credential.findings)
      if (finding.outcome != Outcome::pass)
        out.append(" ").append(message_of(finding.code).name).append("@").append(finding.path);
  return out;
}

struct Expectation {
  std::string file;
  std::string expected;
};

std::vector<std::string> failures_of(const Report& report) {
  std::vector<std::string> names;
  for (const auto& credential : report.credentials)
    for (const auto& finding : credential.findings)
      if (finding.outcome == Outcome::fail)
        names.push_back(conformance::placed(message_of(finding.code).name, finding.path));
  return names;
}

std::string fault_of(conformance::Suite& suite, const Expectation& test) {
  Arena arena;
  Pages pages;
  const auto input = suite.read(test.file);
  auto text = input;
  if (const auto baked = bake::unbake(as_bytes(input)); baked.ok()) text = baked->text;
  if (test.file.starts_with("ob20")) publish_example_org(suite, pages);
  publish_schemas(suite, pages, arena);
  if (const auto document = json::parse(text, arena); document.ok()) {
    if (test.file.find("bit-string-list/c") != test.file.npos)
      publish_status_list(suite, pages, arena);
    publish_issuer_of_proofs(*document, pages);
    publish_issuers_of_held(*document, pages);
    if (test.file.starts_with("ob20")) publish_itself(*document, text, pages);
  } else {
    publish_issuer_of_token(text, pages, arena);
  }
  const conformance::ContextFolder contexts;
  Verifier verifier(contexts.source().load);
  const auto report = verifier.verify(
      as_bytes(input), {.at = *parse_instant("2026-06-01T00:00:00Z"), .resources = &pages});
  const bool invalid = test.expected == "invalid";
  if (!report.ok())
    return invalid ? suite.refusal_fault(test.file, {"unreadable"})
                   : "unreadable: " + report.error().detail;
  if (report->verdict != (invalid ? Verdict::rejected : Verdict::accepted)) {
    const auto fault = suite.difference_fault(test.file, test.expected, name_of(report->verdict));
    return fault.empty() ? fault : fault + ": " + codes_of(*report);
  }
  return invalid ? suite.refusal_fault(test.file, failures_of(*report)) : "";
}

TEST(OneEdTech, ValidatorExpectations) {
  conformance::Suite suite("1edtech-validator", "1edtech-validator");
  if (!suite.present()) return;
  Arena arena;
  const auto expectations = json::parse(suite.read("expected.json"), arena);
  ASSERT_TRUE(expectations.ok());
  for (const auto& row : expectations->items()) {
    const Expectation test{std::string(row.string_at("file")),
                           std::string(row.string_at("expected"))};
    suite.record(test.file, fault_of(suite, test));
  }
}

}  // namespace
}  // namespace cairn::verify
