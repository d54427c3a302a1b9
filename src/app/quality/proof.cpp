// SPDX-License-Identifier: Apache-2.0
#include "app/quality/proof.h"

#include <algorithm>
#include <array>

#include "app/career/workbook.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/awards.h"
#include "app/ports/offers.h"
#include "app/ports/organisations.h"
#include "app/ports/workbooks.h"
#include "base/text.h"
#include "base/uri.h"
#include "credential/open_badge_3.h"
#include "did/did.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

bool is_of(const Award& award, const catalogue::Offer& offer) {
  return award.achievement.text == offer.id && !award.revoked && !award.suspended && !award.erased;
}

Result<std::optional<ReviewHolder>> awarded_here(Transaction& transaction, const Speaker& speaker,
                                                 const catalogue::Offer& offer) {
  CAIRN_TRY(const auto awards,
            transaction.awards().list_of_learner(speaker.organisation, {speaker.id}));
  for (const auto& it : awards) {
    if (!is_of(it, offer)) continue;
    CAIRN_TRY(const auto asked,
              optional(transaction.awards().offers().find(it.organisation, it.id)));
    if (!asked || asked->state == OfferState::accepted)
      return std::optional(ReviewHolder{speaker.id, it.credential_id, ProofKind::award,
                                        it.organisation, it.id.text});
  }
  return std::optional<ReviewHolder>();
}

// Without "www.", which is the same site.
std::string site_of(std::string_view address) {
  const auto parts = split_uri(address);
  if (parts.scheme != "https" || !parts.authority) return "";
  auto host = to_lower_ascii(*parts.authority);
  return host.starts_with("www.") ? host.substr(4) : host;
}

Result<std::optional<OrganisationId>> who_runs_it(Transaction& transaction) {
  CAIRN_TRY(const auto first, transaction.organisations().first());
  return first ? std::optional(first->id) : std::nullopt;
}

struct Signer {
  std::string id, name;
};

// Of badges that somebody brought.
class Judge {
 public:
  static Result<Judge> of(Transaction& transaction, const catalogue::Offer& offer) {
    Judge judge(transaction, offer);
    CAIRN_TRY(judge.keeper_, keeper_of(transaction, offer.id));
    CAIRN_TRY(const auto host, who_runs_it(transaction));
    if (host) {
      CAIRN_TRY(judge.issuers_, transaction.stacks().list_issuers(*host));
    }
    return judge;
  }

  bool is_named(std::string_view achievement) const {
    return achievement == offer_->id || (!offer_->url.empty() && achievement == offer_->url);
  }

  // Nothing: it counts.
  Result<std::optional<WhyNot>> against(const std::string& credential,
                                        const std::string& issuer) const {
    if (keeper_ != server_organisation()) {
      CAIRN_TRY(const bool given_out, is_given_out(credential, issuer));
      return given_out ? std::nullopt : std::optional(WhyNot::not_given_out);
    }
    const auto known = std::ranges::find(issuers_, issuer, &OutsideIssuer::id);
    const auto state = known == issuers_.end() ? IssuerState::waiting : known->state;
    if (state == IssuerState::refused) return std::optional(WhyNot::issuer_refused);
    if (state == IssuerState::accepted || is_site_of(issuer, *offer_))
      return std::optional<WhyNot>();
    return std::optional(WhyNot::issuer_unknown);
  }

  void note(WhyNot why, const Signer& signer, Proof& out) const {
    out.why = std::max(out.why, why);
    if (why != WhyNot::issuer_unknown) return;
    out.issuer.id = signer.id;
    out.issuer.name = signer.name;
    out.asked = std::ranges::find(issuers_, signer.id, &OutsideIssuer::id) != issuers_.end();
  }

 private:
  Judge(Transaction& transaction, const catalogue::Offer& offer)
      : transaction_(&transaction), offer_(&offer) {}

  // The copy of a badge of ours is proof only where its issuer here gave it out.
  Result<bool> is_given_out(const std::string& credential, const std::string& issuer) const {
    const auto name = credential.substr(credential.rfind('/') + 1);
    CAIRN_TRY(const auto award, optional(transaction_->awards().find(keeper_, {name})));
    if (!award || award->credential_id != credential || !is_of(*award, *offer_)) return false;
    Arena arena;
    const auto signed_text = json::parse(award->credential, arena);
    return signed_text && credential::issuer_id(*signed_text) == issuer;
  }

  Transaction* transaction_;
  const catalogue::Offer* offer_;
  OrganisationId keeper_;
  std::vector<OutsideIssuer> issuers_;  // that who runs the server met
};

Result<Proof> brought_here(Transaction& transaction, const Speaker& speaker,
                           const catalogue::Offer& offer) {
  const LearnerId learner{speaker.id};
  CAIRN_TRY(const auto brought,
            transaction.stacks().held_outside(speaker.organisation, learner, learner));
  CAIRN_TRY(const auto judge, Judge::of(transaction, offer));
  Proof out;
  for (const auto& it : brought) {
    if (!judge.is_named(it.achievement)) continue;
    auto why = std::optional(WhyNot::faulty);
    if (it.issuer == IssuerState::refused) {
      why = WhyNot::issuer_refused;
    } else if (it.fault.empty()) {
      CAIRN_TRY(why, judge.against(it.credential_id, it.issuer_id));
    }
    if (!why) {
      out.holder = ReviewHolder{speaker.id, it.credential_id, ProofKind::outside, it.organisation,
                                it.id.text};
      return out;
    }
    judge.note(*why, {it.issuer_id, it.issuer_name}, out);
  }
  return out;
}

// A workbook keeps ids of what was verified, not that it is theirs: the account speaks once.
Result<Proof> in_workbook(Transaction& transaction, const Speaker& speaker,
                          const catalogue::Offer& offer) {
  Proof out;
  CAIRN_TRY(const auto stored, optional(transaction.workbooks().find_of_person({speaker.id})));
  if (!stored) return out;
  CAIRN_TRY(const auto workbook, career::read_workbook(stored->content));
  CAIRN_TRY(const auto judge, Judge::of(transaction, offer));
  const auto& profile = workbook.profile;
  for (const auto& it : profile.brought) {
    if (!judge.is_named(it.achievement)) continue;
    CAIRN_TRY(const auto why, judge.against(it.credential, it.issuer));
    if (!why) {
      out.holder = ReviewHolder{speaker.id, "account " + speaker.id, ProofKind::workbook,
                                server_organisation(), stored->id.text};
      return out;
    }
    judge.note(*why, {it.issuer, ""}, out);
  }
  const bool named =
      std::ranges::any_of(profile.credentials, [&](const auto& id) { return judge.is_named(id); });
  if (named && out.why == WhyNot::no_badge) out.why = WhyNot::issuer_unkept;
  return out;
}

struct Words {
  std::string_view detail, remedy;  // whole literals
};
constexpr std::array<Words, 6> words = {{
    {to_say("Only who holds what is earned here can review it, and nothing of yours shows that."),
     to_say("Bring the badge to your learner’s page, or to the workbook of your account, where it "
            "is verified.")},
    {to_say("The badge you brought was withdrawn since, or does not verify any more."),
     to_say("Ask its issuer for one that is valid, and bring that.")},
    {to_say("The badge you brought names this achievement, but it is none that its issuer gave out "
            "here, or not any more."),
     to_say("Bring the badge as you got it from its issuer.")},
    {to_say("Your workbook knows that you brought a badge of this, but not who signed it."),
     to_say("Bring the badge to your workbook once more.")},
    {to_say("The badge you brought is signed by an issuer that was refused here."),
     to_say("Ask who runs this server why, or bring a badge of whoever offers this.")},
    {to_say("The badge you brought is signed by an issuer of whom it is not known here whether it "
            "may award this: anybody can sign such a badge."),
     to_say(
         "Ask who runs this server to accept its issuer, under “Stacks”, “Issuers from outside”; "
         "or bring a badge that is signed in the name of the site of this offer.")},
}};

}  // namespace

bool is_site_of(std::string_view issuer, const catalogue::Offer& offer) {
  constexpr std::string_view document = "/.well-known/did.json";
  const auto at = did::did_web_url(issuer.substr(0, issuer.find('#')));
  if (!at || !at->ends_with(document)) return false;  // of a whole host, not of a folder in it
  const auto host = site_of(*at);
  const auto site = site_of(offer.url.empty() ? offer.id : offer.url);
  return host.find('.') != std::string::npos && (site == host || site.ends_with("." + host));
}

Result<Proof> proof_of(Transaction& transaction, const Speaker& speaker,
                       const catalogue::Offer& offer) {
  if (!speaker.learner) return in_workbook(transaction, speaker, offer);
  CAIRN_TRY(auto awarded, awarded_here(transaction, speaker, offer));
  if (awarded) return Proof{std::move(awarded), WhyNot::no_badge};
  return brought_here(transaction, speaker, offer);
}

Error not_proved(WhyNot why) {
  const auto& it = words[static_cast<std::size_t>(why)];
  return with_remedy(fail(ErrorCode::not_permitted, "review", std::string(it.detail)),
                     it.remedy.data());
}

Status ask_about_issuer(Transaction& transaction, const Proof& proof, Instant now) {
  if (proof.why != WhyNot::issuer_unknown || proof.asked) return done;
  CAIRN_TRY(const auto host, who_runs_it(transaction));
  if (!host) return done;
  CAIRN_TRY(const auto met, transaction.stacks().list_issuers(*host));
  if (std::ranges::count(met, IssuerState::waiting, &OutsideIssuer::state) >=
      limits::waiting_issuers_max)
    return done;
  return transaction.stacks().meet_issuer(
      {*host, proof.issuer.id, proof.issuer.name, IssuerState::waiting, now});
}

}  // namespace cairn::app
