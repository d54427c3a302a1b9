// SPDX-License-Identifier: Apache-2.0
// cairn_instructions OPERATION TIMES: does one operation so many times, for tools/instructions to
// count.
#include <cstdlib>
#include <stdexcept>

#include "fixtures.h"
#include "verify/verify.h"

namespace {

using namespace cairn;

void verify_text_times(const std::string& text, int times) {
  verify::Verifier verifier;
  for (int i = 0; i < times; ++i) {
    const auto report = verifier.verify(as_bytes(text), {.at = bench::noon_2026()});
    if (!report.ok() || report->verdict != verify::Verdict::accepted)
      throw std::runtime_error("not accepted");
  }
}

void verify_times(const char* file, int times) {
  verify_text_times(bench::bench_file(file), times);
}

void verify_jcs_times(const char* file, int times) {
  bench::Issuer issuer(crypto::KeyType::ed25519);
  verify_text_times(issuer.issue(bench::without_proof(bench::bench_file(file)),
                                 securing::SuiteId::eddsa_jcs_2022),
                    times);
}

void verify_jwt_times(const char* file, int times) {
  bench::Issuer issuer(crypto::KeyType::ed25519);
  verify_text_times(issuer.issue_jwt(bench::without_proof(bench::bench_file(file))), times);
}

void issue_times(const char* file, int times) {
  const auto text = bench::without_proof(bench::bench_file(file));
  bench::Issuer issuer(crypto::KeyType::ed25519);
  for (int i = 0; i < times; ++i) (void)issuer.issue(text);
}

struct Operation {
  std::string_view name;
  void (*run)(const char* file, int times);
  const char* file;
};

constexpr Operation operations[] = {
    {"verify_realistic", verify_times, "credential-realistic.signed.json"},
    {"verify_basic", verify_times, "credential-basic.signed.json"},
    {"verify_jcs_realistic", verify_jcs_times, "credential-realistic.signed.json"},
    {"verify_jwt_realistic", verify_jwt_times, "credential-realistic.signed.json"},
    {"issue_realistic", issue_times, "credential-realistic.signed.json"},
    {"issue_basic", issue_times, "credential-basic.signed.json"},
};

}  // namespace

int main(int argc, char** argv) {
  for (const auto& operation : operations) {
    if (argc != 3 || operation.name != argv[1]) continue;
    operation.run(operation.file, std::atoi(argv[2]));
    return 0;
  }
  return 64;
}
