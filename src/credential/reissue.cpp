// SPDX-License-Identifier: Apache-2.0
#include "credential/reissue.h"

#include "base/text.h"
#include "credential/identity.h"
#include "credential/rules.h"

namespace cairn::credential {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

Value identity_object(std::string_view type, bool hashed, std::string_view hash,
                      std::string_view salt, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("type", "IdentityObject")
      .add("hashed", Value::boolean(hashed))
      .add_string("identityHash", hash)
      .add_string("identityType", type)
      .add_string_if("salt", salt)
      .value();
}

// Identifiers of other types stay as they are.
Value with_identity(const Value& identifiers, std::string_view type, const Value& identity,
                    Builder builder) {
  std::vector<Value> all;
  bool placed = false;
  for (const auto& identifier : json::as_list(identifiers)) {
    const bool same = identifier.string_at("identityType") == type;
    if (!same) all.push_back(identifier);
    if (same && !placed) all.push_back(identity);
    placed = placed || same;
  }
  if (!placed) all.push_back(identity);
  return builder.array(all);
}

Value subject_of(const Value& before, const Reissue& changes, Builder builder) {
  auto subject = before;
  auto identifiers = before["identifier"];
  if (changes.email) {
    const auto& [address, salt] = *changes.email;
    identifiers =
        with_identity(identifiers, "emailAddress",
                      identity_object("emailAddress", true,
                                      hash_identity(to_lower_ascii(address), salt), salt, builder),
                      builder);
  }
  if (changes.name)
    identifiers = with_identity(
        identifiers, "name", identity_object("name", false, *changes.name, "", builder), builder);
  if (changes.email || changes.name) subject = builder.with(subject, "identifier", identifiers);
  if (changes.achievement) subject = builder.with(subject, "achievement", *changes.achievement);
  return subject;
}

}  // namespace

Result<Value> build_next_version(const Value& credential, const Reissue& changes, Builder builder) {
  auto next = builder.without(credential, "proof");
  next = builder.with(next, "id", builder.string(changes.id));
  next = builder.with(next, "credentialStatus", changes.status);
  next = builder.with(next, "credentialSubject",
                      subject_of(credential["credentialSubject"], changes, builder));
  if (changes.achievement)
    next = builder.with(next, "name", builder.string(changes.achievement->string_at("name")));
  if (changes.valid_until)
    next = changes.valid_until->empty()
               ? builder.without(next, "validUntil")
               : builder.with(next, "validUntil", builder.string(*changes.valid_until));
  for (const auto& problem : check(next))
    if (problem.severity == Severity::fail)
      return fail(ErrorCode::invalid, problem.where, "expected " + problem.expected, problem.path);
  return next;
}

}  // namespace cairn::credential
