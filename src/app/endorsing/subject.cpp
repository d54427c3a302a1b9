// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/subject.h"

#include "app/achievements/manage.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"
#include "app/signing.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr Field subject_field{"/subject", "What you endorse"};

EndorsedSubject described(const Context& context, const Achievement& achievement) {
  return {EndorsementKind::achievement, achievement_url(context, achievement.id), achievement.name,
          achievement.id, achievement.organisation};
}

Result<EndorsedSubject> described(Context& context, Transaction& transaction,
                                  const Organisation& organisation) {
  CAIRN_TRY(const auto signer,
            signer_of(context, transaction, organisation.id, crypto::KeyType::ed25519));
  return EndorsedSubject{
      EndorsementKind::issuer, signer.did, organisation.name, {}, organisation.id};
}

Error none_here() {
  return field_error(subject_field,
                     "There is no such page here. Give the address of a published achievement or "
                     "of an organisation.");
}

Result<EndorsedSubject> achievement_here(const Context& context, Transaction& transaction,
                                         const AchievementId& id) {
  CAIRN_TRY(const auto found,
            optional(transaction.achievements().find(organisation_of(id.text), id)));
  if (!found || found->state == AchievementState::draft) return none_here();
  return described(context, *found);
}

Result<EndorsedSubject> organisation_here(Context& context, Transaction& transaction,
                                          const OrganisationId& id) {
  CAIRN_TRY(const auto found, optional(transaction.organisations().find(id)));
  if (!found || id == server_organisation()) return none_here();
  return described(context, transaction, *found);
}

Result<EndorsedSubject> elsewhere(const EndorsementForm& form, std::string_view id) {
  EndorsedSubject out;
  Faults faults;
  out.id = id.starts_with("did:")
               ? faults.take(text_field(subject_field, id, 2048, Presence::required))
               : faults.take(url_field(subject_field, id, Presence::required));
  if (form.kind == "issuer")
    out.kind = EndorsementKind::issuer;
  else if (form.kind != "achievement")
    faults.add(field_error({"/kind", "Kind"}, "Choose an achievement or an issuer."));
  out.name = faults.take(text_field({"/name", "Its name"}, form.name, limits::name_characters_max,
                                    Presence::required));
  CAIRN_CHECK(faults.verdict());
  return out;
}

}  // namespace

std::string id_in_address(std::string_view text, std::string_view marker) {
  text = trim(text);
  if (const auto at = text.rfind(marker); at != text.npos) text.remove_prefix(at + marker.size());
  return std::string(text.substr(0, text.find_first_of("/?#")));
}

Result<EndorsedSubject> subject_of(Context& context, Transaction& transaction,
                                   const EndorsementForm& form) {
  const auto text = trim(form.subject);
  const auto below = [&](std::string_view path) {
    return text.starts_with(context.base_url + std::string(path));
  };
  const bool is_id = !text.empty() && text.find_first_of(":/") == text.npos;
  if (below("/a/") || (is_id && text.find('-') != text.npos))
    return achievement_here(context, transaction, {id_in_address(text, "/a/")});
  if (below("/o/") || is_id)
    return organisation_here(context, transaction, {id_in_address(text, "/o/")});
  return elsewhere(form, text);
}

Result<EndorsedSubject> own_subject(Context& context, Transaction& transaction, const Actor& actor,
                                    std::string_view achievement) {
  if (trim(achievement).empty()) {
    CAIRN_TRY(const auto own, transaction.organisations().find(actor.organisation));
    return described(context, transaction, own);
  }
  CAIRN_TRY(const auto found, optional(transaction.achievements().find(
                                  actor.organisation, {id_in_address(achievement, "/a/")})));
  if (!found || found->state == AchievementState::draft)
    return field_error({"/achievement", "The achievement"},
                       "There is no such published achievement of yours. Choose another.");
  return described(context, *found);
}

Result<EndorsedSubject> own_subject_named(Context& context, Transaction& transaction,
                                          const Actor& actor, std::string_view id) {
  CAIRN_TRY(auto own, own_subject(context, transaction, actor, ""));
  if (own.id == id) return own;
  if (id.starts_with(context.base_url + "/a/"))
    if (auto found = own_subject(context, transaction, actor, id); found && found->id == id)
      return found;
  return field_error({"/credential", "The endorsement"},
                     "It is about something else. It must name one of your achievements, or your "
                     "organisation, by the id that your badges have for it.");
}

}  // namespace cairn::app
