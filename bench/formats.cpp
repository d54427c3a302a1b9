// SPDX-License-Identifier: Apache-2.0
// Credentials that are shown in parts, from bytes to bytes and from bytes to report, beside as many
// bare signatures as they hold.
#include "formats.h"

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

#include "fixtures.h"
#include "json/parse.h"
#include "json/write.h"
#include "measure.h"
#include "securing/derive.h"
#include "securing/selective/proof_value.h"
#include "verify/verify.h"

namespace cairn::bench {
namespace {

using Pointers = std::vector<std::string>;

// What a school says of a graduate, as SD-JWT VC has it.
constexpr std::string_view diploma = R"({"vct": "https://credentials.example.edu/diploma",
  "sub": "did:key:z6MkrHKzgsahxBLyNAbLQyB1pcWNYC9GmywiWPgkrvntAZcj",
  "nbf": 1751284800, "exp": 2066817600,
  "given_name": "Ada", "family_name": "Byron", "birthdate": "2001-12-10",
  "email": "ada@learner.example",
  "address": {"street_address": "12 Elm Street", "locality": "Ulm", "postal_code": "89073",
    "country": "DE"},
  "nationalities": ["DE", "GB"],
  "degree": {"type": "BachelorOfScience", "name": "Applied Data Engineering",
    "field": "Information and Communication Technologies", "eqf_level": 6, "ects": 180},
  "grade": "1.3",
  "results": [{"module": "Streaming systems", "grade": "1.0", "ects": 6},
    {"module": "Data modelling", "grade": "1.7", "ects": 6}],
  "issuing_authority": "Example University of Technology", "issuing_country": "DE"})";

void check(bool good, const char* what) {
  if (!good) throw std::runtime_error(std::string("wrong result: ") + what);
}

std::function<void()> verifying(verify::Verifier& verifier, std::string text) {
  return [&verifier, text = std::move(text)] {
    const auto report = verifier.verify(as_bytes(text), {.at = noon_2026()});
    check(report.ok() && report->verdict == verify::Verdict::accepted,
          "a credential was not accepted");
  };
}

std::string derived(securing::Workspace& workspace, Arena& arena, const std::string& text,
                    const Pointers& pointers) {
  arena.reset();
  const auto made = securing::derive(text, pointers, workspace, arena);
  check(made.ok() && made->problems.empty(), "no part was derived");
  return json::write(made->document);
}

std::string proof_value(const std::string& text) {
  Arena arena;
  const auto document = json::parse(text, arena);
  check(document.ok(), "JSON");
  return std::string((*document)["proof"].string_at("proofValue"));
}

// Bare signatures of a message as long as a statement, `count` of them in one operation.
class RawP256 {
 public:
  RawP256() {
    size_t size = signature_.size();
    EVP_DigestSignInit(context_.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    check(EVP_DigestSign(context_.get(), signature_.data(), &size, message_.data(),
                         message_.size()) == 1,
          "raw P-256");
    signature_size_ = size;
  }
  void sign(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      unsigned char out[80];
      size_t size = sizeof out;
      EVP_MD_CTX_reset(context_.get());
      EVP_DigestSignInit(context_.get(), nullptr, EVP_sha256(), nullptr, key_.get());
      check(EVP_DigestSign(context_.get(), out, &size, message_.data(), message_.size()) == 1,
            "raw P-256");
    }
  }
  void verify(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      EVP_MD_CTX_reset(context_.get());
      EVP_DigestVerifyInit(context_.get(), nullptr, EVP_sha256(), nullptr, key_.get());
      check(EVP_DigestVerify(context_.get(), signature_.data(), signature_size_, message_.data(),
                             message_.size()) == 1,
            "raw P-256");
    }
  }

 private:
  std::shared_ptr<EVP_PKEY> key_{EVP_EC_gen("P-256"), EVP_PKEY_free};
  std::shared_ptr<EVP_MD_CTX> context_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  std::array<unsigned char, 128> message_{};
  std::array<unsigned char, 80> signature_{};
  std::size_t signature_size_ = 0;
};

}  // namespace

void formats_selective() {
  const auto realistic = without_proof(bench_file("credential-realistic.signed.json"));
  const Pointers shown{"/credentialSubject/result",
                       "/credentialSubject/achievement/resultDescription", "/evidence/0"};
  const Pointers of_badge{"/credentialSubject/identifier",
                          "/credentialSubject/activityStartDate",
                          "/credentialSubject/activityEndDate",
                          "/credentialSubject/creditsEarned",
                          "/credentialSubject/role",
                          "/credentialSubject/term",
                          "/credentialSubject/licenseNumber",
                          "/credentialSubject/result",
                          "/awardedDate",
                          "/evidence/0",
                          "/evidence/1"};
  const Pointers of_claims{"/given_name",      "/family_name",     "/birthdate",
                           "/email",           "/address",         "/address/street_address",
                           "/nationalities/0", "/nationalities/1", "/grade",
                           "/results/0",       "/results/1"};
  Issuer p256(crypto::KeyType::p256);
  Issuer ed25519(crypto::KeyType::ed25519);
  const auto sd = securing::SuiteId::ecdsa_sd_2023;
  const auto original = p256.issue(realistic, sd);
  Arena arena;
  const auto part = derived(p256.workspace(), arena, original, shown);
  const auto badge = ed25519.issue_sd_jwt(realistic, of_badge);
  const std::string claims(diploma);
  const auto token = ed25519.issue_sd_jwt_vc(claims, of_claims);
  namespace selective = securing::selective;
  const auto made = selective::read_base_proof_value(proof_value(original));
  const auto held = selective::read_derived_proof_value(proof_value(part));
  check(made.ok() && held.ok(), "proof values");
  print_figure("sd_base_signatures", static_cast<double>(made->signatures.size() + 1), "count",
               Better::lower);
  print_figure("sd_derived_signatures", static_cast<double>(held->signatures.size() + 1), "count",
               Better::lower);

  verify::Verifier verifier;
  RawP256 raw;
  Run run;
  run.add("p256_signatures_of_one_base", [&] { raw.sign(made->signatures.size() + 1); });
  run.add("p256_checks_of_one_derived", [&] { raw.verify(held->signatures.size() + 1); });
  run.add("sd_base_realistic", [&] { check(!p256.issue(realistic, sd).empty(), "not issued"); });
  run.add("sd_verify_realistic", verifying(verifier, part));
  run.add("sd_derive_realistic", [&] { (void)derived(p256.workspace(), arena, original, shown); });
  run.add("sdjwt_issue_realistic",
          [&] { check(!ed25519.issue_sd_jwt_vc(claims, of_claims).empty(), "not issued"); });
  run.add("sdjwt_verify_realistic", verifying(verifier, token));
  run.add("sdjwt_badge_issue",
          [&] { check(!ed25519.issue_sd_jwt(realistic, of_badge).empty(), "not issued"); });
  run.add("sdjwt_badge_verify", verifying(verifier, badge));
  run.ratio("sd_base_realistic", "p256_signatures_of_one_base");
  run.ratio("sd_verify_realistic", "p256_checks_of_one_derived");
  run.measure();
  run.print();
}

}  // namespace cairn::bench
