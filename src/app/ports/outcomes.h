// SPDX-License-Identifier: Apache-2.0
// Outcomes: learners' records of what came after their badges, what they let be counted of them,
// and which awards somebody was asked about.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"
#include "outcomes/aggregate.h"

namespace cairn::app {

// A learner's; who plans keeps theirs in their workbook.
struct StoredOutcomes {
  OrganisationId organisation;
  LearnerId learner;
  std::string content;       // outcomes::Record as JSON
  bool asked = true;         // reminders are wanted
  std::int64_t version = 0;  // raised by each change; 0: nothing is stored yet
  Instant changed;
};

// What one record says of one credential. Who somebody is, is not in it.
struct OutcomeShare {
  std::string credential;       // as catalogues call it
  AwardId award;                // that proves it while it holds; "": none
  outcomes::Contribution said;  // with `since`, when it was first shared
};

struct AskedAward {
  OrganisationId organisation;
  AwardId award;
  LearnerId learner;
};

class Outcomes {
 public:
  virtual ~Outcomes() = default;
  // Errors: not_found.
  virtual Result<StoredOutcomes> find(const OrganisationId& organisation,
                                      const LearnerId& learner) = 0;
  // Takes the place of the version before it. Errors: conflict (it was changed meanwhile).
  virtual Status put(const StoredOutcomes& record) = 0;
  // With what is shared of it.
  virtual Status remove(const OrganisationId& organisation, const LearnerId& learner) = 0;

  // By ascending credential.
  virtual Result<std::vector<OutcomeShare>> shares_of_learner(const OrganisationId& organisation,
                                                              const LearnerId& learner) = 0;
  virtual Status replace_shares(const OrganisationId& organisation, const LearnerId& learner,
                                std::span<const OutcomeShare> shares) = 0;
  // What outcomes::counted_of says, of one credential: of learners who proved the address that
  // their page goes by, each address one person, but for awards that do not hold any more.
  virtual Result<outcomes::Counted> count_shares(const std::string& credential) = 0;
  // Of every credential of which five people say something, by ascending name; the same people.
  virtual Result<std::vector<outcomes::CameAfter>> came_after(std::int64_t credentials_max) = 0;
  // Credentials that at least `count_min` shares are of, by ascending name, behind `after`.
  virtual Result<std::vector<std::string>> shared_credentials(std::int64_t count_min,
                                                              const std::string& after,
                                                              std::int64_t count_max) = 0;

  // Awards of an organisation in force, accepted where they were offered, made after `from` and by
  // `until`, of which nobody was asked yet after that many months, and whose learner wants to be;
  // oldest first.
  virtual Result<std::vector<AskedAward>> list_to_ask(const OrganisationId& organisation,
                                                      Instant from, Instant until,
                                                      std::int64_t months,
                                                      std::int64_t count_max) = 0;
  virtual Status note_asked(const AskedAward& award, std::int64_t months) = 0;
};

}  // namespace cairn::app
