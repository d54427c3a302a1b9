// SPDX-License-Identifier: Apache-2.0
#include "credential/build_badge_2.h"

#include "credential/format.h"
#include "credential/identity.h"
#include "credential/open_badge_3.h"

namespace cairn::credential {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

constexpr std::string_view context = "https://w3id.org/openbadges/v2";

ObjectBuilder typed(std::string_view type, std::string_view id, Builder builder) {
  ObjectBuilder object(builder);
  object.add_string("@context", context).add_string("type", type).add_string("id", id);
  return object;
}

// One text where 3.0 allows several languages.
void add_text(ObjectBuilder& object, std::string_view key, const Value& from) {
  object.add_string_if(key, text_of(from[key]));
}

Value recipient_value(std::string_view type, bool hashed, std::string_view identity,
                      std::string_view salt, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("type", type)
      .add("hashed", Value::boolean(hashed))
      .add_string_if("salt", salt)
      .add_string("identity", identity)
      .value();
}

// By the address where there is one, for that is what readers of 2.0 look for.
Result<Value> recipient_of(const Value& subject, Builder builder) {
  const auto identifiers = subject["identifier"];
  for (const auto& identifier : json::as_list(identifiers))
    if (identifier.string_at("identityType") == "emailAddress")
      return recipient_value("email", identifier["hashed"].as_boolean(),
                             identifier.string_at("identityHash"), identifier.string_at("salt"),
                             builder);
  const auto id = id_of(subject);
  if (!id.empty()) return recipient_value("id", false, id, "", builder);
  return fail(ErrorCode::invalid, "ob2#IdentityObject",
              "the subject has neither an e-mail address nor an id", "/credentialSubject");
}

// What both editions call by the same names.
Value evidence_value(const Value& evidence, Builder builder) {
  ObjectBuilder object(builder);
  object.add_string_if("id", id_of(evidence));
  for (const auto* key : {"name", "description", "narrative", "genre", "audience"})
    add_text(object, key, evidence);
  return object.value();
}

Value alignment_value(const Value& alignment, Builder builder) {
  ObjectBuilder object(builder);
  for (const auto* key :
       {"targetName", "targetUrl", "targetDescription", "targetFramework", "targetCode"})
    add_text(object, key, alignment);
  return object.value();
}

template <class Make>
void add_list(ObjectBuilder& object, std::string_view key, const Value& items, Builder builder,
              Make make) {
  std::vector<Value> values;
  for (const auto& item : json::as_list(items)) values.push_back(make(item, builder));
  if (!values.empty()) object.add(key, builder.array(values));
}

Value image_value(const Value& image, Builder builder) {
  const auto caption = text_of(image["caption"]);
  if (caption.empty()) return builder.string(id_of(image));
  return ObjectBuilder(builder)
      .add_string("id", id_of(image))
      .add_string("caption", caption)
      .value();
}

}  // namespace

Result<Value> build_badge2_assertion(const Value& credential, const Badge2Addresses& addresses,
                                     Builder builder) {
  const auto found = subjects(credential);
  const auto subject = found.empty() ? Value() : found.front().value;
  CAIRN_TRY(const auto recipient, recipient_of(subject, builder));
  auto object = typed("Assertion", addresses.assertion, builder);
  object.add("recipient", recipient)
      .add_string("badge", addresses.badge_class)
      .add("verification", builder.object({{"type", builder.string("HostedBadge")}}));
  const auto awarded = credential.string_at("awardedDate");
  const auto validity = validity_of(credential);
  object.add_string("issuedOn", awarded.empty() ? validity.from : awarded)
      .add_string_if("expires", validity.until)
      .add_string_if("image", addresses.image);
  add_text(object, "narrative", subject);
  add_list(object, "evidence", credential["evidence"], builder, evidence_value);
  return object.value();
}

Value build_badge2_revoked(std::string_view assertion_url, std::string_view reason,
                           Builder builder) {
  return typed("Assertion", assertion_url, builder)
      .add("revoked", Value::boolean(true))
      .add_string_if("revocationReason", reason)
      .value();
}

Value build_badge2_class(const Value& achievement, const Badge2Addresses& addresses,
                         std::string_view criteria_url, Builder builder) {
  auto object = typed("BadgeClass", addresses.badge_class, builder);
  add_text(object, "name", achievement);
  add_text(object, "description", achievement);
  const auto image = first_of(achievement["image"]);
  if (!id_of(image).empty()) object.add("image", image_value(image, builder));
  object.add("criteria",
             ObjectBuilder(builder)
                 .add_string_if("id", criteria_url)
                 .add_string_if("narrative", text_of(achievement["criteria"]["narrative"]))
                 .value());
  object.add_string("issuer", addresses.issuer);
  add_list(object, "alignment", achievement["alignment"], builder, alignment_value);
  add_list(object, "tags", achievement["tag"], builder,
           [](const Value& tag, Builder make) { return make.string(text_of(tag)); });
  add_text(object, "version", achievement);
  return object.value();
}

Value build_badge2_issuer(const NewProfile& profile, Builder builder) {
  return typed("Issuer", profile.id, builder)
      .add_string("name", profile.name)
      .add_string("url", profile.url)
      .add_string_if("email", profile.email)
      .add_string_if("description", profile.description)
      .add_string_if("image", profile.image)
      .value();
}

}  // namespace cairn::credential
