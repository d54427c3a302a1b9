// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/content_of.h"

#include <algorithm>

#include "app/achievements/manage.h"
#include "app/months.h"

namespace cairn::app {
namespace {

EvidenceRule rule_named(std::string_view name) {
  const auto* found =
      std::find(std::begin(evidence_rule_names), std::end(evidence_rule_names), name);
  return static_cast<EvidenceRule>(found - std::begin(evidence_rule_names));
}

}  // namespace

achievement::Content content_of(const Achievement& achievement) {
  achievement::Content content{.name = achievement.name,
                               .description = achievement.description,
                               .criteria = achievement.criteria,
                               .evidence_rule = std::string(name_of(achievement.evidence_rule)),
                               .alternative_text = achievement.alternative_text,
                               .image = achievement.design,
                               .details = achievement.details};
  return content;
}

void set_content(Achievement& achievement, achievement::Content content) {
  achievement.name = std::move(content.name);
  achievement.description = std::move(content.description);
  achievement.criteria = std::move(content.criteria);
  achievement.evidence_rule = rule_named(content.evidence_rule);
  achievement.alternative_text = std::move(content.alternative_text);
  achievement.design = std::move(content.image);
  achievement.details = std::move(content.details);
  achievement.skills.clear();
  for (const auto& skill : achievement.details.skills) achievement.skills.push_back(skill.name);
}

namespace {

using achievement::Translation;

std::string_view text_in(const Achievement& achievement, std::string_view language,
                         const std::string& main, std::string Translation::*text) {
  if (language == achievement.details.language) return main;
  const auto& all = achievement.details.translations;
  const auto found = std::ranges::find(all, language, &Translation::language);
  return found == all.end() || ((*found).*text).empty() ? main : (*found).*text;
}

}  // namespace

std::string_view name_in(const Achievement& achievement, std::string_view language) {
  return text_in(achievement, language, achievement.name, &Translation::name);
}
std::string_view description_in(const Achievement& achievement, std::string_view language) {
  return text_in(achievement, language, achievement.description, &Translation::description);
}
std::string_view alternative_text_in(const Achievement& achievement, std::string_view language) {
  return text_in(achievement, language, achievement.alternative_text,
                 &Translation::alternative_text);
}

Words words_for(const Context& context, const Achievement& achievement) {
  return words_in(context.wording, achievement.details.language);
}

achievement::Place place_of(const Context& context, const Achievement& achievement) {
  return {.url = achievement_url(context, achievement.id),
          .image_url = achievement_image_url(context, achievement),
          .site = context.base_url,
          .version = achievement.version,
          .words = words_for(context, achievement)};
}

credential::NewAchievement describe_achievement(const Context& context,
                                                const Achievement& achievement) {
  return achievement::describe(content_of(achievement), place_of(context, achievement));
}

std::optional<Instant> expiry_of(const Achievement& achievement, Instant awarded) {
  const auto months = achievement.details.valid_months;
  if (months == 0) return std::nullopt;
  return months_after(awarded, months);
}

}  // namespace cairn::app
