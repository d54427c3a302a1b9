// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/outside.h"

#include <algorithm>

#include "achievement/import.h"
#include "app/achievements/prerequisites.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/results.h"
#include "app/verifying/site_resources.h"
#include "stacking/implies.h"

namespace cairn::app {
namespace {

constexpr const char* where = "outside credential";
constexpr std::int64_t recheck_seconds = 7 * 24 * 60 * 60;

// Somebody with a page, and every address they have proved to be theirs.
struct Bringer {
  Learner learner;
  std::vector<std::string> addresses;
};

Result<Bringer> bringer_behind(Context& context, std::string_view token) {
  CAIRN_TRY(auto reading, context.store.begin(Access::read));
  Bringer out;
  CAIRN_TRY(out.learner, holder_of(*reading, token));
  CAIRN_TRY(out.addresses, own_addresses(*reading, out.learner));
  return out;
}

Result<verify::Verified<verify::Credential>> accept(Context& context, const std::string& address,
                                                    ByteView file) {
  SiteResources resources(context);
  const auto subject = "email:" + address;
  verify::Options options;
  options.at = context.clock.now();
  options.subject = subject;
  options.expected = verify::Expected::credential;
  options.resources = &resources;
  const auto verifier = context.verifiers.take();
  return verifier->accept(file, options);
}

// Whether this very organisation awarded it.
bool is_own(const Context& context, const OrganisationId& organisation, std::string_view id) {
  const auto begins = [&](const std::string& base) {
    return id.starts_with(base + "/b/" + organisation.text + "-");
  };
  return begins(context.base_url) ||
         std::any_of(context.former_base_urls.begin(), context.former_base_urls.end(), begins);
}

// What it says of its achievement; nothing where it says nothing that is known.
achievement::Details details_of(const verify::Credential& credential) {
  achievement::Details details;
  if (auto read = achievement::read_json(credential.json); read && !read->found.empty())
    details = std::move(read->found.front().content.details);
  if (const auto earned = achievement::read_decimal(credential.summary.credits);
      earned && earned->hundredths > 0)
    details.ects = *earned;
  return details;
}

std::optional<Instant> instant_in(const std::string& text) {
  const auto read = parse_instant(text);
  return read ? std::optional(*read) : std::nullopt;
}

OutsideCredential describe(const Context& context, const Learner& learner,
                           const verify::Verified<verify::Credential>& badge, ByteView file) {
  const auto& summary = badge->summary;
  const auto& issuer = badge.report().issuer;
  OutsideCredential it;
  it.organisation = learner.organisation;
  it.id = {new_name(learner.organisation, context.random)};
  it.learner = learner.id;
  it.credential_id = summary.id.empty() ? it.id.text : summary.id;
  // Ids of ours have no colon, so that nobody outside can name one.
  it.achievement =
      stacking::is_address(summary.achievement_id) ? summary.achievement_id : "urn:" + it.id.text;
  it.name = summary.name;
  it.issuer_id = issuer.id;
  it.issuer_name = issuer.listed_name.empty() ? issuer.name : issuer.listed_name;
  it.details = achievement::write(details_of(*badge));
  it.result = result_in(summary);
  it.verified = context.clock.now();
  it.awarded = instant_in(summary.awarded.empty() ? summary.valid_from : summary.awarded)
                   .value_or(it.verified);
  it.valid_until = instant_in(summary.valid_until);
  it.document.assign(file.begin(), file.end());
  return it;
}

Error not_about_them() {
  return with_remedy(fail(ErrorCode::not_permitted, where,
                          "This credential does not say that it is about the e-mail address of "
                          "this page."),
                     "Add the address it is made out to on your page, or ask its issuer for one "
                     "that is made out to yours.");
}

}  // namespace

Result<OutsideCredential> bring_credential(Context& context, std::string_view learner_token,
                                           ByteView file) {
  if (file.empty()) return field_error({"/file", "Badge"}, "Choose the file of a badge.");
  if (file.size() > limits::outside_bytes_max)
    return fail(ErrorCode::too_large, where, "This file is too large for a badge.", "/file");
  CAIRN_TRY(const auto bringer, bringer_behind(context, learner_token));
  const auto& learner = bringer.learner;
  // Verifying may ask other servers, so no transaction is open meanwhile.
  CAIRN_TRY(auto badge, accept(context, bringer.addresses.front(), file));
  if (is_own(context, learner.organisation, badge->summary.id))
    return fail(ErrorCode::conflict, where,
                "This was awarded here, so it counts without being brought.", "/file");
  for (std::size_t i = 1; !badge.report().subject.bound && i < bringer.addresses.size(); ++i) {
    CAIRN_TRY(badge, accept(context, bringer.addresses[i], file));
  }
  if (!badge.report().subject.bound) return not_about_them();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto before,
            transaction->stacks().held_outside(learner.organisation, learner.id, learner.id));
  if (before.size() >= limits::outside_credentials_max)
    return fail(ErrorCode::too_many, where,
                "There are as many credentials here as are kept. Remove one first.");
  auto it = describe(context, learner, badge, file);
  CAIRN_CHECK(transaction->stacks().add_outside(it));
  CAIRN_CHECK(transaction->stacks().meet_issuer(
      {learner.organisation, it.issuer_id, it.issuer_name, IssuerState::waiting, it.verified}));
  CAIRN_TRY(it, transaction->stacks().find_outside(learner.organisation, it.id));
  CAIRN_CHECK(awards_changed(context, *transaction, learner.organisation, learner.id));
  CAIRN_CHECK(transaction->commit());
  return it;
}

namespace {

// Noted where it is new. Anybody can make a key, and call it an issuer.
Result<IssuerState> meet_issuer_of(Transaction& transaction, const OutsideCredential& it) {
  CAIRN_TRY(const auto met, transaction.stacks().list_issuers(it.organisation));
  const auto known = std::ranges::find(met, it.issuer_id, &OutsideIssuer::id);
  if (known != met.end()) return known->state;
  if (std::ranges::count(met, IssuerState::waiting, &OutsideIssuer::state) <
      limits::waiting_issuers_max) {
    CAIRN_CHECK(transaction.stacks().meet_issuer(
        {it.organisation, it.issuer_id, it.issuer_name, IssuerState::waiting, it.verified}));
    return IssuerState::waiting;
  }
  return fail(ErrorCode::conflict, where,
              "So many issuers wait to be accepted here that no more are noted. Ask the "
              "organisation to decide about those first.",
              "/badge_file");
}

}  // namespace

Result<std::optional<OutsideCredential>> read_brought_along(Context& context,
                                                            const Achievement& wanted,
                                                            const std::string& email,
                                                            std::string_view file) {
  if (file.empty() || !has_prerequisites(wanted)) return std::optional<OutsideCredential>();
  if (file.size() > limits::outside_bytes_max)
    return fail(ErrorCode::too_large, where, "This file is too large for a badge.", "/badge_file");
  auto accepted = accept(context, email, as_bytes(file));
  if (!accepted) {
    auto error = std::move(accepted).error();
    if (error.path.empty()) error.path = "/badge_file";
    return error;
  }
  const auto& badge = *accepted;
  if (is_own(context, wanted.organisation, badge->summary.id))
    return fail(ErrorCode::conflict, where,
                "This was awarded here: give the address of its page instead.", "/badge_file");
  if (!badge.report().subject.bound)
    return field_error({"/badge_file", "Badge of another issuer"},
                       "This credential does not say that it is about the e-mail address you give "
                       "here. Give that address, or ask its issuer for one made out to yours.");
  Learner nobody;
  nobody.organisation = wanted.organisation;
  auto brought = describe(context, nobody, badge, as_bytes(file));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(brought.issuer, meet_issuer_of(*transaction, brought));
  CAIRN_CHECK(transaction->commit());
  return std::optional(std::move(brought));
}

Status keep_brought_along(Context& context, Transaction& transaction, const Learner& learner,
                          OutsideCredential brought) {
  brought.learner = learner.id;
  CAIRN_TRY(const auto before,
            transaction.stacks().held_outside(learner.organisation, learner.id, learner.id));
  if (before.size() >= limits::outside_credentials_max ||
      std::ranges::count(before, brought.credential_id, &OutsideCredential::credential_id) > 0)
    return done;
  CAIRN_CHECK(transaction.stacks().add_outside(brought));
  return awards_changed(context, transaction, learner.organisation, learner.id);
}

Result<std::vector<OutsideCredential>> brought_credentials(Context& context,
                                                           std::string_view learner_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  return transaction->stacks().held_outside(learner.organisation, learner.id, learner.id);
}

Status remove_credential(Context& context, std::string_view learner_token, const HoldingId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  CAIRN_TRY(const auto found, transaction->stacks().find_outside(learner.organisation, id));
  if (found.learner != learner.id)
    return fail(ErrorCode::not_found, where, "There is no such credential.");
  CAIRN_CHECK(transaction->stacks().remove_outside(learner.organisation, id));
  CAIRN_CHECK(awards_changed(context, *transaction, learner.organisation, learner.id));
  return transaction->commit();
}

Result<std::vector<OutsideIssuer>> list_outside_issuers(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->stacks().list_issuers(actor.organisation);
}

Status decide_issuer(Context& context, const Actor& actor, const std::string& id,
                     const std::string& state) {
  if (state != "accepted" && state != "refused")
    return field_error({"/state", "Decision"}, "Choose whether its credentials count.");
  const auto accepted = state == "accepted";
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto now = context.clock.now();
  CAIRN_CHECK(transaction->stacks().set_issuer_state(
      actor.organisation, id, accepted ? IssuerState::accepted : IssuerState::refused, now));
  CAIRN_CHECK(transaction->stacks().add_due_for_issuer(actor.organisation, id, now));
  CAIRN_CHECK(
      audit(context, *transaction, actor, accepted ? "issuer.accept" : "issuer.refuse", id));
  return transaction->commit();
}

Result<std::int64_t> recheck_outside(Context& context, std::int64_t credentials_max) {
  std::vector<OutsideCredential> old;
  const auto now = context.clock.now();
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    CAIRN_TRY(const auto organisations, reading->organisations().list());
    for (const auto& organisation : organisations) {
      CAIRN_TRY(auto found, reading->stacks().list_outside_before(
                                organisation.id, {now.microseconds - recheck_seconds * 1'000'000},
                                credentials_max - static_cast<std::int64_t>(old.size())));
      std::move(found.begin(), found.end(), std::back_inserter(old));
    }
  }
  for (auto& it : old) {
    SiteResources resources(context);
    verify::Options options;
    options.at = now;
    options.resources = &resources;
    const auto report = context.verifiers.take()->verify(it.document, options);
    // What could not be asked is no reason against it.
    const bool rejected = report.ok() && report->verdict == verify::Verdict::rejected;
    const bool counted = it.fault.empty();
    it.fault = rejected ? std::string(verify::headline(*report)) : "";
    it.verified = now;
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    auto updated = transaction->stacks().update_outside(it);
    if (!updated && updated.error().code == ErrorCode::not_found) continue;
    CAIRN_CHECK(std::move(updated));
    if (counted == rejected)
      CAIRN_CHECK(awards_changed(context, *transaction, it.organisation, it.learner));
    CAIRN_CHECK(transaction->commit());
  }
  return static_cast<std::int64_t>(old.size());
}

}  // namespace cairn::app
