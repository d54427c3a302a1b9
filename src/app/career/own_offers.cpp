// SPDX-License-Identifier: Apache-2.0
#include "app/career/own_offers.h"

#include <algorithm>

#include "achievement/words.h"
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
    case EvidenceRule::none: return to_say("the learner's word");
    case EvidenceRule::file: return to_say("evidence in a file that the issuer reviews");
    case EvidenceRule::link: return to_say("evidence at a web address that the issuer reviews");
    case EvidenceRule::file_or_link: return to_say("evidence that the issuer reviews");
  }
  return "";
}

// Kinds of assessment within a sentence, by name (achievement/words.h).
constexpr achievement::Word kinds_within[] = {
    {"written-exam", to_say("written examination")},
    {"oral-exam", to_say("oral examination")},
    {"online-test", to_say("online test")},
    {"practical", to_say("observed practical task")},
    {"project", to_say("project")},
    {"portfolio", to_say("portfolio of evidence")},
    {"essay", to_say("essay or report")},
    {"presentation", to_say("presentation")},
    {"work-based", to_say("assessment at work")},
    {"peer", to_say("assessment by peers")},
    {"prior-learning", to_say("recognition of prior learning")},
    {"continuous", to_say("continuous assessment")},
    {"attendance", to_say("attendance")}};

// The issuer's own word on a skill of the framework counts; words alone are looked at by the
// linker.
catalogue::Teaches taught_of(const achievement::Skill& skill, const Shelf* shelf) {
  catalogue::Teaches taught;
  taught.words = catalogue::one_line(skill.name, catalogue::words_bytes_max);
  taught.level = skill.level;
  if (!skill.id.empty() && shelf && shelf->index.skill(skill.id)) {
    taught.skill = skill.id;
    taught.link = catalogue::Link::stated;
  }
  return taught;
}

std::string kinds_of_assessment(const Achievement& achievement) {
  std::string out;
  for (const auto& kind : achievement.details.assessments) {
    if (!out.empty()) out += ", ";
    out += achievement::label_of(kinds_within, kind);
  }
  return out.empty() ? std::string(assessment_of(achievement.evidence_rule)) : out;
}

void add_details(const achievement::Details& details, catalogue::Offer& offer) {
  if (const auto minutes = details.hours.hundredths * 60 / 100; minutes > 0)
    offer.hours = catalogue::Effort{minutes, minutes};
  if (details.ects.hundredths > 0) offer.credit = to_text(details.ects) + " ECTS";
  if (details.eqf > 0) offer.eqf = static_cast<int>(details.eqf);
  offer.framework_level = catalogue::one_line(details.nqf, catalogue::words_bytes_max);
  if (!details.supervision.empty()) offer.supervised = details.supervision != "unsupervised";
  if (details.valid_months > 0) offer.renewal_months = static_cast<int>(details.valid_months);
  offer.languages = details.teaching_languages;
  for (const auto& before : details.prerequisites)
    if (!before.name.empty())
      offer.prerequisites.push_back(catalogue::one_line(before.name, catalogue::words_bytes_max));
  if (!details.entry_requirements.empty())
    offer.prerequisites.push_back(
        catalogue::one_line(details.entry_requirements, catalogue::words_bytes_max));
}

catalogue::Offer offer_of(const Context& context, const Achievement& achievement,
                          const Organisation& organisation, const Shelf* shelf) {
  catalogue::Offer offer;
  offer.id = achievement.id.text;
  offer.source = achievements_catalogue;
  offer.kind = catalogue::Kind::certification;
  offer.title = catalogue::one_line(achievement.name, catalogue::title_bytes_max);
  offer.provider = catalogue::one_line(organisation.name, catalogue::words_bytes_max);
  offer.url = achievement_url(context, achievement.id);
  offer.description =
      catalogue::one_line(achievement.description, catalogue::description_bytes_max);
  for (const auto& skill : achievement.details.skills)
    offer.teaches.push_back(taught_of(skill, shelf));
  offer.assessment = kinds_of_assessment(achievement);
  offer.credential = "digital badge (Open Badges 3.0)";
  offer.modified = format_instant(achievement.changed).substr(0, 10);
  add_details(achievement.details, offer);
  return offer;
}

bool names_skills(const Achievement& achievement) {
  const auto& skills = achievement.details.skills;
  return std::any_of(skills.begin(), skills.end(), [](const auto& it) { return !it.id.empty(); });
}

}  // namespace

Result<catalogue::Catalogue> achievement_offers(Context& context) {
  catalogue::Catalogue made;
  made.name = achievements_catalogue;
  made.title = to_say("Achievements of this Cairn");
  made.importer = achievements_catalogue;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  std::shared_ptr<const Shelf> shelf;
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto achievements, transaction->achievements().list(organisation.id));
    for (const auto& achievement : achievements) {
      if (achievement.state != AchievementState::published) continue;
      if (!shelf && names_skills(achievement)) {
        CAIRN_TRY(shelf, context.library.shelf(""));
      }
      made.offers.push_back(offer_of(context, achievement, organisation, shelf.get()));
    }
  }
  std::sort(made.offers.begin(), made.offers.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return made;
}

void offer_achievements(Context& context) {
  context.library.set_own_offers([&context] { return achievement_offers(context); });
}

}  // namespace cairn::app::career
