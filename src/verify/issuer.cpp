// SPDX-License-Identifier: Apache-2.0
// Who is the issuer: a domain names the key, a list of the verifier holds the id, or it is a claim.
// Names never count, they are only compared to warn of look-alikes.
#include <algorithm>

#include "credential/open_badge_2.h"
#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

// Achievement types and ids, and the skills it is aligned to.
bool is_for(const TrustedIssuer& entry, const Award& award) {
  if (entry.purposes.empty()) return true;
  const auto wanted = [&](std::string_view text) {
    return std::find(entry.purposes.begin(), entry.purposes.end(), text) != entry.purposes.end();
  };
  const auto achievement =
      award.is_badge2 ? award.badge_class : credential::achievement_of(award.credential);
  if (wanted(achievement.string_at("achievementType")) || wanted(achievement.string_at("id")))
    return true;
  if (wanted(award.credential.string_at("vct"))) return true;  // of an SD-JWT VC
  for (const auto types = award.credential["type"]; const auto& type : json::as_list(types))
    if (wanted(type.as_string())) return true;
  for (const auto alignments = achievement["alignment"];
       const auto& alignment : json::as_list(alignments))
    for (const char* member : {"targetUrl", "targetCode", "url"})  // the last until 2.0
      if (wanted(alignment.string_at(member))) return true;
  return false;
}

std::optional<Instant> awarded_at(const Award& award) {
  const auto from = award.is_badge2 ? credential::issued_on(award.credential)
                                    : parse_instant(credential::validity_of(award.credential).from);
  return from && from->ok() ? std::optional(**from) : std::nullopt;
}

bool is_in_period(const TrustedIssuer& entry, Instant moment) {
  return !(entry.from && moment < *entry.from) && !(entry.until && *entry.until < moment);
}

class Lists {
 public:
  Lists(const Award& award, Instant now, CredentialReport& report)
      : award_(award), moment_(awarded_at(award).value_or(now)), report_(report) {}

  void look_up(const TrustList& list, const TrustedIssuer& entry) {
    auto& issuer = report_.issuer;
    if (!same_id(entry.id, issuer.id)) {
      look_alike_ = look_alike_ || resembles(entry);
      return;
    }
    if (!is_in_period(entry, moment_)) return add(Code::issuer_list_period, list);
    if (!is_for(entry, award_)) return add(Code::issuer_list_purpose, list);
    if (std::find(issuer.lists.begin(), issuer.lists.end(), list.name) == issuer.lists.end())
      issuer.lists.push_back(list.name);
    if (issuer.listed_name.empty()) issuer.listed_name = entry.name;
  }

  void conclude() {
    if (!report_.issuer.lists.empty()) {
      note(report_.findings, Code::issuer_listed, "/issuer", report_.issuer.lists.front());
    } else if (look_alike_) {
      note(report_.findings, Code::issuer_look_alike, "/issuer");
    }
  }

 private:
  bool resembles(const TrustedIssuer& entry) const {
    return look_alike(entry.name, report_.issuer.name) || look_alike(entry.id, report_.issuer.id);
  }
  void add(Code code, const TrustList& list) { note(report_.findings, code, "/issuer", list.name); }

  const Award& award_;
  Instant moment_;
  CredentialReport& report_;
  bool look_alike_ = false;
};

}  // namespace

bool is_trusted(const TrustedIssuer& entry, const Award& award, Instant moment) {
  return is_in_period(entry, moment) && is_for(entry, award);
}

void judge_issuer(Session& session, const Award& award, const SignatureJudgement& signature,
                  CredentialReport& report) {
  auto& issuer = report.issuer;
  issuer.domain_names_key = signature.good && signature.by_domain;
  if (!signature.good) return;
  if (session.options.trust != nullptr) {
    Lists lists(award, session.options.at, report);
    for (const auto& list : session.options.trust->lists)
      for (const auto& entry : list.issuers) lists.look_up(list, entry);
    lists.conclude();
  }
  const bool hosted = report.evidence_level == EvidenceLevel::issuer_hosted;
  if (issuer.domain_names_key)
    note(report.findings, hosted ? Code::issuer_hosts : Code::issuer_domain, "/issuer");
  if (!issuer.lists.empty()) {
    issuer.identity = Identity::listed;
  } else if (issuer.domain_names_key) {
    issuer.identity = Identity::domain;
  } else {
    note(report.findings, Code::issuer_claimed, "/issuer");
  }
}

}  // namespace cairn::verify
