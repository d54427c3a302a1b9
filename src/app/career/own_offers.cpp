// SPDX-License-Identifier: Apache-2.0
#include "app/career/own_offers.h"

#include <algorithm>

#include "app/achievements/manage.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"
#include "base/instant.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"

namespace cairn::app::career {
namespace {

std::string_view assessment_of(EvidenceRule rule) {
  switch (rule) {
    case EvidenceRule::none: return "the learner's word";
    case EvidenceRule::file: return "evidence in a file, reviewed by the issuer";
    case EvidenceRule::link: return "evidence at a web address, reviewed by the issuer";
    case EvidenceRule::file_or_link: return "evidence, reviewed by the issuer";
  }
  return "";
}

catalogue::Offer offer_of(const Context& context, const Achievement& achievement,
                          const Organisation& organisation) {
  catalogue::Offer offer;
  offer.id = achievement.id.text;
  offer.source = achievements_catalogue;
  offer.kind = catalogue::Kind::certification;
  offer.title = catalogue::one_line(achievement.name, catalogue::title_bytes_max);
  offer.provider = catalogue::one_line(organisation.name, catalogue::words_bytes_max);
  offer.url = achievement_url(context, achievement.id);
  offer.description =
      catalogue::one_line(achievement.description, catalogue::description_bytes_max);
  for (const auto& skill : achievement.skills)
    offer.teaches.push_back({.words = catalogue::one_line(skill, catalogue::words_bytes_max)});
  offer.assessment = assessment_of(achievement.evidence_rule);
  offer.credential = "digital badge (Open Badges 3.0)";
  offer.modified = format_instant(achievement.changed).substr(0, 10);
  return offer;
}

}  // namespace

Result<catalogue::Catalogue> achievement_offers(Context& context) {
  catalogue::Catalogue made;
  made.name = achievements_catalogue;
  made.title = "Achievements of this Cairn";
  made.importer = achievements_catalogue;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto achievements, transaction->achievements().list(organisation.id));
    for (const auto& achievement : achievements)
      if (achievement.state == AchievementState::published)
        made.offers.push_back(offer_of(context, achievement, organisation));
  }
  std::sort(made.offers.begin(), made.offers.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return made;
}

void offer_achievements(Context& context) {
  context.library.set_own_offers([&context] { return achievement_offers(context); });
}

}  // namespace cairn::app::career
