// SPDX-License-Identifier: Apache-2.0
// What lies beyond this server: how long one visitor's input may keep asking for it.
#include "app/verifying/site_resources.h"

#include "app/house.h"
#include "base/limits.h"

namespace cairn::app {
namespace {

// Lets everybody wait for four seconds, or for as long as they have, and then says nothing.
class Tarpit final : public Outside {
 public:
  explicit Tarpit(StoppedClock& clock) : clock_(clock) {}
  Result<verify::Fetched> fetch_within(std::string_view,
                                       std::chrono::milliseconds time_max) override {
    ++asked;
    clock_.forward_seconds(std::min<std::int64_t>(4, time_max.count() / 1000));
    return fail(ErrorCode::unreachable, "tarpit", "no answer in time");
  }
  int asked = 0;

 private:
  StoppedClock& clock_;
};

class Beyond : public House {
 protected:
  Beyond() { context_->outside = &tarpit_; }
  Tarpit tarpit_{clock_};
};

TEST_F(Beyond, OneInputAsksForTenSecondsAtMost) {
  std::string entries;
  for (std::size_t i = 0; i < limits::verify_fetches_max; ++i)
    entries += std::string(i == 0 ? "" : ",") +
               R"({"type": "BitstringStatusListEntry", "statusPurpose": "revocation",)"
               R"( "statusListIndex": "1", "statusListCredential": "https://tarpit.example/)" +
               std::to_string(i) + "\"}";
  const auto text = R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiableCredential"], "issuer": "did:web:tarpit.example",
    "credentialSubject": {"id": "did:example:learner"}, "credentialStatus": [)" +
                    entries + "]}";
  const auto began = clock_.now();
  const auto report = must(verify_input(*context_, as_bytes(text), {}));
  EXPECT_EQ((clock_.now().microseconds - began.microseconds) / 1'000'000, 10);
  EXPECT_EQ(tarpit_.asked, 3);
  EXPECT_TRUE(report.has(verify::Code::status_unreachable));
  EXPECT_EQ(verify::name_of(report.verdict), "undetermined");
}

TEST_F(Beyond, TheNextInputHasItsOwnTime) {
  EXPECT_FALSE(SiteResources(*context_).fetch("https://tarpit.example/1"));
  SiteResources late(*context_);
  clock_.forward_seconds(limits::verify_fetch_seconds_max);
  EXPECT_FALSE(late.fetch("https://tarpit.example/2"));
  EXPECT_FALSE(SiteResources(*context_).fetch("https://tarpit.example/3"));
  EXPECT_EQ(tarpit_.asked, 2);
}

}  // namespace
}  // namespace cairn::app
