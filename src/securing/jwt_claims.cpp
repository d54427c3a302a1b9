// SPDX-License-Identifier: Apache-2.0
#include "securing/jwt_claims.h"

#include <cmath>

#include "base/instant.h"
#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "json/build.h"

namespace cairn::securing {
namespace {

// A claim that repeats an identifier of the credential.
struct IdClaim {
  std::string_view claim;
  std::string_view member;
  std::string_view found;  // what the credential says
  JwtFault mismatch;
};

// A claim that repeats one of its dates.
struct DateClaim {
  std::string_view claim;
  std::string_view found;
  JwtFault mismatch;
};

class ClaimCheck {
 public:
  explicit ClaimCheck(SecuredJwt& jwt) : jwt_(jwt) {}

  void id(const IdClaim& rule) {
    const auto* claim = jwt_.claims.find(rule.claim);
    if (claim == nullptr) return;
    if (!claim->is_string()) return note(JwtFault::claim_type, rule.claim, "is not a text");
    if (!rule.found.empty() && claim->as_string() != rule.found)
      note(rule.mismatch, rule.claim,
           "says otherwise than the credential's " + std::string(rule.member));
  }

  std::optional<std::int64_t> date(const DateClaim& rule) {
    const auto* claim = jwt_.claims.find(rule.claim);
    if (claim == nullptr) return std::nullopt;
    const auto seconds = numeric_date(*claim);
    if (!seconds) {
      note(JwtFault::claim_type, rule.claim, "is not a number of seconds");
      return std::nullopt;
    }
    const auto instant = parse_instant(rule.found);
    if (instant.ok() && instant->seconds() != *seconds)
      note(rule.mismatch, rule.claim, "is another moment than the credential says");
    return seconds;
  }

  void require(std::initializer_list<std::string_view> claims) {
    for (const auto claim : claims)
      if (!jwt_.claims.contains(claim)) note(JwtFault::claim_missing, claim, "is missing");
  }

  void note(JwtFault fault, std::string_view claim, const std::string& what) {
    jwt_.findings.push_back(
        {fault, "the claim " + std::string(claim) + " " + what, "/" + std::string(claim)});
  }

 private:
  // RFC 7519 section 2: seconds since 1970, fractions allowed.
  static std::optional<std::int64_t> numeric_date(const json::Value& value) {
    if (const auto whole = value.as_int64()) return whole;
    const auto number = value.as_double();
    if (!number || std::abs(*number) > 1e15) return std::nullopt;
    return static_cast<std::int64_t>(std::floor(*number));
  }

  SecuredJwt& jwt_;
};

// VCDM 1.1 section 6.3.1: what stands in claims alone belongs to the credential.
class Restorer {
 public:
  Restorer(SecuredJwt& jwt, Arena& arena) : jwt_(jwt), builder_(arena) {}

  void text(std::string_view member, std::string_view claim) {
    const auto value = jwt_.claims[claim];
    if (value.is_string() && !jwt_.credential.contains(member)) set(member, value);
  }
  void id_of_object(std::string_view member, std::string_view claim) {
    const auto value = jwt_.claims[claim];
    const auto object = jwt_.credential[member];
    if (!value.is_string()) return;
    if (object.is_null()) set(member, value);
    if (object.is_object() && !object.contains("id"))
      set(member, builder_.with(object, "id", value));
  }
  void date(std::string_view member, std::optional<std::int64_t> seconds) {
    const auto text = format_numeric_date(seconds);
    if (!text.empty() && !jwt_.credential.contains(member)) set(member, builder_.string(text));
  }

 private:
  void set(std::string_view member, const json::Value& value) {
    jwt_.credential = builder_.with(jwt_.credential, member, value);
  }
  SecuredJwt& jwt_;
  json::Builder builder_;
};

void restore_vcdm_1_1(SecuredJwt& jwt, Arena& arena) {
  Restorer restore(jwt, arena);
  restore.text("id", "jti");
  if (jwt.presentation) return restore.id_of_object("holder", "iss");
  restore.id_of_object("issuer", "iss");
  // A list of subjects says whom it is about itself; a claim could not say which is meant.
  if (jwt.credential["credentialSubject"].is_object())
    restore.id_of_object("credentialSubject", "sub");
  if (!jwt.credential.contains("validFrom")) restore.date("issuanceDate", jwt.not_before);
  if (!jwt.credential.contains("validUntil")) restore.date("expirationDate", jwt.expires);
}

// In SD-JWT VC the claims are all there is.
void read_claims_alone(SecuredJwt& jwt, ClaimCheck& check) {
  for (const auto claim : {"iss", "sub", "vct"}) check.id({claim, {}, {}, JwtFault::claim_type});
  jwt.not_before = check.date({"nbf", {}, JwtFault::nbf_mismatch});
  jwt.expires = check.date({"exp", {}, JwtFault::exp_mismatch});
}

void compare_claims(SecuredJwt& jwt, ClaimCheck& check) {
  if (jwt.profile == JwtProfile::sd_jwt_vc) return read_claims_alone(jwt, check);
  const auto& document = jwt.credential;
  check.id({"iss", jwt.presentation ? "holder" : "issuer",
            issuer_or_holder(document, jwt.presentation), JwtFault::iss_mismatch});
  check.id({"jti", "id", document.string_at("id"), JwtFault::jti_mismatch});
  if (!jwt.presentation)
    check.id({"sub", "credentialSubject", subject_id(document), JwtFault::sub_mismatch});
  // In VC-JOSE-COSE nbf and exp are about the signature, not about the credential.
  const bool same = jwt.profile != JwtProfile::vc_jose_cose && !jwt.presentation;
  const auto validity = same ? credential::validity_of(document) : credential::ValidityText();
  jwt.not_before = check.date({"nbf", validity.from, JwtFault::nbf_mismatch});
  jwt.expires = check.date({"exp", validity.until, JwtFault::exp_mismatch});
}

}  // namespace

std::string_view issuer_or_holder(const json::Value& document, bool presentation) {
  return credential::id_of(document[presentation ? "holder" : "issuer"]);
}

std::string_view subject_id(const json::Value& document) {
  const auto subject = document["credentialSubject"];
  const auto list = json::as_list(subject);
  return list.size() == 1 ? credential::id_of(list[0]) : std::string_view();
}

void settle_claims(SecuredJwt& jwt, Arena& arena) {
  ClaimCheck check(jwt);
  compare_claims(jwt, check);
  switch (jwt.profile) {
    case JwtProfile::vc_jose_cose:
      for (const auto claim : {"vc", "vp"})
        if (jwt.claims.contains(claim))
          check.note(JwtFault::vc_claim_forbidden, claim, "does not belong here");
      break;
    case JwtProfile::open_badges_3:
      if (!jwt.presentation) check.require({"iss", "jti", "nbf", "sub"});
      if (!credential::validity_of(jwt.credential).until.empty()) check.require({"exp"});
      break;
    case JwtProfile::vcdm_1_1:
      check.require({"iss"});
      restore_vcdm_1_1(jwt, arena);
      break;
    case JwtProfile::sd_jwt_vc: check.require({"vct"}); break;
  }
}

}  // namespace cairn::securing
