// SPDX-License-Identifier: Apache-2.0
// Verifying and issuing, from bytes to report and from bytes to bytes, beside the bare signature.
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "core.h"
#include "credential/status_list.h"
#include "crypto/hash.h"
#include "crypto/multikey.h"
#include "fixtures.h"
#include "measure.h"
#include "securing/issue.h"
#include "verify/verify.h"

namespace cairn::bench {
namespace {

void check(bool good, const char* what) {
  if (!good) throw std::runtime_error(std::string("wrong result: ") + what);
}

// Verifies `text` again and again with one Verifier; accepted, or the benchmark stops.
std::function<void()> verifying(verify::Verifier& verifier, std::string text,
                                verify::Resources* resources = nullptr) {
  return [&verifier, text = std::move(text), resources] {
    const auto report =
        verifier.verify(as_bytes(text), {.at = noon_2026(), .resources = resources});
    check(report.ok() && report->verdict == verify::Verdict::accepted,
          "a credential was not accepted");
  };
}

std::function<void()> issuing(Issuer& issuer, std::string text) {
  return [&issuer, text = std::move(text)] {
    check(!issuer.issue(text).empty(), "a credential was not issued");
  };
}

void add_raw_ed25519(Run& run) {
  auto key = std::make_shared<std::array<unsigned char, 64>>();
  auto pub = std::make_shared<std::array<unsigned char, 32>>();
  auto signature = std::make_shared<std::array<unsigned char, 64>>();
  auto message = std::make_shared<std::array<unsigned char, 64>>();
  check(sodium_init() >= 0, "libsodium");
  crypto_sign_keypair(pub->data(), key->data());
  crypto_sign_detached(signature->data(), nullptr, message->data(), message->size(), key->data());
  run.add("ed25519_verify_raw", [=] {
    check(crypto_sign_verify_detached(signature->data(), message->data(), message->size(),
                                      pub->data()) == 0,
          "raw");
  });
  run.add("ed25519_sign_raw", [=] {
    crypto_sign_detached(signature->data(), nullptr, message->data(), message->size(), key->data());
  });
}

void add_raw_p256(Run& run) {
  const std::shared_ptr<EVP_PKEY> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::shared_ptr<EVP_MD_CTX> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  auto message = std::make_shared<std::array<unsigned char, 64>>();
  auto signature = std::make_shared<std::vector<unsigned char>>(80);
  std::size_t size = signature->size();
  EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get());
  check(EVP_DigestSign(context.get(), signature->data(), &size, message->data(), message->size()) ==
            1,
        "raw P-256");
  signature->resize(size);
  run.add("p256_verify_raw", [=] {
    EVP_MD_CTX_reset(context.get());
    EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get());
    check(EVP_DigestVerify(context.get(), signature->data(), signature->size(), message->data(),
                           message->size()) == 1,
          "raw P-256");
  });
}

// The bare signature over exactly the bytes a JWT signs.
void add_raw_jwt(Run& run, const std::string& token) {
  const auto input = std::make_shared<std::string>(token.substr(0, token.rfind('.')));
  auto key = std::make_shared<std::array<unsigned char, 64>>();
  auto pub = std::make_shared<std::array<unsigned char, 32>>();
  auto signature = std::make_shared<std::array<unsigned char, 64>>();
  crypto_sign_keypair(pub->data(), key->data());
  const auto* bytes = reinterpret_cast<const unsigned char*>(input->data());
  crypto_sign_detached(signature->data(), nullptr, bytes, input->size(), key->data());
  run.add("ed25519_verify_raw_jwt_bytes", [=] {
    check(crypto_sign_verify_detached(signature->data(), bytes, input->size(), pub->data()) == 0,
          "raw");
  });
}

std::string canonical_text(securing::Workspace& workspace, const std::string& text) {
  Arena arena;
  rdf::Dataset dataset;
  const auto document = workspace.parser().parse_in_place(text, arena);
  check(document.ok() && workspace.processor().to_rdf(*document, {}, dataset).ok(), "to RDF");
  const auto canonical =
      workspace.canonicalizer(crypto::HashAlgorithm::sha256).canonicalize(dataset);
  check(canonical.ok(), "canonical text");
  return std::string(*canonical);
}

void add_canonicalize(Run& run, securing::Workspace& workspace, const std::string& text) {
  const auto once = canonical_text(workspace, text);
  check(std::count(once.begin(), once.end(), '\n') == 137, "137 quads");
  run.add("canonicalize_realistic", [&workspace, text] {
    auto& arena = workspace.arena();
    arena.reset();
    const auto document = workspace.parser().parse_in_place(text, arena);
    auto& dataset = workspace.dataset();
    dataset.clear();
    check(document.ok() && workspace.processor().to_rdf(*document, {}, dataset).ok(), "to RDF");
    check(workspace.canonicalizer(crypto::HashAlgorithm::sha256).digest(dataset).ok(), "digest");
  });
}

// The same work on two threads at once, `each` times on each.
void add_on_2_threads(Run& run, const std::string& name, int each,
                      const std::function<std::function<void()>()>& make_work) {
  run.add(
      name,
      [each, make_work] {
        const auto work = [&] {
          const auto once = make_work();
          for (int i = 0; i < each; ++i) once();
        };
        std::thread other(work);
        work();
        other.join();
      },
      2.0 * each);
}

void add_batch(Run& run, const std::string& text) {
  constexpr int each = 400;
  add_on_2_threads(run, "verify_batch_2_threads", each, [text] {
    static thread_local verify::Verifier verifier;
    return verifying(verifier, text);
  });
  // What the machine's two cores give at most.
  add_on_2_threads(run, "ed25519_verify_raw_2_threads", 2 * each,
                   [&run] { return run.operation("ed25519_verify_raw"); });
}

}  // namespace

void core_rates() {
  const auto realistic = bench_file("credential-realistic.signed.json");
  const auto basic = bench_file("credential-basic.signed.json");
  const auto unsigned_realistic = without_proof(realistic);
  const auto unsigned_basic = without_proof(basic);

  Issuer ed25519(crypto::KeyType::ed25519);
  Issuer p256(crypto::KeyType::p256);
  StatusHost status(ed25519);
  const auto with_status = ed25519.issue(unsigned_realistic, {}, status.entry(4711));
  const auto with_ecdsa = p256.issue(unsigned_realistic);
  const auto with_jcs = ed25519.issue(unsigned_realistic, securing::SuiteId::eddsa_jcs_2022);
  const auto token = ed25519.issue_jwt(unsigned_realistic);

  verify::Verifier verifier;
  Run run;
  add_raw_ed25519(run);
  add_raw_p256(run);
  add_raw_jwt(run, token);
  run.add("verify_realistic", verifying(verifier, realistic));
  run.add("verify_basic", verifying(verifier, basic));
  run.add("issue_realistic", issuing(ed25519, unsigned_realistic));
  run.add("issue_basic", issuing(ed25519, unsigned_basic));
  run.add("verify_realistic_status", verifying(verifier, with_status, &status));
  run.add("verify_ecdsa_realistic", verifying(verifier, with_ecdsa));
  run.add("verify_jcs_realistic", verifying(verifier, with_jcs));
  run.add("verify_jwt_realistic", verifying(verifier, token));
  add_canonicalize(run, ed25519.workspace(), unsigned_realistic);
  add_batch(run, realistic);

  run.ratio("verify_realistic", "ed25519_verify_raw");
  run.ratio("verify_basic", "ed25519_verify_raw");
  run.ratio("issue_realistic", "ed25519_sign_raw");
  run.ratio("issue_basic", "ed25519_sign_raw");
  run.ratio("verify_realistic_status", "verify_realistic");
  run.ratio("verify_ecdsa_realistic", "p256_verify_raw");
  run.ratio("verify_jcs_realistic", "ed25519_verify_raw");
  run.ratio("verify_jwt_realistic", "ed25519_verify_raw_jwt_bytes");
  run.ratio("verify_batch_2_threads", "verify_realistic");
  run.ratio("ed25519_verify_raw_2_threads", "ed25519_verify_raw");
  run.measure();
  run.print();
}

}  // namespace cairn::bench
