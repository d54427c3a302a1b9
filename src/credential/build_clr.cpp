// SPDX-License-Identifier: Apache-2.0
#include "credential/build_clr.h"

#include "credential/clr.h"
#include "credential/format.h"
#include "credential/rules.h"

namespace cairn::credential {
namespace {

json::Value association_value(const NewAssociation& association, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("type", "Association")
      .add_string("associationType", association.type)
      .add_string("sourceId", association.source)
      .add_string("targetId", association.target)
      .value();
}

json::Value subject_value(const NewRecord& record, json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string_if("id", record.subject.id)
      .add("type", builder.array({builder.string("ClrSubject")}));
  if (const auto identifiers = build_identifiers(record.subject, builder); identifiers.size() != 0)
    object.add("identifier", identifiers);
  object.add("verifiableCredential", builder.array(record.held));
  if (record.associations.empty()) return object.value();
  std::vector<json::Value> associations;
  for (const auto& one : record.associations)
    associations.push_back(association_value(one, builder));
  return object.add("association", builder.array(associations)).value();
}

}  // namespace

Result<json::Value> build_record(const NewRecord& record, json::Builder builder) {
  CAIRN_CHECK(check_subject(record.subject));
  json::ObjectBuilder object(builder);
  object
      .add("@context", builder.array({builder.string(context_vcdm_2), builder.string(context_clr_2),
                                      builder.string(context_open_badges_3)}))
      .add_string("id", record.id)
      .add("type",
           builder.array({builder.string("VerifiableCredential"), builder.string("ClrCredential")}))
      .add_string("name", record.name)
      .add_string_if("description", record.description);
  if (record.partial) object.add("partial", json::Value::boolean(true));
  object.add("issuer", build_profile(record.issuer, builder))
      .add_string("validFrom", record.valid_from)
      .add("credentialSubject", subject_value(record, builder));
  const auto value = object.value();
  for (const auto& problem : check(value))
    if (problem.severity == Severity::fail)
      return fail(ErrorCode::invalid, problem.where, "expected " + problem.expected, problem.path);
  return value;
}

}  // namespace cairn::credential
