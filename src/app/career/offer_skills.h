// SPDX-License-Identifier: Apache-2.0
// What an issuer says of the skills that offers were linked to.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"

namespace cairn::app::career {

// What is said of one skill of an offer.
struct SkillAnswer {
  enum class Choice : std::uint8_t {
    later,  // nothing
    skill,  // `skill` is meant
    named,  // the skill of the name `skill` is meant, as somebody typed it
    none,   // no skill of the framework is meant
  };
  std::string words;  // which, as the offer's source words it
  Choice choice = Choice::later;
  std::string skill;
  skills::Level level = 0;  // 0: as it was
};

struct OfferAnswers {
  std::string catalogue;
  std::string offer;
  std::vector<SkillAnswer> answers;
  std::string by;  // shown with the offer
};

// Errors: invalid (no skill has that name, with what comes near; the path is "/answers/2"),
// not_found (also where the actor has no say: app/catalogue/owner.h); of Library::decide.
Status decide_skills(Context& context, const Actor& actor, const OfferAnswers& said);

// For the words of a catalogue that nobody decided about; how many have proposals now. Errors:
// not_found (also where it is not the actor's); of Library::propose.
Result<std::size_t> propose_skills(Context& context, const Actor& actor,
                                   const std::string& catalogue);

}  // namespace cairn::app::career
