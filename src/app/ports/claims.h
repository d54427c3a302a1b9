// SPDX-License-Identifier: Apache-2.0
// Claims: a learner says "I did this", shows evidence, and the issuer decides.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/list_filter.h"
#include "app/ports/page.h"
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
  std::string language;     // BCP 47, in which they read their page; "" where not known
  std::int64_t links = 0;   // how often the link of their page was replaced
  bool self_named = false;  // by who only typed the address: what is sent there does not come here
};

enum class ClaimState : std::uint8_t { submitted, awarded, declined };
std::string_view name_of(ClaimState state);

// As addresses and files spell them, in the order of the enumerators.
inline constexpr std::string_view claim_state_names[] = {"submitted", "awarded", "declined"};
inline std::string_view name_of(ClaimState state) {
  return claim_state_names[static_cast<std::size_t>(state)];
}

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

// What lists show of a claim.
struct ClaimSummary {
  ClaimId id;
  std::string learner_name;
  std::string achievement_name;
  ClaimState state = ClaimState::submitted;
  Instant submitted;
  bool assessed = false;  // by a rubric
  bool ready = false;     // its marks are in
  LearnerId learner = {};
  AchievementId achievement = {};
  bool address_proved = true;  // or given by the organisation, not only typed
};

// Which claims to list; empty members ask for nothing.
struct ClaimFilter {
  ListFilter list = {};
  std::optional<ClaimState> state = {};
};

// Behind which row a table goes on: by its moment, then its id.
struct TableFrom {
  Instant moment;
  std::string id;
};

// A row of the table of all claims.
struct ClaimListed {
  ClaimId id;
  std::string learner_name;
  std::string email;
  std::string achievement_name;
  std::int64_t achievement_version = 1;
  ClaimState state = ClaimState::submitted;
  Instant submitted;
  std::optional<Instant> decided;
  AwardId award;  // "": none
  bool address_proved = true;
};

// A row of the table of all learners.
struct LearnerListed {
  LearnerId id;
  std::string name;
  std::string email;
  Instant created;
  std::int64_t claims = 0;
  std::int64_t awards = 0;
};

enum class EvidenceKind : std::uint8_t { file, link, text, repository };

struct Evidence {
  OrganisationId organisation;
  EvidenceId id;
  ClaimId claim;
  EvidenceKind kind = EvidenceKind::link;
  std::string url;         // of a link or repository
  std::string file_name;   // as uploaded, without path or control characters
  std::string media_type;  // by content, never as the browser said
  std::int64_t size_bytes = 0;
  Bytes sha256;                         // of the file
  std::string reference;                // commit, tag or branch of a repository
  std::int64_t round = 1;               // of submissions, in which it came
  std::optional<Instant> removed = {};  // the file, whose digest stays
};

struct Decision {
  OrganisationId organisation;
  ClaimId claim;
  ClaimState outcome = ClaimState::declined;  // awarded or declined
  std::string reason;
  AccountId decided_by;
  Instant decided;
};

class Sittings;

class Claims {
 public:
  virtual ~Claims() = default;
  // A port of its own: sittings.h.
  virtual Sittings& sittings() = 0;

  virtual Status add_learner(const Learner& learner) = 0;
  // Takes back what the same transaction added and nothing points to. Errors: not_found.
  virtual Status take_back_learner(const OrganisationId& organisation, const LearnerId& id) = 0;
  // Errors of each find: not_found.
  virtual Result<Learner> find_learner(const OrganisationId& organisation, const LearnerId& id) = 0;
  // Who proved that address, in lower case, else the oldest to whom the organisation gave it:
  // whoever typed an address need not be its owner. Errors: not_found.
  virtual Result<Learner> find_learner_by_email(const OrganisationId& organisation,
                                                const std::string& email) = 0;
  virtual Result<Learner> find_learner_by_token(const OrganisationId& organisation,
                                                const Bytes& token_hash) = 0;
  // Another token opens the learner's page from now on, the `links`th. Errors: not_found.
  virtual Status set_learner_token(const OrganisationId& organisation, const LearnerId& id,
                                   const Bytes& token_hash, std::int64_t links) = 0;
  virtual Status set_learner_language(const OrganisationId& organisation, const LearnerId& id,
                                      const std::string& language) = 0;

  // All of them in the order of their ids, from behind the one the page follows.
  virtual Result<std::vector<Learner>> learners_by_id(const OrganisationId& organisation,
                                                      const Page& page) = 0;
  virtual Result<std::vector<Claim>> claims_by_id(const OrganisationId& organisation,
                                                  const Page& page) = 0;

  virtual Status add(const Claim& claim) = 0;
  virtual Result<Claim> find(const OrganisationId& organisation, const ClaimId& id) = 0;
  // The learner tells anew what they did. Errors: not_found.
  virtual Status set_statement(const OrganisationId& organisation, const ClaimId& id,
                               const std::string& statement) = 0;
  // By the moment they were sent: those that wait oldest first, as a queue, others newest first.
  // Errors: not_found (no row has the id the page follows).
  virtual Result<std::vector<ClaimSummary>> list(const OrganisationId& organisation,
                                                 const ClaimFilter& filter, const Page& page) = 0;
  // Of one achievement, whatever became of them, newest first.
  virtual Result<std::vector<ClaimSummary>> list_of_achievement(const OrganisationId& organisation,
                                                                const AchievementId& achievement,
                                                                std::int64_t rows_max) = 0;
  // Newest first.
  virtual Result<std::vector<Claim>> list_of_learner(const OrganisationId& organisation,
                                                     const LearnerId& learner) = 0;

  // Claims, oldest first; learners who were not erased, oldest first. Learners are looked for by
  // name and address alone, and as holders of the achievement.
  virtual Result<std::vector<ClaimListed>> claim_table(const OrganisationId& organisation,
                                                       const ClaimFilter& filter,
                                                       const TableFrom& from,
                                                       std::int64_t rows_max) = 0;
  virtual Result<std::vector<LearnerListed>> learner_table(const OrganisationId& organisation,
                                                           const ListFilter& filter,
                                                           const TableFrom& from,
                                                           std::int64_t rows_max) = 0;
  // The same learners, newest first. Errors: not_found (no row has the id the page follows).
  virtual Result<std::vector<LearnerListed>> learners(const OrganisationId& organisation,
                                                      const ListFilter& filter,
                                                      const Page& page) = 0;

  // How many claims of an achievement wait for a decision.
  virtual Result<std::int64_t> count_waiting(const OrganisationId& organisation,
                                             const AchievementId& achievement) = 0;

  // How many were sent in, sent in again or appealed after then, and wait for somebody here.
  virtual Result<std::int64_t> count_sent_since(const OrganisationId& organisation,
                                                Instant moment) = 0;

  virtual Status add_evidence(const Evidence& evidence, ByteView file) = 0;
  virtual Result<Evidence> find_evidence(const OrganisationId& organisation,
                                         const EvidenceId& id) = 0;
  virtual Result<std::vector<Evidence>> evidence_of(const OrganisationId& organisation,
                                                    const ClaimId& claim) = 0;
  // Files of claims that were decided before then and wait for nobody, oldest decisions first.
  virtual Result<std::vector<EvidenceId>> evidence_decided_before(
      const OrganisationId& organisation, Instant moment, std::int64_t rows_max) = 0;
  virtual Status remove_evidence_file(const OrganisationId& organisation, const EvidenceId& id,
                                      Instant at) = 0;
  virtual Result<Bytes> evidence_file(const OrganisationId& organisation, const EvidenceId& id) = 0;

  // Also moves the claim to the decision's outcome. Errors: conflict (already decided).
  virtual Status decide(const Decision& decision) = 0;
  // Takes a decision to decline back: the claim waits again. Errors: conflict (not declined).
  virtual Status reopen(const OrganisationId& organisation, const ClaimId& id) = 0;
  virtual Result<Decision> find_decision(const OrganisationId& organisation,
                                         const ClaimId& claim) = 0;
};

}  // namespace cairn::app
