// SPDX-License-Identifier: Apache-2.0
// Open Badges 2.x and older: the badge at its issuer's own address, or a JWS by a key that the
// issuer's profile names (Open Badges 2.0, sections "Hosted" and "Signed" verification).
#include "credential/open_badge_2.h"

#include <algorithm>

#include "base/text.h"
#include "credential/summary.h"
#include "crypto/pem.h"
#include "did/document.h"
#include "verify/encoding_fault.h"
#include "verify/explain.h"

namespace cairn::verify {
namespace {

// "https://host:port" of a URL, or "".
std::string_view origin_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  return url.substr(0, std::min(url.size(), url.find_first_of("/?#", scheme + 3)));
}

std::string host_of(std::string_view url) {
  auto origin = origin_of(url);
  origin.remove_prefix(std::min(origin.size(), origin.find("://") + 3));
  const auto user = origin.rfind('@');
  if (user != origin.npos) origin.remove_prefix(user + 1);
  return to_lower_ascii(origin);
}

bool is_web(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

// Where an issuer lets its badges be hosted (Open Badges 2.0, VerificationObject): by default at
// its own host. `issuer_page` is null where it could not be read; nothing else may widen the rule.
bool may_host(const json::Value& issuer_page, std::string_view issuer_url, std::string_view url) {
  const auto rules = issuer_page["verification"];
  const auto origins = rules["allowedOrigins"];
  const auto host = host_of(url);
  if (host.empty()) return false;
  bool allowed = origins.is_null() && host == host_of(issuer_url);
  for (const auto& origin : json::as_list(origins))
    allowed = allowed || to_lower_ascii(origin.as_string()) == host;
  const auto starts = rules["startsWith"];
  if (!allowed || starts.is_null()) return allowed;
  const auto list = json::as_list(starts);
  return std::any_of(list.begin(), list.end(), [&](const json::Value& start) {
    const auto text = start.as_string();
    return host_of(text) == host && url.starts_with(text);
  });
}

bool is_open_badges_context(std::string_view url) {
  constexpr std::string_view known[] = {
      "https://w3id.org/openbadges/v1", "https://w3id.org/openbadges/v2",
      "https://openbadgespec.org/v1/context.json", "https://openbadgespec.org/v2/context.json",
      "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld"};
  return std::find(std::begin(known), std::end(known), url) != std::end(known);
}

bool names_open_badges(const json::Value& context) {
  const auto list = json::as_list(context);
  return std::any_of(list.begin(), list.end(), [](const json::Value& entry) {
    return is_open_badges_context(entry.as_string());
  });
}

// The first member whose value differs in the hosted copy. The image may, for the copy is baked
// into one, so may the edition of the vocabulary, and so may where servers of the Badgr family kept
// a copy of what others issued.
std::string_view differing_member(const json::Value& shown, const json::Value& hosted) {
  for (const auto& [key, value] : shown.members()) {
    if (key == "image" || key == "sourceUrl" || key == "hostedUrl" ||
        (key == "@context" && names_open_badges(value)))
      continue;
    const auto* other = hosted.find(key);
    if (other == nullptr || !json::equal(value, *other)) return key;
  }
  return {};
}

class Badge2Judge {
 public:
  Badge2Judge(Session& session, const ReadDocument& document)
      : session_(session), document_(document), assertion_(document.value) {
    format_ = credential::recognise(assertion_);
    if (document.jws) format_.securing = credential::Securing::jws;
    report_.format = credential::name_of(format_);
    report_.status = Standing::active;
  }

  CredentialReport judge() {
    const bool is_signed = document_.jws.has_value();
    if (!is_signed) read_hosted();
    badge_ = credential::embedded_parts(assertion_);
    collect_parts();
    describe();
    if (is_signed) judge_signed();
    if (is_shown_) judge_host();
    judge_context();
    judge_parts();
    judge_issuer(session_,
                 {.credential = assertion_, .badge_class = badge_.badge_class, .is_badge2 = true},
                 signature_, report_);
    judge_dates();
    if (is_signed) judge_revocation_list();
    judge_own_word(assertion_);
    judge_additions();
    judge_subject(session_, assertion_, signature_, report_);
    conclude(session_, signature_, report_);
    if (session_.steps != nullptr) explain_pages(session_);
    return std::move(report_);
  }

 private:
  void add(Code code, std::string path = {}, std::string detail = {}) {
    note(report_.findings, code, std::move(path), std::move(detail));
  }

  // Badge class and issuer, fetched where they stand elsewhere.
  void collect_parts() {
    if (badge_.badge_class.is_null())
      badge_.badge_class = fetch_part(credential::badge_url(assertion_), "/badge");
    issuer_url_ = credential::issuer_url(badge_.badge_class);
    if (is_web(issuer_url_)) fetch_issuer();
    if (issuer_url_.empty()) issuer_url_ = credential::id_of(badge_.issuer);
  }

  // A badge may carry any issuer it likes: which keys are the issuer's, and where its badges may be
  // kept, only the issuer's own page says. Its name may stand in the badge if its host shows that.
  void fetch_issuer() {
    const auto page = session_.fetch_json(issuer_url_);
    if (page.ok() && page->is_object()) {
      badge_.issuer = issuer_page_ = *page;
      return;
    }
    if (document_.jws) badge_.issuer = {};
    if (badge_.issuer.is_null())
      add(Code::badge_unreachable, "/badge/issuer",
          std::string(issuer_url_) + ": " + (page.ok() ? "no profile" : page.error().detail));
  }

  json::Value fetch_part(std::string_view url, const char* path) {
    if (!is_web(url)) return {};
    auto part = session_.fetch_json(url);
    if (part.ok()) return *part;
    add(Code::badge_unreachable, path, std::string(url) + ": " + part.error().detail);
    return {};
  }

  void describe() {
    const auto summary = credential::summarise_badge2(badge_);
    report_.id = summary.id;
    report_.name = summary.name;
    report_.issuer.id = issuer_url_.empty() ? summary.issuer.id : std::string(issuer_url_);
    report_.issuer.name = summary.issuer.name;
    report_.subject.id = summary.subject_id;
    report_.valid_from = summary.valid_from;
    report_.valid_until = summary.valid_until;
  }

  // The badge at its own address is the truth: where the copy at hand says nothing else, it is what
  // is judged, so that leaving something out gains nothing.
  void read_hosted() {
    hosted_at_ = credential::hosted_url(assertion_);
    if (credential::verification_of(assertion_) == credential::Verification::signed_jws ||
        hosted_at_.empty())
      return add(Code::unsigned_credential);
    const auto fetched = session_.fetch(hosted_at_);
    const auto page = fetched.ok() ? session_.read_json(**fetched) : fetched.error();
    if (!page.ok()) {
      const bool gone = page.error().code == ErrorCode::not_found;
      return add(gone ? Code::hosted_gone : Code::hosted_unreachable, "",
                 std::string(hosted_at_) + ": " + page.error().detail);
    }
    judge_own_word(*page);
    if (const auto member = differing_member(assertion_, *page); !member.empty()) {
      // Of what was revoked some show no more than that.
      if (!credential::says_revoked(*page)) add(Code::hosted_differs, "/" + std::string(member));
      return;
    }
    if (credential::verification_of(*page) == credential::Verification::signed_jws)
      return add(Code::hosted_differs, "/verification");
    assertion_ = session_.judged = *page;
    is_shown_ = true;
    is_stale_ = session_.is_stale(**fetched);
    hosted_age_seconds_ = (*fetched)->age_seconds;
  }

  // The page shows it; is the page the issuer's?
  void judge_host() {
    if (issuer_url_.empty())
      return add(Code::badge_unreachable, "/badge/issuer", "the issuer has no address");
    if (!may_host(issuer_page_, issuer_url_, hosted_at_))
      return add(Code::hosted_foreign, "", std::string(hosted_at_));
    add(Code::hosted_confirmed, "", note_age(report_, hosted_age_seconds_, ""));
    if (!report_.has(Code::status_revoked))
      add(is_stale_ ? Code::status_stale : Code::status_active);
    signature_ = {.present = true, .good = true, .by_domain = true, .controller = {}};
    report_.evidence_level = EvidenceLevel::issuer_hosted;
  }

  void judge_signed() {
    signature_.present = true;
    const auto url = credential::key_url(badge_);
    if (issuer_page_.is_null())
      return add(Code::key_unreachable, "/verification", std::string(url));
    const auto key = find_badge_key(url);
    if (!key) return;
    const bool holds = crypto::verify_jws(*document_.jws, *key);
    if (session_.steps != nullptr) explain_signature(*key, url, holds);
    if (!holds)
      return add(looks_wrongly_encoded(document_.jws->payload) ? Code::text_encoding_damaged
                                                               : Code::signature_invalid);
    add(Code::signature_valid);
    if (!issuer_names(url))
      return add(Code::key_not_authorised, "/verification/creator", std::string(url));
    add(Code::key_authorised);
    signature_.good = true;
    signature_.by_domain = true;
  }

  void explain_signature(const crypto::PublicKey& key, std::string_view url, bool holds) const {
    explain_token(session_, *document_.jws,
                  holds ? Code::signature_valid : Code::signature_invalid);
    FoundKey found;
    found.key = key;
    found.code = issuer_names(url) ? Code::key_authorised : Code::key_not_authorised;
    found.document = issuer_url_;
    explain_key(session_, {"/verification/creator", url, issuer_url_}, found);
  }

  // Whether the issuer's profile names the key, as a link or in full.
  bool issuer_names(std::string_view url) const {
    const auto keys = badge_.issuer["publicKey"];
    const auto list = json::as_list(keys);
    return std::any_of(list.begin(), list.end(),
                       [&](const json::Value& key) { return credential::id_of(key) == url; });
  }

  std::optional<crypto::PublicKey> find_badge_key(std::string_view url) {
    json::Value document;
    const auto keys = badge_.issuer["publicKey"];
    for (const auto& key : json::as_list(keys))
      if (key.is_object() && credential::id_of(key) == url) document = key;
    if (document.is_null()) {
      auto fetched = session_.fetch_json(url);
      if (!fetched.ok()) {
        add(Code::key_unreachable, "/verification/creator", fetched.error().detail);
        return std::nullopt;
      }
      document = *fetched;
    }
    if (const auto owner = document.string_at("owner"); owner != issuer_url_) {
      add(Code::key_of_another, "/verification/creator", std::string(owner));
      return std::nullopt;
    }
    auto key = crypto::from_pem(document.string_at("publicKeyPem"));
    if (key.ok()) return std::move(*key);
    add(Code::key_unreadable, "/verification/creator", key.error().detail);
    return std::nullopt;
  }

  void judge_revocation_list() {
    if (!signature_.good) return;
    const auto url = credential::revocation_list_url(badge_.issuer);
    if (url.empty()) return;
    const auto fetched = session_.fetch(url);
    if (fetched.ok() && session_.is_stale(**fetched)) return add(Code::status_stale);
    const auto list = fetched.ok() ? session_.read_json(**fetched) : fetched.error();
    if (!list.ok()) return add(Code::revocation_list_unread, "", list.error().detail);
    if (const auto reason = credential::revoked_by(*list, assertion_)) {
      add(Code::status_revoked, "", *reason);
      report_.status = Standing::revoked;
    } else {
      add(Code::status_active, "", note_age(report_, (*fetched)->age_seconds, ""));
    }
  }

  void judge_own_word(const json::Value& assertion) {
    if (!credential::says_revoked(assertion) || report_.has(Code::status_revoked)) return;
    add(Code::status_revoked, "/revoked", std::string(credential::revocation_reason(assertion)));
    report_.status = Standing::revoked;
  }

  // Badges are read as JSON, but a vocabulary that nobody knows may give its words another meaning.
  // What stands beside that of Open Badges extends it.
  void judge_context() {
    const auto context = assertion_["@context"];
    const auto list = json::as_list(context);
    if (!list.empty() && !names_open_badges(context))
      add(Code::context_unknown, "/@context", std::string(list.front().as_string()));
  }

  // The rules of each part; what is said of a part is said below its place in the badge.
  void judge_parts() {
    judge_structure(assertion_, format_, report_);
    judge_part(badge_.badge_class, "/badge");
    judge_part(badge_.issuer, "/badge/issuer");
  }

  // Last of what asks for pages, of which one badge may have so many.
  void judge_additions() {
    judge_extensions(session_, assertion_, "", report_);
    judge_extensions(session_, badge_.badge_class, "/badge", report_);
    judge_extensions(session_, badge_.issuer, "/badge/issuer", report_);
  }

  void judge_part(const json::Value& part, const std::string& path) {
    if (!part.is_object()) return;
    CredentialReport of_part;
    judge_structure(part, credential::recognise(part), of_part);
    for (auto& finding : of_part.findings) {
      if (finding.code == Code::structure_sound) continue;
      if (finding.code == Code::format_unknown) finding.code = Code::type_unknown;
      note(report_.findings, finding.code, path + finding.path, std::move(finding.detail));
    }
  }

  void judge_dates() {
    const auto from = credential::issued_on(assertion_);
    const auto until = credential::expires(assertion_);
    const Instant at = session_.options.at;
    if ((from && !from->ok()) || (until && !until->ok()))
      return add(Code::date_malformed, from && !from->ok() ? "/issuedOn" : "/expires");
    const bool early = from && **from > at;
    const bool late = until && **until < at;
    if (early) add(Code::not_yet_valid, "/issuedOn");
    if (late) add(Code::expired, "/expires");
    if (from && until && **until < **from) add(Code::dates_reversed, "/expires");
    if (!early && !late) add(Code::validity_current);
  }

  Session& session_;
  const ReadDocument& document_;
  json::Value assertion_;
  credential::Format format_;
  credential::Badge2 badge_;
  std::string_view hosted_at_;
  bool is_stale_ = false;
  std::int64_t hosted_age_seconds_ = 0;
  bool is_shown_ = false;  // at that address, with nothing else said
  std::string_view issuer_url_;
  json::Value issuer_page_;  // null: not read
  SignatureJudgement signature_;
  CredentialReport report_;
  Telling telling_{session_, report_.steps};
};

}  // namespace

CredentialReport judge_badge2(Session& session, const ReadDocument& document) {
  return Badge2Judge(session, document).judge();
}

}  // namespace cairn::verify
