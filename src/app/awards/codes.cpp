// SPDX-License-Identifier: Apache-2.0
#include "app/awards/codes.h"

#include <algorithm>
#include <charconv>

#include "app/assessment/plans.h"
#include "app/audit.h"
#include "app/awards/bulk/sheet.h"
#include "app/awards/limits.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_microseconds = 24LL * 60 * 60 * 1'000'000;

Result<std::optional<std::int64_t>> read_quota(std::string_view text) {
  if (text.empty()) return std::optional<std::int64_t>();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 ||
      number > limits::code_quota_max)
    return field_error({"/quota", "How many"},
                       filled("How many is no number from 1 to {}. Leave it empty for any.",
                              limits::code_quota_max));
  return std::optional(number);
}

Result<CodeMode> read_mode(std::string_view name) {
  for (std::size_t i = 0; i < std::size(code_mode_names); ++i)
    if (code_mode_names[i] == name) return static_cast<CodeMode>(i);
  return field_error({"/mode", "When"}, "Choose whether the badge comes at once or after a yes.");
}

Status check_open(const ClaimCode& code, Instant now) {
  const auto closed = [](const char* sentence) {
    return fail(ErrorCode::conflict, "code", sentence);
  };
  if (code.ended) return closed("This code is over. Ask whoever gave it to you for another.");
  if (code.opens && now < *code.opens)
    return fail(ErrorCode::conflict, "code",
                filled("This code opens on {}. Come back then.",
                       format_instant(*code.opens).substr(0, 10)));
  if (code.closes && now > *code.closes)
    return closed("The time of this code is over. Ask whoever gave it to you.");
  if (code.quota && code.used >= *code.quota)
    return closed("This code was used as often as it may be. Ask whoever gave it to you.");
  return done;
}

Result<bool> takes_words_alone(Transaction& transaction, const Achievement& it) {
  if (it.evidence_rule != EvidenceRule::none) return false;
  CAIRN_TRY(const auto plan, plan_for(transaction, it.organisation, it.id, it.version));
  return !plan.has_value();
}

}  // namespace

Result<bool> can_be_asked_by_code(Context& context, const Actor& actor,
                                  const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto found, transaction->achievements().find(actor.organisation, achievement));
  return takes_words_alone(*transaction, found);
}

Result<ClaimCode> make_code(Context& context, const Actor& actor, const AchievementId& achievement,
                            const CodeForm& form) {
  const auto now = context.clock.now();
  ClaimCode code;
  Faults faults;
  code.label = faults.take(text_field({"/label", "Where it hangs"}, form.label,
                                      limits::name_characters_max, Presence::required));
  code.mode = faults.take(read_mode(form.mode));
  code.opens = faults.take(future_day({"/opens", "The first day"}, form.opens, now));
  const auto closes = faults.take(future_day({"/closes", "The last day"}, form.closes, now));
  if (closes) code.closes = Instant{closes->microseconds + day_microseconds - 1'000'000};
  if (code.opens && code.closes && *code.closes < *code.opens)
    faults.add(field_error({"/closes", "The last day"},
                           "The last day lies before the first. Choose a later one."));
  code.quota = faults.take(read_quota(form.quota));
  CAIRN_CHECK(faults.verdict());
  code.organisation = actor.organisation;
  code.code = new_name(actor.organisation, context.random);
  code.achievement = achievement;
  code.created = now;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto found, transaction->achievements().find(actor.organisation, achievement));
  if (found.state != AchievementState::published)
    return fail(ErrorCode::conflict, "code", "Publish the achievement first.");
  CAIRN_TRY(const bool words_alone, takes_words_alone(*transaction, found));
  if (code.mode == CodeMode::approval && !words_alone)
    return field_error(
        {"/mode", "When"},
        "Whoever asks for this badge sends evidence or a declaration, which the page "
        "of a code does not take. Choose “at once”, or give out the claim link.");
  CAIRN_CHECK(transaction->awards().codes().add(code));
  CAIRN_CHECK(audit(context, *transaction, actor, "code.make", code.code));
  CAIRN_CHECK(transaction->commit());
  return code;
}

Status end_code(Context& context, const Actor& actor, const std::string& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto code, transaction->awards().codes().find(actor.organisation, id));
  code.ended = true;
  CAIRN_CHECK(transaction->awards().codes().update(code));
  CAIRN_CHECK(audit(context, *transaction, actor, "code.end", id));
  return transaction->commit();
}

Result<std::vector<ClaimCode>> list_codes(Context& context, const Actor& actor,
                                          const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_CHECK(transaction->achievements().find(actor.organisation, achievement));
  return transaction->awards().codes().list(actor.organisation, achievement);
}

std::string code_url(const Context& context, const ClaimCode& code) {
  return context.base_url + "/get/" + code.code;
}

Result<OpenedCode> open_code(Context& context, std::string_view id) {
  const auto organisation = organisation_of(id);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto code = transaction->awards().codes().find(organisation, std::string(id));
  if (!code && code.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "code",
                "This code leads to no badge. Check that it was copied whole.");
  if (!code) return code.error();
  CAIRN_CHECK(check_open(*code, context.clock.now()));
  OpenedCode opened;
  CAIRN_TRY(opened.achievement, transaction->achievements().find(organisation, code->achievement));
  CAIRN_TRY(opened.organisation, transaction->organisations().find(organisation));
  if (opened.achievement.state == AchievementState::retired)
    return fail(ErrorCode::conflict, "code",
                filled("“{}” is not awarded any more. Ask {} what takes its place.",
                       opened.achievement.name, opened.organisation.name));
  CAIRN_TRY(const bool words_alone, takes_words_alone(*transaction, opened.achievement));
  if (code->mode == CodeMode::approval && !words_alone)
    return fail(
        ErrorCode::conflict, "code",
        filled("“{}” takes evidence or a declaration, which cannot be sent here. Ask {} for "
               "its claim link.",
               opened.achievement.name, opened.organisation.name));
  opened.code = std::move(*code);
  return opened;
}

Status count_use(Transaction& transaction, const OrganisationId& organisation,
                 const std::string& id) {
  auto& codes = transaction.awards().codes();
  CAIRN_TRY(const auto code, codes.find(organisation, id));
  if (code.ended || (code.quota && code.used >= *code.quota))
    return fail(ErrorCode::conflict, "code",
                "This code was used as often as it may be. Ask whoever gave it to you.");
  return codes.count_use(organisation, id);
}

}  // namespace cairn::app
