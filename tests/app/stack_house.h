// SPDX-License-Identifier: Apache-2.0
// A house with learners who hold awards, and stacks over them.
#pragma once
#include "app/awards/award.h"
#include "app/house.h"
#include "app/ports/claims.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/manage.h"
#include "app/stacks/outside.h"
#include "app/stacks/preview.h"
#include "app/stacks/progress.h"
#include "stacking/rule_json.h"

namespace cairn::app {

class StackHouse : public House {
 protected:
  // A published achievement of that name, with ECTS credits at an EQF level.
  Achievement achievement(const Actor& actor, const std::string& name, int credits = 0,
                          int eqf_level = 0);
  // The file of a badge that another organisation made out to an address.
  std::string foreign_badge(const Actor& issuer, const Achievement& of, const std::string& name,
                            const std::string& email);
  // Somebody with a page; their token.
  std::string learner(const Achievement& of, const std::string& name, const std::string& email);
  LearnerId id_of(const std::string& token);
  // Given by hand.
  Award give(const Actor& actor, const std::string& token, const Achievement& of,
             std::optional<Instant> valid_until = std::nullopt);
  // A published stack that awards an achievement of that name. `rule` stands in the JSON.
  OpenedStack stack(const Actor& actor, const std::string& name, const std::string& rule,
                    const std::string& terms = "", const StackTerms& policies = {});
  Evaluated evaluate();
  std::optional<Completion> completion(const OpenedStack& stack, const std::string& token);
  Award award(const AwardId& id);
};

}  // namespace cairn::app
