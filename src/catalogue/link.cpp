// SPDX-License-Identifier: Apache-2.0
#include "catalogue/link.h"

#include <algorithm>

#include "catalogue/limits.h"
#include "catalogue/plain_text.h"

namespace cairn::catalogue {
namespace {

Teaches* find_words(Offer& offer, std::string_view words) {
  const auto found = std::find_if(offer.teaches.begin(), offer.teaches.end(),
                                  [&](const Teaches& taught) { return taught.words == words; });
  return found == offer.teaches.end() ? nullptr : &*found;
}

}  // namespace

bool is_decided(const Teaches& taught) {
  return taught.link == Link::confirmed || taught.link == Link::rejected;
}

std::size_t Proposer::propose(Offer& offer) {
  std::size_t proposed = 0;
  for (auto& taught : offer.teaches) {
    if (is_decided(taught) || taught.link == Link::stated) continue;
    const auto [known, is_new] = asked_.try_emplace(taught.words);
    if (is_new) known->second = linker_(taught.words);
    taught.proposals = known->second;
    if (taught.proposals.size() > proposals_max) taught.proposals.resize(proposals_max);
    taught.link = taught.proposals.empty() ? Link::unlinked : Link::proposed;
    proposed += taught.proposals.empty() ? 0 : 1;
  }
  return proposed;
}

std::size_t propose_skills(Catalogue& catalogue, std::string_view framework,
                           const SkillLinker& linker) {
  Proposer proposer(linker);
  std::size_t proposed = 0;
  for (auto& offer : catalogue.offers) proposed += proposer.propose(offer);
  catalogue.framework = framework;
  return proposed;
}

Status decide(Offer& offer, const Decision& decision) {
  constexpr const char* where = "catalogue/link";
  auto* const taught = find_words(offer, decision.words);
  if (taught == nullptr)
    return fail(ErrorCode::not_found, where,
                "the offer has no skill “" + one_line(decision.words, 80) + "”");
  if (decision.by.empty() || decision.by.size() > words_bytes_max)
    return fail(ErrorCode::invalid, where, "say who decides this");
  if (decision.level > skills::level_max || decision.skill.size() > id_bytes_max)
    return fail(ErrorCode::invalid, where, "a level is 1 to 5, and a skill an id of the framework");
  taught->link = decision.skill.empty() ? Link::rejected : Link::confirmed;
  taught->skill = decision.skill;
  if (decision.level > 0) taught->level = decision.level;
  taught->decided_by = decision.by;
  taught->decided_on = decision.on;
  return done;
}

void carry_proposals(const Offer& from, Offer& to) {
  for (const auto& one : from.teaches) {
    auto* const taught = one.link == Link::proposed ? find_words(to, one.words) : nullptr;
    if (taught == nullptr || taught->link != Link::unlinked) continue;
    taught->link = Link::proposed;
    taught->proposals = one.proposals;
  }
}

void carry_proposals(const Catalogue& from, Catalogue& to) {
  if (!to.framework.empty() && to.framework != from.framework) return;
  for (auto& offer : to.offers)
    if (const auto* const old = find_offer(from, offer.id)) carry_proposals(*old, offer);
  to.framework = from.framework;
}

bool carry_decisions(const Offer& from, Offer& to) {
  bool any = false;
  for (const auto& decided : from.teaches) {
    auto* const taught = is_decided(decided) ? find_words(to, decided.words) : nullptr;
    if (taught == nullptr || taught->link == Link::stated || is_decided(*taught)) continue;
    *taught = decided;
    any = true;
  }
  return any;
}

void carry_decisions(const Catalogue& from, Catalogue& to) {
  bool any = false;
  for (auto& offer : to.offers)
    if (const auto* const old = find_offer(from, offer.id))
      any = carry_decisions(*old, offer) || any;
  if (any && to.framework.empty()) to.framework = from.framework;
}

}  // namespace cairn::catalogue
