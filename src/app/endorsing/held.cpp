// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/held.h"

#include "app/audit.h"
#include "app/endorsing/endorse.h"
#include "app/endorsing/subject.h"
#include "app/fields.h"
#include "app/ports/achievements.h"
#include "app/verifying/verify_input.h"
#include "base/filled.h"
#include "base/text.h"
#include "credential/endorsement.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr Field credential_field{"/credential", "The endorsement"};
constexpr std::size_t endorsement_bytes_max = 64 * 1024;  // it stands in every badge

Result<json::Value> read_words(std::string_view text, Arena& arena) {
  text = trim(text);
  if (text.size() > endorsement_bytes_max)
    return field_error(credential_field,
                       filled("It is longer than {} kB, and would stand in every badge. Ask for a "
                              "shorter one.",
                              endorsement_bytes_max / 1024));
  auto read = json::parse(text, arena);
  if (!read || !read->is_object() ||
      credential::recognise(*read).kind != credential::Kind::endorsement_credential)
    return field_error(credential_field,
                       "This is no EndorsementCredential as JSON. Bring the file as who endorses "
                       "you gave it out; tokens do not stand in badges.");
  return read;
}

}  // namespace

Result<bool> holds_now(Context& context, const Endorsement& held) {
  Arena arena;
  CAIRN_TRY(const auto words, json::parse(held.credential, arena));
  const auto report = verify_document(context, words, {});
  if (report.verdict == verify::Verdict::undetermined)
    return fail(ErrorCode::unreachable, "endorsement",
                "It could not be checked: who signed it, or their list of what was revoked, could "
                "not be reached. Try again later.");
  return report.verdict == verify::Verdict::accepted;
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
  const auto& issuer = report.credentials.front().issuer;
  const std::string subject(credential::id_of(credential::first_of(words["credentialSubject"])));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto about, own_subject_named(context, *transaction, actor, subject));
  CAIRN_CHECK(check_endorsement_room(*transaction, actor.organisation));
  Endorsement it;
  it.organisation = actor.organisation;
  it.credential = std::string(trim(credential));
  it.id = name_from(actor.organisation, "endorsement " + it.credential);  // twice it is one
  it.side = EndorsementSide::held;
  it.state = EndorsementState::accepted;
  it.kind = about.kind;
  it.subject = about.id;
  it.subject_name = about.name;
  it.achievement = about.achievement;
  it.other_name = issuer.name.empty() ? std::string(credential::issuer_id(words)) : issuer.name;
  it.comment = std::string(credential::endorsement_comment(words));
  it.at = context.clock.now();
  it.checked = it.at;
  CAIRN_CHECK(transaction->achievements().endorsements().put(it));
  CAIRN_CHECK(audit(context, *transaction, actor, "endorsement.bring", it.id, it.subject));
  CAIRN_CHECK(transaction->commit());
  return it;
}

}  // namespace cairn::app
