// SPDX-License-Identifier: Apache-2.0
// The inputs of the W3C test suite of the Verifiable Credentials Data Model 2.0, judged as an
// issuer (or a holder who signs a presentation) would: structural rules, every term defined,
// signed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "context_folder.h"
#include "credential/issue_rules.h"
#include "credential/presentation.h"
#include "crypto/key.h"
#include "did/did.h"
#include "json/build.h"
#include "json/parse.h"
#include "securing/issue.h"
#include "suite.h"

namespace cairn::conformance {
namespace {

constexpr std::string_view now = "2026-01-02T03:04:05Z";

class Judge {
 public:
  // The document as the suite sends it, signed. An error is a refusal.
  Result<json::Value> sign(std::string_view text, bool presentation) {
    CAIRN_TRY(const auto sent, json::parse(text, arena_));
    const auto document = presentation ? with_times(sent) : with_issuer(with_times(sent));
    const auto problems = presentation ? credential::present_problems(document)
                                       : credential::issue_problems(document);
    if (!problems.empty())
      return fail(ErrorCode::invalid, problems.front().where,
                  std::string(credential::name_of(problems.front().code)), problems.front().path);
    // A proof that is there already is not what is signed.
    const auto claims = json::Builder(arena_).without(document, "proof");
    CAIRN_CHECK(securing::check_defined(claims, workspace_));
    return securing::add_proof(document, key_,
                               {.suite = securing::SuiteId::eddsa_rdfc_2022,
                                .verification_method = did::key_id_of_did_key(key_.public_key()),
                                .created = now,
                                .purpose = presentation ? "authentication" : "assertionMethod"},
                               workspace_, arena_);
  }

  json::Value read(std::string_view text) {
    const auto value = json::parse(text, arena_);
    EXPECT_TRUE(value.ok());
    return value.ok() ? *value : json::Value();
  }

 private:
  // tests/mock.data.js: the issuer is who signs, where the file names none; null stays.
  json::Value with_issuer(const json::Value& document) {
    const json::Builder builder(arena_);
    const auto did = builder.string(did::make_did_key(key_.public_key()));
    const auto* issuer = document.find("issuer");
    if (!issuer) return builder.with(document, "issuer", did);
    if (!issuer->is_object() || issuer->contains("id")) return document;
    return builder.with(document, "issuer", builder.with(*issuer, "id", did));
  }

  // tests/assertions.js: placeholders of the files on validity become times around now.
  json::Value with_times(const json::Value& document) {
    const json::Builder builder(arena_);
    auto timed = document;
    for (const std::string_view member : {"validFrom", "validUntil"}) {
      const auto text = document.string_at(member);
      if (text == "FUTURE DATE")
        timed = builder.with(timed, member, builder.string("2027-01-02T03:04:05Z"));
      if (text == "PAST DATE")
        timed = builder.with(timed, member, builder.string("2025-01-02T03:04:05Z"));
    }
    return timed;
  }

  ContextFolder contexts_;
  Arena arena_;
  securing::Workspace workspace_{contexts_.source()};
  crypto::PrivateKey key_ =
      crypto::PrivateKey::create(crypto::KeyType::ed25519, Bytes(32, 7)).value();
};

std::vector<std::string> inputs(const Suite& suite) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(suite.folder()))
    if (entry.path().extension() == ".json")
      names.push_back(std::filesystem::relative(entry.path(), suite.folder()).string());
  std::sort(names.begin(), names.end());
  return names;
}

// "-ok" is signed, "-fail" and "-fail-or-inject" are refused (Cairn injects no context).
std::string fault_of(Judge& judge, Suite& suite, const std::string& name, const std::string& text) {
  const auto made = judge.sign(text, name.starts_with("presentation"));
  const auto reason = made.ok() ? "" : conformance::placed(made.error().detail, made.error().path);
  if (name.find("-fail") != std::string::npos)
    return made.ok() ? "signed" : suite.refusal_fault(name, {reason});
  return reason;
}

// 4.13.3: a credential is self-asserted only where its issuer is the holder. The presentation
// itself is in order; what differs is what the unsigned credential counts for.
std::string fault_of_self_asserted(Judge& judge, Suite& suite, const std::string& name,
                                   const std::string& text) {
  const auto fault = fault_of(judge, suite, name, text);
  if (!fault.empty()) return fault;
  const auto presentation = judge.read(text);
  const bool wanted = name.find("-ok") != std::string::npos;
  for (const auto& inner : credential::presented(presentation))
    if (credential::is_self_asserted(presentation, inner.value) != wanted)
      return wanted ? "not taken as the holder's own" : "taken as the holder's own";
  return {};
}

TEST(VerifiableCredentialsDataModel, InputsAsAnIssuerWouldJudgeThem) {
  Suite suite("vcdm-2.0", "vcdm-2.0-test-suite/tests/input");
  if (!suite.present()) return;
  Judge judge;
  for (const auto& name : inputs(suite)) {
    const auto text = suite.read(name);
    suite.record(name, name.find("self-asserted") != std::string::npos
                           ? fault_of_self_asserted(judge, suite, name, text)
                           : fault_of(judge, suite, name, text));
  }
}

}  // namespace
}  // namespace cairn::conformance
