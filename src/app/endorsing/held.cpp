// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/held.h"

#include "app/audit.h"
#include "app/domain.h"
#include "app/endorsing/endorse.h"
#include "app/endorsing/subject.h"
#include "app/endorsing/trial.h"
#include "app/fields.h"
#include "app/first_trouble.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/keys.h"
#include "app/verifying/verify_input.h"
#include "base/text.h"
#include "credential/endorsement.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr Field credential_field{"/credential", "The endorsement"};
constexpr std::int64_t day_microseconds = 86'400'000'000;
constexpr std::int64_t verified_at_once_max = 50;

Result<json::Value> read_words(std::string_view text, Arena& arena) {
  text = trim(text);
  CAIRN_CHECK(check_length(credential_field, text));
  auto read = json::parse(text, arena);
  if (!read || !read->is_object() ||
      credential::recognise(*read).kind != credential::Kind::endorsement_credential)
    return field_error(credential_field,
                       "This is no EndorsementCredential as JSON. Bring the file as who endorses "
                       "you gave it out; tokens do not stand in badges.");
  return read;
}

// Anybody can make a key and call it something: a name counts where a list or a domain confirms it.
std::string name_of(const verify::IssuerReport& issuer) {
  if (issuer.identity == verify::Identity::claimed) return issuer.id;
  if (!issuer.listed_name.empty()) return issuer.listed_name;
  return issuer.name.empty() ? issuer.id : issuer.name;
}

Error signed_by_itself() {
  return field_error(credential_field,
                     "You signed this yourself. Others endorse you: ask one of them.");
}

// Under none of the organisation's names, with none of its keys.
Status check_signed_by_another(Context& context, Transaction& transaction,
                               const OrganisationId& organisation, const json::Value& words) {
  const auto issuer = credential::issuer_id(words);
  CAIRN_TRY(const auto own, proved_did(context, transaction, organisation));
  if (issuer == own || issuer == context.base_url + "/o/" + organisation.text)
    return signed_by_itself();
  CAIRN_TRY(const auto keys, transaction.keys().list(organisation));
  const auto proof = words["proof"];
  for (const auto& key : keys) {
    if (issuer == "did:key:" + key.public_multikey) return signed_by_itself();
    for (const auto& one : json::as_list(proof))
      if (one.string_at("verificationMethod").ends_with("#" + key.public_multikey))
        return signed_by_itself();
  }
  return done;
}

// When it ends, as it says itself: VCDM 2.0 or 1.1.
std::optional<Instant> end_of(const json::Value& words) {
  const auto read = parse_instant(
      words.string_at(words.contains("validUntil") ? "validUntil" : "expirationDate"));
  return read ? std::optional(*read) : std::nullopt;
}

// Nothing where it became something else meanwhile.
Status keep_found(Context& context, const Endorsement& looked_at, const Result<WordsNow>& found) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& endorsements = transaction->achievements().endorsements();
  CAIRN_TRY(auto it, optional(endorsements.find(looked_at.organisation, looked_at.id)));
  if (!it || it->state != EndorsementState::accepted) return done;
  const auto now = context.clock.now();
  it->tried = now;
  if (found) note_found(*it, *found, now);
  CAIRN_CHECK(endorsements.put(*it));
  if (it->state != EndorsementState::accepted)
    CAIRN_CHECK(audit(context, *transaction, {it->organisation, {"server"}}, "endorsement.check",
                      it->id, it->subject));
  return transaction->commit();
}

}  // namespace

void note_found(Endorsement& held, WordsNow found, Instant now) {
  held.checked = now;
  if (held.tried) held.tried = now;
  if (found == WordsNow::hold) return;
  held.state = found == WordsNow::over ? EndorsementState::revoked : EndorsementState::waiting;
  held.at = now;
}

Result<WordsNow> words_now(Context& context, const Endorsement& held) {
  Arena arena;
  CAIRN_TRY(const auto words, json::parse(held.credential, arena));
  const auto report = verify_document(context, words, {});
  if (report.verdict == verify::Verdict::undetermined)
    return fail(ErrorCode::unreachable, "endorsement",
                "It could not be checked: who signed it, or their list of what was revoked, could "
                "not be reached. Try again later.");
  if (report.verdict == verify::Verdict::accepted) return WordsNow::hold;
  const bool suspended = report.credentials.front().status == verify::Standing::suspended;
  return suspended ? WordsNow::suspended : WordsNow::over;
}

Result<std::int64_t> verify_due_endorsements(Context& context, const std::stop_token& stop) {
  std::vector<Endorsement> due;
  {
    const auto now = context.clock.now();
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(due, transaction->achievements().endorsements().to_verify(
                       {now.microseconds - day_microseconds}, now, verified_at_once_max));
  }
  FirstTrouble trouble;
  std::int64_t count = 0;
  for (const auto& it : due) {
    if (stop.stop_requested()) break;
    const auto found = words_now(context, it);
    trouble.note(keep_found(context, it, found));
    ++count;
  }
  return std::move(trouble).or_else(count);
}

Result<Endorsement> bring_endorsement(Context& context, const Actor& actor,
                                      std::string_view credential) {
  Arena arena;
  CAIRN_TRY(const auto words, read_words(credential, arena));
  const auto report = verify_document(context, words, {});
  if (report.verdict != verify::Verdict::accepted)
    return field_error(credential_field,
                       report.verdict == verify::Verdict::undetermined
                           ? "It could not be checked whether this endorsement is genuine. Try "
                             "again later."
                           : "This endorsement does not verify: it was altered, revoked, or is "
                             "over. Ask for a new one.");
  const std::string subject(credential::id_of(credential::first_of(words["credentialSubject"])));
  Endorsement it;
  it.organisation = actor.organisation;
  it.credential = std::string(trim(credential));
  it.kind = subject.starts_with("did:") ? EndorsementKind::issuer : EndorsementKind::achievement;
  const auto stands = try_in_badge(context, credential_field, it);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto about, own_subject_named(context, *transaction, actor, subject));
  CAIRN_CHECK(check_signed_by_another(context, *transaction, actor.organisation, words));
  CAIRN_CHECK(stands);
  CAIRN_CHECK(check_endorsement_room(*transaction, actor.organisation));
  it.id = name_from(actor.organisation, "endorsement " + it.credential);  // twice it is one
  it.side = EndorsementSide::held;
  it.state = EndorsementState::accepted;
  it.kind = about.kind;
  it.subject = about.id;
  it.subject_name = about.name;
  it.achievement = about.achievement;
  it.other_name = name_of(report.credentials.front().issuer);
  it.other_id = std::string(credential::issuer_id(words));
  it.comment = std::string(credential::endorsement_comment(words));
  it.at = context.clock.now();
  it.checked = it.tried = it.at;
  it.valid_until = end_of(words);
  CAIRN_CHECK(transaction->achievements().endorsements().put(it));
  CAIRN_CHECK(audit(context, *transaction, actor, "endorsement.bring", it.id, it.subject));
  CAIRN_CHECK(transaction->commit());
  return it;
}

}  // namespace cairn::app
