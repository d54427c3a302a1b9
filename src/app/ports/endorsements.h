// SPDX-License-Identifier: Apache-2.0
// Endorsements: signed words about an achievement or an issuer (Open Badges 3.0
// EndorsementCredential). Who makes one and who is endorsed have a row each, and see their own.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

enum class EndorsementSide : std::uint8_t { made, held };
inline constexpr std::string_view endorsement_side_names[] = {"made", "held"};
inline std::string_view name_of(EndorsementSide side) {
  return endorsement_side_names[static_cast<std::size_t>(side)];
}

// Of one that is made: asked for, made, declined or revoked. Of one that is held: waiting for an
// answer, accepted, declined, or revoked by who made it.
enum class EndorsementState : std::uint8_t { asked, made, waiting, accepted, declined, revoked };
inline constexpr std::string_view endorsement_state_names[] = {"asked",    "made",     "waiting",
                                                               "accepted", "declined", "revoked"};
inline std::string_view name_of(EndorsementState state) {
  return endorsement_state_names[static_cast<std::size_t>(state)];
}
// Of one that is made: whether there are signed words.
inline bool is_signed(EndorsementState state) {
  return state == EndorsementState::made || state == EndorsementState::revoked;
}

enum class EndorsementKind : std::uint8_t { achievement, issuer };
inline constexpr std::string_view endorsement_kind_names[] = {"achievement", "issuer"};
inline std::string_view name_of(EndorsementKind kind) {
  return endorsement_kind_names[static_cast<std::size_t>(kind)];
}

struct Endorsement {
  OrganisationId organisation;
  std::string id;
  EndorsementSide side = EndorsementSide::made;
  EndorsementState state = EndorsementState::made;
  EndorsementKind kind = EndorsementKind::achievement;
  std::string subject;  // what it is about: an address or a DID, as credentials name it
  std::string subject_name;
  AchievementId achievement;  // of this server, or ""
  OrganisationId other;       // of this server: who is endorsed, or who endorses; or ""
  std::string other_name;     // their id where nobody but themselves says what they are called
  std::string other_id;       // of one from elsewhere: who signed it, as the credential names them
  std::string comment;        // what is said
  std::string message;        // why it was asked for
  std::string credential;     // signed; "" while it is asked for, and in lists
  std::string twin;           // the other's row, or ""
  Instant at;                 // the last word on it
  std::optional<Instant> checked = {};      // of one that is held: when it was last verified
  std::optional<Instant> tried = {};        // when that was last tried; one from elsewhere has it
  std::optional<Instant> valid_until = {};  // of one that is held, as it says itself
};

class Endorsements {
 public:
  virtual ~Endorsements() = default;
  // Adds it, or replaces the one of that id.
  virtual Status put(const Endorsement& endorsement) = 0;
  virtual Status remove(const OrganisationId& organisation, const std::string& id) = 0;
  // Errors: not_found.
  virtual Result<Endorsement> find(const OrganisationId& organisation, const std::string& id) = 0;
  // Newest first, without `credential`. Errors: not_found (of the page's `after`).
  virtual Result<std::vector<Endorsement>> list(const OrganisationId& organisation,
                                                const Page& page) = 0;
  // How many signed ones it made, and how many it holds and accepted.
  virtual Result<std::int64_t> count(const OrganisationId& organisation) = 0;
  // How many of `other` wait for its answer: asked for, or made.
  virtual Result<std::int64_t> count_open(const OrganisationId& organisation,
                                          const OrganisationId& other) = 0;
  // What it made of that subject, or is asked for; none where there is neither.
  virtual Result<std::optional<EndorsementState>> live_of(const OrganisationId& organisation,
                                                          const std::string& subject) = 0;
  // Those held and accepted that are about exactly that and not over then, newest first.
  virtual Result<std::vector<Endorsement>> carried(const OrganisationId& organisation,
                                                   const std::string& subject, Instant now,
                                                   std::int64_t count_max) = 0;
  // The same of pages: without `credential`.
  virtual Result<std::vector<Endorsement>> shown(const OrganisationId& organisation,
                                                 const std::string& subject, Instant now,
                                                 std::int64_t count_max) = 0;
  // Of all organisations: those from elsewhere, accepted and not over then, that were tried at
  // `before` or earlier, the longest ago first.
  virtual Result<std::vector<Endorsement>> to_verify(Instant before, Instant now,
                                                     std::int64_t count_max) = 0;
};

}  // namespace cairn::app
