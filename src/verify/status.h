// SPDX-License-Identifier: Apache-2.0
// Status lists that were fetched and verified, kept for the next credential that points to them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "credential/status_list.h"
#include "credential/token_status_list.h"
#include "verify/judge.h"
#include "verify/session.h"

namespace cairn::verify {

// A list of bits, or of the statuses of tokens.
struct VerifiedList {
  std::string url;
  Bytes body;  // as fetched: the same bytes need not be verified twice
  Instant judged_at;
  std::string id;  // as the list calls itself, or ""
  std::string issuer;
  std::optional<Instant> valid_from, valid_until;
  std::optional<Code> fault;  // unset: its list may be relied on
  std::string detail;
  credential::StatusList list;
  std::optional<credential::TokenStatusList> tokens;
  bool has_status = false;  // it may be withdrawn by another list
};

// Whether it is known what to think of the list for as long as its bytes stay the same. A fault may
// pass, where a key could not be looked up just now, and a list with a status may be withdrawn.
inline bool keeps_well(const VerifiedList& list) { return !list.fault && !list.has_status; }

enum class ListKind : std::uint8_t { bits, tokens };

class StatusCache {
 public:
  // The list at `url` if it was verified from the same bytes within the last hour before `at`.
  const VerifiedList* find(std::string_view url, ByteView body, ListKind kind, Instant at) const;
  const VerifiedList& keep(VerifiedList list);

 private:
  std::vector<VerifiedList> lists_;
  std::size_t oldest_ = 0;
};

// Of credentials inside credentials: a list's own status is asked for; the list that gives it must
// have none.
inline constexpr unsigned lists_on_lists_max = 1;

// Takes one off what this input may have proved. Errors: too_large where nothing is left.
Status take_list(Session& session);

// A status list credential, judged as any credential, by the default policy and without regard to
// who is asked about.
VerifiedList verify_list(Session& session, std::string_view url, const Bytes& body);

// Who signed the token that points to a list, and how keys of such tokens are found.
struct TokenIssuer {
  std::string_view id;
  securing::JwtProfile profile = securing::JwtProfile::sd_jwt_vc;
};
// A list of a Token Status List that names no issuer is taken as that issuer's.
VerifiedList verify_token_list(Session& session, std::string_view url, const Bytes& body,
                               const TokenIssuer& issuer);

// Why a list is not fetched.
Code unread(const Error& error);
// What keeps a list from being relied on at this moment, for a credential of that issuer; nullopt
// where nothing does. `award`: what a trusted issuer of lists may be limited to.
struct ListFault {
  Code code;
  std::string detail;
};
std::optional<ListFault> fault_of_list(const Session& session, const VerifiedList& list,
                                       std::string_view issuer, const Award& award);
// Whether the list is long enough to hide whom one asks about.
std::optional<Code> fault_of_size(const Policy& policy, std::size_t entries);

}  // namespace cairn::verify
