// SPDX-License-Identifier: Apache-2.0
// Claims: a learner says "I did this", shows evidence, and the issuer decides.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Learner {
  OrganisationId organisation;
  LearnerId id;
  std::string name;
  std::string email;
  Bytes token_hash;  // of the token that opens the learner's page
  Instant created;
};

enum class ClaimState : std::uint8_t { submitted, awarded, declined };

struct Claim {
  OrganisationId organisation;
  ClaimId id;
  AchievementId achievement;
  std::int64_t achievement_version = 1;  // what was asked for when it was made
  LearnerId learner;
  std::string statement;  // what the learner says they did
  ClaimState state = ClaimState::submitted;
  Instant submitted;
};

enum class EvidenceKind : std::uint8_t { file, link };

struct Evidence {
  OrganisationId organisation;
  EvidenceId id;
  ClaimId claim;
  EvidenceKind kind = EvidenceKind::link;
  std::string url;         // of a link
  std::string file_name;   // as uploaded, without path or control characters
  std::string media_type;  // by content, never as the browser said
  std::int64_t size_bytes = 0;
  Bytes sha256;  // of the file
};

struct Decision {
  OrganisationId organisation;
  ClaimId claim;
  ClaimState outcome = ClaimState::declined;  // awarded or declined
  std::string reason;
  AccountId decided_by;
  Instant decided;
};

class Claims {
 public:
  virtual ~Claims() = default;
  virtual Status add_learner(const Learner& learner) = 0;
  // Errors of each find: not_found.
  virtual Result<Learner> find_learner(const OrganisationId& organisation, const LearnerId& id) = 0;
  virtual Result<Learner> find_learner_by_token(const OrganisationId& organisation,
                                                const Bytes& token_hash) = 0;

  virtual Status add(const Claim& claim) = 0;
  virtual Result<Claim> find(const OrganisationId& organisation, const ClaimId& id) = 0;
  // Oldest first, as a queue; of every state when none is named.
  virtual Result<std::vector<Claim>> list(const OrganisationId& organisation,
                                          std::optional<ClaimState> state) = 0;
  // Newest first.
  virtual Result<std::vector<Claim>> list_of_learner(const OrganisationId& organisation,
                                                     const LearnerId& learner) = 0;

  // How many claims of an achievement wait for a decision.
  virtual Result<std::int64_t> count_waiting(const OrganisationId& organisation,
                                             const AchievementId& achievement) = 0;

  virtual Status add_evidence(const Evidence& evidence, ByteView file) = 0;
  virtual Result<Evidence> find_evidence(const OrganisationId& organisation,
                                         const EvidenceId& id) = 0;
  virtual Result<std::vector<Evidence>> evidence_of(const OrganisationId& organisation,
                                                    const ClaimId& claim) = 0;
  virtual Result<Bytes> evidence_file(const OrganisationId& organisation, const EvidenceId& id) = 0;

  // Also moves the claim to the decision's outcome. Errors: conflict (already decided).
  virtual Status decide(const Decision& decision) = 0;
  virtual Result<Decision> find_decision(const OrganisationId& organisation,
                                         const ClaimId& claim) = 0;
};

}  // namespace cairn::app
