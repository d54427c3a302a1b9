// SPDX-License-Identifier: Apache-2.0
#include "app/organisation/profile.h"

#include "app/audit.h"
#include "app/fields.h"
#include "app/ids.h"
#include "app/limits.h"
#include "app/optional.h"
#include "base/filled.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

constexpr const char* private_until_shared = "private-until-shared";

Result<std::string> optional_email(Field field, std::string_view text) {
  if (trim(text).empty()) return std::string();
  return email_field(field, text);
}

// Digits, and what people write between them.
Result<std::string> telephone_field(Field field, std::string_view text) {
  CAIRN_TRY(auto typed,
            text_field(field, text, limits::telephone_characters_max, Presence::optional));
  if (typed.find_first_not_of("+0123456789 ()-/.") != typed.npos)
    return field_error(field, "Write the number with digits, as +49 421 555 0100.");
  return typed;
}

Result<OrganisationForm> checked(const OrganisationForm& form) {
  OrganisationForm out;
  Faults faults;
  out.name = faults.take(
      text_field({"/name", "Name"}, form.name, limits::name_characters_max, Presence::required));
  out.url = faults.take(url_field({"/url", "Web address"}, form.url, Presence::optional));
  out.description =
      faults.take(text_field({"/description", "Description"}, form.description,
                             limits::description_characters_max, Presence::optional, Lines::many));
  out.contact_email = faults.take(optional_email({"/email", "E-mail address"}, form.contact_email));
  out.telephone = faults.take(telephone_field({"/telephone", "Telephone"}, form.telephone));
  out.address =
      faults.take(text_field({"/address", "Address"}, form.address, limits::address_characters_max,
                             Presence::optional, Lines::many));
  CAIRN_CHECK(faults.verdict());
  return out;
}

// One that was there before is there still.
Status keep_logo(Transaction& transaction, const OrganisationId& organisation, const Logo& logo) {
  auto& organisations = transaction.organisations();
  CAIRN_TRY(const auto known, optional(organisations.find_logo(organisation, logo.digest)));
  if (known) return done;
  CAIRN_TRY(const auto count, organisations.count_logos(organisation));
  if (count >= limits::logos_max)
    return fail(ErrorCode::conflict, "organisation",
                "This organisation has had as many logos as it may, and each stays for the badges "
                "that name it. Choose one of those.",
                "/logo");
  return organisations.keep_logo(organisation, logo);
}

Status set_logo(Context& context, const Actor& actor, const Logo& logo) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto organisation, transaction->organisations().find(actor.organisation));
  if (organisation.logo == logo.digest) return done;
  organisation.logo = logo.digest;
  if (!logo.digest.empty()) CAIRN_CHECK(keep_logo(*transaction, organisation.id, logo));
  CAIRN_CHECK(transaction->organisations().update(organisation));
  CAIRN_CHECK(audit(context, *transaction, actor, "organisation.logo", organisation.id.text));
  return transaction->commit();
}

Error at_logo(Error error) {
  error.path = "/logo";
  return error;
}

}  // namespace

OrganisationForm form_of(const Organisation& it) {
  return {it.name,
          it.url,
          it.description,
          it.contact_email,
          it.telephone,
          it.address,
          it.sharing == private_until_shared,
          it.whole_only};
}

Status change_organisation(Context& context, const Actor& actor, const OrganisationForm& form) {
  CAIRN_TRY(auto said, checked(form));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto organisation, transaction->organisations().find(actor.organisation));
  const auto before = organisation.name + " " + organisation.url;
  organisation.name = std::move(said.name);
  organisation.url = std::move(said.url);
  organisation.description = std::move(said.description);
  organisation.contact_email = std::move(said.contact_email);
  organisation.telephone = std::move(said.telephone);
  organisation.address = std::move(said.address);
  organisation.sharing = form.private_at_first ? private_until_shared : "";
  organisation.whole_only = form.whole_only;
  CAIRN_CHECK(transaction->organisations().update(organisation));
  CAIRN_CHECK(audit(context, *transaction, actor, "organisation.change", organisation.id.text,
                    filled("Before: {}", before)));
  return transaction->commit();
}

Status change_logo(Context& context, const Actor& actor, ByteView picture) {
  if (picture.size() > limits::logo_bytes_max)
    return fail(ErrorCode::too_large, "organisation",
                "The picture is larger than 2 MB. Make it smaller; 512 pixels a side are enough.",
                "/logo");
  auto drawn = context.drawing.logo_png(picture);
  if (!drawn) return at_logo(std::move(drawn).error());
  const auto digest = crypto::sha256(as_text(*drawn));
  return set_logo(
      context, actor,
      {encoding::to_hex(digest.view().subspan(0, 16)), std::move(*drawn), context.clock.now()});
}

Status remove_logo(Context& context, const Actor& actor) { return set_logo(context, actor, {}); }

std::string logo_url(const Context& context, const Organisation& organisation) {
  if (organisation.logo.empty()) return {};
  return context.base_url + "/o/" + organisation.id.text + "/logo/" + organisation.logo + ".png";
}

Result<Bytes> logo_of(Context& context, const OrganisationId& id, const std::string& digest) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->organisations().find_logo(id, digest);
}

credential::NewProfile profile_of(const Context& context, const Organisation& organisation,
                                  std::string id) {
  credential::NewProfile profile;
  profile.id = std::move(id);
  profile.name = organisation.name;
  profile.url = organisation.url;
  profile.image = logo_url(context, organisation);
  return profile;
}

}  // namespace cairn::app
