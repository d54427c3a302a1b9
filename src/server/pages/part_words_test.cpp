// SPDX-License-Identifier: Apache-2.0
#include "server/pages/part_words.h"

#include <gmock/gmock.h>

#include "json/parse.h"

namespace cairn::server {
namespace {

constexpr std::string_view text = R"({"@context": "x", "type": "y", "name": "Welding",
  "awardedDate": "2026-01-01T00:00:00Z",
  "credentialSubject": {
    "identifier": [
      {"type": "IdentityObject", "hashed": false, "identityHash": "Grace Moore",
       "identityType": "name"},
      {"type": "IdentityObject", "hashed": true, "identityHash": "sha256$00", "salt": "s",
       "identityType": "emailAddress"},
      {"type": "IdentityObject", "hashed": false, "identityHash": "7",
       "identityType": "lisSourcedId"}
    ],
    "result": [{"value": "91"}, {"value": "B", "status": "Completed"}]}})";

class PartWords : public testing::Test {
 protected:
  json::Value read(std::string_view document) { return *json::parse(document, arena_); }

  Arena arena_;
  json::Value whole_ = read(text);
};

TEST_F(PartWords, NameWhatPeopleMeet) {
  const auto words = [&](std::string_view pointer) { return words_of_pointer(pointer, whole_); };
  EXPECT_EQ(words("/awardedDate"), "Awarded on");
  EXPECT_EQ(words("/credentialSubject/result/1/status"), "Result › 2 › State");
  EXPECT_EQ(words("/credentialSubject/identifier/0"), "Holder’s name");
  EXPECT_EQ(words("/credentialSubject/identifier/1"), "Holder’s e-mail address, as a fingerprint");
  EXPECT_EQ(words("/credentialSubject/identifier/1/salt"),
            "Holder’s e-mail address, as a fingerprint › Salt of the fingerprint");
  EXPECT_EQ(words("/credentialSubject/identifier/2"), "Identifier › 3");
}

TEST_F(PartWords, TellAPartWithoutItsNotation) {
  const auto subject = whole_["credentialSubject"];
  EXPECT_EQ(words_of_value(subject["identifier"].items()[0]), "Grace Moore");
  EXPECT_EQ(words_of_value(subject["identifier"].items()[1]), "sha256$00");
  EXPECT_EQ(words_of_value(subject["result"]), "Value: 91, Value: B, State: Completed");
}

// What is shown counts as what is kept back does.
TEST_F(PartWords, CountInTheWhole) {
  const auto shown = read(R"({"credentialSubject": {"result": [{"value": "B"}],
      "identifier": [{"identityHash": "sha256$00"}]}})");
  const auto rows = words_of_document(
      shown, whole_, {"/credentialSubject/result/0", "/credentialSubject/identifier/0", "/name"});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].label, "Result › 2 › Value");
  EXPECT_EQ(rows[1].label, "Holder’s e-mail address, as a fingerprint › Value");
}

}  // namespace
}  // namespace cairn::server
