// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/manage.h"

#include <algorithm>

#include "app/achievements/check.h"
#include "app/achievements/content_of.h"
#include "app/achievements/drafts.h"
#include "app/achievements/picture.h"
#include "app/audit.h"
#include "app/endorsing/accepted.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/organisation/profile.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/co_issuers.h"
#include "app/ports/organisations.h"
#include "app/ports/stacks.h"
#include "app/webhooks/announce.h"
#include "base/text.h"
#include "credential/format.h"
#include "json/write.h"

namespace cairn::app {
namespace {

Error no_such_achievement() {
  return fail(ErrorCode::not_found, "achievement", "There is no such achievement.");
}

// Those of this organisation get the name they have here.
Status name_prerequisites(Transaction& transaction, const OrganisationId& organisation,
                          const AchievementId& own, achievement::Content& content) {
  Faults faults;
  auto& all = content.details.prerequisites;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& it = all[i];
    if (it.achievement.empty()) continue;
    const auto found = transaction.achievements().find(organisation, {it.achievement});
    if (!found && found.error().code != ErrorCode::not_found) return found.error();
    if (found && it.achievement != own.text) {
      it.name = found->name;
      it.url.clear();
    } else {
      faults.add(field_error({"/prerequisites/" + std::to_string(i) + "/achievement", ""},
                             found ? "An achievement cannot be needed before itself. Leave it out."
                                   : "There is no such achievement. Choose one of yours."));
    }
  }
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

Result<Achievement> add_draft(Context& context, Transaction& transaction, const Actor& actor,
                              achievement::Content content) {
  Achievement made;
  made.organisation = actor.organisation;
  made.id = {new_name(actor.organisation, context.random)};
  made.claim_code = new_name(actor.organisation, context.random);
  made.created = made.changed = context.clock.now();
  CAIRN_CHECK(name_prerequisites(transaction, actor.organisation, made.id, content));
  set_content(made, std::move(content));
  CAIRN_CHECK(transaction.achievements().add(made));
  CAIRN_CHECK(audit(context, transaction, actor, "achievement.create", made.id.text));
  return made;
}

Status begin_as_wanted(Transaction& transaction, const OrganisationId& organisation,
                       achievement::Content& content) {
  auto& sharing = content.details.sharing;
  if (!sharing.empty()) return done;
  CAIRN_TRY(const auto owner, transaction.organisations().find(organisation));
  sharing = owner.sharing;
  return done;
}

Status count_change(Transaction& transaction, Achievement& achievement) {
  bool counts = achievement.state != AchievementState::draft;
  if (!counts) {
    CAIRN_TRY(const auto partners, transaction.achievements().co_issuers().of_achievement(
                                       achievement.organisation, achievement.id));
    counts = !std::all_of(partners.begin(), partners.end(), is_over);
  }
  if (counts) ++achievement.version;
  return done;
}

Result<Achievement> create_achievement(Context& context, const Actor& actor,
                                       const AchievementForm& form) {
  CAIRN_TRY(auto content, check_content(context, form));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(begin_as_wanted(*transaction, actor.organisation, content));
  CAIRN_TRY(auto made, add_draft(context, *transaction, actor, std::move(content)));
  CAIRN_CHECK(transaction->commit());
  return made;
}

Result<Achievement> update_achievement(Context& context, const Actor& actor,
                                       const AchievementId& id, const AchievementForm& form) {
  CAIRN_TRY(auto content, check_content(context, form));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto achievement, transaction->achievements().find(actor.organisation, id));
  CAIRN_CHECK(name_prerequisites(*transaction, actor.organisation, id, content));
  CAIRN_CHECK(count_change(*transaction, achievement));
  const auto before = std::move(achievement.details.prerequisites);
  set_content(achievement, std::move(content));
  achievement.changed = context.clock.now();
  // A stack that awards it may be complete for somebody now.
  if (achievement.details.prerequisites != before)
    CAIRN_CHECK(transaction->stacks().add_due_for_all(actor.organisation, achievement.changed));
  return save(context, *transaction, actor, std::move(achievement), "achievement.update");
}

Result<Achievement> publish_achievement(Context& context, const Actor& actor,
                                        const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto achievement, transaction->achievements().find(actor.organisation, id));
  if (achievement.state == AchievementState::published) return achievement;
  achievement.state = AchievementState::published;
  CAIRN_CHECK(Announcer(context, *transaction, actor.organisation)
                  .tell(WebhookEvent::achievement_published,
                        {.subject = id.text,
                         .learner = {},
                         .data = {{"achievement", id.text},
                                  {"page", context.base_url + "/a/" + id.text}}}));
  return save(context, *transaction, actor, std::move(achievement), "achievement.publish");
}

Result<Achievement> retire_achievement(Context& context, const Actor& actor,
                                       const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto achievement, transaction->achievements().find(actor.organisation, id));
  if (achievement.state == AchievementState::retired) return achievement;
  if (achievement.state == AchievementState::draft)
    return fail(
        ErrorCode::conflict, "achievement",
        "A draft was never public, so there is nothing to retire. Leave it, or publish it.");
  achievement.state = AchievementState::retired;
  return save(context, *transaction, actor, std::move(achievement), "achievement.retire");
}

namespace {

// As it is where that would be too long.
std::string name_of_copy(const std::string& name, const Words& words) {
  auto longer = said(phrase("Copy of {}", name), words);
  return decode_utf8(longer).value_or(U"").size() <= limits::name_characters_max ? longer : name;
}

// It is assessed as the original is: by the same rubric, under the same rules.
Status copy_plan(const Context& context, Transaction& transaction, const Achievement& original,
                 const Achievement& copy) {
  CAIRN_TRY(auto plan, optional(transaction.assessments().find_plan(
                           original.organisation, original.id, original.version)));
  if (!plan || plan->content.empty()) return done;
  plan->achievement = copy.id;
  plan->version = copy.version;
  plan->changed = context.clock.now();
  return transaction.assessments().put_plan(*plan);
}

}  // namespace

Result<Achievement> copy_achievement(Context& context, const Actor& actor,
                                     const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto original, transaction->achievements().find(actor.organisation, id));
  auto content = content_of(original);
  content.name = name_of_copy(content.name, words_for(context, original));
  for (auto& it : content.details.translations)
    if (!it.name.empty()) it.name = name_of_copy(it.name, words_in(context.wording, it.language));
  CAIRN_TRY(auto made, add_draft(context, *transaction, actor, std::move(content)));
  made.picture = original.picture;
  CAIRN_CHECK(transaction->achievements().update(made));
  CAIRN_CHECK(copy_plan(context, *transaction, original, made));
  CAIRN_CHECK(transaction->commit());
  return made;
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

Result<Listed<Achievement>> list_achievements(Context& context, const Actor& actor,
                                              std::optional<AchievementState> state,
                                              const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows,
            transaction->achievements().list_page(actor.organisation, state, one_more(page)));
  return cut(std::move(rows), page);
}

Result<std::vector<Achievement>> achievement_versions(Context& context, const Actor& actor,
                                                      const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_CHECK(transaction->achievements().find(actor.organisation, id));
  return transaction->achievements().versions(actor.organisation, id, limits::versions_shown_max);
}

std::string claim_link(const Context& context, const Achievement& achievement) {
  return context.base_url + "/claim/" + achievement.claim_code;
}

Result<std::string> open_claim_link(Context& context, const Actor& actor, const AchievementId& id) {
  CAIRN_TRY(const auto found, find_achievement(context, actor, id));
  if (found.state != AchievementState::published)
    return fail(ErrorCode::conflict, "achievement", "Publish the achievement first.");
  return claim_link(context, found);
}

Result<PublicAchievement> public_achievement(Context& context, const AchievementId& id,
                                             std::optional<std::int64_t> version) {
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto achievement,
            version ? transaction->achievements().find_version(organisation, id, *version)
                    : transaction->achievements().find(organisation, id));
  if (achievement.state == AchievementState::draft) return no_such_achievement();
  CAIRN_TRY(auto issuer, transaction->organisations().find(organisation));
  return PublicAchievement{std::move(achievement), std::move(issuer)};
}

Result<std::string> achievement_json(Context& context, const AchievementId& id,
                                     std::optional<std::int64_t> version) {
  CAIRN_TRY(const auto found, public_achievement(context, id, version));
  Arena arena;
  const json::Builder builder(arena);
  auto words = describe_achievement(context, found.achievement);
  auto creator = profile_of(context, found.organisation,
                            context.base_url + "/o/" + found.organisation.id.text);
  creator.country = found.achievement.details.country;
  // Those of the issuer are about the name it signs under, not about the one that stands here.
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto accepted,
              accepted_endorsements(context, *transaction, found.organisation.id,
                                    found.achievement.id, ""));
    words.endorsements = signed_words(accepted.of_achievement, arena);
  }
  const auto described = credential::build_achievement(words, builder);
  json::ObjectBuilder out(builder);
  out.add("@context", builder.array({builder.string(credential::context_vcdm_2),
                                     builder.string(credential::context_open_badges_3)}));
  for (const auto& member : described.members()) out.add(member.key, member.value);
  return json::write(out.add("creator", credential::build_profile(creator, builder)).value());
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
  CAIRN_TRY(const auto found, public_achievement(context, id, version));
  return picture_svg(context, found.achievement);
}

}  // namespace cairn::app
