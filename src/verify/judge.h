// SPDX-License-Identifier: Apache-2.0
// The steps from a document to its report, one file each. Internal to this module.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "credential/format.h"
#include "credential/presentation.h"
#include "json/value.h"
#include "securing/read_sd_jwt.h"
#include "verify/session.h"
#include "verify/signatures.h"

namespace cairn::verify {

// An SD-JWT and what its disclosures show.
struct SelectiveEnvelope {
  sd_jwt::SdJwt token;
  sd_jwt::Processed processed;
};

// A document and, where it came in one, its signed envelope.
struct ReadDocument {
  json::Value value;
  std::optional<securing::SecuredJwt> token;
  std::optional<crypto::Jws> jws;                   // of an Open Badges 2 assertion
  std::optional<SelectiveEnvelope> selective = {};  // beside `token`, of an SD-JWT
  bool is_holders_word = false;  // unsigned, by a holder whose signature for showing it is good
};

// JSON or compact token text, which must outlive what is read. Errors: unreadable, too_large, and
// not_permitted for a token whose algorithm must not be used.
Result<ReadDocument> read_document(Session& session, std::string_view text);

// What an enveloped credential or presentation holds (vc-data-model-2.0#enveloped-verifiable-
// credentials); any other document itself. Errors: invalid (no envelope of a token), and those of
// read_document.
Result<ReadDocument> open_envelopes(Session& session, ReadDocument document);

// The signature of the envelope, where there is one, and every proof inside: one good signature
// does not make up for another.
SignatureJudgement judge_signatures(Session& session, const ReadDocument& document,
                                    const Signer& signer, std::vector<Finding>& findings);

// A credential or presentation of any kind.
Report judge(Session& session, const ReadDocument& document);

CredentialReport judge_credential(Session& session, const ReadDocument& document);
// The claims of an SD-JWT VC, which are no document of VCDM.
CredentialReport judge_sd_jwt_vc(Session& session, const ReadDocument& document);
Report judge_presentation(Session& session, const ReadDocument& document);
// What stands at a place of another document: an object, a token or an envelope. Appends a report
// of it and, of a record of several (CLR), one of each credential that it holds in its turn.
void judge_presented(Session& session, const credential::Presented& presented, bool is_holders_word,
                     std::vector<CredentialReport>& all);
// A credential and, of a record of several, all that it holds. `path`: where it stands.
void judge_with_held(Session& session, const ReadDocument& document, std::string path,
                     unsigned nesting, std::vector<CredentialReport>& all);
// What others say of it: each as a credential of its own, which never changes the verdict.
void judge_endorsements(Session& session, const json::Value& credential, CredentialReport& report);
CredentialReport judge_badge2(Session& session, const ReadDocument& document);

// What an SD-JWT shows and keeps back, and whether its holder signed for showing it.
SelectiveReport judge_selective(Session& session, const SelectiveEnvelope& envelope,
                                std::vector<Finding>& findings);

// A report of one finding, for what cannot be looked into.
CredentialReport report_of(Code code, std::string_view format, std::string detail,
                           const Policy& policy);

// The same for text that read_document refused.
CredentialReport report_of_unread(const Error& error, std::string_view text, const Policy& policy);

// The report of one credential alone.
Report single(CredentialReport credential);

// The rules of its standard: findings of check `schema`, `type` and `context`.
void judge_structure(const json::Value& document, const credential::Format& format,
                     CredentialReport& report);
void judge_validity(const json::Value& credential, Instant at, CredentialReport& report);

// What an entry of a trust list may be limited to.
struct Award {
  json::Value credential;   // or assertion
  json::Value badge_class;  // of an assertion; elsewhere the achievement stands in the credential
  bool is_badge2 = false;
};
bool is_trusted(const TrustedIssuer& entry, const Award& award, Instant moment);

void judge_issuer(Session& session, const Award& award, const SignatureJudgement& signature,
                  CredentialReport& report);
void judge_status(Session& session, const json::Value& credential, CredentialReport& report);
// The forms its issuer declares; after judge_structure and judge_selective.
void judge_schema(Session& session, const json::Value& credential, const credential::Format& format,
                  CredentialReport& report);
// Whether our own rules are those of the published schema an entry names.
bool is_known_schema(const json::Value& entry, const credential::Format& format);
// Extensions of a part of an Open Badge 2.0, which stands at `path` in the badge: each is held to
// the schema that its vocabulary names. Nothing of it changes the verdict.
void judge_extensions(Session& session, const json::Value& part, const std::string& path,
                      CredentialReport& report);
// What the claim `status` of a token points to (draft-ietf-oauth-status-list); `credential`: what a
// trusted issuer of lists may be limited to.
void judge_token_status(Session& session, const securing::SecuredJwt& token,
                        const json::Value& credential, CredentialReport& report);
// Whether a newer version is offered, and where.
void judge_refresh_service(const json::Value& credential, CredentialReport& report);
// Keeps how long ago the state was read, warns where that is long, and says it: "read 3 hours ago",
// or "" for just now.
std::string note_age(CredentialReport& report, std::int64_t age_seconds, const std::string& path);
void judge_subject(Session& session, const json::Value& document,
                   const SignatureJudgement& signature, CredentialReport& report);

// What the policy asks for beyond single checks, then verdict, status and evidence level.
void conclude(Session& session, const SignatureJudgement& signature, CredentialReport& report);

}  // namespace cairn::verify
