// SPDX-License-Identifier: Apache-2.0
// Reports as JSON, and the names of what they are made of (CONTRACT.md).
#include "verify/report.h"

#include <algorithm>
#include <array>

namespace cairn::verify {
namespace {

json::Value text_or_null(std::string_view text, json::Builder builder) {
  return text.empty() ? json::Value() : builder.string(text);
}

json::Value findings_to_json(const std::vector<Finding>& findings, json::Builder builder) {
  std::vector<json::Value> items;
  items.reserve(findings.size());
  for (const auto& finding : findings) items.push_back(to_json(finding, builder));
  return builder.array(items);
}

json::Value issuer_to_json(const IssuerReport& issuer, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("id", text_or_null(issuer.id, builder))
      .add("name", text_or_null(issuer.name, builder))
      .add_string("identity", name_of(issuer.identity))
      .add("lists", builder.strings(issuer.lists))
      .add_string_if("listed_name", issuer.listed_name)
      .value();
}

json::Value others_to_json(const CredentialReport& report, json::Builder builder) {
  std::vector<json::Value> items;
  for (const auto& other : report.also_signed_by)
    items.push_back(
        builder.object({{"id", builder.string(other.id)},
                        {"domain_names_key", json::Value::boolean(other.domain_names_key)}}));
  return builder.array(items);
}

json::Value selective_to_json(const SelectiveReport& report, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("shown", builder.strings(report.shown))
      .add("kept_back", builder.integer(static_cast<std::int64_t>(report.kept_back)))
      .add_string("key_binding", name_of(report.binding))
      .add_string_if("shown_to", report.audience)
      .value();
}

json::Value end_to_json(std::string_view id, std::string_view name, json::Builder builder) {
  return builder.object({{"id", text_or_null(id, builder)}, {"name", text_or_null(name, builder)}});
}

json::Value associations_to_json(const CredentialReport& report, json::Builder builder) {
  std::vector<json::Value> items;
  for (const auto& one : report.associations)
    items.push_back(json::ObjectBuilder(builder)
                        .add_string("type", one.type)
                        .add("source", end_to_json(one.source_id, one.source_name, builder))
                        .add("target", end_to_json(one.target_id, one.target_name, builder))
                        .value());
  return builder.array(items);
}

json::Value endorsements_to_json(const CredentialReport& report, json::Builder builder) {
  std::vector<json::Value> items;
  for (const auto& one : report.endorsements)
    items.push_back(json::ObjectBuilder(builder)
                        .add_string("path", one.report.path)
                        .add_string("about", one.about)
                        .add("id", text_or_null(one.report.id, builder))
                        .add("issuer", issuer_to_json(one.report.issuer, builder))
                        .add("comment", text_or_null(one.comment, builder))
                        .add("holds", json::Value::boolean(one.holds))
                        .add_string("verdict", name_of(one.report.verdict))
                        .add_string("headline", headline(one.report))
                        .add("findings", findings_to_json(one.report.findings, builder))
                        .value());
  return builder.array(items);
}

json::Value credential_to_json(const CredentialReport& report, json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string_if("path", report.path)
      .add("id", text_or_null(report.id, builder))
      .add("name", text_or_null(report.name, builder))
      .add("issuer", issuer_to_json(report.issuer, builder));
  if (!report.also_signed_by.empty()) object.add("also_signed_by", others_to_json(report, builder));
  object
      .add("subject", builder.object({{"id", text_or_null(report.subject.id, builder)},
                                      {"bound", json::Value::boolean(report.subject.bound)}}))
      .add("valid_from", text_or_null(report.valid_from, builder))
      .add("valid_until", text_or_null(report.valid_until, builder))
      .add_string("evidence_level", name_of(report.evidence_level))
      .add_string("status", name_of(report.status));
  if (report.status_age_s) object.add("status_age_s", builder.integer(*report.status_age_s));
  if (!report.status_messages.empty())
    object.add("status_messages", builder.strings(report.status_messages));
  if (report.has_newer_version) object.add("has_newer_version", json::Value::boolean(true));
  object.add_string_if("newer_version_at", report.newer_version_at);
  if (report.selective) object.add("selective", selective_to_json(*report.selective, builder));
  if (!report.associations.empty())
    object.add("associations", associations_to_json(report, builder));
  if (!report.endorsements.empty())
    object.add("endorsements", endorsements_to_json(report, builder));
  return object.add_string("verdict", name_of(report.verdict))
      .add_string("format", report.format)
      .add_string("headline", headline(report))
      .add("findings", findings_to_json(report.findings, builder))
      .value();
}

json::Value credential_with_steps(const CredentialReport& report, json::Builder builder) {
  const auto plain = credential_to_json(report, builder);
  return report.steps.empty() ? plain
                              : builder.with(plain, "steps", to_json(report.steps, builder));
}

const Finding* find_in(const std::vector<Finding>& findings, Code code) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.code == code; });
  return found == findings.end() ? nullptr : &*found;
}

}  // namespace

const Finding* CredentialReport::find(Code code) const { return find_in(findings, code); }

bool CredentialReport::has(Code code) const { return find(code) != nullptr; }

const Finding* CredentialReport::first(Outcome outcome) const {
  for (const auto& finding : findings)
    if (finding.outcome == outcome) return &finding;
  return nullptr;
}

bool Report::has(Code code) const {
  return find_in(findings, code) != nullptr ||
         std::any_of(credentials.begin(), credentials.end(),
                     [&](const CredentialReport& credential) { return credential.has(code); });
}

std::string_view name_of(Verdict verdict) {
  constexpr std::array<std::string_view, 3> names = {"accepted", "undetermined", "rejected"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(Identity identity) {
  constexpr std::array<std::string_view, 3> names = {"claimed", "listed", "domain"};
  return names[static_cast<std::size_t>(identity)];
}

std::string_view name_of(EvidenceLevel level) {
  constexpr std::array<std::string_view, 6> names = {
      "self", "link", "person", "issuer-hosted", "signature", "signature-bound"};
  return names[static_cast<std::size_t>(level)];
}

std::string_view name_of(Standing standing) {
  constexpr std::array<std::string_view, 5> names = {"unknown", "active", "expired", "suspended",
                                                     "revoked"};
  return names[static_cast<std::size_t>(standing)];
}

std::string_view name_of(HolderBinding binding) {
  constexpr std::array<std::string_view, 4> names = {"none", "unproved", "proved", "broken"};
  return names[static_cast<std::size_t>(binding)];
}

json::Value to_json(const Finding& finding, json::Builder builder) {
  const auto& message = message_of(finding.code);
  return json::ObjectBuilder(builder)
      .add_string("check", name_of(message.check))
      .add_string("outcome", name_of(finding.outcome))
      .add_string("code", message.name)
      .add_string("where", message.where)
      .add_string("path", finding.path)
      .add_string("message", message.sentence)
      .add_string("remedy", message.remedy)
      .add_string_if("detail", finding.detail)
      .value();
}

json::Value to_json(const Report& report, json::Builder builder) {
  std::vector<json::Value> credentials;
  for (const auto& credential : report.credentials)
    credentials.push_back(credential_with_steps(credential, builder));
  json::ObjectBuilder object(builder);
  object.add_string("verdict", name_of(report.verdict))
      .add_string("format", report.format)
      .add_string("headline", headline(report))
      .add("credentials", builder.array(credentials));
  if (report.format.starts_with("vp") || !report.findings.empty())
    object.add("holder", text_or_null(report.holder, builder))
        .add("findings", findings_to_json(report.findings, builder));
  if (!report.steps.empty()) object.add("steps", to_json(report.steps, builder));
  return object.value();
}

int exit_code(Verdict verdict) {
  switch (verdict) {
    case Verdict::accepted: return 0;
    case Verdict::undetermined: return 2;
    case Verdict::rejected: return 1;
  }
  return 70;
}

Verdict stronger(Verdict a, Verdict b) { return std::max(a, b); }

}  // namespace cairn::verify
