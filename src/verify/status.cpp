// SPDX-License-Identifier: Apache-2.0
// Is it still valid: Bitstring Status List (vc-bitstring-status-list#validate-algorithm),
// StatusList2021 and 1EdTechRevocationList. A list of bits is a credential too: its own signature,
// issuer, dates and type are verified before a bit of it is believed. A revocation list of 1EdTech
// is a page: the address it was fetched from is all that vouches for it.
#include "verify/status.h"

#include <algorithm>

#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "verify/explain.h"

namespace cairn::verify {
namespace {

constexpr std::size_t cached_lists_max = 32;
constexpr std::int64_t relied_on_microseconds = 3'600'000'000;
// A list's own status is asked for; the list that gives it must have none.
constexpr unsigned lists_on_lists_max = 1;

Code unread(const Error& error) {
  const bool reached = error.code == ErrorCode::unreadable || error.code == ErrorCode::invalid;
  return reached ? Code::status_unreadable : Code::status_unreachable;
}

// Why an entry cannot be read in a list that can.
Code unusable(ErrorCode code) {
  if (code == ErrorCode::conflict) return Code::status_purpose_mismatch;
  return code == ErrorCode::unsupported ? Code::status_ambiguous : Code::status_out_of_range;
}

// Whether a list of the verifier's lets this issuer speak about the credential now.
bool in_trust(const Trust* trust, std::string_view id, const Award& award, Instant now) {
  if (trust == nullptr) return false;
  for (const auto& list : trust->lists)
    for (const auto& entry : list.issuers)
      if (same_id(entry.id, id) && is_trusted(entry, award, now)) return true;
  return false;
}

// Why this list credential counts for nothing; nullopt where it counts.
std::optional<Code> distrust(const CredentialReport& report, std::string& detail) {
  if (report.verdict == Verdict::accepted) return std::nullopt;
  for (const auto& finding : report.findings) {
    if (finding.outcome != Outcome::fail && finding.outcome != Outcome::not_checked) continue;
    detail = "the list: ";
    detail += message_of(finding.code).name;
    break;
  }
  return Code::status_unproved;
}

std::string_view list_type(credential::StatusKind kind) {
  return kind == credential::StatusKind::bitstring ? "BitstringStatusListCredential"
                                                   : "StatusList2021Credential";
}

// Judged as any credential, by the default policy and without regard to who is asked about.
VerifiedList verify_list(Session& session, std::string_view url, const Bytes& body) {
  VerifiedList result;
  result.url = url;
  result.judged_at = session.options.at;
  result.body = body;
  const auto read = read_document(session, as_text(result.body));
  if (!read.ok()) {
    result.fault = Code::status_unreadable;
    result.detail = read.error().detail;
    return result;
  }
  const Policy policy;
  Options options{.at = session.options.at, .resources = session.options.resources};
  Session inner{session.workspace, session.arena, session.keys, session.lists,
                session.schemas,   options,       policy,       session.answers,
                session.depth + 1};
  const auto report = judge_credential(inner, *read);
  result.id = report.id;
  result.issuer = report.issuer.id;
  result.valid_from = report.valid_from;
  result.valid_until = report.valid_until;
  result.fault = distrust(report, result.detail);
  result.has_status = !credential::status_entries(read->value).empty();
  if (!result.fault && result.has_status && inner.depth > lists_on_lists_max) {
    result.fault = Code::status_unproved;
    result.detail = "the list: its own status is told by one list too many";
  }
  auto list = credential::parse_status_list(read->value);
  if (list.ok()) {
    result.list = std::move(*list);
    if (!result.fault && !credential::has_type(read->value, list_type(result.list.kind))) {
      result.fault = Code::status_unproved;
      result.detail = "the list: it is not of the type of status lists";
    }
  } else {
    result.fault = Code::status_unreadable;
    result.detail = list.error().detail;
  }
  return result;
}

bool is_current(const VerifiedList& list, Instant at) {
  const auto from = parse_instant(list.valid_from);
  const auto until = parse_instant(list.valid_until);
  return !(from.ok() && *from > at) && !(until.ok() && *until < at);
}

class StatusJudge {
 public:
  StatusJudge(Session& session, const json::Value& credential, CredentialReport& report)
      : session_(session), credential_(credential), report_(report) {}

  void judge(const credential::Located& entry) {
    path_ = entry.path;
    const auto parsed = credential::parse_status_entry(entry.value);
    if (!parsed.ok()) return add(Code::status_unreadable, parsed.error().detail);
    switch (parsed->kind) {
      case credential::StatusKind::unknown: return add(Code::status_type_unknown, parsed->type);
      case credential::StatusKind::revocation_list: return judge_revocation_list(*parsed);
      case credential::StatusKind::bitstring:
      case credential::StatusKind::status_list_2021:
        if (parsed->purpose != "refresh") judge_bits(*parsed);
        return;
    }
  }

 private:
  void add(Code code, std::string detail = {}) {
    note(report_.findings, code, path_, std::move(detail));
  }

  void judge_revocation_list(const credential::StatusEntry& entry) {
    const auto fetched = session_.fetch(entry.list);
    if (!fetched.ok()) return add(unread(fetched.error()), fetched.error().detail);
    if (session_.is_stale(**fetched)) return add(Code::status_stale);
    age_seconds_ = (*fetched)->age_seconds;
    const auto list = session_.fetch_json(entry.list);
    if (!list.ok()) return add(Code::status_unreadable, list.error().detail);
    const auto reason = credential::find_revoked(*list, report_.id);
    if (!reason.ok()) return add(Code::status_unreadable, reason.error().detail);
    if (session_.steps != nullptr)
      explain_revocations(session_, path_, entry.list, (*fetched)->body, reason->has_value());
    if (*reason) return revoked(Code::status_revoked, **reason);
    active();
  }

  void judge_bits(const credential::StatusEntry& entry) {
    const auto fetched = session_.fetch(entry.list);
    if (!fetched.ok()) return add(unread(fetched.error()), fetched.error().detail);
    const auto& page = **fetched;
    if (session_.is_stale(page)) return add(Code::status_stale);
    age_seconds_ = page.age_seconds;
    const auto* list = session_.lists.find(entry.list, page.body, session_.options.at);
    VerifiedList once;
    if (list == nullptr) {
      once = verify_list(session_, entry.list, page.body);
      // One that may be withdrawn while its bytes stay the same is looked at each time.
      list = once.has_status ? &once : &session_.lists.keep(std::move(once));
    }
    if (session_.steps != nullptr) {
      const auto value = credential::status_at(list->list, entry);
      explain_status(session_, path_, entry, *list,
                     value.ok() && !list->fault ? std::optional(*value) : std::nullopt);
    }
    if (list->fault) return add(*list->fault, list->detail);
    if (!is_current(*list, session_.options.at))
      return add(Code::status_unproved, "the list is not valid at this time");
    if (!same_id(list->issuer, report_.issuer.id) &&
        !in_trust(session_.options.trust, list->issuer,
                  {.credential = credential_, .badge_class = {}}, session_.options.at))
      return add(Code::status_unproved, "the list is signed by " + list->issuer);
    judge_size(entry, list->list);
    judge_value(entry, *list);
  }

  void judge_size(const credential::StatusEntry& entry, const credential::StatusList& list) {
    const auto entries = list.bits.size() / entry.size_bits;
    const auto demanded = session_.policy.min_status_entries;
    const auto detail = [&] { return std::to_string(entries) + " entries"; };
    if (demanded && entries < *demanded) {
      add(Code::status_list_too_small, detail());
    } else if (!demanded && entries < credential::status_entries_min) {
      add(Code::status_list_small, detail());
    }
  }

  void judge_value(const credential::StatusEntry& entry, const VerifiedList& verified) {
    const auto value = credential::status_at(verified.list, entry);
    if (!value.ok()) return add(unusable(value.error().code), value.error().detail);
    // A list of the issuer's that stands in another's place may still say that it is withdrawn.
    const bool is_other = !verified.id.empty() && verified.id != entry.list;
    if (is_other && (*value == 0 || entry.purpose == "message"))
      return add(Code::status_list_other, verified.id);
    if (entry.purpose == "message")
      return add(Code::status_message, std::string(credential::message_for(entry, *value)));
    const bool revokes = entry.purpose == "revocation";
    if (!revokes && entry.purpose != "suspension") {
      if (*value != 0) add(Code::status_purpose_unknown, entry.purpose);
      return;
    }
    if (*value == 0) return active();
    revokes ? revoked(Code::status_revoked, {}) : suspended();
  }

  void active() {
    add(Code::status_active, note_age(report_, age_seconds_, path_));
    if (report_.status == Standing::unknown) report_.status = Standing::active;
  }
  void suspended() {
    add(Code::status_suspended, note_age(report_, age_seconds_, path_));
    if (report_.status != Standing::revoked) report_.status = Standing::suspended;
  }
  void revoked(Code code, std::string reason) {
    add(code, std::move(reason));
    report_.status = Standing::revoked;
  }

  Session& session_;
  const json::Value& credential_;
  CredentialReport& report_;
  std::string path_;
  std::int64_t age_seconds_ = 0;  // of the list being read
};

}  // namespace

const VerifiedList* StatusCache::find(std::string_view url, ByteView body, Instant at) const {
  for (const auto& list : lists_) {
    const auto age = at.microseconds - list.judged_at.microseconds;
    if (list.url == url && age >= 0 && age < relied_on_microseconds &&
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

void judge_status(Session& session, const json::Value& credential, CredentialReport& report) {
  if (session.depth > lists_on_lists_max) return;
  const auto entries = credential::status_entries(credential);
  if (entries.empty()) {
    report.status = Standing::active;
    return;
  }
  StatusJudge judge(session, credential, report);
  for (const auto& entry : entries) judge.judge(entry);
}

}  // namespace cairn::verify
