// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/manage.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

Error no_such_achievement() {
  return fail(ErrorCode::not_found, "achievement", "There is no such achievement.");
}

Result<std::vector<std::string>> read_skills(const std::vector<std::string>& typed) {
  std::vector<std::string> skills;
  Faults faults;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto path = "/skills/" + std::to_string(i);
    const auto label = "Skill " + std::to_string(i + 1);
    auto skill = faults.take(
        text_field({path, label}, typed[i], limits::skill_characters_max, Presence::optional));
    const bool known = std::find(skills.begin(), skills.end(), skill) != skills.end();
    if (!skill.empty() && !known) skills.push_back(std::move(skill));
  }
  if (skills.size() > limits::skills_count_max)
    faults.add(field_error({"/skills", "Skills"}, "There are too many skills. Use at most " +
                                                      std::to_string(limits::skills_count_max) +
                                                      "."));
  CAIRN_CHECK(faults.verdict());
  return skills;
}

Result<EvidenceRule> read_rule(std::string_view name) {
  const auto* found =
      std::find(std::begin(evidence_rule_names), std::end(evidence_rule_names), name);
  if (found == std::end(evidence_rule_names))
    return field_error({"/evidence_rule", "Evidence"}, "Choose what a learner must bring.");
  return static_cast<EvidenceRule>(found - std::begin(evidence_rule_names));
}

// The drawing knows its shapes, symbols and colours, so it is asked to draw.
Status check_design(Context& context, const Achievement& achievement) {
  auto drawn = context.drawing.badge_svg(achievement.design, achievement.alternative_text);
  if (drawn) return done;
  auto error = std::move(drawn).error();
  if (error.code != ErrorCode::invalid) return error;
  error.path = "/design" + error.path;
  for (auto& other : error.also) other.path = "/design" + other.path;
  return error;
}

Status fill_in(Context& context, const AchievementForm& form, Achievement& it) {
  Faults faults;
  it.name = faults.take(
      text_field({"/name", "Name"}, form.name, limits::name_characters_max, Presence::required));
  it.description =
      faults.take(text_field({"/description", "Description"}, form.description,
                             limits::description_characters_max, Presence::required, Lines::many));
  it.criteria =
      faults.take(text_field({"/criteria", "Criteria"}, form.criteria,
                             limits::criteria_characters_max, Presence::required, Lines::many));
  it.skills = faults.take(read_skills(form.skills));
  it.evidence_rule = faults.take(read_rule(form.evidence_rule));
  it.alternative_text = faults.take(
      text_field({"/alternative_text", "Description of the picture"}, form.alternative_text,
                 limits::alternative_text_characters_max, Presence::required));
  it.design = form.design;
  it.changed = context.clock.now();
  faults.check(check_design(context, it));
  return faults.verdict();
}

// Saves a changed achievement and logs it.
Result<Achievement> save(Context& context, Transaction& transaction, const Actor& actor,
                         Achievement achievement, std::string_view action) {
  CAIRN_CHECK(transaction.achievements().update(achievement));
  CAIRN_CHECK(audit(context, transaction, actor, action, achievement.id.text));
  CAIRN_CHECK(transaction.commit());
  context.library.forget_own_offers();
  return achievement;
}

}  // namespace

Result<Achievement> create_achievement(Context& context, const Actor& actor,
                                       const AchievementForm& form) {
  Achievement made;
  CAIRN_CHECK(fill_in(context, form, made));
  made.organisation = actor.organisation;
  made.id = {new_name(actor.organisation, context.random)};
  made.claim_code = new_name(actor.organisation, context.random);
  made.created = made.changed;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->achievements().add(made));
  CAIRN_CHECK(audit(context, *transaction, actor, "achievement.create", made.id.text));
  CAIRN_CHECK(transaction->commit());
  return made;
}

Result<Achievement> update_achievement(Context& context, const Actor& actor,
                                       const AchievementId& id, const AchievementForm& form) {
  Achievement wanted;
  CAIRN_CHECK(fill_in(context, form, wanted));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto now, transaction->achievements().find(actor.organisation, id));
  wanted.organisation = now.organisation;
  wanted.id = now.id;
  wanted.state = now.state;
  wanted.claim_code = now.claim_code;
  wanted.created = now.created;
  wanted.version = now.version + (now.state == AchievementState::published ? 1 : 0);
  return save(context, *transaction, actor, std::move(wanted), "achievement.update");
}

Result<Achievement> publish_achievement(Context& context, const Actor& actor,
                                        const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto achievement, transaction->achievements().find(actor.organisation, id));
  if (achievement.state == AchievementState::published) return achievement;
  achievement.state = AchievementState::published;
  return save(context, *transaction, actor, std::move(achievement), "achievement.publish");
}

Result<Achievement> find_achievement(Context& context, const Actor& actor,
                                     const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->achievements().find(actor.organisation, id);
}

Result<std::vector<Achievement>> list_achievements(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->achievements().list(actor.organisation);
}

std::string claim_link(const Context& context, const Achievement& achievement) {
  return context.base_url + "/claim/" + achievement.claim_code;
}

Result<PublicAchievement> public_achievement(Context& context, const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto achievement, transaction->achievements().find(organisation_of(id.text), id));
  if (achievement.state != AchievementState::published) return no_such_achievement();
  CAIRN_TRY(auto organisation, transaction->organisations().find(achievement.organisation));
  return PublicAchievement{std::move(achievement), std::move(organisation)};
}

std::string achievement_url(const Context& context, const AchievementId& id) {
  return context.base_url + "/a/" + id.text;
}

std::string achievement_image_url(const Context& context, const Achievement& achievement) {
  return achievement_url(context, achievement.id) +
         ".svg?version=" + std::to_string(achievement.version);
}

Result<std::string> achievement_image(Context& context, const AchievementId& id,
                                      std::optional<std::int64_t> version) {
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto achievement,
            version ? transaction->achievements().find_version(organisation, id, *version)
                    : transaction->achievements().find(organisation, id));
  if (achievement.state != AchievementState::published) return no_such_achievement();
  return context.drawing.badge_svg(achievement.design, achievement.alternative_text);
}

}  // namespace cairn::app
