// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/endorse.h"

#include "app/audit.h"
#include "app/awards/status_bits.h"
#include "app/endorsing/held.h"
#include "app/endorsing/subject.h"
#include "app/endorsing/trial.h"
#include "app/fields.h"
#include "app/issuing.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/organisation/profile.h"
#include "app/ports/achievements.h"
#include "app/ports/issued.h"
#include "app/ports/issued_statuses.h"
#include "app/ports/organisations.h"
#include "app/vc_api/status.h"
#include "base/filled.h"
#include "credential/build.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr const char* where = "endorsement";

Endorsements& endorsements(Transaction& transaction) {
  return transaction.achievements().endorsements();
}

Result<std::string> comment_of(std::string_view text) {
  return text_field({"/comment", "What you say"}, text, limits::reason_characters_max,
                    Presence::required, Lines::many);
}

// Signs the words of `it`, whose id, subject and comment are known, with a place in a status list.
Status sign(Context& context, Transaction& transaction, Endorsement& it) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto signer,
            signer_of(context, transaction, it.organisation, crypto::KeyType::ed25519));
  CAIRN_TRY(const auto own, transaction.organisations().find(it.organisation));
  credential::NewEndorsement words;
  words.id = endorsement_url(context, it.id);
  words.name = filled("Endorsement of {}", it.subject_name);
  words.issuer = profile_of(context, own, signer.did);
  words.subject = it.subject;
  words.comment = it.comment;
  words.valid_from = format_instant(context.clock.now());
  CAIRN_TRY(const auto built, credential::build_endorsement(words, builder));
  CAIRN_TRY(const auto document, with_vc_status(context, transaction, signer, it.organisation,
                                                built, {"revocation"}, builder));
  CAIRN_TRY(it.credential, sign_credential(context, signer, document));
  it.state = EndorsementState::made;
  it.at = context.clock.now();
  return done;
}

// The row of who is endorsed, if they are of this server and not oneself.
Status hand_over(Context& context, Transaction& transaction, Endorsement& made,
                 EndorsementState state) {
  if (made.other.text.empty() || made.other == made.organisation) return done;
  CAIRN_TRY(const auto own, transaction.organisations().find(made.organisation));
  auto held = made;
  held.organisation = made.other;
  held.id = new_name(made.other, context.random);
  held.side = EndorsementSide::held;
  held.state = state;
  held.other = made.organisation;
  held.other_name = own.name;
  held.twin = made.id;
  held.checked = made.at;
  made.twin = held.id;
  return endorsements(transaction).put(held);
}

// In every list that names it, so that each verifier sees it.
Status take_back(Context& context, Transaction& transaction, const Endorsement& it) {
  Arena arena;  // it is listed by the id it was signed with, whatever the server's address is now
  CAIRN_TRY(const auto words, json::parse(it.credential, arena));
  CAIRN_TRY(const auto places, transaction.issued().statuses().places(
                                   it.organisation, std::string(words.string_at("id"))));
  StatusBits bits;
  for (const auto& place : places) bits.set(place.list, place.index, true);
  return bits.publish(context, transaction, it.organisation);
}

// The other side's row follows; one that never had an answer goes, or lists would grow by words
// that are made and taken back in turn.
Status tell_twin(Transaction& transaction, const Endorsement& it) {
  if (it.twin.empty()) return done;
  CAIRN_TRY(auto twin, optional(endorsements(transaction).find(it.other, it.twin)));
  if (!twin) return done;
  if (twin->state == EndorsementState::waiting)
    return endorsements(transaction).remove(it.other, it.twin);
  twin->state = EndorsementState::revoked;
  twin->at = it.at;
  return endorsements(transaction).put(*twin);
}

Status revoke(Context& context, Transaction& transaction, Endorsement& it) {
  it.state = EndorsementState::revoked;
  it.at = context.clock.now();
  return tell_twin(transaction, it);
}

Error stands_otherwise() {
  return fail(ErrorCode::conflict, where,
              "This endorsement stands otherwise by now. Open the list anew.");
}

bool is_open_to(const Endorsement& it, EndorsementAnswer answer) {
  using enum EndorsementState;
  const bool made_here = it.side == EndorsementSide::made;
  switch (answer) {
    case EndorsementAnswer::endorse: return made_here && it.state == asked;
    case EndorsementAnswer::revoke: return made_here && it.state == made;
    case EndorsementAnswer::decline:
      return made_here ? it.state == asked : it.state == waiting || it.state == accepted;
    case EndorsementAnswer::accept:
      return !made_here && (it.state == waiting || it.state == declined);
    case EndorsementAnswer::remove: return it.state == declined || it.state == revoked;
    case EndorsementAnswer::check: break;
  }
  return !made_here && it.state != revoked;
}

Status apply(Context& context, Transaction& transaction, Endorsement& it, EndorsementAnswer answer,
             std::string_view comment) {
  if (answer != EndorsementAnswer::check) it.at = context.clock.now();
  switch (answer) {
    case EndorsementAnswer::endorse: {
      CAIRN_TRY(it.comment, comment_of(comment));
      CAIRN_CHECK(check_endorsement_room(transaction, it.organisation));
      CAIRN_CHECK(check_endorsement_room(transaction, it.other));
      CAIRN_CHECK(sign(context, transaction, it));
      return hand_over(context, transaction, it, EndorsementState::accepted);
    }
    case EndorsementAnswer::decline: it.state = EndorsementState::declined; return done;
    case EndorsementAnswer::accept:
      CAIRN_CHECK(check_endorsement_room(transaction, it.organisation));
      it.state = EndorsementState::accepted;
      return done;
    case EndorsementAnswer::revoke:
      CAIRN_CHECK(take_back(context, transaction, it));
      return revoke(context, transaction, it);
    case EndorsementAnswer::check:
    case EndorsementAnswer::remove: break;
  }
  return done;
}

std::string_view name_of(EndorsementAnswer answer) {
  return endorsement_answer_names[static_cast<std::size_t>(answer)];
}

Status check_open_room(Transaction& transaction, const OrganisationId& of,
                       const OrganisationId& from) {
  CAIRN_TRY(const auto open, endorsements(transaction).count_open(of, from));
  if (open < endorsements_open_max) return done;
  return fail(
      ErrorCode::conflict, where,
      filled("{} of yours wait for this organisation’s answer already. Wait for it first.", open));
}

Status check_unsaid(Transaction& transaction, const OrganisationId& organisation,
                    const std::string& subject, std::string_view if_asked,
                    std::string_view if_made) {
  CAIRN_TRY(const auto live, endorsements(transaction).live_of(organisation, subject));
  if (!live) return done;
  return fail(ErrorCode::conflict, where,
              std::string(*live == EndorsementState::asked ? if_asked : if_made));
}

}  // namespace

Status check_endorsement_room(Transaction& transaction, const OrganisationId& organisation) {
  CAIRN_TRY(const auto count, endorsements(transaction).count(organisation));
  if (count < endorsements_kept_max) return done;
  return fail(ErrorCode::conflict, where,
              filled("There are {} endorsements already, and no more are kept. Remove or decline "
                     "some first.",
                     endorsements_kept_max));
}

Result<Endorsement> endorse(Context& context, const Actor& actor, const EndorsementForm& form) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  Faults faults;
  Endorsement it;
  it.comment = faults.take(comment_of(form.comment));
  const auto about = faults.take(subject_of(context, *transaction, form));
  CAIRN_CHECK(faults.verdict());
  if (about.owner == actor.organisation)
    return field_error({"/subject", "What you endorse"},
                       "This is your own. Others endorse it: ask one of them.");
  CAIRN_CHECK(check_unsaid(*transaction, actor.organisation, about.id,
                           "You are asked to endorse this. Answer that on your list.",
                           "You endorse this already. Take that back first."));
  CAIRN_CHECK(check_endorsement_room(*transaction, actor.organisation));
  it.organisation = actor.organisation;
  it.id = new_name(actor.organisation, context.random);
  it.kind = about.kind;
  it.subject = about.id;
  it.subject_name = about.name;
  it.achievement = about.achievement;
  it.other = about.owner;
  if (!it.other.text.empty()) {
    CAIRN_TRY(const auto owner, transaction->organisations().find(it.other));
    it.other_name = owner.name;
    CAIRN_CHECK(check_open_room(*transaction, it.other, actor.organisation));
  }
  CAIRN_CHECK(sign(context, *transaction, it));
  CAIRN_CHECK(hand_over(context, *transaction, it, EndorsementState::waiting));
  CAIRN_CHECK(endorsements(*transaction).put(it));
  CAIRN_CHECK(audit(context, *transaction, actor, "endorsement.make", it.id, it.subject));
  CAIRN_CHECK(transaction->commit());
  return it;
}

Status ask_for_endorsement(Context& context, const Actor& actor,
                           const EndorsementRequest& request) {
  constexpr Field partner_field{"/partner", "The other organisation"};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  Faults faults;
  Endorsement it;
  it.message =
      faults.take(text_field({"/message", "Message"}, request.message,
                             limits::reason_characters_max, Presence::optional, Lines::many));
  const auto about = faults.take(own_subject(context, *transaction, actor, request.achievement));
  const OrganisationId partner{id_in_address(request.partner, "/o/")};
  CAIRN_TRY(const auto found, optional(transaction->organisations().find(partner)));
  if (partner == actor.organisation)
    faults.add(field_error(partner_field, "This is your own organisation. Ask another one."));
  else if (!found || partner == server_organisation())
    faults.add(field_error(partner_field,
                           "There is no such organisation here. Give the address of its page, "
                           "which ends in /o/ and its id."));
  CAIRN_CHECK(faults.verdict());
  CAIRN_CHECK(check_unsaid(*transaction, partner, about.id,
                           "They have been asked already. Wait for their answer.",
                           "They endorse this already."));
  CAIRN_CHECK(check_open_room(*transaction, partner, actor.organisation));
  CAIRN_TRY(const auto own, transaction->organisations().find(actor.organisation));
  it.organisation = partner;
  it.id = new_name(partner, context.random);
  it.state = EndorsementState::asked;
  it.kind = about.kind;
  it.subject = about.id;
  it.subject_name = about.name;
  it.achievement = about.achievement;
  it.other = actor.organisation;
  it.other_name = own.name;
  it.at = context.clock.now();
  CAIRN_CHECK(endorsements(*transaction).put(it));
  CAIRN_CHECK(audit(context, *transaction, actor, "endorsement.ask", about.id, partner.text));
  return transaction->commit();
}

Result<Endorsement> answer_endorsement(Context& context, const Actor& actor, const std::string& id,
                                       EndorsementAnswer answer, std::string_view comment) {
  std::optional<WordsNow> found;
  if (answer == EndorsementAnswer::check || answer == EndorsementAnswer::accept) {
    CAIRN_TRY(const auto held, find_endorsement(context, actor, id));
    if (!is_open_to(held, answer)) return stands_otherwise();
    CAIRN_TRY(found, words_now(context, held));
    if (found == WordsNow::hold && answer == EndorsementAnswer::accept)
      CAIRN_CHECK(try_in_badge(context, {"/answer", "The endorsement"}, held));
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto it, endorsements(*transaction).find(actor.organisation, id));
  if (!is_open_to(it, answer)) return stands_otherwise();
  const bool fails = found && *found != WordsNow::hold;
  const auto kept = fails ? EndorsementAnswer::check : answer;  // nothing else became of it
  CAIRN_CHECK(apply(context, *transaction, it, kept, comment));
  if (found) note_found(it, *found, context.clock.now());
  if (answer == EndorsementAnswer::remove) {
    CAIRN_CHECK(endorsements(*transaction).remove(actor.organisation, id));
  } else {
    CAIRN_CHECK(endorsements(*transaction).put(it));
  }
  CAIRN_CHECK(audit(context, *transaction, actor, "endorsement." + std::string(name_of(kept)), id,
                    it.subject));
  CAIRN_CHECK(transaction->commit());
  return it;
}

Status note_revoked(Context& context, Transaction& transaction, const OrganisationId& organisation,
                    std::string_view credential_id) {
  const auto id = id_in_address(credential_id, "/e/");
  CAIRN_TRY(auto it, optional(endorsements(transaction).find(organisation, id)));
  if (!it || it->side != EndorsementSide::made || it->state != EndorsementState::made) return done;
  Arena arena;
  CAIRN_TRY(const auto words, json::parse(it->credential, arena));
  if (words.string_at("id") != credential_id) return done;
  CAIRN_CHECK(revoke(context, transaction, *it));
  return endorsements(transaction).put(*it);
}

Result<Listed<Endorsement>> list_endorsements(Context& context, const Actor& actor,
                                              const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows, endorsements(*transaction).list(actor.organisation, one_more(page)));
  return cut(std::move(rows), page);
}

Result<Endorsement> find_endorsement(Context& context, const Actor& actor, const std::string& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return endorsements(*transaction).find(actor.organisation, id);
}

Result<Endorsement> public_endorsement(Context& context, const std::string& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto it, endorsements(*transaction).find(organisation_of(id), id));
  if (it.side != EndorsementSide::made || it.credential.empty())
    return fail(ErrorCode::not_found, where, "There is no such endorsement.");
  CAIRN_TRY(const auto own, transaction->organisations().find(it.organisation));
  it.other_name = own.name;  // who says it
  return it;
}

std::string endorsement_url(const Context& context, const std::string& id) {
  return context.base_url + "/e/" + id;
}

}  // namespace cairn::app
