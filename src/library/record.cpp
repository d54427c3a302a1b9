// SPDX-License-Identifier: Apache-2.0
#include "cairn/record.h"

#include "base/text.h"
#include "credential/build_clr.h"
#include "json/parse.h"
#include "json/write.h"
#include "library/award_inside.h"
#include "sd_jwt/sd_jwt.h"
#include "securing/jwt.h"
#include "securing/proof.h"

namespace cairn {
namespace {

constexpr const char* where = "clr-2.0#clrsubject";

// JSON as it is, a token as text.
Result<json::Value> held(std::string_view text, Arena& arena) {
  const auto token = trim(text);
  if (securing::looks_like_jwt(token) || sd_jwt::looks_like_sd_jwt(token))
    return json::Value::string(token);
  CAIRN_TRY(const auto document, json::parse(text, arena));
  if (!document.is_object())
    return fail(ErrorCode::invalid, where, "a credential is a JSON object or a token");
  // A record is shown to others, and of an original they could show any part.
  if (securing::has_base_proof(document))
    return fail(ErrorCode::invalid, where,
                "it is the private original, of which whoever has it can show any part", "/proof");
  return document;
}

}  // namespace

Result<std::string> issue_record(Issuer& issuer, const Record& record,
                                 const IssueOptions& options) {
  Arena arena;
  credential::NewRecord inside{.id = record.id,
                               .name = record.name,
                               .description = record.description,
                               .issuer = inner(record.issuer, issuer.key().controller()),
                               .subject = inner(record.learner),
                               .valid_from = record.valid_from,
                               .partial = record.partial};
  for (const auto& text : record.held) {
    auto one = held(text, arena);
    if (!one.ok()) {
      auto error = std::move(one).error();
      error.path = "/credentialSubject/verifiableCredential/" + std::to_string(inside.held.size()) +
                   error.path;
      return error;
    }
    inside.held.push_back(*one);
  }
  for (const auto& one : record.associations)
    inside.associations.push_back({one.type, one.source, one.target});
  CAIRN_TRY(const auto document, credential::build_record(inside, json::Builder(arena)));
  return issuer.issue(json::write(document), options);
}

}  // namespace cairn
