// SPDX-License-Identifier: Apache-2.0
#include "credential/rules.h"

#include "base/limits.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class Rules : public CredentialTest {
 protected:
  std::string of(const json::Value& document) { return told(check(document)); }
};

TEST_F(Rules, AreMetByWhatIsInOrder) {
  EXPECT_EQ(of(plain_credential()), "");
  EXPECT_EQ(of(old_credential()), "");
  EXPECT_EQ(of(badge()), "");
  EXPECT_EQ(of(assertion()), "");
}

TEST_F(Rules, TellEachMissingProperty) {
  EXPECT_EQ(of(without(without(plain_credential(), "issuer"), "credentialSubject")),
            "missing-property /issuer; missing-property /credentialSubject");
  EXPECT_EQ(of(without(old_credential(), "issuanceDate")), "missing-property /issuanceDate");
  EXPECT_EQ(of(without(badge(), "validFrom")), "missing-property /validFrom");
  EXPECT_EQ(of(without(badge(), "id")), "missing-property /id");
}

TEST_F(Rules, SayWhatIsExpectedAndWhichClause) {
  const auto problems = check(with(plain_credential(), "issuer", "7"));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_STREQ(problems[0].where, "vc-data-model-2.0#issuer");
  EXPECT_EQ(problems[0].expected, "an absolute URL, or an object");
}

TEST_F(Rules, WantUrlsForIdentifiers) {
  EXPECT_EQ(of(with(plain_credential(), "id", R"("https ://no")")), "not-a-url /id");
  EXPECT_EQ(of(with(plain_credential(), "id", "null")), "wrong-type /id");
  EXPECT_EQ(of(with(plain_credential(), "id", R"(["urn:a:1", "urn:a:2"])")), "too-many-values /id");
  EXPECT_EQ(of(with(plain_credential(), "issuer", R"({"name": "x"})")),
            "missing-property /issuer/id");
}

TEST_F(Rules, TakeNullForWhatIsNotThereAndSaySo) {
  EXPECT_EQ(of(with(plain_credential(), "name", "null")), "wrong-type /name ?");
  EXPECT_EQ(of(with(plain_credential(), "validUntil", "null")), "wrong-type /validUntil ?");
  EXPECT_EQ(of(with(plain_credential(), "issuer", "null")),
            "wrong-type /issuer ?; missing-property /issuer");
  EXPECT_EQ(of(with(plain_credential(), "issuer", R"({"id": null})")), "wrong-type /issuer/id");
}

TEST_F(Rules, TakeTheAddressOfAnImageForTheImageAndSaySo) {
  EXPECT_EQ(of(with(badge(), "image", R"("https://college.example/knots.png")")),
            "wrong-type /image ?");
  EXPECT_EQ(of(with(badge(), "image", R"("knots.png")")), "wrong-type /image");
  EXPECT_EQ(of(with(badge(), "image", R"("")")), "wrong-type /image");
}

TEST_F(Rules, HoldTheOrderOfContexts) {
  const std::string v2 = R"("https://www.w3.org/ns/credentials/v2")";
  const auto contexts = [&](const std::string& list) {
    return of(with(plain_credential(), "@context", list));
  };
  EXPECT_EQ(contexts("[\"https://a.example/c\"," + v2 + "]"), "context-order /@context");
  EXPECT_EQ(contexts("[\"https://a.example/c\"]"), "context-missing /@context");
  EXPECT_EQ(contexts("[" + v2 + ", 7, {\"a\": \"urn:a\"}]"), "context-invalid /@context/1");
  EXPECT_EQ(contexts(v2), "wrong-type /@context ?");
  EXPECT_EQ(of(with(badge(), "@context", "[" + v2 + "]")), "context-missing /@context");
}

TEST_F(Rules, JudgeMomentsAndTheirOrder) {
  EXPECT_EQ(of(with(plain_credential(), "validFrom", R"("Sat 25 Feb 2023")")),
            "not-a-date-time /validFrom");
  EXPECT_EQ(of(with(plain_credential(), "validFrom", R"("2023-02-25T10:00:00")")),
            "not-a-date-time /validFrom ?");
  EXPECT_EQ(of(with(badge(), "validUntil", R"("2025-12-04T08:37:40.379213+00:00")")),
            "period-reversed /validUntil");
  EXPECT_EQ(of(with(old_credential(), "expirationDate", R"("2019-12-31T23:59:59Z")")),
            "period-reversed /expirationDate");
}

TEST_F(Rules, WantTypesWhereTheStandardDoes) {
  for (const auto* member : {"credentialStatus", "termsOfUse", "evidence", "refreshService"}) {
    const std::string path = std::string("/") + member;
    EXPECT_EQ(of(with(plain_credential(), member, R"({"id": "urn:a:1"})")),
              "missing-property " + path + "/type");
    EXPECT_EQ(of(with(plain_credential(), member, R"([{"type": "X"}, {"type": 2}])")),
              "wrong-type " + path + "/1/type");
    EXPECT_EQ(of(with(plain_credential(), member, "[]")), "too-few-values " + path);
  }
  EXPECT_EQ(of(with(plain_credential(), "credentialSchema", R"({"type": "X"})")),
            "missing-property /credentialSchema/id");
}

TEST_F(Rules, WantASubjectThatSaysSomething) {
  EXPECT_EQ(of(with(plain_credential(), "credentialSubject", "{}")),
            "too-few-values /credentialSubject");
  EXPECT_EQ(of(with(plain_credential(), "credentialSubject", R"([{"id": "urn:a:1"}, {}])")),
            "too-few-values /credentialSubject/1");
  EXPECT_EQ(of(with(plain_credential(), "credentialSubject", "[]")),
            "too-few-values /credentialSubject");
}

TEST_F(Rules, ReadLanguageValueObjects) {
  const auto name = [&](const char* json) { return of(with(plain_credential(), "name", json)); };
  EXPECT_EQ(name(R"({"@value": "Dog", "@language": "en", "@direction": "ltr"})"), "");
  EXPECT_EQ(name(R"([{"@value": "Dog", "@language": "en"}, "Hund"])"), "");
  EXPECT_EQ(name(R"({"@value": "Dog", "url": "x"})"), "language-value /name/url");
  EXPECT_EQ(name(R"({"@value": "Dog", "@direction": "up"})"), "language-value /name/@direction");
  EXPECT_EQ(name(R"({"@value": "Dog", "@language": "no tag"})"), "language-value /name/@language");
  EXPECT_EQ(name("7"), "wrong-type /name");
}

TEST_F(Rules, WantDigestsAndUniqueIdsOfRelatedResources) {
  const auto resources = [&](const char* json) {
    return of(with(plain_credential(), "relatedResource", json));
  };
  EXPECT_EQ(resources(R"([{"id": "urn:a:1", "digestSRI": "sha384-x"}])"), "");
  EXPECT_EQ(resources(R"([{"id": "urn:a:1"}])"), "digest-missing /relatedResource/0");
  EXPECT_EQ(resources(R"(["urn:a:1"])"), "wrong-type /relatedResource/0");
  EXPECT_EQ(
      resources(R"([{"id": "urn:a:1", "digestSRI": "a"}, {"id": "urn:a:1", "digestSRI": "b"}])"),
      "duplicate-id /relatedResource");
}

TEST_F(Rules, CompareDigestsOfResourcesTheyKnow) {
  const auto judged = [&](const std::string& digest) {
    const auto json = R"({"id": "https://www.w3.org/ns/credentials/v2", )" + digest + "}";
    return of(with(plain_credential(), "relatedResource", json.c_str()));
  };
  EXPECT_EQ(judged(R"("digestMultibase": "uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ")"), "");
  EXPECT_EQ(judged(R"("digestMultibase": "uEiBZlVztZpfWHgPyslVv6-Uwir0WhChG9bWG1_H3reyScw")"),
            "wrong-value /relatedResource");
  EXPECT_EQ(judged(R"("digestSRI": "sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8Ihqj)"
                   R"(HWiWpr8+ZbYU")"),
            "");
  EXPECT_EQ(judged(R"("digestSRI": "sha384-_not-base64_")"), "wrong-value /relatedResource");
}

TEST_F(Rules, LookIntoEveryPartOfABadge) {
  EXPECT_EQ(of(with_in_subject(badge(), "achievement", R"({"id": "urn:a:1", "type": ["Badge"]})")),
            "class-missing /credentialSubject/achievement/type; "
            "missing-property /credentialSubject/achievement/criteria; "
            "missing-property /credentialSubject/achievement/description; "
            "missing-property /credentialSubject/achievement/name");
  EXPECT_EQ(of(with_in_subject(badge(), "result",
                               R"({"type": "Result", "resultDescription": "urn:uuid:r2"})")),
            "reference-unknown /credentialSubject/result ?");
  EXPECT_EQ(of(with_in_subject(badge(), "creditsEarned", R"("3")")),
            "wrong-type /credentialSubject/creditsEarned");
  EXPECT_EQ(
      of(with_in_subject(badge(), "source", R"({"id": "urn:a:1", "type": "InvalidProfile"})")),
      "class-missing /credentialSubject/source/type");
  EXPECT_EQ(of(with_in_subject(badge(), "result", R"([{"type": "Result", "status": "Won"}])")),
            "wrong-value /credentialSubject/result/0/status");
  EXPECT_EQ(of(with(badge(), "image", R"({"id": "urn:a:1", "type": "Image", "x": 1})")),
            "unknown-property /image/x");
  EXPECT_EQ(of(with(badge(), "endorsementJwt", R"(["no token"])")),
            "wrong-value /endorsementJwt/0");
}

TEST_F(Rules, LetOpenBadgesCarryWhatTheyDoNotKnow) {
  EXPECT_EQ(of(with(badge(), "bonus", R"({"a": [1, null]})")), "");
  EXPECT_EQ(of(with_in_subject(badge(), "bonus", "null")), "");
}

TEST_F(Rules, LookIntoEndorsementsByTheirOwnModel) {
  const auto endorsement = R"([{"@context": ["https://www.w3.org/2018/credentials/v1",
      "https://purl.imsglobal.org/spec/ob/v3p0/context.json"], "id": "urn:a:1",
    "type": ["VerifiableCredential", "EndorsementCredential"], "name": "Praise",
    "issuer": "https://peer.example", "issuanceDate": "2020-01-01T00:00:00Z",
    "credentialSubject": {"id": "urn:a:2", "type": "EndorsementSubject"}}])";
  EXPECT_EQ(of(with(badge(), "endorsement", endorsement)), "");
  EXPECT_EQ(of(with(badge(), "endorsement", "[{}]")).substr(0, 40),
            "missing-property /endorsement/0/validFro");
}

TEST_F(Rules, MarkABadgeThatDoesNotSaySo) {
  EXPECT_EQ(of(with(badge(), "type", R"(["VerifiableCredential"])")), "class-missing /type");
}

TEST_F(Rules, JudgePresentations) {
  const auto presentation = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"], "holder": "did:example:h", "verifiableCredential": []})");
  EXPECT_EQ(of(presentation), "");
  EXPECT_EQ(of(with(presentation, "holder", R"({"name": "Acme"})")), "missing-property /holder/id");
  EXPECT_EQ(of(with(presentation, "verifiableCredential", R"(["e30.e30.x"])")),
            "wrong-type /verifiableCredential/0");
  const auto old = with(presentation, "@context", R"(["https://www.w3.org/2018/credentials/v1"])");
  EXPECT_EQ(of(with(old, "verifiableCredential", R"(["e30.e30.x", {}])")), "");
}

TEST_F(Rules, JudgeEnvelopes) {
  const auto envelope = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,e30.e30.x"})");
  EXPECT_EQ(of(envelope), "");
  EXPECT_EQ(of(with(envelope, "id", R"("e30.e30.x")")), "envelope-invalid /id");
  EXPECT_EQ(of(with(envelope, "@context", "[]")), "context-missing /@context");
}

TEST_F(Rules, JudgeBadgesOfEveryAge) {
  EXPECT_EQ(of(without(assertion(), "recipient")), "missing-property /recipient");
  EXPECT_EQ(of(without(assertion(), "verification")), "missing-property /verification");
  EXPECT_EQ(of(with(assertion(), "expires", R"("2010-01-01T00:00:00Z")")),
            "period-reversed /expires");
  EXPECT_EQ(of(with(assertion(), "issuedOn", R"("soon")")), "not-a-date-time /issuedOn");
  EXPECT_EQ(of(read(R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
                       "id": "https://a.example/1", "revoked": true})")),
            "");
  EXPECT_EQ(of(read(R"({"recipient": "a@b.example", "badge": {"name": "x"}})")),
            "missing-property /badge/description; missing-property /badge/image; "
            "missing-property /badge/criteria; missing-property /badge/issuer");
}

TEST_F(Rules, EscapePaths) {
  const auto contact = R"({"id": "urn:a:1", "type": "Image", "a/b~c": 1})";
  EXPECT_EQ(of(with(badge(), "image", contact)), "unknown-property /image/a~1b~0c");
}

TEST_F(Rules, StopCountingSomewhere) {
  std::string many = "[";
  for (int i = 0; i < 1000; ++i) many += i == 0 ? "1" : ",1";
  const auto problems = check(with(badge(), "evidence", many + "]"));
  EXPECT_EQ(problems.size(), limits::problems_max);
}

TEST_F(Rules, EndWhereObjectsNestWithoutEnd) {
  json::Value profile = read(R"({"id": "urn:a:1", "type": "Profile"})");
  for (int i = 0; i < 5000; ++i)
    profile = json::ObjectBuilder(builder)
                  .add_string("id", "urn:a:1")
                  .add_string("type", "Profile")
                  .add("parentOrg", profile)
                  .value();
  const auto problems = check(builder.with(badge(), "issuer", profile));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, ProblemCode::nested_too_deep);
}

TEST_F(Rules, CallAnythingElseUnknown) {
  EXPECT_EQ(of(read("[1]")), "format-unknown ");
  EXPECT_EQ(of(json::Value()), "format-unknown ");
}

}  // namespace
}  // namespace cairn::credential
