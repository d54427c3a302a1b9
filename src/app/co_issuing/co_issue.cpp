// SPDX-License-Identifier: Apache-2.0
#include "app/co_issuing/co_issue.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr Field partner_field{"/partner", "The other organisation"};

// "k3v9x2ab" of "https://badges.example.org/o/k3v9x2ab" or of itself.
OrganisationId id_in(std::string_view text) {
  text = trim(text);
  if (const auto at = text.rfind("/o/"); at != text.npos) text.remove_prefix(at + 3);
  return {std::string(text.substr(0, text.find_first_of("/?#")))};
}

Result<Organisation> find_partner(Transaction& transaction, const Actor& actor,
                                  std::string_view text) {
  const auto id = id_in(text);
  if (id == actor.organisation)
    return field_error(partner_field, "This is your own organisation, which signs anyway.");
  auto found = optional(transaction.organisations().find(id));
  if (!found) return found.error();
  if (!*found || id == server_organisation())
    return field_error(partner_field,
                       "There is no such organisation here. Give the address of its page, which "
                       "ends in /o/ and its id.");
  return std::move(**found);
}

Result<CoIssuing> describe(Transaction& transaction, CoIssuer agreement) {
  CoIssuing out;
  CAIRN_TRY(out.achievement,
            transaction.achievements().find(agreement.organisation, agreement.achievement));
  CAIRN_TRY(out.issuer, transaction.organisations().find(agreement.organisation));
  CAIRN_TRY(out.partner, transaction.organisations().find(agreement.partner));
  out.agreement = std::move(agreement);
  return out;
}

// What an achievement says is read by those its issuer asks, and no longer by those it asked once.
Result<CoIssuing> describe_to_partner(Transaction& transaction, CoIssuer agreement) {
  CAIRN_TRY(auto out, describe(transaction, std::move(agreement)));
  if (!out.over()) return out;
  Achievement named;
  named.organisation = out.achievement.organisation;
  named.id = out.achievement.id;
  named.name = std::move(out.achievement.name);
  named.version = 0;
  out.achievement = std::move(named);
  return out;
}

using Describe = Result<CoIssuing> (*)(Transaction&, CoIssuer);

Result<std::vector<CoIssuing>> describe_all(Transaction& transaction,
                                            std::vector<CoIssuer> agreements, Describe one) {
  std::vector<CoIssuing> out;
  for (auto& agreement : agreements) {
    CAIRN_TRY(auto described, one(transaction, std::move(agreement)));
    out.push_back(std::move(described));
  }
  return out;
}

Status check_room(Transaction& transaction, const Actor& actor, const AchievementId& achievement,
                  const OrganisationId& partner) {
  CAIRN_TRY(const auto all, transaction.achievements().co_issuers().of_achievement(
                                actor.organisation, achievement));
  std::size_t others = 0;
  for (const auto& it : all) {
    const bool open = !is_over(it);
    if (open && it.partner == partner)
      return fail(ErrorCode::conflict, "co-issuing", "This organisation has been asked already.");
    others += open ? 1U : 0U;
  }
  if (others < co_issuers_max) return done;
  return field_error(
      partner_field,
      filled("At most {} organisations sign beside yours. End one first.", co_issuers_max));
}

}  // namespace

bool CoIssuing::holds() const {
  return agreement.state == CoIssuerState::agreed && agreement.version == achievement.version;
}

bool CoIssuing::over() const { return is_over(agreement); }

Result<CoIssuer> ask_to_co_issue(Context& context, const Actor& actor,
                                 const AchievementId& achievement, std::string_view partner,
                                 std::string_view message) {
  CoIssuer asked;
  CAIRN_TRY(asked.message,
            text_field({"/message", "Message"}, message, limits::reason_characters_max,
                       Presence::optional, Lines::many));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto found, transaction->achievements().find(actor.organisation, achievement));
  if (found.state == AchievementState::retired)
    return fail(ErrorCode::conflict, "co-issuing",
                "This achievement is retired. Copy it to award it again.");
  CAIRN_TRY(const auto other, find_partner(*transaction, actor, partner));
  CAIRN_CHECK(check_room(*transaction, actor, achievement, other.id));
  asked.organisation = actor.organisation;
  asked.achievement = achievement;
  asked.partner = other.id;
  asked.asked = context.clock.now();
  CAIRN_CHECK(transaction->achievements().co_issuers().put(asked));
  CAIRN_CHECK(
      audit(context, *transaction, actor, "co-issuing.ask", achievement.text, other.id.text));
  CAIRN_CHECK(transaction->commit());
  return asked;
}

Result<std::vector<CoIssuing>> co_issuers_of(Context& context, const Actor& actor,
                                             const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY([[maybe_unused]] const auto found,
            transaction->achievements().find(actor.organisation, achievement));
  CAIRN_TRY(auto all, transaction->achievements().co_issuers().of_achievement(actor.organisation,
                                                                              achievement));
  return describe_all(*transaction, std::move(all), describe);
}

Result<std::vector<CoIssuing>> co_issuing_asked(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto all, transaction->achievements().co_issuers().of_partner(actor.organisation));
  return describe_all(*transaction, std::move(all), describe_to_partner);
}

Result<CoIssuing> open_co_issuing(Context& context, const Actor& actor,
                                  const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto found, transaction->achievements().co_issuers().find(
                            organisation_of(achievement.text), achievement, actor.organisation));
  return describe_to_partner(*transaction, std::move(found));
}

Status answer_co_issuing(Context& context, const Actor& actor, const AchievementId& achievement,
                         std::int64_t version, CoIssuingAnswer answer) {
  const auto issuer = organisation_of(achievement.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& co_issuers = transaction->achievements().co_issuers();
  CAIRN_TRY(auto agreement, co_issuers.find(issuer, achievement, actor.organisation));
  CAIRN_TRY(const auto now, transaction->achievements().find(issuer, achievement));
  const bool agrees = answer == CoIssuingAnswer::agree;
  if (is_over(agreement) || now.state == AchievementState::retired)
    return fail(ErrorCode::conflict, "co-issuing",
                "This is over. The issuer would have to ask you anew.");
  if (agrees && now.version != version)
    return fail(ErrorCode::conflict, "co-issuing",
                "The achievement has changed since you read it. Read it anew before you agree.");
  agreement.state = agrees ? CoIssuerState::agreed : CoIssuerState::declined;
  agreement.version = agrees ? version : 0;
  agreement.answered = context.clock.now();
  CAIRN_CHECK(co_issuers.put(agreement));
  CAIRN_CHECK(audit(context, *transaction, actor,
                    agrees ? "co-issuing.agree" : "co-issuing.decline", achievement.text,
                    std::to_string(version)));
  return transaction->commit();
}

Status end_co_issuing(Context& context, const Actor& actor, const AchievementId& achievement,
                      const OrganisationId& partner) {
  const auto issuer = organisation_of(achievement.text);
  if (actor.organisation != issuer && actor.organisation != partner)
    return fail(ErrorCode::not_found, "co-issuing", "There is no such agreement.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& co_issuers = transaction->achievements().co_issuers();
  CAIRN_TRY(auto agreement, co_issuers.find(issuer, achievement, partner));
  if (agreement.state == CoIssuerState::ended) return done;
  agreement.state = CoIssuerState::ended;
  agreement.answered = context.clock.now();
  CAIRN_CHECK(co_issuers.put(agreement));
  CAIRN_CHECK(
      audit(context, *transaction, actor, "co-issuing.end", achievement.text, partner.text));
  return transaction->commit();
}

Result<std::vector<CoSigner>> co_signers_of(Context& context, Transaction& transaction,
                                            const Achievement& achievement) {
  CAIRN_TRY(const auto all, transaction.achievements().co_issuers().of_achievement(
                                achievement.organisation, achievement.id));
  std::vector<CoSigner> out;
  for (const auto& it : all) {
    if (it.state != CoIssuerState::agreed || it.version != achievement.version) continue;
    CAIRN_TRY(const auto partner, transaction.organisations().find(it.partner));
    CAIRN_TRY(auto signer, signer_of(context, transaction, it.partner, crypto::KeyType::ed25519));
    out.push_back({partner.name, std::move(signer)});
  }
  return out;
}

std::string together_sentence(const std::string& issuer, const std::vector<CoSigner>& others) {
  if (others.empty()) return {};
  std::string out = "Issued by " + issuer + " together with ";
  for (std::size_t i = 0; i < others.size(); ++i)
    out += (i == 0 ? "" : i + 1 == others.size() ? " and " : ", ") + others[i].name;
  return out + ".";
}

}  // namespace cairn::app
