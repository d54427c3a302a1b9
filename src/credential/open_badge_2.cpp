// SPDX-License-Identifier: Apache-2.0
#include "credential/open_badge_2.h"

#include <algorithm>

#include "base/text.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "credential/syntax.h"

namespace cairn::credential {
namespace {

// 2.0 renamed a few members; the later name wins.
json::Value either(const json::Value& object, std::string_view now, std::string_view then) {
  const auto* value = object.find(now);
  return value ? *value : object[then];
}

std::optional<std::int64_t> epoch_seconds(const json::Value& value) {
  if (value.is_number()) return value.as_int64();
  const auto text = value.as_string();
  const bool digits =
      text.size() >= 9 && text.size() <= 11 && text.find_first_not_of("0123456789") == text.npos;
  return digits ? json::Value::number(text).as_int64() : std::nullopt;
}

std::optional<Result<Instant>> moment(const json::Value& value) {
  if (value.is_null()) return std::nullopt;
  constexpr std::int64_t year_10000 = 253'402'300'800;
  if (const auto seconds = epoch_seconds(value)) {
    if (*seconds < 0 || *seconds >= year_10000)
      return fail(ErrorCode::invalid, "ob1#datetime", "seconds since 1970 outside the calendar");
    return Instant::from_seconds(*seconds);
  }
  if (!value.is_string()) return fail(ErrorCode::invalid, "ob2#DateTime", "no date and no number");
  auto day = parse_date(value.as_string());
  return day.ok() ? std::move(day) : parse_instant(value.as_string());
}

EvidenceSummary evidence_of(const json::Value& item, std::string_view language) {
  const auto text = [&](std::string_view key) { return std::string(text_of(item[key], language)); };
  return {.id = std::string(id_of(item)),
          .name = text("name"),
          .description = text("description"),
          .narrative = text("narrative"),
          .genre = text("genre"),
          .audience = text("audience")};
}

AlignmentSummary alignment_of(const json::Value& item, std::string_view language) {
  const auto text = [&](std::string_view now, std::string_view then) {
    return std::string(text_of(either(item, now, then), language));
  };
  return {.name = text("targetName", "name"),
          .url = text("targetUrl", "url"),
          .code = text("targetCode", "code"),
          .framework = text("targetFramework", "framework"),
          .description = text("targetDescription", "description")};
}

void badge_class_into(const json::Value& badge, Summary& summary, std::string_view language) {
  const auto criteria = first_of(badge["criteria"]);
  const auto image = first_of(badge["image"]);
  summary.achievement_id = id_of(badge);
  summary.achievement_version = text_of(badge["version"], language);
  summary.name = text_of(badge["name"], language);
  summary.description = text_of(badge["description"], language);
  summary.criteria_url = id_of(criteria);
  if (criteria.is_object()) summary.criteria = text_of(criteria["narrative"], language);
  summary.image = id_of(image);
  summary.image_caption = text_of(image["caption"], language);
  summary.language = badge.string_at("@language");
  const auto alignments = badge["alignment"];
  for (const auto& item : json::as_list(alignments))
    summary.alignments.push_back(alignment_of(item, language));
  const auto tags = badge["tags"];
  for (const auto& tag : json::as_list(tags)) summary.tags.emplace_back(text_of(tag, language));
}

Party issuer_of(const json::Value& issuer, std::string_view language) {
  return {.id = std::string(id_of(issuer)),
          .name = std::string(text_of(issuer["name"], language)),
          .url = std::string(either(issuer, "url", "origin").as_string()),
          .email = std::string(either(issuer, "email", "contact").as_string()),
          .image = std::string(id_of(first_of(issuer["image"])))};
}

bool names(const json::Value& entry, std::string_view id, std::string_view uid) {
  const auto is = [&](std::string_view name) {
    return !name.empty() && (name == id || name == uid);
  };
  if (entry.is_string()) return is(entry.as_string());
  return is(id_of(entry)) || is(entry.string_at("uid"));
}

}  // namespace

Badge2 embedded_parts(const json::Value& assertion) {
  Badge2 badge{.assertion = assertion, .badge_class = {}, .issuer = {}};
  if (const auto inside = assertion["badge"]; inside.is_object()) badge.badge_class = inside;
  if (const auto inside = badge.badge_class["issuer"]; inside.is_object()) badge.issuer = inside;
  return badge;
}

std::string_view badge_url(const json::Value& assertion) { return id_of(assertion["badge"]); }

std::string_view issuer_url(const json::Value& badge_class) {
  const auto issuer = badge_class["issuer"];
  const auto id = id_of(issuer);
  return id.empty() ? issuer.string_at("origin") : id;
}

std::string_view revocation_list_url(const json::Value& issuer) {
  return id_of(issuer["revocationList"]);
}

Verification verification_of(const json::Value& assertion) {
  const auto how = either(assertion, "verification", "verify");
  for (const auto name : {"hosted", "HostedBadge", "obi:HostedBadge"})
    if (has_type(how, name)) return Verification::hosted;
  for (const auto name : {"signed", "SignedBadge", "obi:SignedBadge"})
    if (has_type(how, name)) return Verification::signed_jws;
  // 0.5 knows nothing else.
  return how.is_null() && assertion["recipient"].is_string() ? Verification::hosted
                                                             : Verification::unknown;
}

std::string_view hosted_url(const json::Value& assertion) {
  const auto id = id_of(assertion);
  const auto verify = either(assertion, "verification", "verify");
  return id.empty() ? verify.string_at("url") : id;
}

std::string_view key_url(const Badge2& badge) {
  const auto how = either(badge.assertion, "verification", "verify");
  if (const auto creator = id_of(how["creator"]); !creator.empty()) return creator;
  if (const auto url = how.string_at("url"); !url.empty()) return url;
  return id_of(first_of(badge.issuer["publicKey"]));
}

std::optional<Result<Instant>> issued_on(const json::Value& assertion) {
  return moment(either(assertion, "issuedOn", "issued_on"));
}

std::optional<Result<Instant>> expires(const json::Value& assertion) {
  const auto value = assertion["expires"];
  auto end = moment(value);
  constexpr std::int64_t to_last_moment = 86'399'999'999;
  if (end && end->ok() && parse_date(value.as_string()).ok())
    return Instant{(**end).microseconds + to_last_moment};
  return end;
}

bool says_revoked(const json::Value& assertion) { return assertion["revoked"].as_boolean(); }

std::string_view revocation_reason(const json::Value& assertion) {
  return text_of(assertion["revocationReason"]);
}

std::optional<std::string> revoked_by(const json::Value& revocation_list,
                                      const json::Value& assertion) {
  const auto id = id_of(assertion);
  const auto uid = assertion.string_at("uid");
  if (const auto* entries = revocation_list.find("revokedAssertions")) {
    for (const auto& entry : json::as_list(*entries))
      if (names(entry, id, uid)) return std::string(revocation_reason(entry));
    return std::nullopt;
  }
  const auto* reason = uid.empty() ? nullptr : revocation_list.find(uid);
  if (!reason) return std::nullopt;
  return std::string(reason->as_string());
}

Summary summarise_badge2(const Badge2& badge, std::string_view language) {
  Summary summary;
  const auto& assertion = badge.assertion;
  summary.id = id_of(assertion.is_null() ? badge.badge_class : assertion);
  badge_class_into(badge.badge_class, summary, language);
  summary.issuer = issuer_of(badge.issuer, language);
  if (summary.issuer.id.empty()) summary.issuer.id = issuer_url(badge.badge_class);
  if (summary.achievement_id.empty()) summary.achievement_id = badge_url(assertion);
  const auto text = [](const json::Value& value) {
    return std::string(value.is_number() ? value.number_text() : value.as_string());
  };
  summary.awarded = text(either(assertion, "issuedOn", "issued_on"));
  summary.valid_from = summary.awarded;
  summary.valid_until = text(assertion["expires"]);
  summary.narrative = text_of(assertion["narrative"], language);
  const auto evidence = assertion["evidence"];
  for (const auto& item : json::as_list(evidence))
    summary.evidence.push_back(evidence_of(item, language));
  return summary;
}

}  // namespace cairn::credential
