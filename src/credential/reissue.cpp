// SPDX-License-Identifier: Apache-2.0
#include "credential/reissue.h"

#include <algorithm>

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

bool tells(const Value& evidence) { return evidence.contains("narrative"); }

bool is_link(const Value& evidence) {
  return evidence.contains("id") && !tells(evidence) && !evidence.contains("description") &&
         !evidence.contains("genre");
}

// With `evidence` in place of the first that `is` one, or added; without it where it is empty.
template <class Is>
Value with_evidence(const Value& all, Is is, const NewEvidence& evidence, Builder builder) {
  std::vector<Value> out;
  bool placed = evidence.url.empty() && evidence.narrative.empty();
  bool found = false;
  for (const auto& it : json::as_list(all)) {
    const bool first = !found && is(it);
    found = found || first;
    if (!first) out.push_back(it);
    if (first && !placed) out.push_back(build_evidence(evidence, builder));
    placed = placed || first;
  }
  if (!placed) out.push_back(build_evidence(evidence, builder));
  return builder.array(out);
}

Value evidence_of(const Value& before, const Reissue& changes, Builder builder) {
  auto all = before;
  if (changes.narrative) all = with_evidence(all, tells, *changes.narrative, builder);
  if (changes.link) all = with_evidence(all, is_link, *changes.link, builder);
  return all;
}

const Value* description_of(const Value& achievement, std::string_view id) {
  const auto* all = achievement.find("resultDescription");
  if (all == nullptr) return nullptr;
  for (const auto& description : json::as_list(*all))
    if (description.string_at("id") == id) return &description;
  return nullptr;
}

std::string_view name_of(const Value& achievement, const Value& result) {
  const auto* description = description_of(achievement, result.string_at("resultDescription"));
  return description == nullptr ? std::string_view() : description->string_at("name");
}

Value with_list(const Value& object, std::string_view key, const std::vector<Value>& all,
                Builder builder) {
  return all.empty() ? builder.without(object, key) : builder.with(object, key, builder.array(all));
}

// What was reached, each with a description in the achievement as it will stand.
Value with_results(const Value& subject, const Value& before, const Reissue& changes,
                   Builder builder) {
  auto achievement = subject["achievement"];
  std::vector<Value> descriptions, results;
  const auto described = achievement["resultDescription"];
  for (const auto& it : json::as_list(described)) descriptions.push_back(it);
  const auto former = before["result"];
  for (const auto& result : json::as_list(former)) {
    const auto name = name_of(before["achievement"], result);
    const bool anew = std::any_of(changes.results.begin(), changes.results.end(),
                                  [&](const NamedResult& it) { return it.name == name; });
    if (anew || changes.other_achievement) continue;
    results.push_back(result);
    const auto id = result.string_at("resultDescription");
    const auto* own = description_of(before["achievement"], id);
    if (own != nullptr && description_of(achievement, id) == nullptr) descriptions.push_back(*own);
  }
  for (const auto& [name, result] : changes.results)
    if (!result.value.empty() || !result.status.empty())
      results.push_back(build_result(result, builder));
  achievement = with_list(achievement, "resultDescription", descriptions, builder);
  return with_list(builder.with(subject, "achievement", achievement), "result", results, builder);
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
  if (!changes.achievement && changes.results.empty()) return subject;
  return with_results(subject, before, changes, builder);
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
  if (changes.issuer_endorsements && next["issuer"].is_object())
    next = builder.with(
        next, "issuer",
        with_list(next["issuer"], "endorsement", *changes.issuer_endorsements, builder));
  if (changes.valid_until)
    next = changes.valid_until->empty()
               ? builder.without(next, "validUntil")
               : builder.with(next, "validUntil", builder.string(*changes.valid_until));
  if (changes.narrative || changes.link) {
    const auto evidence = evidence_of(credential["evidence"], changes, builder);
    next = evidence.size() == 0 ? builder.without(next, "evidence")
                                : builder.with(next, "evidence", evidence);
  }
  if (changes.awarded) {
    next = builder.with(next, "awardedDate", builder.string(*changes.awarded));
    next = builder.with(next, "validFrom", builder.string(*changes.awarded));
  }
  for (const auto& problem : check(next))
    if (problem.severity == Severity::fail)
      return fail(ErrorCode::invalid, problem.where, "expected " + problem.expected, problem.path);
  return next;
}

Said said_in(const Value& credential) {
  Said said;
  const auto evidence = credential["evidence"];
  for (const auto& it : json::as_list(evidence)) {
    if (said.narrative.empty() && tells(it)) said.narrative = it.string_at("narrative");
    if (said.link.empty() && is_link(it)) said.link = it.string_at("id");
  }
  const auto subject = credential["credentialSubject"];
  const auto results = subject["result"];
  for (const auto& result : json::as_list(results)) {
    const auto value = result.string_at(result.contains("value") ? "value" : "status");
    said.results.emplace_back(name_of(subject["achievement"], result), value);
  }
  return said;
}

}  // namespace cairn::credential
