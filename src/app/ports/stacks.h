// SPDX-License-Identifier: Apache-2.0
// Stacks: achievements that are made of others, who has completed them with which parts, what
// learners brought from outside, and whose holdings have changed since they were last looked at.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using StackId = Id<struct StackTag>;
using HoldingId = Id<struct HoldingTag>;

enum class StackState : std::uint8_t { draft, published, retired };
inline constexpr std::string_view stack_state_names[] = {"draft", "published", "retired"};

// What becomes of somebody's stack that would not be complete any more.
enum class StackPolicy : std::uint8_t { keep, review, revoke };
inline constexpr std::string_view stack_policy_names[] = {"keep", "review", "revoke"};

struct StoredStack {
  OrganisationId organisation;
  StackId id;
  AchievementId achievement;  // what is awarded
  StackState state = StackState::draft;
  std::int64_t version = 0;    // of the published rule; 0: never published
  std::string rule;            // as it is written now: stacks.md, JSON
  std::string published_rule;  // what people are held to; "" before it is published
  StackPolicy on_revocation = StackPolicy::review;  // of a part
  StackPolicy on_expiry = StackPolicy::keep;        // of a part
  StackPolicy on_change = StackPolicy::keep;        // of the rule
  Instant created;
  Instant changed;
};

// held: complete. review: somebody must look whether it stays. kept: looked at, stays. lost:
// revoked because a part was missing. withdrawn: the issuer revoked the stack itself, so it is not
// given again.
enum class CompletionState : std::uint8_t { held, review, kept, lost, withdrawn };
inline constexpr std::string_view completion_state_names[] = {"held", "review", "kept", "lost",
                                                              "withdrawn"};

struct Completion {
  OrganisationId organisation;
  StackId stack;
  LearnerId learner;
  std::int64_t round = 1;  // how often it was awarded
  AwardId award;
  std::int64_t stack_version = 1;
  CompletionState state = CompletionState::held;
  Instant completed;
  std::string reason;              // why it is to be looked at, or was lost
  std::vector<std::string> parts;  // ids of awards and of credentials from outside
};

// An award that holds, as far as rules ask about it.
struct HeldAward {
  LearnerId learner;
  AwardId id;
  AchievementId achievement;
  std::int64_t achievement_version = 1;
  std::optional<std::int64_t> result;  // hundredths of a per cent
  Instant awarded;
  std::optional<Instant> valid_until;
};

// Credentials of another issuer count once the organisation accepts it.
enum class IssuerState : std::uint8_t { waiting, accepted, refused };
inline constexpr std::string_view issuer_state_names[] = {"waiting", "accepted", "refused"};

// A credential of another issuer that was verified.
struct OutsideCredential {
  OrganisationId organisation;
  HoldingId id;
  LearnerId learner;
  std::string credential_id;  // in itself; unique for a learner
  std::string achievement;    // its address
  std::string name;
  std::string issuer_id;
  std::string issuer_name;
  std::string details;                 // as achievements keep them: credits, level, skills
  std::optional<std::int64_t> result;  // hundredths of a per cent
  Instant awarded;
  std::optional<Instant> valid_until;
  Instant verified;
  std::string fault;  // why it does not count any more; "" while it does
  IssuerState issuer = IssuerState::waiting;
  Bytes document;  // as it was brought
};

// Another issuer whose credentials somebody brought.
struct OutsideIssuer {
  OrganisationId organisation;
  std::string id;  // as it signs: a DID or an address
  std::string name;
  IssuerState state = IssuerState::waiting;
  Instant changed;
};

struct StackDue {
  LearnerId learner;
  Instant due;
};

class Stacks {
 public:
  virtual ~Stacks() = default;
  // Errors: conflict (its achievement has a stack already).
  virtual Status add(const StoredStack& stack) = 0;
  // Errors of each: not_found.
  virtual Status update(const StoredStack& stack) = 0;
  virtual Result<StoredStack> find(const OrganisationId& organisation, const StackId& id) = 0;
  // Oldest first.
  virtual Result<std::vector<StoredStack>> list(const OrganisationId& organisation) = 0;
  virtual Status add_version(const StoredStack& published) = 0;
  virtual Result<std::string> rule_of_version(const OrganisationId& organisation, const StackId& id,
                                              std::int64_t version) = 0;

  // Adds or replaces that of the stack and the learner.
  virtual Status put_completion(const Completion& completion) = 0;
  virtual Result<Completion> find_completion(const OrganisationId& organisation,
                                             const StackId& stack, const LearnerId& learner) = 0;
  virtual Result<std::vector<Completion>> completions_of_learner(const OrganisationId& organisation,
                                                                 const LearnerId& learner) = 0;
  // By learner; `page.after` is a learner's id.
  virtual Result<std::vector<Completion>> completions(const OrganisationId& organisation,
                                                      const StackId& stack, const Page& page) = 0;
  virtual Result<std::int64_t> count_completions(const OrganisationId& organisation,
                                                 const StackId& stack, CompletionState state) = 0;

  // Whose holdings are to be looked at, from when on. The same twice is one.
  virtual Status add_due(const OrganisationId& organisation, const LearnerId& learner,
                         Instant due) = 0;
  virtual Status add_due_for_all(const OrganisationId& organisation, Instant due) = 0;
  // By time.
  virtual Result<std::vector<StackDue>> list_due(const OrganisationId& organisation, Instant now,
                                                 std::int64_t count) = 0;
  // Those of a learner up to then.
  virtual Status remove_due(const OrganisationId& organisation, const LearnerId& learner,
                            Instant until) = 0;

  // Ids of those who hold anything, in order.
  virtual Result<std::vector<LearnerId>> holders(const OrganisationId& organisation,
                                                 const LearnerId& after, std::int64_t count) = 0;
  // Of the learners from first to last, both included: by learner, achievement, id. What is revoked
  // is not there.
  virtual Result<std::vector<HeldAward>> held_awards(const OrganisationId& organisation,
                                                     const LearnerId& first,
                                                     const LearnerId& last) = 0;
  virtual Status set_result(const OrganisationId& organisation, const AwardId& award,
                            std::int64_t result) = 0;
  // Of an award that says none any more.
  virtual Status forget_result(const OrganisationId& organisation, const AwardId& award) = 0;

  // Errors: conflict (the learner has brought it already).
  virtual Status add_outside(const OutsideCredential& credential) = 0;
  virtual Status update_outside(const OutsideCredential& credential) = 0;
  virtual Status remove_outside(const OrganisationId& organisation, const HoldingId& id) = 0;
  virtual Result<OutsideCredential> find_outside(const OrganisationId& organisation,
                                                 const HoldingId& id) = 0;
  // As held_awards; without their documents.
  virtual Result<std::vector<OutsideCredential>> held_outside(const OrganisationId& organisation,
                                                              const LearnerId& first,
                                                              const LearnerId& last) = 0;
  // Whether somebody of that address brought one of that achievement which counts now: its issuer
  // is accepted, nothing is wrong with it, and it is not over.
  virtual Result<bool> holds_outside(const OrganisationId& organisation, const std::string& email,
                                     const std::string& achievement, Instant now) = 0;
  // Those that were verified before then, longest ago first; whole.
  virtual Result<std::vector<OutsideCredential>> list_outside_before(
      const OrganisationId& organisation, Instant verified, std::int64_t count) = 0;

  // Adds it where it is not known yet.
  virtual Status meet_issuer(const OutsideIssuer& issuer) = 0;
  // Errors: not_found.
  virtual Status set_issuer_state(const OrganisationId& organisation, const std::string& id,
                                  IssuerState state, Instant changed) = 0;
  // Those that wait first, then by name.
  virtual Result<std::vector<OutsideIssuer>> list_issuers(const OrganisationId& organisation) = 0;
  // Learners who brought something of it are due.
  virtual Status add_due_for_issuer(const OrganisationId& organisation, const std::string& id,
                                    Instant due) = 0;
};

}  // namespace cairn::app
