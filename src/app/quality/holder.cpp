// SPDX-License-Identifier: Apache-2.0
#include "app/quality/holder.h"

#include <algorithm>
#include <iterator>

#include "app/learners/holder.h"
#include "app/optional.h"
#include "app/ports/abuse_reports.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"
#include "app/ports/peers.h"
#include "app/ports/quality.h"
#include "app/ports/questions.h"
#include "app/ports/workbooks.h"
#include "app/quality/limits.h"

namespace cairn::app {
namespace {

Result<std::optional<Speaker>> learner_of(Transaction& transaction, const std::string& token) {
  if (token.empty()) return std::optional<Speaker>();
  const auto found = holder_of(transaction, token);
  if (found) return std::optional(Speaker{found->id.text, found->organisation, found->name, true});
  if (found.error().code == ErrorCode::not_permitted) return std::optional<Speaker>();
  return found.error();
}

Result<std::optional<Speaker>> account_of(Context& context, Transaction& transaction,
                                          const std::string& token) {
  if (token.empty()) return std::optional<Speaker>();
  CAIRN_TRY(const auto session, optional(transaction.workbooks().find_session(token_hash(token))));
  if (!session || session->expires <= context.clock.now()) return std::optional<Speaker>();
  return std::optional(Speaker{session->person.text, server_organisation(), "", false});
}

}  // namespace

Result<std::optional<Speaker>> speaker_of(Context& context, Transaction& transaction,
                                          const Visit& visit) {
  CAIRN_TRY(auto learner, learner_of(transaction, visit.learner_token));
  if (learner) return learner;
  return account_of(context, transaction, visit.session_token);
}

Result<Speaker> known_speaker(Context& context, Transaction& transaction, const Visit& visit) {
  CAIRN_TRY(auto speaker, speaker_of(context, transaction, visit));
  if (speaker) return std::move(*speaker);
  return with_remedy(fail(ErrorCode::not_permitted, "quality", "It is not known who you are."),
                     "Open the link of your learner’s page in this browser first, or sign in to "
                     "your account.");
}

Result<OrganisationId> keeper_of(Transaction& transaction, std::string_view offer) {
  const auto issuer = organisation_of(offer);
  CAIRN_TRY(const auto known,
            optional(transaction.achievements().find(issuer, {std::string(offer)})));
  return known ? issuer : server_organisation();
}

OrganisationId keeper_of_id(std::string_view id) { return organisation_of(id); }

Result<catalogue::Offer> offer_named(Context& context, std::string_view id) {
  CAIRN_TRY(const auto offers, context.library.offers());
  const auto* const found = offers->search->find_id(id);
  if (found == nullptr)
    return fail(ErrorCode::not_found, "offer",
                "The catalogue has no such offer; it may have been taken out since.");
  return *found;
}

Actor acting(const Speaker& speaker, const OrganisationId& organisation) {
  return {organisation, {speaker.learner ? "learner" : "account"}, {}};
}

namespace {

// What was reported of somebody goes with what they said.
Status forget_reports(Transaction& transaction, const OrganisationId& keeper,
                      const std::string& person) {
  auto& reports = transaction.quality().abuse_reports();
  auto& questions = transaction.quality().questions();
  CAIRN_TRY(const auto reviews, transaction.quality().reviews().list_of_holder(keeper, person));
  for (const auto& it : reviews)
    for (const auto kind : {AbuseKind::review, AbuseKind::reply})
      CAIRN_CHECK(reports.remove_about(keeper, kind, it.id.text));
  CAIRN_TRY(auto answers, questions.list_of_author(keeper, person));
  CAIRN_TRY(const auto asked, questions.list_of_asker(keeper, person));
  for (const auto& it : asked) {
    CAIRN_CHECK(reports.remove_about(keeper, AbuseKind::question, it.id.text));
    CAIRN_TRY(auto of_it, questions.answers_of(keeper, it.id));
    std::move(of_it.begin(), of_it.end(), std::back_inserter(answers));
  }
  for (const auto& it : answers)
    CAIRN_CHECK(reports.remove_about(keeper, AbuseKind::answer, it.id.text));
  return done;
}

// Those between people with an account, which go with it.
Status forget_notes(Transaction& transaction, const std::string& person) {
  auto& peers = transaction.quality().peers();
  CAIRN_TRY(const auto notes, peers.notes_of({person}, limits::peer_notes_kept_max));
  for (const auto& it : notes)
    CAIRN_CHECK(transaction.quality().abuse_reports().remove_about(server_organisation(),
                                                                   AbuseKind::note, it.id.text));
  return peers.remove_notes_of({person});
}

}  // namespace

Status forget_what_was_said(Transaction& transaction, const std::string& person) {
  CAIRN_TRY(auto keepers, transaction.organisations().list());
  Organisation server;
  server.id = server_organisation();
  keepers.push_back(std::move(server));
  for (const auto& keeper : keepers) {
    CAIRN_CHECK(forget_reports(transaction, keeper.id, person));
    CAIRN_CHECK(transaction.quality().reviews().remove_of_holder(keeper.id, person));
    CAIRN_CHECK(transaction.quality().questions().remove_of_person(keeper.id, person));
  }
  return forget_notes(transaction, person);
}

}  // namespace cairn::app
