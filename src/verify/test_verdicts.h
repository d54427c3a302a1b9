// SPDX-License-Identifier: Apache-2.0
// What the tests of verdicts share: two issuers, a good badge of the first, and its variants.
#pragma once
#include "verify/test_world.h"

namespace cairn::verify {

class VerifierTest : public testing::Test, protected World {
 protected:
  static constexpr const char* achievement_schema =
      "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
      "ob_v3p0_achievementcredential_schema.json";
  json::Value with_schema(const json::Value& document, const std::string& url) {
    return with(extended(document), "credentialSchema",
                R"({"id": ")" + url + R"(", "type": "1EdTechJsonSchemaValidator2019"})");
  }
  // The document of `of`, whose key has an end of this kind on 2026-01-10.
  void publish_with_end(const TestIssuer& of, std::string_view member) {
    const auto document = read(of.document());
    const auto method =
        with(document["verificationMethod"].items()[0], member, R"("2026-01-10T00:00:00Z")");
    pages.put(of.id, json::write(builder().with(document, "verificationMethod",
                                                builder().array({method}))));
  }

  TestIssuer issuer = TestIssuer::did_key(1);
  TestIssuer other = TestIssuer::did_key(2);
  json::Value good = sign(badge(issuer.id), issuer);
};

}  // namespace cairn::verify
