// SPDX-License-Identifier: Apache-2.0
// Skills that sources name in words, linked to the framework: the linker proposes, a person
// decides, and decisions outlive the next import.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "catalogue/offer.h"

namespace cairn::catalogue {

using ProposedSkill = Proposal;
// Skills that words may mean, best first.
using SkillLinker = std::function<std::vector<ProposedSkill>(std::string_view words)>;

// Fills the proposals of offers one after the other; the same words are asked for once.
class Proposer {
 public:
  explicit Proposer(const SkillLinker& linker) : linker_(linker) {}
  // Returns how many of its skills have proposals now.
  std::size_t propose(Offer& offer);

 private:
  const SkillLinker& linker_;
  std::unordered_map<std::string, std::vector<ProposedSkill>> asked_;
};

// Fills the proposals of every skill that nobody decided about; the same words are asked for once.
// `framework`: its name, kept with the catalogue. Returns how many skills have proposals now.
std::size_t propose_skills(Catalogue& catalogue, std::string_view framework,
                           const SkillLinker& linker);

// Whether a person said what is meant.
bool is_decided(const Teaches& taught);

// What a person says of one skill of an offer. `skill` "": no skill of the framework is meant.
struct Decision {
  std::string words;  // which of the offer's skills, as its source words it
  std::string skill;
  Level level = 0;  // 0: as it was
  std::string by;   // who says so
  std::string on;   // the day, ISO 8601
};
// Errors: not_found (the offer has no skill of these words), invalid (nobody said it, or level).
Status decide(Offer& offer, const Decision& decision);

// Proposals that `to` has none of and that are of the same framework, for the same words.
void carry_proposals(const Catalogue& from, Catalogue& to);
void carry_proposals(const Offer& from, Offer& to);

// Decisions of an older import of the same catalogue, for offers and words that are in both and
// that `to` has none about.
void carry_decisions(const Catalogue& from, Catalogue& to);
// Whether there were any.
bool carry_decisions(const Offer& from, Offer& to);

}  // namespace cairn::catalogue
