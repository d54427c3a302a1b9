// SPDX-License-Identifier: Apache-2.0
// Has it the form its issuer declares: each entry of `credentialSchema`, and the digests that the
// credential gives of it (vc-json-schema#processing).
#include "verify/schema.h"

#include "base/limits.h"
#include "credential/open_badge_3.h"
#include "credential/related_digest.h"
#include "verify/explain.h"

namespace cairn::verify {
namespace {

// Of a schema credential of a status list, nothing more is asked.
constexpr unsigned depth_max = 1;

struct Type {
  std::string_view name;
  SchemaKind kind;
};
constexpr Type types[] = {
    {"JsonSchema", SchemaKind::json_schema},
    {"JsonSchemaCredential", SchemaKind::credential},
    {"1EdTechJsonSchemaValidator2019", SchemaKind::one_edtech},
    // Earlier names and other ways of naming a JSON Schema, each with rules of its own.
    {"JsonSchema2023", SchemaKind::foreign},
    {"JsonSchemaValidator2018", SchemaKind::foreign},
    {"FullJsonSchemaValidator2021", SchemaKind::foreign},
};

class SchemaJudge {
 public:
  SchemaJudge(Session& session, const json::Value& credential, const credential::Format& format,
              CredentialReport& report)
      : session_(session), credential_(credential), format_(format), report_(report) {}

  void judge(const credential::Located& entry) {
    path_ = entry.path;
    const auto url = entry.value.string_at("id");
    if (is_known_schema(entry.value, format_) && !has_digest(entry.value)) {
      if (report_.has(Code::structure_sound)) add(Code::schema_checked);
      return;  // else what is wrong is said already
    }
    const auto kind = schema_kind_of(entry.value);
    if (kind == SchemaKind::foreign || url.empty())
      return add(Code::schema_not_checked, std::string(entry.value.string_at("type")));
    if (session_.depth > depth_max)
      return add(Code::schema_not_checked, "it is declared by one credential too many");
    const auto declared = find_schema(session_, url, kind);
    if (session_.steps != nullptr)
      explain_schema(session_, path_, entry.value.string_at("type"), *declared);
    if (kind == SchemaKind::unknown && declared->pages.empty())
      return add(Code::schema_not_checked, std::string(entry.value.string_at("type")));
    if (!declared->pages.empty() && !has_digests_of(*declared, entry.value))
      return add(Code::schema_digest_differs, std::string(url));
    if (declared->fault) return add(*declared->fault, std::string(url) + ": " + declared->detail);
    if (declared->is_unsigned && !has_digest(entry.value))
      add(Code::schema_unsigned, std::string(url));
    hold_to(*declared);
  }

 private:
  void add(Code code, std::string detail = {}) {
    note(report_.findings, code, path_, std::move(detail));
  }

  json::Value related(std::string_view url) const {
    const auto resources = credential_["relatedResource"];
    for (const auto& resource : json::as_list(resources))
      if (resource.string_at("id") == url) return resource;
    return {};
  }

  bool has_digest(const json::Value& entry) const {
    return entry.contains("digestSRI") || entry.contains("digestMultibase") ||
           !related(entry.string_at("id")).is_null();
  }

  // The credential may give digests of what it points to, and of what that refers to.
  bool has_digests_of(const DeclaredSchema& declared, const json::Value& entry) const {
    using credential::DigestAgreement;
    const auto differs = [](const json::Value& resource, const SchemaPage& page) {
      return credential::related_digest(resource, page.body) == DigestAgreement::differs;
    };
    if (differs(entry, declared.pages.front())) return false;
    for (const auto& page : declared.pages)
      if (differs(related(page.url), page)) return false;
    return true;
  }

  void hold_to(const DeclaredSchema& declared) {
    const auto outcome = declared.compiled->check(credential_, session_.asked().schema_steps_left);
    if (!outcome.ok()) return add(Code::schema_unreadable, outcome.error().detail);
    if (outcome->is_valid()) return add(Code::schema_checked, declared.url);
    if (keeps_something_back()) {
      const auto& fault = outcome->faults.front();
      return add(Code::schema_not_checked,
                 "parts of it are kept back; of those shown: " + fault.path + " " + fault.sentence);
    }
    for (const auto& fault : outcome->faults)
      note(report_.findings, Code::schema_mismatch, fault.path,
           fault.sentence + " (" + fault.schema + ")");
  }

  // What is missing may be there: an SD-JWT counts what it keeps back, a derived proof cannot.
  bool keeps_something_back() const {
    if (report_.selective && report_.selective->kept_back > 0) return true;
    for (const auto proofs = credential_["proof"]; const auto& proof : json::as_list(proofs))
      for (const auto suite : {"ecdsa-sd-2023", "bbs-2023"})
        if (proof.string_at("cryptosuite") == suite) return true;
    return false;
  }

  Session& session_;
  const json::Value& credential_;
  const credential::Format& format_;
  CredentialReport& report_;
  std::string path_;
};

}  // namespace

SchemaKind schema_kind_of(const json::Value& entry) {
  for (const auto& type : types)
    if (credential::has_type(entry, type.name)) return type.kind;
  return SchemaKind::unknown;
}

void judge_schema(Session& session, const json::Value& credential, const credential::Format& format,
                  CredentialReport& report) {
  if (credential::has_type(credential, "JsonSchemaCredential")) {
    auto fault = fault_of_schema_credential(credential);
    return note(report.findings, fault.empty() ? Code::schema_checked : Code::schema_malformed,
                "/credentialSchema", std::move(fault));
  }
  const auto entries = credential::schema_entries(credential);
  SchemaJudge judge(session, credential, format, report);
  for (std::size_t i = 0; i < entries.size() && i < limits::declared_schemas_max; ++i)
    judge.judge(entries[i]);
  if (entries.size() > limits::declared_schemas_max)
    note(report.findings, Code::schema_not_checked, "/credentialSchema",
         "it declares more forms than are looked at");
}

}  // namespace cairn::verify
