// SPDX-License-Identifier: Apache-2.0
#include "cairn/verify.h"

#include "json/parse.h"
#include "library/whole_report.h"
#include "verify/verify.h"

namespace cairn {
namespace {

// The caller's port as the verify module asks it.
class Bridge final : public verify::Resources {
 public:
  explicit Bridge(cairn::Resources* outside) : outside_(outside) {}
  verify::Resources* port() { return outside_ != nullptr ? this : nullptr; }
  Result<verify::Fetched> fetch(std::string_view name) override {
    CAIRN_TRY(auto answer, outside_->fetch(name));
    return verify::Fetched{answer.status, std::move(answer.body), std::move(answer.media_type),
                           answer.age_seconds};
  }

 private:
  cairn::Resources* outside_;
};

}  // namespace

struct Policy::State {
  verify::Policy policy;
};
struct Trust::State {
  verify::Trust trust;
};

Policy::Policy() = default;
Trust::Trust() = default;

Result<Policy> Policy::parse(std::string_view json) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(json, arena));
  CAIRN_TRY(auto read, verify::parse_policy(document));
  Policy policy;
  policy.state_ = std::make_shared<const State>(State{std::move(read)});
  return policy;
}

Result<Trust> Trust::parse(std::string_view json) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(json, arena));
  CAIRN_TRY(auto read, verify::parse_trust(document));
  Trust trust;
  trust.state_ = std::make_shared<const State>(State{std::move(read)});
  return trust;
}

struct Verifier::State {
  explicit State(LoadContext load) : verifier(std::move(load)) {}

  static verify::Options inner(const VerifyOptions& options, Bridge& outside) {
    return {.at = options.at,
            .subject = options.subject,
            .challenge = options.challenge,
            .domain = options.domain,
            .policy = options.policy.state_ ? &options.policy.state_->policy : nullptr,
            .trust = options.trust.state_ ? &options.trust.state_->trust : nullptr,
            .resources = outside.port()};
  }

  verify::Verifier verifier;
};

Verifier::Verifier(LoadContext load_context)
    : state_(std::make_unique<State>(std::move(load_context))) {}
Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;

Result<Report> Verifier::verify(ByteView input, const VerifyOptions& options) {
  Bridge outside(options.resources);
  CAIRN_TRY(auto report, state_->verifier.verify(input, State::inner(options, outside)));
  return outer(std::move(report));
}

Result<Accepted> Verifier::accept(ByteView input, const VerifyOptions& options) {
  Bridge outside(options.resources);
  CAIRN_TRY(const auto good, state_->verifier.accept(input, State::inner(options, outside)));
  return Accepted(good->json, outer(good.report()));
}

}  // namespace cairn
