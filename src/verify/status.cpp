// SPDX-License-Identifier: Apache-2.0
// Is it still valid: the entries of credentialStatus, each its own findings. Bitstring Status List
// (vc-bitstring-status-list#validate-algorithm), StatusList2021 and 1EdTechRevocationList. A
// revocation list of 1EdTech is a page: the address it was fetched from is all that vouches for it.
#include "verify/status.h"

#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "verify/explain.h"
#include "verify/standing.h"

namespace cairn::verify {
namespace {

// Why an entry cannot be read in a list that can.
Code unusable(ErrorCode code) {
  if (code == ErrorCode::conflict) return Code::status_purpose_mismatch;
  return code == ErrorCode::unsupported ? Code::status_ambiguous : Code::status_out_of_range;
}

class StatusJudge {
 public:
  StatusJudge(Session& session, const json::Value& credential, CredentialReport& report,
              std::string path)
      : session_(session),
        credential_(credential),
        report_(report),
        path_(std::move(path)),
        notes_(report, path_) {}

  void judge(const json::Value& entry) {
    const auto parsed = credential::parse_status_entry(entry);
    if (!parsed.ok()) return notes_.add(Code::status_unreadable, parsed.error().detail);
    switch (parsed->kind) {
      case credential::StatusKind::unknown:
        return notes_.add(Code::status_type_unknown, parsed->type);
      case credential::StatusKind::revocation_list: return judge_revocation_list(*parsed);
      case credential::StatusKind::bitstring:
      case credential::StatusKind::status_list_2021: return judge_bits(*parsed);
    }
  }

 private:
  void judge_revocation_list(const credential::StatusEntry& entry) {
    const auto fetched = session_.fetch(entry.list);
    if (!fetched.ok()) return notes_.add(unread(fetched.error()), fetched.error().detail);
    if (session_.is_stale(**fetched)) return notes_.add(Code::status_stale);
    notes_.set_age((*fetched)->age_seconds);
    const auto list = session_.fetch_json(entry.list);
    if (!list.ok()) return notes_.add(Code::status_unreadable, list.error().detail);
    const auto reason = credential::find_revoked(*list, report_.id);
    if (!reason.ok()) return notes_.add(Code::status_unreadable, reason.error().detail);
    if (session_.steps != nullptr)
      explain_revocations(session_, path_, entry.list, (*fetched)->body, reason->has_value());
    if (*reason) return notes_.revoked(**reason);
    notes_.active();
  }

  void judge_bits(const credential::StatusEntry& entry) {
    is_aside_ = entry.purpose == "refresh";
    const auto fetched = session_.fetch(entry.list);
    if (!fetched.ok()) return open(unread(fetched.error()), fetched.error().detail);
    if (session_.is_stale(**fetched)) return open(Code::status_stale);
    notes_.set_age((*fetched)->age_seconds);
    const auto found = list_at(entry.list, (*fetched)->body);
    if (!found.ok()) return open(unread(found.error()), found.error().detail);
    const auto& list = **found;
    if (session_.steps != nullptr) {
      const auto value = credential::status_at(list.list, entry);
      explain_status(session_, path_, entry, list,
                     value.ok() && !list.fault ? std::optional(*value) : std::nullopt);
    }
    if (const auto fault = fault_of_list(session_, list, report_.issuer.id,
                                         {.credential = credential_, .badge_class = {}}))
      return open(fault->code, fault->detail);
    const auto entries = list.list.bits.size() / entry.size_bits;
    if (const auto fault = fault_of_size(session_.policy, entries); fault && !is_aside_)
      notes_.add(*fault, std::to_string(entries) + " entries");
    judge_value(entry, list);
  }

  Result<const VerifiedList*> list_at(std::string_view url, const Bytes& body) {
    const auto at = session_.options.at;
    if (const auto* known = session_.lists.find(url, body, ListKind::bits, at)) return known;
    CAIRN_CHECK(take_list(session_));
    once_ = verify_list(session_, url, body);
    return keeps_well(once_) ? &session_.lists.keep(std::move(once_)) : &once_;
  }

  void judge_value(const credential::StatusEntry& entry, const VerifiedList& verified) {
    const auto value = credential::status_at(verified.list, entry);
    if (!value.ok()) return open(unusable(value.error().code), value.error().detail);
    const bool withdraws = entry.purpose == "revocation" || entry.purpose == "suspension";
    // A list of the issuer's that stands in another's place may still say that it is withdrawn.
    const bool is_other = !verified.id.empty() && verified.id != entry.list;
    if (is_other && (*value == 0 || entry.purpose == "message" || is_aside_))
      return open(Code::status_list_other, verified.id);
    if (entry.purpose == "message") return judge_message(entry, *value);
    if (is_aside_) return judge_refresh(*value);
    if (withdraws && *value == 0) return notes_.active();
    if (entry.purpose == "revocation") return notes_.revoked();
    if (entry.purpose == "suspension") return notes_.suspended();
    if (*value != 0) notes_.add(Code::status_purpose_unknown, entry.purpose);
  }

  void judge_message(const credential::StatusEntry& entry, std::uint64_t value) {
    auto message = credential::message_for(entry, value);
    notes_.add(Code::status_message, message);
    report_.status_messages.push_back(std::move(message));
  }

  void judge_refresh(std::uint64_t value) {
    if (value == 0) return;
    report_.has_newer_version = true;
    notes_.add(Code::refresh_available, report_.newer_version_at);
  }

  // What could not be found out.
  void open(Code code, std::string detail = {}) {
    is_aside_ ? notes_.add_aside(code, std::move(detail)) : notes_.add(code, std::move(detail));
  }

  Session& session_;
  const json::Value& credential_;
  CredentialReport& report_;
  std::string path_;
  StandingNotes notes_;
  VerifiedList once_;
  bool is_aside_ = false;  // the entry tells nothing of whether it was withdrawn
};

}  // namespace

void judge_status(Session& session, const json::Value& credential, CredentialReport& report) {
  if (session.depth > lists_on_lists_max) return;
  const auto entries = credential::status_entries(credential);
  if (entries.empty()) {
    report.status = Standing::active;
    return;
  }
  for (const auto& entry : entries)
    StatusJudge(session, credential, report, entry.path).judge(entry.value);
}

void judge_refresh_service(const json::Value& credential, CredentialReport& report) {
  const auto services = credential["refreshService"];
  for (const auto& service : json::as_list(services)) {
    const auto id = credential::id_of(service);
    const auto address = id.empty() ? service.string_at("url") : id;
    if (address.empty()) continue;
    if (report.newer_version_at.empty()) report.newer_version_at = address;
    note(report.findings, Code::refresh_offered, "/refreshService", std::string(address));
  }
}

}  // namespace cairn::verify
