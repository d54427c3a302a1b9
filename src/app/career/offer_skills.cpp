// SPDX-License-Identifier: Apache-2.0
#include "app/career/offer_skills.h"

#include "app/audit.h"
#include "app/catalogue/owner.h"
#include "app/fields.h"
#include "base/filled.h"
#include "base/instant.h"

namespace cairn::app::career {
namespace {

constexpr std::size_t near_max = 3;

// The id of the skill of that name.
Result<std::string> skill_named(const Shelf& shelf, const std::string& name,
                                const std::string& path) {
  const auto found = shelf.search.skills(name, near_max);
  const auto& skills = shelf.framework.skills;
  if (!found.empty() && found.front().why == skills::Why::exact)
    return skills[found.front().skill].id;
  std::string near;
  for (const auto& hit : found)
    near += (near.empty() ? "" : ", ") + std::string("“") + skills[hit.skill].label + "”";
  return field_error(
      {path, "Skill"},
      near.empty() ? filled("No skill is called “{}”.", name.substr(0, 100))
                   : filled("No skill is called “{}”. Near to it: {}.", name.substr(0, 100), near));
}

}  // namespace

Status decide_skills(Context& context, const Actor& actor, const OfferAnswers& said) {
  CAIRN_TRY(const auto offers, context.library.offers());
  CAIRN_TRY(const auto say, say_on_skills(context, actor));
  const auto* const offer = offers->search->find_id(said.offer);
  if (offer == nullptr || !may_decide(say, said.catalogue, offer->id))
    return fail(ErrorCode::not_found, "offer-skills", "There is no such offer among yours.");
  CAIRN_TRY(const auto shelf, context.library.shelf(offers->catalogue_of(*offer).framework));
  const auto today = format_instant(context.clock.now()).substr(0, 10);
  std::vector<catalogue::Decision> decisions;
  Faults faults;
  for (std::size_t i = 0; i < said.answers.size(); ++i) {
    const auto& answer = said.answers[i];
    if (answer.choice == SkillAnswer::Choice::later) continue;
    auto skill = answer.choice == SkillAnswer::Choice::none ? std::string() : answer.skill;
    if (answer.choice == SkillAnswer::Choice::named)
      skill = faults.take(skill_named(*shelf, skill, "/answers/" + std::to_string(i)));
    else if (!skill.empty() && !shelf->index.skill(skill))
      faults.add(field_error({"/answers/" + std::to_string(i), "Skill"},
                             "The framework has no such skill any more. Choose another."));
    decisions.push_back({answer.words, std::move(skill), answer.level, said.by, today});
  }
  CAIRN_CHECK(faults.verdict());
  if (decisions.empty()) return done;
  CAIRN_CHECK(context.library.decide(said.catalogue, said.offer, decisions));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(audit(context, *transaction, actor, "offer.skills", said.offer,
                    std::to_string(decisions.size())));
  return transaction->commit();
}

Result<std::size_t> propose_skills(Context& context, const Actor& actor,
                                   const std::string& catalogue) {
  CAIRN_TRY(const auto say, say_on_skills(context, actor));
  if (!say.catalogues.contains(catalogue))
    return fail(ErrorCode::not_found, "offer-skills", "There is no such catalogue among yours.");
  return context.library.propose(catalogue);
}

}  // namespace cairn::app::career
