// SPDX-License-Identifier: Apache-2.0
// Whether a status list may be believed. A list of bits is a credential too: its own signature,
// issuer, dates and type are verified before a bit of it is (vc-bitstring-status-list#validate-
// algorithm). A list of tokens is one itself (token-status-list#validation-rules).
#include <algorithm>

#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "crypto/cose.h"
#include "securing/status_token.h"
#include "verify/status.h"

namespace cairn::verify {
namespace {

constexpr std::size_t cached_lists_max = 32;
constexpr std::int64_t relied_on_microseconds = 3'600'000'000;

// What is wrong with a list, by what is wrong with the credential that it is.
struct Row {
  Code of_credential;
  Code of_list;
};
constexpr Row rows[] = {
    {Code::status_revoked, Code::status_list_revoked},
    {Code::status_suspended, Code::status_list_revoked},
    {Code::expired, Code::status_list_expired},
    {Code::not_yet_valid, Code::status_list_early},
    {Code::key_not_authorised, Code::status_list_key},
    {Code::key_of_another, Code::status_list_key},
    {Code::key_revoked, Code::status_list_key},
    {Code::key_expired, Code::status_list_key},
};

Code code_for_list(Code code) {
  for (const auto& row : rows)
    if (row.of_credential == code) return row.of_list;
  return Code::status_unproved;
}

void distrust(VerifiedList& list, Code code, std::string detail) {
  if (list.fault) return;
  list.fault = code;
  list.detail = std::move(detail);
}

// By the first thing that is not in order.
void distrust_by(const std::vector<Finding>& findings, VerifiedList& list) {
  for (const auto& finding : findings)
    if (finding.outcome == Outcome::fail || finding.outcome == Outcome::not_checked)
      return distrust(list, code_for_list(finding.code),
                      "the list: " + std::string(message_of(finding.code).name));
  distrust(list, Code::status_unproved, {});
}

Code unopened(const Error& error) {
  return error.code == ErrorCode::too_large ? Code::status_list_oversized : Code::status_unreadable;
}

std::string_view list_type(credential::StatusKind kind) {
  return kind == credential::StatusKind::bitstring ? "BitstringStatusListCredential"
                                                   : "StatusList2021Credential";
}

std::optional<Instant> instant_of(std::string_view written) {
  const auto instant = parse_instant(written);
  return instant.ok() ? std::optional(*instant) : std::nullopt;
}

std::optional<Instant> moment_of(std::int64_t seconds) {
  return seconds < 0 ? std::nullopt : std::optional(Instant::from_seconds(seconds));
}

void read_bits(const json::Value& credential, VerifiedList& list) {
  auto read = credential::parse_status_list(credential);
  if (!read.ok()) {
    list.fault.reset();  // what cannot be opened is told of first
    return distrust(list, unopened(read.error()), read.error().detail);
  }
  list.list = std::move(*read);
  if (!credential::has_type(credential, list_type(list.list.kind)))
    distrust(list, Code::status_unproved, "the list: it is not of the type of status lists");
}

// A list of tokens is a JWT or a CWT, whatever kind of token points to it.
Result<securing::StatusToken> read_token(Session& session, const Bytes& body) {
  if (crypto::looks_like_cose_sign1(body)) return securing::read_status_cwt(body, session.arena);
  return securing::read_status_token(as_text(body), session.arena, session.workspace.parser());
}

// Whether a list of the verifier's lets this issuer speak about the credential now.
bool in_trust(const Trust* trust, std::string_view id, const Award& award, Instant now) {
  if (trust == nullptr) return false;
  for (const auto& list : trust->lists)
    for (const auto& entry : list.issuers)
      if (same_id(entry.id, id) && is_trusted(entry, award, now)) return true;
  return false;
}

}  // namespace

// A list is proved again where it may be withdrawn or is refused, and may inflate a thousandfold.
Status take_list(Session& session) {
  auto& left = session.asked().lists_left;
  if (left == 0) return fail(ErrorCode::too_large, "cairn#resources", "it asks for too many lists");
  --left;
  return done;
}

VerifiedList verify_list(Session& session, std::string_view url, const Bytes& body) {
  VerifiedList result;
  result.url = url;
  result.judged_at = session.options.at;
  result.body = body;
  const auto read = read_document(session, as_text(result.body));
  if (!read.ok()) {
    distrust(result, Code::status_unreadable, read.error().detail);
    return result;
  }
  const Policy policy;
  Options options{.at = session.options.at, .resources = session.options.resources};
  auto inner = session.within(options, policy);
  const auto report = judge_credential(inner, *read);
  result.id = report.id;
  result.issuer = report.issuer.id;
  result.valid_from = instant_of(report.valid_from);
  result.valid_until = instant_of(report.valid_until);
  if (report.verdict != Verdict::accepted) distrust_by(report.findings, result);
  result.has_status = !credential::status_entries(read->value).empty();
  if (result.has_status && inner.depth > lists_on_lists_max)
    distrust(result, Code::status_unproved,
             "the list: its own status is told by one list too many");
  read_bits(read->value, result);
  return result;
}

VerifiedList verify_token_list(Session& session, std::string_view url, const Bytes& body,
                               const TokenIssuer& issuer) {
  VerifiedList result;
  result.url = url;
  result.judged_at = session.options.at;
  result.body = body;
  const auto fail_with = [&](Code code, const Error& error) {
    distrust(result, code, error.detail);
    return result;
  };
  auto token = read_token(session, result.body);
  if (!token.ok()) return fail_with(Code::status_unreadable, token.error());
  auto list = credential::parse_token_status_list(token->claims);
  if (!list.ok()) return fail_with(unopened(list.error()), list.error());
  result.id = list->uri;
  result.issuer = list->issuer.empty() ? std::string(issuer.id) : list->issuer;
  result.valid_from = moment_of(list->times.not_before);
  result.valid_until = moment_of(list->times.expires);
  result.tokens = std::move(*list);
  securing::SecuredJwt signed_list;
  signed_list.jws = token->jws;
  signed_list.claims = token->claims;
  signed_list.profile = issuer.profile;
  signed_list.key_id = token->jws.header.string_at("kid");
  signed_list.jwk = token->jws.header["jwk"];
  std::vector<Finding> findings;
  const Signer signer{.controller = result.issuer,
                      .purpose = did::Purpose::assertion_method,
                      .challenge = {},
                      .domain = {}};
  if (!judge_token_signature(session, signed_list, signer, findings)) distrust_by(findings, result);
  return result;
}

Code unread(const Error& error) {
  const bool reached = error.code == ErrorCode::unreadable || error.code == ErrorCode::invalid;
  return reached ? Code::status_unreadable : Code::status_unreachable;
}

std::optional<ListFault> fault_of_list(const Session& session, const VerifiedList& list,
                                       std::string_view issuer, const Award& award) {
  const auto at = session.options.at;
  if (list.fault) return ListFault{*list.fault, list.detail};
  // A token is over in the second of its "exp" (RFC 7519 section 4.1.4), a credential after it.
  if (list.valid_until && (*list.valid_until < at || (list.tokens && *list.valid_until == at)))
    return ListFault{Code::status_list_expired, {}};
  if (list.valid_from && *list.valid_from > at) return ListFault{Code::status_list_early, {}};
  if (same_id(list.issuer, issuer) || in_trust(session.options.trust, list.issuer, award, at))
    return std::nullopt;
  return ListFault{Code::status_list_foreign, "the list is signed by " + list.issuer};
}

std::optional<Code> fault_of_size(const Policy& policy, std::size_t entries) {
  const auto demanded = policy.min_status_entries;
  if (demanded) {
    if (entries < *demanded) return Code::status_list_too_small;
  } else if (entries < credential::status_entries_min) {
    return Code::status_list_small;
  }
  return std::nullopt;
}

const VerifiedList* StatusCache::find(std::string_view url, ByteView body, ListKind kind,
                                      Instant at) const {
  for (const auto& list : lists_) {
    const auto age = at.microseconds - list.judged_at.microseconds;
    const bool is_same = list.url == url && list.tokens.has_value() == (kind == ListKind::tokens);
    if (is_same && age >= 0 && age < relied_on_microseconds &&
        std::equal(body.begin(), body.end(), list.body.begin(), list.body.end()))
      return &list;
  }
  return nullptr;
}

const VerifiedList& StatusCache::keep(VerifiedList list) {
  for (auto& known : lists_)
    if (known.url == list.url) return known = std::move(list);
  if (lists_.size() < cached_lists_max) return lists_.emplace_back(std::move(list));
  oldest_ = (oldest_ + 1) % cached_lists_max;
  return lists_[oldest_] = std::move(list);
}

}  // namespace cairn::verify
