// SPDX-License-Identifier: Apache-2.0
#include "app/awards/replace.h"

#include <algorithm>

#include "achievement/reached.h"
#include "app/achievements/content_of.h"
#include "app/achievements/prerequisites.h"
#include "app/awards/badge.h"
#include "app/awards/status_place.h"
#include "app/endorsing/accepted.h"
#include "app/fields.h"
#include "app/issuing.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/award_changes.h"
#include "app/ports/claims.h"
#include "app/sharing/share.h"
#include "base/filled.h"
#include "base/text.h"
#include "credential/open_badge_3.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

// Who has the address is a learner of their own: the wrong person must not go on holding the badge.
Result<LearnerId> learner_with(Context& context, Transaction& transaction, const Award& award,
                               const Replacement& replacement) {
  auto& claims = transaction.claims();
  CAIRN_TRY(auto learner, claims.find_learner(award.organisation, award.learner));
  if (!replacement.email || *replacement.email == learner.email) return award.learner;
  CAIRN_TRY(const auto other,
            optional(claims.find_learner_by_email(award.organisation, *replacement.email)));
  if (other) return other->id;
  learner.id = {new_name(award.organisation, context.random)};
  learner.email = *replacement.email;
  learner.token_hash = token_hash(new_token(award.organisation, context.random));
  learner.created = context.clock.now();
  learner.self_named = false;
  if (replacement.name) learner.name = *replacement.name;
  CAIRN_CHECK(claims.add_learner(learner));
  return learner.id;
}

Result<Achievement> achievement_of(Transaction& transaction, const Award& former,
                                   const Replacement& replacement) {
  const auto& organisation = former.organisation;
  const bool other =
      !replacement.achievement.text.empty() && replacement.achievement != former.achievement;
  const auto& id = other ? replacement.achievement : former.achievement;
  if (other) {
    auto found = transaction.achievements().find(organisation, id);
    if (!found && found.error().code != ErrorCode::not_found) return found.error();
    if (!found || found->state != AchievementState::published)
      return field_error({"/achievement", "Achievement"},
                         "Choose an achievement that is published.");
    if (!replacement.version) return found;
  }
  if (!other && replacement.newest_words) return transaction.achievements().find(organisation, id);
  auto version = transaction.achievements().find_version(
      organisation, id, replacement.version.value_or(former.achievement_version));
  if (!version && version.error().code == ErrorCode::not_found)
    return field_error({"/achievement_version", "Version"}, "The achievement has no such version.");
  return version;
}

// As whoever awards it at first is asked.
Status check_prerequisites(Context& context, Transaction& transaction, const Award& former,
                           const Replacement& replacement, const Achievement& instead) {
  CAIRN_TRY(const auto learner,
            transaction.claims().find_learner(former.organisation, former.learner));
  return check_held(transaction, instead, replacement.email.value_or(learner.email),
                    replacement.waiver, context.clock.now());
}

bool is_described(const json::Value& achievement, std::string_view id) {
  const auto described = achievement["resultDescription"];
  const auto all = json::as_list(described);
  return std::any_of(all.begin(), all.end(),
                     [&](const auto& it) { return it.string_at("id") == id; });
}

// Of what is typed, and of what was signed where the descriptions have other ids now.
Status read_results(const Context& context, const Replacement& replacement,
                    const credential::Said& said, bool other, Replaced& out) {
  const auto& rows = out.achievement.details.results;
  const auto place = place_of(context, out.achievement);
  const auto add = [&](std::size_t number, const std::string& value) {
    out.results.push_back(
        {rows[number].name, value.empty()
                                ? credential::NewResult()
                                : achievement::reached(rows[number], place, number, value)});
  };
  Faults faults;
  for (std::size_t i = 0; i < replacement.results.size(); ++i) {
    const auto& [name, typed] = replacement.results[i];
    const auto path = "/results/" + std::to_string(i);
    const auto found = std::ranges::find(rows, name, &achievement::ResultRow::name);
    if (found == rows.end()) {
      faults.add(field_error(
          {path + "/name", "Result"},
          filled("The achievement has no result “{}”. Give one of those it defines, by name.",
                 name)));
      continue;
    }
    const auto text = trim(typed);
    auto value =
        text.empty() ? Result<std::string>(std::string()) : achievement::read_reached(*found, text);
    if (!value)
      faults.add(field_error({path + "/value", name}, value.error().detail));
    else
      add(static_cast<std::size_t>(found - rows.begin()), *value);
  }
  CAIRN_CHECK(faults.verdict());
  if (!out.described_anew || other) return done;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto is_given =
        std::ranges::any_of(out.results, [&](const auto& it) { return it.name == rows[i].name; });
    const auto signed_one =
        std::ranges::find(said.results, rows[i].name, &std::pair<std::string, std::string>::first);
    if (is_given || signed_one == said.results.end()) continue;
    const auto value = achievement::read_reached(rows[i], signed_one->second);
    if (value) add(i, *value);
  }
  return done;
}

Status check_days(const Award& former, const Replacement& replacement) {
  const auto end = replacement.until ? *replacement.until : former.valid_until;
  if (!replacement.awarded || !end || *replacement.awarded < *end) return done;
  return field_error({"/awarded", "Awarded on"},
                     "The badge ends before this day. Choose an earlier one, or another end.");
}

void put_words(const Context& context, const Replacement& replacement, const Achievement& of,
               credential::Reissue& changes) {
  const auto words = words_for(context, of);
  if (replacement.narrative) {
    auto& it = changes.narrative.emplace();
    it.name = words(to_say("What the learner did"));
    it.narrative = *replacement.narrative;
  }
  if (replacement.evidence) {
    auto& it = changes.link.emplace();
    it.url = *replacement.evidence;
    it.name = words(to_say("Link"));
  }
}

// `endorsed` is nothing where what others say stays as it was signed.
credential::Reissue changes_for(Context& context, const Replacement& replacement,
                                const Replaced& replaced,
                                const std::optional<AcceptedEndorsements>& endorsed,
                                const StatusPlace& place, Award& next, json::Builder builder) {
  credential::Reissue changes;
  changes.id = next.credential_id;
  changes.status = status_entries(context, place, builder);
  changes.name = replacement.name;
  if (replacement.email) changes.email = {*replacement.email, new_salt(context.random)};
  if (replacement.until) {
    next.valid_until = *replacement.until;
    changes.valid_until = next.valid_until ? format_instant(*next.valid_until) : std::string();
  }
  if (replacement.awarded) {
    next.awarded = *replacement.awarded;
    changes.awarded = format_instant(next.awarded);
  }
  if (replaced.described_anew) {
    auto described = describe_achievement(context, replaced.achievement);
    if (endorsed) described.endorsements = signed_words(endorsed->of_achievement, builder.arena());
    changes.achievement = credential::build_achievement(described, builder);
  }
  if (endorsed) changes.issuer_endorsements = signed_words(endorsed->of_issuer, builder.arena());
  changes.other_achievement = next.achievement != replaced.achievement.id;
  changes.results = replaced.results;
  put_words(context, replacement, replaced.achievement, changes);
  next.achievement = replaced.achievement.id;
  next.achievement_version = replaced.achievement.version;
  return changes;
}

// What others say by now, of one that is described anew, or whose issuer signs under another name.
Result<std::optional<AcceptedEndorsements>> endorsed_anew(Context& context,
                                                          Transaction& transaction,
                                                          const Signer& signer,
                                                          const json::Value& before,
                                                          const Replaced& replaced) {
  if (!replaced.described_anew && credential::issuer_id(before) == signer.did)
    return std::optional<AcceptedEndorsements>();
  CAIRN_TRY(auto out, accepted_endorsements(context, transaction, replaced.achievement.organisation,
                                            replaced.achievement.id, signer.did));
  return std::optional(std::move(out));
}

// Who signs it too, as far as they still agree to what it says.
Result<std::vector<CoSigner>> others_for(Context& context, Transaction& transaction,
                                         const Award& next) {
  CAIRN_TRY(const auto achievement,
            transaction.achievements().find_version(next.organisation, next.achievement,
                                                    next.achievement_version));
  return co_signers_of(context, transaction, achievement);
}

json::Value with_signers_named(const json::Value& document, const std::vector<CoSigner>& others,
                               json::Builder builder) {
  const auto sentence =
      together_sentence(std::string(document["issuer"].string_at("name")), others);
  if (sentence.empty()) return builder.without(document, "description");
  return builder.with(document, "description", builder.string(sentence));
}

}  // namespace

std::string version_url(const Context& context, const AwardId& id, std::int64_t version) {
  const auto first = badge_url(context, id);
  return version == 1 ? first : first + "/" + std::to_string(version);
}

credential::Said said_by(const Award& award) {
  Arena arena;
  const auto document = json::parse(award.credential, arena);
  return document ? credential::said_in(*document) : credential::Said();
}

Result<Replaced> look_up_replaced(Context& context, Transaction& transaction, const Award& former,
                                  const Replacement& replacement) {
  CAIRN_CHECK(check_days(former, replacement));
  Arena arena;
  CAIRN_TRY(const auto before, json::parse(former.credential, arena));
  Replaced out;
  CAIRN_TRY(out.achievement, achievement_of(transaction, former, replacement));
  const bool other = out.achievement.id != former.achievement;
  if (other)
    CAIRN_CHECK(check_prerequisites(context, transaction, former, replacement, out.achievement));
  out.described_anew =
      other || replacement.newest_words || out.achievement.version != former.achievement_version;
  // Signed when the server had another address: its results have other ids.
  const auto place = place_of(context, out.achievement);
  const auto signed_achievement = before["credentialSubject"]["achievement"];
  for (std::size_t i = 0; i < out.achievement.details.results.size(); ++i)
    if (!replacement.results.empty() &&
        !is_described(signed_achievement, achievement::result_id(place, i)))
      out.described_anew = true;
  CAIRN_CHECK(read_results(context, replacement, credential::said_in(before), other, out));
  return out;
}

Result<Award> replace_award(Context& context, Transaction& transaction, const Signer& signer,
                            const Award& former, const Replacement& replacement, StatusBits& bits) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto before, json::parse(former.credential, arena));
  CAIRN_TRY(const auto place, take_status_place(context, transaction, signer, former.organisation));
  auto next = former;
  ++next.version;
  next.credential_id = version_url(context, next.id, next.version);
  next.status_list = place.list;
  next.status_index = place.index;
  CAIRN_TRY(next.learner, learner_with(context, transaction, former, replacement));
  CAIRN_TRY(const auto replaced, look_up_replaced(context, transaction, former, replacement));
  CAIRN_TRY(const auto endorsed, endorsed_anew(context, transaction, signer, before, replaced));
  const auto changes = changes_for(context, replacement, replaced, endorsed, place, next, builder);
  CAIRN_TRY(auto unsigned_next, credential::build_next_version(before, changes, builder));
  CAIRN_TRY(const auto others, others_for(context, transaction, next));
  unsigned_next = with_signers_named(unsigned_next, others, builder);
  next.signing_key = signer.id;
  CAIRN_TRY(next.credential,
            sign_together(context, signer, others, unsigned_next, securing::IssuerRule::set));
  bits.set(former.status_list, former.status_index, true);
  if (former.suspended) bits.set(place.suspension_list, place.index, true);
  CAIRN_CHECK(transaction.award_changes().replace(
      {former.organisation, former.id, former.version, former.achievement_version,
       former.credential_id, former.credential, former.status_list, former.status_index,
       context.clock.now(), replacement.reason, former.achievement},
      next));
  if (next.achievement != former.achievement)
    CAIRN_CHECK(hide_at_first(transaction, replaced.achievement, next));
  return next;
}

}  // namespace cairn::app
