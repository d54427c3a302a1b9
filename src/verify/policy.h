// SPDX-License-Identifier: Apache-2.0
// Policy: what a verifier demands before it accepts (the `--policy` file of CONTRACT.md).
#pragma once
#include <cstdint>
#include <optional>

#include "json/value.h"
#include "verify/report.h"

namespace cairn::verify {

enum class Demand : std::uint8_t { proof, status, validity, schema, subject };
enum class ProofsDemand : std::uint8_t { all, any };

struct Policy {
  // Checks that must not stay undone. A check that fails rejects in any case.
  // Default: proof and validity, and status and schema where the credential names one.
  std::uint8_t require = bit(Demand::proof) | bit(Demand::validity);
  bool require_stated = false;  // `require` stands in the file: what it leaves out is not demanded
  Identity identity = Identity::claimed;  // at least; `claimed` means any
  ProofsDemand proofs = ProofsDemand::all;
  std::optional<std::uint64_t> min_status_entries;  // unset: fewer than 131,072 are a warning
  std::optional<EvidenceLevel> evidence_level;      // at least
  std::optional<std::int64_t> max_age_status_s;     // of a cached status list

  static constexpr std::uint8_t bit(Demand demand) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(demand));
  }
  // Stated in the file, or by default.
  bool requires_(Demand demand) const { return (require & bit(demand)) != 0; }
};

// Errors: invalid, with its path, for an unknown member or value.
Result<Policy> parse_policy(const json::Value& document);

}  // namespace cairn::verify
