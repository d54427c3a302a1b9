// SPDX-License-Identifier: Apache-2.0
// Any bytes at all through the whole pipeline, with a port that answers every fetch with them too:
// never a crash, and never accepted unless something was signed or confirmed.
#include <cstdlib>

#include "verify/verify.h"

namespace {

using namespace cairn;

class Echo : public verify::Resources {
 public:
  explicit Echo(ByteView bytes) : bytes_(bytes) {}
  Result<verify::Fetched> fetch(std::string_view) override {
    return verify::Fetched{200, Bytes(bytes_.begin(), bytes_.end()), "application/json", 0};
  }

 private:
  ByteView bytes_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static verify::Verifier verifier;
  const ByteView input(data, size);
  Echo echo(input);
  const auto report = verifier.verify(input, {.at = Instant::from_seconds(1'780'000'000),
                                              .subject = "did:example:a",
                                              .explain = verify::Explain::bytes,
                                              .resources = &echo});
  if (!report.ok()) return 0;
  Arena arena;
  (void)verify::to_json(*report, json::Builder(arena));
  for (const auto& credential : report->credentials)
    if (credential.verdict == verify::Verdict::accepted &&
        credential.evidence_level < verify::EvidenceLevel::issuer_hosted)
      std::abort();
  return 0;
}
