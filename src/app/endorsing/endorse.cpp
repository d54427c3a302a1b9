// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/endorse.h"

#include <algorithm>

#include "app/audit.h"
#include "app/awards/status_bits.h"
#include "app/endorsing/held.h"
#include "app/endorsing/subject.h"
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
  CAIRN_TRY(const auto places, transaction.issued().statuses().places(
                                   it.organisation, endorsement_url(context, it.id)));
  StatusBits bits;
  for (const auto& place : places) bits.set(place.list, place.index, true);
  return bits.publish(context, transaction, it.organisation);
}

// The other side's row follows where it still stands for something.
Status tell_twin(Transaction& transaction, const Endorsement& it, EndorsementState state) {
  if (it.twin.empty()) return done;
  CAIRN_TRY(auto twin, optional(endorsements(transaction).find(it.other, it.twin)));
  if (!twin) return done;
  twin->state = state;
  twin->at = it.at;
  return endorsements(transaction).put(*twin);
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
    case EndorsementAnswer::check: break;
  }
  return !made_here && it.state != revoked;
}

Status apply(Context& context, Transaction& transaction, Endorsement& it, EndorsementAnswer answer,
             std::string_view comment) {
  it.at = context.clock.now();
  switch (answer) {
    case EndorsementAnswer::endorse: {
      CAIRN_TRY(it.comment, comment_of(comment));
      CAIRN_CHECK(sign(context, transaction, it));
      return hand_over(context, transaction, it, EndorsementState::accepted);
    }
    case EndorsementAnswer::decline: it.state = EndorsementState::declined; return done;
    case EndorsementAnswer::accept: it.state = EndorsementState::accepted; return done;
    case EndorsementAnswer::revoke:
      it.state = EndorsementState::revoked;
      CAIRN_CHECK(take_back(context, transaction, it));
      return tell_twin(transaction, it, EndorsementState::revoked);
    case EndorsementAnswer::check: break;
  }
  return done;
}

}  // namespace

Status check_endorsement_room(Transaction& transaction, const OrganisationId& organisation) {
  CAIRN_TRY(const auto all, endorsements(transaction).list(organisation));
  if (all.size() < endorsements_kept_max) return done;
  return fail(
      ErrorCode::conflict, where,
      filled("There are {} endorsements already, and no more are kept.", endorsements_kept_max));
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
    CAIRN_CHECK(check_endorsement_room(*transaction, it.other));
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
  CAIRN_CHECK(check_endorsement_room(*transaction, partner));
  CAIRN_TRY(const auto theirs, endorsements(*transaction).list(partner));
  const bool asked = std::ranges::any_of(theirs, [&](const Endorsement& one) {
    return one.state == EndorsementState::asked && one.subject == about.id;
  });
  if (asked)
    return fail(ErrorCode::conflict, where, "They have been asked already. Wait for their answer.");
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
  std::optional<bool> holds;
  if (answer == EndorsementAnswer::check || answer == EndorsementAnswer::accept) {
    CAIRN_TRY(const auto held, find_endorsement(context, actor, id));
    if (!is_open_to(held, answer)) return stands_otherwise();
    CAIRN_TRY(holds, holds_now(context, held));
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto it, endorsements(*transaction).find(actor.organisation, id));
  if (!is_open_to(it, answer)) return stands_otherwise();
  CAIRN_CHECK(apply(context, *transaction, it, answer, comment));
  if (holds) it.checked = it.at;
  if (holds && !*holds) it.state = EndorsementState::revoked;
  CAIRN_CHECK(endorsements(*transaction).put(it));
  CAIRN_CHECK(audit(
      context, *transaction, actor,
      "endorsement." + std::string(endorsement_answer_names[static_cast<std::size_t>(answer)]), id,
      it.subject));
  CAIRN_CHECK(transaction->commit());
  return it;
}

Result<std::vector<Endorsement>> list_endorsements(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return endorsements(*transaction).list(actor.organisation);
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
