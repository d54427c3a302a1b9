// SPDX-License-Identifier: Apache-2.0
#include "credential/issue_rules.h"

#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

using IssueRules = CredentialTest;

TEST_F(IssueRules, LetPassWhatIsInOrder) {
  EXPECT_TRUE(may_issue(badge()).ok());
  EXPECT_TRUE(may_issue(plain_credential()).ok());
}

TEST_F(IssueRules, RefuseWhatReadersForgive) {
  const auto lonely =
      with(plain_credential(), "@context", R"("https://www.w3.org/ns/credentials/v2")");
  EXPECT_EQ(told(issue_problems(lonely)), "wrong-type /@context");
  const auto unclear = with(plain_credential(), "validFrom", R"("2026-01-01T00:00:00")");
  EXPECT_EQ(may_issue(unclear).error().path, "/validFrom");
}

TEST_F(IssueRules, RefuseWhatIsNoCredential) {
  EXPECT_FALSE(may_issue(read(R"({"type": ["VerifiablePresentation"]})")).ok());
  EXPECT_FALSE(may_issue(assertion()).ok());
  EXPECT_FALSE(may_issue(read(R"({"type": ["NonconformingDocument"]})")).ok());
  EXPECT_FALSE(may_issue(json::Value()).ok());
}

TEST_F(IssueRules, LookIntoPresentedCredentials) {
  const auto presentation = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"], "verifiableCredential": [
      {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": [],
       "issuer": "did:example:i", "credentialSubject": {"id": "did:example:s"}}]})");
  EXPECT_EQ(told(present_problems(presentation)), "too-few-values /verifiableCredential/0/type");
  EXPECT_FALSE(present_problems(plain_credential()).empty());
}

}  // namespace
}  // namespace cairn::credential
