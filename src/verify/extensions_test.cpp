// SPDX-License-Identifier: Apache-2.0
// What is added to an Open Badge 2.0, held to the schema that its vocabulary names.
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

const std::string badge_url = "https://college.example/a/1";
const std::string context_url = "https://extend.example/applyLink/context.json";
const std::string schema_url = "https://extend.example/applyLink/schema.json";

class ExtensionTest : public testing::Test, protected World {
 protected:
  ExtensionTest() {
    pages.put("https://college.example/issuer", R"({"@context": "https://w3id.org/openbadges/v2",
      "type": "Issuer", "id": "https://college.example/issuer", "name": "Example College",
      "url": "https://college.example", "email": "badges@college.example"})");
    put_context(R"([{"obi:validatesType": "extensions:ApplyLink",
      "obi:validationSchema": ")" +
                schema_url + R"("}])");
    pages.put(schema_url, R"({"$schema": "http://json-schema.org/draft-04/schema#",
      "type": "object", "properties": {"url": {"type": "string"}}, "required": ["url"]})");
  }
  void put_context(const std::string& validation) {
    pages.put(context_url, R"({"@context": {"url": "http://schema.org/url"}, "obi:validation": )" +
                               validation + "}");
  }
  static std::string link(const std::string& rest, const std::string& type = "ApplyLink") {
    return R"({"@context": ")" + context_url + R"(", "type": ["Extension", "extensions:)" + type +
           R"("], )" + rest + "}";
  }
  // A hosted badge whose badge class is extended.
  Report judged(const std::string& extension) {
    pages.put("https://college.example/b/1", R"({"@context": "https://w3id.org/openbadges/v2",
      "type": "BadgeClass", "id": "https://college.example/b/1", "name": "Knots",
      "description": "Ties knots.", "image": "https://college.example/knots.png",
      "criteria": {"narrative": "Ties ten."}, "issuer": "https://college.example/issuer",
      "extensions:ApplyLink": )" + extension + "}");
    const std::string badge = R"({"@context": "https://w3id.org/openbadges/v2",
      "type": "Assertion", "id": ")" +
                              badge_url + R"(", "badge": "https://college.example/b/1",
      "recipient": {"type": "email", "hashed": false, "identity": "ada@example.org"},
      "issuedOn": "2026-01-05T00:00:00Z", "verification": {"type": "HostedBadge"}})";
    pages.put(badge_url, badge);
    return verify(badge);
  }
  static const Finding* find(const Report& report, Code code) {
    return report.credentials.front().find(code);
  }
};

TEST_F(ExtensionTest, ThatHasTheFormOfItsVocabularyIsSaidToHaveIt) {
  const auto report = judged(link(R"("url": "https://college.example/apply")"));
  EXPECT_TRUE(gives(report, accepted, extension_sound));
  EXPECT_EQ(find(report, extension_sound)->path, "/badge/extensions:ApplyLink");
}

TEST_F(ExtensionTest, ThatHasAnotherFormIsToldAndDecidesNothing) {
  const auto report = judged(link(R"("url": 7)"));
  EXPECT_TRUE(gives(report, accepted, extension_differs));
  EXPECT_EQ(find(report, extension_differs)->path, "/badge/extensions:ApplyLink/url");
  EXPECT_TRUE(gives(judged(link(R"("name": "x")")), accepted, extension_differs));
  Policy policy;
  policy.require = Demands().with(Demand::proof).with(Demand::schema);
  options.policy = &policy;
  EXPECT_TRUE(gives(judged(link(R"("url": 7)")), accepted, extension_differs));
}

TEST_F(ExtensionTest, WhoseVocabularyOrFormIsNotAtHandStaysOpenAndDecidesNothing) {
  const auto good = link(R"("url": "https://college.example/apply")");
  for (const auto& missing : {schema_url, context_url}) {
    pages.pages.erase(missing);
    EXPECT_TRUE(gives(judged(good), accepted, extension_not_checked)) << missing;
  }
  EXPECT_TRUE(gives(judged(R"({"@context": {"url": "x:y"}, "type": ["Extension"], "url": 7})"),
                    accepted, extension_not_checked));
}

TEST_F(ExtensionTest, WithAFormThatIsNoneStaysOpen) {
  const auto good = link(R"("url": "https://college.example/apply")");
  for (const char* schema : {"[", "7", R"({"type": 7})", R"({"$ref": "#/nowhere"})",
                             R"({"$schema": "http://json-schema.org/draft-03/schema#"})"}) {
    pages.put(schema_url, schema);
    EXPECT_TRUE(gives(judged(good), accepted, extension_not_checked)) << schema;
  }
}

TEST_F(ExtensionTest, OfATypeThatItsVocabularyHasNoFormForIsNotSpokenOf) {
  for (const auto& report :
       {judged(link(R"("url": 7)", "Other")), judged(R"({"type": "Note", "text": "plain"})")})
    for (const auto code : {extension_sound, extension_differs, extension_not_checked})
      EXPECT_EQ(find(report, code), nullptr);
  put_context("[]");
  EXPECT_EQ(find(judged(link(R"("url": 7)")), extension_differs), nullptr);
}

TEST_F(ExtensionTest, AreManyInAListEachAtItsPlaceAndWithinBounds) {
  const auto report = judged("[" + link(R"("url": "https://college.example/apply")") + ", " +
                             link(R"("url": 7)") + "]");
  EXPECT_EQ(find(report, extension_sound)->path, "/badge/extensions:ApplyLink/0");
  EXPECT_EQ(find(report, extension_differs)->path, "/badge/extensions:ApplyLink/1/url");
  std::string many;
  for (int i = 0; i < 40; ++i) many += (many.empty() ? "" : ", ") + link(R"("url": 7)");
  const auto bounded = judged("[" + many + "]");
  EXPECT_TRUE(gives(bounded, accepted, extension_not_checked));
  EXPECT_EQ(find(bounded, extension_not_checked)->detail, "more than 16");
}

}  // namespace
}  // namespace cairn::verify
