// SPDX-License-Identifier: Apache-2.0
// What the tests of credential share: documents to start from, and changes to them.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "credential/problem.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::credential {

class CredentialTest : public ::testing::Test {
 protected:
  json::Value read(std::string_view text) {
    const auto value = json::parse(text, arena);
    EXPECT_TRUE(value.ok()) << (value.ok() ? "" : value.error().detail);
    return value.ok() ? *value : json::Value();
  }

  json::Value with(const json::Value& object, std::string_view key, std::string_view json) {
    return builder.with(object, key, read(json));
  }
  json::Value without(const json::Value& object, std::string_view key) {
    return builder.without(object, key);
  }

  // With a member of its only subject changed.
  json::Value with_in_subject(const json::Value& credential, std::string_view key,
                              std::string_view json) {
    return builder.with(credential, "credentialSubject",
                        with(credential["credentialSubject"], key, json));
  }

  // "code path" of each problem, warnings behind a "?".
  static std::string told(const Problems& problems) {
    std::string text;
    for (const auto& problem : problems) {
      if (!text.empty()) text += "; ";
      text += std::string(name_of(problem.code)) + " " + problem.path;
      if (problem.severity == Severity::warn) text += " ?";
    }
    return text;
  }

  json::Value plain_credential() {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
      "type": ["VerifiableCredential"], "issuer": "did:example:issuer",
      "credentialSubject": {"id": "did:example:subject"}})");
  }
  json::Value old_credential() {
    return read(R"({"@context": ["https://www.w3.org/2018/credentials/v1"],
      "type": ["VerifiableCredential"], "issuer": "did:example:issuer",
      "issuanceDate": "2020-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:subject"}})");
  }
  json::Value badge() {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:0d0c4b26-0f41-4a5c-9f2b-4f4fd4d5a3a1",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": "Certificate of the winter course",
      "issuer": {"id": "https://school.example/issuer", "type": ["Profile"],
        "name": "School of Sailing", "url": "https://school.example"},
      "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2036-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", "type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "hashed": true, "identityType": "emailAddress",
          "identityHash": "sha256$795c303fa919b53c66f88d3fb8b9c689283d248739042645d436c0c94e7fbd4d",
          "salt": "deadsea"}],
        "result": [{"type": ["Result"], "resultDescription": "urn:uuid:r1",
          "achievedLevel": "urn:uuid:l2", "value": "9", "status": "Completed"}],
        "achievement": {"id": "https://school.example/badges/knots", "type": ["Achievement"],
          "name": "Knots", "description": "Ties ten knots.", "achievementType": "Competency",
          "criteria": {"id": "https://school.example/badges/knots/criteria",
            "narrative": "Ten knots in ten minutes."},
          "image": {"id": "https://school.example/knots.png", "type": "Image",
            "caption": "A bowline"},
          "alignment": [{"type": ["Alignment"], "targetName": "Rigging",
            "targetUrl": "https://frameworks.example/rigging", "targetFramework": "Seafaring"}],
          "tag": ["rope", "sailing"],
          "resultDescription": [{"id": "urn:uuid:r1", "type": ["ResultDescription"],
            "name": "Speed", "resultType": "RubricCriterionLevel", "requiredLevel": "urn:uuid:l1",
            "valueMin": "0", "valueMax": "10",
            "rubricCriterionLevel": [
              {"id": "urn:uuid:l1", "type": ["RubricCriterionLevel"], "name": "Steady"},
              {"id": "urn:uuid:l2", "type": ["RubricCriterionLevel"], "name": "Swift"}]}]}},
      "evidence": [{"id": "https://learner.example/knots", "type": ["Evidence"],
        "name": "Film"}]})");
  }
  json::Value assertion() {
    return read(R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
      "id": "https://school.example/awards/1",
      "recipient": {"type": "email", "hashed": true, "salt": "deadsea",
        "identity": "sha256$795c303fa919b53c66f88d3fb8b9c689283d248739042645d436c0c94e7fbd4d"},
      "issuedOn": "2016-12-31T23:59:59+00:00", "expires": "2030-12-31T23:59:59Z",
      "verification": {"type": "hosted"},
      "evidence": "https://learner.example/knots",
      "badge": {"type": "BadgeClass", "id": "https://school.example/badges/knots",
        "name": "Knots", "description": "Ties ten knots.",
        "image": "https://school.example/knots.png",
        "criteria": {"narrative": "Ten knots."}, "tags": ["rope"],
        "issuer": {"type": "Profile", "id": "https://school.example/issuer",
          "name": "School of Sailing", "url": "https://school.example",
          "email": "office@school.example"}}})");
  }

  Arena arena;
  json::Builder builder{arena};
};

}  // namespace cairn::credential
