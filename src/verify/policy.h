// SPDX-License-Identifier: Apache-2.0
// Policy: what a verifier demands before it accepts (the `--policy` file of CONTRACT.md).
#pragma once
#include <cstdint>
#include <optional>

#include "base/result.h"
#include "json/value.h"
#include "verify/report.h"

namespace cairn::verify {

enum class Demand : std::uint8_t { proof, status, validity, schema, subject };
enum class IdentityDemand : std::uint8_t { any, domain, listed };
enum class ProofsDemand : std::uint8_t { all, any };

// A set of demands.
class Demands {
 public:
  constexpr Demands() = default;
  constexpr Demands with(Demand demand) const { return Demands(bits_ | bit(demand)); }
  constexpr bool contains(Demand demand) const { return (bits_ & bit(demand)) != 0; }

 private:
  explicit constexpr Demands(unsigned bits) : bits_(bits) {}
  static constexpr unsigned bit(Demand demand) { return 1U << static_cast<unsigned>(demand); }
  unsigned bits_ = 0;
};

struct Policy {
  // Checks that must not stay undone; one that fails rejects in any case. Unset: all but those of
  // subject and evidence, so a status or schema that the credential names must be read. Set: these
  // and no others; a status and a subject are then demanded, whether it names one or not.
  std::optional<Demands> require;
  IdentityDemand identity = IdentityDemand::any;
  ProofsDemand proofs = ProofsDemand::all;
  std::optional<std::uint64_t> min_status_entries;  // unset: fewer than 131,072 are a warning
  std::optional<EvidenceLevel> evidence_level;      // at least
  std::optional<std::int64_t> max_age_status_s;     // of a status list that a cache answers

  // Whether a check of this kind that could not be made keeps from accepting.
  bool must_be_checked(Check check) const;
  // Whether the credential must offer something to check.
  bool demands(Demand demand) const { return require && require->contains(demand); }
};

// Errors: invalid, with its path, for an unknown member or value.
Result<Policy> parse_policy(const json::Value& document);

}  // namespace cairn::verify
