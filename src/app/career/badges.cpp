// SPDX-License-Identifier: Apache-2.0
#include "app/career/badges.h"

#include <algorithm>

#include "achievement/describe.h"
#include "app/career/audit.h"
#include "app/learners/learner_page.h"
#include "app/verifying/site_resources.h"
#include "app/verifying/verify_input.h"

namespace cairn::app::career {
namespace {

// What a badge that names a skill and no level shows: somebody looked, and it was done alone.
constexpr Level level_of_badge = 3;
constexpr std::size_t proved_max = 60;
constexpr std::size_t perhaps_max = 6;

// The framework's skill of exactly this name.
std::optional<skills::SkillIndex> named(const Shelf& shelf, std::string_view name) {
  if (name.empty()) return std::nullopt;
  const auto hits = shelf.search.skills(name, 1);
  if (hits.empty() || hits.front().why != skills::Why::exact) return std::nullopt;
  return hits.front().skill;
}

// An achievement's skill by its id in the framework, or by its name.
std::optional<skills::SkillIndex> shown_by(const Shelf& shelf, const achievement::Skill& skill) {
  if (const auto found = shelf.index.skill(skill.id)) return found;
  return named(shelf, skill.name);
}

struct ProvedSkill {
  skills::SkillIndex skill;
  Level level;
};

// Skills a badge says it stands for: aligned by address or code, or by a name of the skill.
std::vector<ProvedSkill> named_in(const Shelf& shelf, const credential::Summary& badge) {
  std::vector<ProvedSkill> out;
  const auto add = [&](std::optional<skills::SkillIndex> skill, Level level = level_of_badge) {
    const auto is_same = [&](const ProvedSkill& it) { return it.skill == *skill; };
    if (skill && out.size() < proved_max && std::none_of(out.begin(), out.end(), is_same))
      out.push_back({*skill, level});
    return skill.has_value();
  };
  for (const auto& alignment : badge.alignments) {
    const auto said = achievement::level_in(alignment.description);
    const auto level = said == 0 ? level_of_badge : said;
    if (!add(shelf.index.skill(alignment.url), level) &&
        !add(shelf.index.skill(alignment.code), level))
      add(named(shelf, alignment.name), level);
  }
  for (const auto& tag : badge.tags) add(named(shelf, tag));
  add(named(shelf, badge.name));
  return out;
}

// What its words may mean besides.
std::vector<skills::SkillIndex> meant_by(const Shelf& shelf, const credential::Summary& badge,
                                         const std::vector<skills::SkillIndex>& proved) {
  std::vector<skills::SkillIndex> out;
  for (const auto* text : {&badge.name, &badge.description, &badge.criteria})
    for (const auto& link : shelf.linker().link(*text, 0)) {
      const auto is_in = [&](const auto& list) {
        return std::find(list.begin(), list.end(), link.skill) != list.end();
      };
      if (out.size() < perhaps_max && !is_in(proved) && !is_in(out)) out.push_back(link.skill);
    }
  return out;
}

void add_credential(Profile& profile, const std::string& id) {
  if (!id.empty() && std::find(profile.credentials.begin(), profile.credentials.end(), id) ==
                         profile.credentials.end())
    profile.credentials.push_back(id);
}

std::string source_of(const verify::Verified<verify::Credential>& badge) {
  const auto& issuer = badge.report().issuer;
  std::string source = "Badge: " + badge->summary.name;
  if (issuer.identity != verify::Identity::claimed && !issuer.name.empty())
    source += ", " + (issuer.listed_name.empty() ? issuer.name : issuer.listed_name);
  return source;
}

}  // namespace

Status add_own_badges(Context& context, const Shelf& shelf, std::string_view learner_token,
                      Workbook& workbook) {
  if (learner_token.empty()) return done;
  const auto page = learner_page(context, learner_token);
  if (!page.ok())
    return page.error().code == ErrorCode::not_permitted ? Status(done) : Status(page.error());
  for (const auto& entry : page->entries) {
    if (!entry.award) continue;
    const auto report = verify_input(context, as_bytes(entry.award->credential), {});
    const bool holds = report.ok() && report->verdict == verify::Verdict::accepted;
    auto& credentials = workbook.profile.credentials;
    const auto source = "Badge: " + entry.achievement.name;
    if (!holds) {
      std::erase(credentials, entry.award->credential_id);
      std::erase_if(workbook.profile.skills,
                    [&](const HeldSkill& it) { return it.source == source; });
      continue;
    }
    if (std::find(credentials.begin(), credentials.end(), entry.award->credential_id) ==
        credentials.end())
      credentials.push_back(entry.award->credential_id);
    for (const auto& shown : entry.achievement.details.skills)
      if (const auto skill = shown_by(shelf, shown))
        hold(workbook.profile, {.skill = shelf.framework.skills[*skill].id,
                                .level = shown.level == 0 ? level_of_badge : shown.level,
                                .evidence_level = "signature",
                                .last_used = format_instant(entry.award->awarded).substr(0, 10),
                                .source = source});
  }
  return done;
}

Result<BroughtBadge> bring_badge(Context& context, const Shelf& shelf, ByteView file,
                                 Workbook& workbook) {
  SiteResources resources(context);
  verify::Options options;
  options.at = context.clock.now();
  options.expected = verify::Expected::credential;
  options.resources = &resources;
  const auto verifier = context.verifiers.take();
  CAIRN_TRY(const auto badge, verifier->accept(file, options));
  const auto& summary = badge->summary;
  BroughtBadge out{.name = summary.name, .source = source_of(badge), .proved = {}, .perhaps = {}};
  const auto proved = named_in(shelf, summary);
  for (const auto& one : proved) out.proved.push_back(one.skill);
  out.perhaps = meant_by(shelf, summary, out.proved);
  const auto& day = summary.awarded.empty() ? summary.valid_from : summary.awarded;
  for (const auto& one : proved)
    hold(workbook.profile, {.skill = shelf.framework.skills[one.skill].id,
                            .level = one.level,
                            .evidence_level = std::string(verify::name_of(badge.evidence_level())),
                            .last_used = day.substr(0, 10),
                            .source = out.source});
  add_credential(workbook.profile, summary.id);
  add_credential(workbook.profile, summary.achievement_id);
  if (!summary.achievement_id.empty())
    add_brought(workbook.profile, {summary.id, summary.achievement_id, badge.report().issuer.id});
  return out;
}

bool forget_badge(Workbook& workbook, std::string_view source) {
  return std::erase_if(workbook.profile.skills, [&](const HeldSkill& it) {
           return it.evidence_level != "self" && it.source == source;
         }) > 0;
}

}  // namespace cairn::app::career
