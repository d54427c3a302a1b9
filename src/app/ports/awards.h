// SPDX-License-Identifier: Apache-2.0
// Awards: signed credentials as they were given out, and the status lists that say which still
// hold.
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

// What led to an award.
enum class AwardSource : std::uint8_t { claim, person, batch, code, api, stack };

// As files spell them, in the order of the enumerators.
inline constexpr std::string_view award_source_names[] = {"claim", "person", "batch",
                                                          "code",  "api",    "stack"};

struct Award {
  OrganisationId organisation;
  AwardId id;
  std::optional<ClaimId> claim;
  AwardSource source = AwardSource::claim;
  std::string source_key;  // unique in its organisation: what led to one award leads to no second
  AchievementId achievement;
  std::int64_t achievement_version = 1;
  LearnerId learner;
  std::string credential_id;
  std::string credential;  // the signed JSON, byte for byte
  StatusListId status_list;
  std::int64_t status_index = 0;
  Instant awarded;
  std::optional<Instant> valid_until;
  std::optional<Instant> revoked;
  std::string revocation_reason;
  std::int64_t version = 1;  // of this award: raised by each correction and extension
  std::optional<Instant> suspended;
  std::string suspension_reason;
  std::optional<Instant> erased;  // with the person it was about; the credential is gone
  KeyId signing_key;              // of the organisation, whose signature the credential carries
};

// What lists show of an award.
struct AwardSummary {
  AwardId id;
  std::string learner_name;
  std::string achievement_name;
  Instant awarded;
  std::optional<Instant> revoked;
  std::optional<Instant> suspended;
  LearnerId learner = {};
  AchievementId achievement = {};
  std::optional<Instant> valid_until = {};
};

// How an award stands at a moment: who revokes it has the last word.
enum class AwardStanding : std::uint8_t { valid, suspended, ended, revoked };
// As addresses and files spell them, in the order of the enumerators.
inline constexpr std::string_view award_standing_names[] = {"valid", "suspended", "ended",
                                                            "revoked"};
inline std::string_view name_of(AwardStanding standing) {
  return award_standing_names[static_cast<std::size_t>(standing)];
}
inline AwardStanding standing_of(const AwardSummary& award, Instant now) {
  if (award.revoked) return AwardStanding::revoked;
  if (award.suspended) return AwardStanding::suspended;
  if (award.valid_until && *award.valid_until <= now) return AwardStanding::ended;
  return AwardStanding::valid;
}

// Which awards to list; empty members ask for nothing.
struct AwardFilter {
  ListFilter list = {};
  LearnerId learner = {};
  std::optional<AwardStanding> standing = {};
  Instant now = {};  // at which they stand so
};

struct StatusList {
  OrganisationId organisation;
  StatusListId id;
  std::int64_t entries = 0;
  std::int64_t used = 0;
  Bytes bits;              // index 0 is the most significant bit of byte 0
  std::string credential;  // signed for these bits
  Instant created;
  std::string purpose = "revocation";  // or "suspension"
  // Of a list of revocations: the list whose bit of the same index says suspended.
  StatusListId suspension_list;
};

// What is needed to take a place in a list, without the list.
struct StatusListHead {
  StatusListId id;
  std::int64_t entries = 0;
  std::int64_t used = 0;
  std::string url;               // the list's own name, and
  std::string issuer;            // who signs it: never changed, for badges rely on both
  StatusListId suspension_list;  // its twin for the other purpose; "" for one begun without
};

class AwardBatches;
class ClaimCodes;
class Offers;
class TokenLists;

class Awards {
 public:
  virtual ~Awards() = default;
  // Ports of their own: award_batches.h, offers.h, claim_codes.h, token_lists.h.
  virtual AwardBatches& batches() = 0;
  virtual Offers& offers() = 0;
  virtual ClaimCodes& codes() = 0;
  virtual TokenLists& token_lists() = 0;

  // Errors: conflict (the claim or source key has an award, or the status index is taken).
  virtual Status add(const Award& award) = 0;
  // Errors of each: not_found.
  virtual Result<Award> find(const OrganisationId& organisation, const AwardId& id) = 0;
  virtual Result<Award> find_by_claim(const OrganisationId& organisation, const ClaimId& claim) = 0;
  virtual Result<Award> find_by_source_key(const OrganisationId& organisation,
                                           const std::string& source_key) = 0;
  // Newest first.
  virtual Result<std::vector<Award>> list_of_learner(const OrganisationId& organisation,
                                                     const LearnerId& learner) = 0;
  // Whether somebody of that address, in lower case, has the achievement: accepted, neither revoked
  // nor suspended, not over.
  virtual Result<bool> holds(const OrganisationId& organisation, const std::string& email,
                             const AchievementId& achievement, Instant now) = 0;
  // Newest first. Errors: not_found (no row has the id the page follows).
  virtual Result<std::vector<AwardSummary>> list(const OrganisationId& organisation,
                                                 const AwardFilter& filter, const Page& page) = 0;
  // All of them in the order of their ids, from behind the one the page follows.
  virtual Result<std::vector<Award>> by_id(const OrganisationId& organisation,
                                           const Page& page) = 0;
  // Errors: conflict (already revoked).
  virtual Status revoke(const OrganisationId& organisation, const AwardId& id, Instant at,
                        const std::string& reason) = 0;

  // False where its source key or its place in the status list is taken; nothing is stored then.
  virtual Result<bool> add_if_new(const Award& award) = 0;

  // What does not fit together among an organisation's awards, lists and batches, a sentence each;
  // at most ten. For the doctor: reads all of them.
  virtual Result<std::vector<std::string>> find_faults(const OrganisationId& organisation) = 0;

  virtual Status add_status_list_head(const OrganisationId& organisation,
                                      const StatusListHead& head, Instant created) = 0;
  // Errors of each: not_found.
  virtual Result<StatusListHead> newest_status_list_head(const OrganisationId& organisation) = 0;
  virtual Status count_places(const OrganisationId& organisation, const StatusListId& list,
                              std::int64_t taken) = 0;
  virtual Result<std::vector<std::int64_t>> taken_places(const OrganisationId& organisation,
                                                         const StatusListId& list) = 0;

  virtual Status add_status_list(const StatusList& list) = 0;
  // Errors of each: not_found.
  virtual Status update_status_list(const StatusList& list) = 0;
  virtual Result<StatusList> find_status_list(const OrganisationId& organisation,
                                              const StatusListId& id) = 0;
  virtual Result<std::vector<StatusListId>> status_lists(const OrganisationId& organisation) = 0;
  virtual Result<StatusList> newest_status_list(const OrganisationId& organisation) = 0;
  virtual Result<bool> status_index_taken(const OrganisationId& organisation,
                                          const StatusListId& list, std::int64_t index) = 0;
};

}  // namespace cairn::app
