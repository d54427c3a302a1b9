// SPDX-License-Identifier: Apache-2.0
// Is a token still valid: the claim `status` and the Token Status List it points to
// (token-status-list#validation-rules).
#include <algorithm>

#include "base/limits.h"
#include "verify/explain.h"
#include "verify/standing.h"
#include "verify/status.h"

namespace cairn::verify {
namespace {

constexpr const char* claim_path = "/status";
constexpr const char* entry_path = "/status/status_list";

// "0x0f"
std::string value_name(std::uint8_t status) {
  constexpr std::string_view digits = "0123456789abcdef";
  return std::string("0x") + digits[status >> 4] + digits[status & 15];
}

class TokenStatusJudge {
 public:
  TokenStatusJudge(Session& session, const TokenIssuer& issuer, const json::Value& credential,
                   CredentialReport& report)
      : session_(session), issuer_(issuer), credential_(credential), notes_(report, entry_path) {}

  void judge(const credential::TokenStatusEntry& entry) {
    const auto fetched = session_.fetch(entry.uri);
    if (!fetched.ok()) return notes_.add(unread(fetched.error()), fetched.error().detail);
    const auto& page = **fetched;
    notes_.set_age(page.age_seconds);
    const auto found = list_at(entry.uri, page.body);
    if (!found.ok()) return notes_.add(unread(found.error()), found.error().detail);
    const auto& list = **found;
    if (session_.steps != nullptr) explain_token_status(session_, entry_path, entry, list);
    if (const auto fault = fault_of_list(session_, list, issuer_.id,
                                         {.credential = credential_, .badge_class = {}}))
      return notes_.add(fault->code, fault->detail);
    if (session_.is_stale(page) || is_kept_too_long(page, list.tokens->times.ttl))
      return notes_.add(Code::status_stale);
    if (list.tokens->uri != entry.uri) return notes_.add(Code::status_list_other, list.tokens->uri);
    const auto& statuses = list.tokens->statuses;
    if (const auto fault = fault_of_size(session_.policy, statuses.size()))
      notes_.add(*fault, std::to_string(statuses.size()) + " entries");
    if (entry.index >= statuses.size())
      return notes_.add(Code::status_out_of_range, "the index lies outside the list");
    judge_value(statuses.at(static_cast<std::size_t>(entry.index)));
  }

 private:
  // One that is refused may be the list of another token's issuer.
  Result<const VerifiedList*> list_at(std::string_view url, const Bytes& body) {
    const auto at = session_.options.at;
    if (const auto* known = session_.lists.find(url, body, ListKind::tokens, at)) return known;
    CAIRN_CHECK(take_list(session_));
    once_ = verify_token_list(session_, url, body, issuer_);
    return keeps_well(once_) ? &session_.lists.keep(std::move(once_)) : &once_;
  }

  static bool is_kept_too_long(const Fetched& page, std::int64_t ttl) {
    return ttl >= 0 && page.age_seconds > std::max(ttl, limits::cache_fresh_seconds_max);
  }

  void judge_value(std::uint8_t status) {
    switch (status) {
      case credential::token_status_valid: return notes_.active();
      case credential::token_status_invalid: return notes_.revoked();
      case credential::token_status_suspended: return notes_.suspended();
      default: return notes_.add(Code::status_value_unknown, value_name(status));
    }
  }

  Session& session_;
  const TokenIssuer issuer_;
  const json::Value& credential_;
  StandingNotes notes_;
  VerifiedList once_;
};

}  // namespace

void judge_token_status(Session& session, const securing::SecuredJwt& token,
                        const json::Value& credential, CredentialReport& report) {
  const auto* status = token.claims.find("status");
  if (status == nullptr || session.depth > lists_on_lists_max) return;
  const auto entry = credential::parse_token_status(*status);
  if (!entry.ok())
    return note(report.findings, Code::status_unreadable, claim_path + entry.error().path,
                entry.error().detail);
  if (!*entry) return note(report.findings, Code::status_type_unknown, claim_path);
  TokenStatusJudge(session, {report.issuer.id, token.profile}, credential, report).judge(**entry);
}

}  // namespace cairn::verify
