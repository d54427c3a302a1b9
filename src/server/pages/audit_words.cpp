// SPDX-License-Identifier: Apache-2.0
#include "server/pages/audit_words.h"

#include <algorithm>

#include "server/language.h"

namespace cairn::server::pages {

namespace {

struct Words {
  std::string_view action, words;
};

// In the order of the actions.
constexpr Words words[] = {
    {"achievement.create", to_say("Achievement made")},
    {"achievement.no-picture", to_say("Picture of an achievement drawn again")},
    {"achievement.no-rubric", to_say("Rubric taken away")},
    {"achievement.picture", to_say("Picture of an achievement changed")},
    {"achievement.publish", to_say("Achievement published")},
    {"achievement.retire", to_say("Achievement retired")},
    {"achievement.rubric", to_say("Rubric changed")},
    {"achievement.update", to_say("Achievement changed")},
    {"address.prove", to_say("Own address proved")},
    {"adverts.import", to_say("Job adverts imported")},
    {"api-key.create", to_say("Key for a program made")},
    {"api-key.remove", to_say("Key of a program ended")},
    {"award.correct", to_say("Badge corrected")},
    {"award.extend", to_say("End of a badge changed")},
    {"award.make", to_say("Badge awarded")},
    {"award.plan", to_say("Award planned")},
    {"award.reinstate", to_say("Badge holds again")},
    {"award.revoke", to_say("Badge revoked")},
    {"award.sign-anew", to_say("Badge signed anew")},
    {"award.suspend", to_say("Badge suspended")},
    {"award.waive", to_say("Prerequisite waived")},
    {"award_batch.begin", to_say("File of awards brought")},
    {"award_batch.cancel", to_say("Awarding from a file given up")},
    {"award_batch.replace", to_say("File of awards replaced")},
    {"award_batch.start", to_say("Awarding from a file started")},
    {"award_batch.stop", to_say("Awarding from a file stopped")},
    {"award_batch.waive", to_say("Prerequisites of a file waived")},
    {"badge.hide", to_say("Badge hidden by its learner")},
    {"badge.link", to_say("Link to a badge made")},
    {"badge.show", to_say("Badge shown by its learner")},
    {"badge.unlink", to_say("Link to a badge ended")},
    {"calibration.close", to_say("Calibration closed")},
    {"calibration.mark", to_say("Calibration marked")},
    {"calibration.start", to_say("Calibration started")},
    {"catalogue.given", to_say("Catalogue given by who runs the server")},
    {"catalogue.import", to_say("Catalogue imported")},
    {"catalogue.source", to_say("Source of a catalogue added")},
    {"catalogue.source.remove", to_say("Source of a catalogue removed")},
    {"claim.agreed", to_say("Markers agreed")},
    {"claim.appeal-answered", to_say("Appeal answered")},
    {"claim.appealed", to_say("Appeal made")},
    {"claim.asked", to_say("More asked for")},
    {"claim.assigned", to_say("Assessment given to somebody")},
    {"claim.award", to_say("Claim awarded")},
    {"claim.awarded", to_say("Claim awarded")},
    {"claim.conflict", to_say("Conflict of interest stated")},
    {"claim.decide-many", to_say("Many claims decided")},
    {"claim.decided", to_say("Claim decided")},
    {"claim.decline", to_say("Claim declined")},
    {"claim.declined", to_say("Claim declined")},
    {"claim.marked", to_say("Claim marked")},
    {"claim.moderation", to_say("Claim went to moderation")},
    {"claim.reopen", to_say("Claim reopened")},
    {"claim.reopened", to_say("Claim reopened")},
    {"claim.resubmitted", to_say("Claim sent in again")},
    {"claim.returned", to_say("Claim returned")},
    {"claim.second-named", to_say("Second marker named")},
    {"claim.submit", to_say("Claim sent in")},
    {"claim.submitted", to_say("Claim sent in")},
    {"claim.undone", to_say("Decision undone")},
    {"co-issuing.agree", to_say("Signing for another agreed")},
    {"co-issuing.ask", to_say("Another organisation asked to sign too")},
    {"co-issuing.decline", to_say("Signing for another declined")},
    {"co-issuing.end", to_say("Signing for another ended")},
    {"code.end", to_say("Claim code ended")},
    {"code.make", to_say("Claim code made")},
    {"delivery.retry", to_say("Message sent again")},
    {"domain.confirm", to_say("Domain confirmed")},
    {"domain.lose", to_say("Domain confirmed no more")},
    {"domain.prove", to_say("Web address proved")},
    {"endorsement.accept", to_say("Endorsement accepted")},
    {"endorsement.ask", to_say("Endorsement asked for")},
    {"endorsement.bring", to_say("Endorsement from elsewhere taken in")},
    {"endorsement.check", to_say("Endorsement verified again")},
    {"endorsement.decline", to_say("Endorsement declined")},
    {"endorsement.endorse", to_say("Endorsement signed that was asked for")},
    {"endorsement.make", to_say("Endorsement signed")},
    {"endorsement.remove", to_say("Endorsement taken off the list")},
    {"endorsement.revoke", to_say("Endorsement taken back")},
    {"framework.import", to_say("Framework of skills imported")},
    {"issued.reinstate", to_say("Credential of a program holds again")},
    {"issued.revoke", to_say("Credential of a program revoked")},
    {"issued.suspend", to_say("Credential of a program suspended")},
    {"issuer.accept", to_say("Outside issuer accepted")},
    {"issuer.refuse", to_say("Outside issuer refused")},
    {"key.compromise", to_say("Signing key known to others")},
    {"key.rotate", to_say("Signing key changed")},
    {"key.sign-anew", to_say("Badges of a key signed anew")},
    {"learner.address", to_say("Address of a learner added")},
    {"learner.address-ask", to_say("Learner asked to prove their address")},
    {"learner.address-main", to_say("Main address of a learner changed")},
    {"learner.address-remove", to_say("Address of a learner removed")},
    {"learner.erase", to_say("Learner removed")},
    {"learner.export", to_say("Data of a learner taken along")},
    {"learner.link", to_say("New link for a learner")},
    {"learner.recover", to_say("Link sent to a learner again")},
    {"mail.accept", to_say("Mail wanted again")},
    {"mail.bounce", to_say("Mail came back")},
    {"mail.language", to_say("Language of mail changed")},
    {"mail.look", to_say("Sender and end of mail changed")},
    {"mail.refuse", to_say("Mail wanted no more")},
    {"market.judge", to_say("Term of adverts judged")},
    {"market.show", to_say("Who may look at the market changed")},
    {"member.hand-over", to_say("Organisation handed over")},
    {"member.invite", to_say("Somebody invited")},
    {"member.join", to_say("Member joined")},
    {"member.leave", to_say("Member left")},
    {"member.notices", to_say("Notices by mail chosen")},
    {"member.remove", to_say("Member removed")},
    {"member.roles", to_say("Roles of a member changed")},
    {"member.withdraw", to_say("Invitation withdrawn")},
    {"offer.accept", to_say("Badge accepted by its learner")},
    {"offer.decline", to_say("Badge declined by its learner")},
    {"offer.same", to_say("Two offers judged to be one achievement, or not")},
    {"offer.skills", to_say("Skills of an offer decided")},
    {"organisation.change", to_say("Profile of the organisation changed")},
    {"organisation.create", to_say("Organisation made")},
    {"organisation.export", to_say("Everything exported")},
    {"organisation.logo", to_say("Logo changed")},
    {"password.change", to_say("Password changed")},
    {"password.set", to_say("Password set")},
    {"provider.enter", to_say("Fact about a provider entered")},
    {"provider.remove", to_say("Fact about a provider taken out")},
    {"provider.review", to_say("Source about a provider read again")},
    {"question.answer", to_say("Question answered")},
    {"report.hide", to_say("Reported text hidden")},
    {"report.keep", to_say("Reported text left as it is")},
    {"retention.change", to_say("Time of keeping changed")},
    {"retention.evidence", to_say("Old evidence deleted")},
    {"retention.offers", to_say("Old offers forgotten")},
    {"review.reply", to_say("Reply to a review")},
    {"server.address", to_say("Address of the server changed")},
    {"session.end", to_say("Signed out")},
    {"session.end-others", to_say("Other devices signed out")},
    {"session.start", to_say("Signed in")},
    {"stack.complete", to_say("Stack completed")},
    {"stack.create", to_say("Stack made")},
    {"stack.keep", to_say("Badge of a stack kept")},
    {"stack.publish", to_say("Stack published")},
    {"stack.retire", to_say("Stack retired")},
    {"stack.revoke", to_say("Badge of a stack revoked")},
    {"stack.write", to_say("Rule of a stack changed")},
    {"webhook.change", to_say("Webhook changed")},
    {"webhook.create", to_say("Webhook added")},
    {"webhook.pause", to_say("Webhook paused")},
    {"webhook.remove", to_say("Webhook removed")},
    {"webhook.resume", to_say("Webhook goes on")},
    {"webhook.secret", to_say("Secret of a webhook changed")},
    {"webhook.test", to_say("Test sent to a webhook")},
};
static_assert(std::ranges::is_sorted(words, {}, &Words::action));

struct Place {
  std::string_view prefix, path;
};
constexpr Place places[] = {{"achievement.", "/desk/achievements/"},
                            {"award.plan", "/desk/batches/"},
                            {"award.", "/desk/awards/"},
                            {"award_batch.", "/desk/batches/"},
                            {"claim.", "/desk/claims/"}};

}  // namespace

std::string_view words_of_action(std::string_view action) {
  const auto* const found = std::ranges::lower_bound(words, action, {}, &Words::action);
  return found != std::end(words) && found->action == action ? found->words : std::string_view();
}

std::string page_of_subject(std::string_view action, std::string_view subject) {
  // These name a claim or a badge, or a sitting.
  if (action == "award.waive" || action == "claim.decide-many") return "";
  for (const auto& place : places)
    if (action.starts_with(place.prefix) && !subject.empty())
      return std::string(place.path).append(subject);
  return "";
}

}  // namespace cairn::server::pages
