// SPDX-License-Identifier: Apache-2.0
#include "server/report_view.h"

#include "server/steps_view.h"
#include "server/text.h"
#include "verify/report.h"

namespace cairn::server {

namespace {

struct Words {
  std::string_view key;
  std::string_view tone;
  std::string_view word;
};

constexpr Words outcomes[] = {
    {"pass", "good", to_say("Fine")},
    {"warn", "warn", to_say("Note")},
    {"fail", "bad", to_say("Problem")},
    {"not_checked", "warn", to_say("Not checked")},
};

constexpr Words standings[] = {
    {"active", "good", to_say("Valid")},      {"expired", "bad", to_say("Expired")},
    {"revoked", "bad", to_say("Revoked")},    {"suspended", "bad", to_say("Suspended")},
    {"unknown", "warn", to_say("Not known")},
};

constexpr Words levels[] = {
    {"signature-bound", "",
     to_say("The signature is right, and it is about the person you asked for")},
    {"signature", "", to_say("The signature is right")},
    {"issuer-hosted", "", to_say("The issuer’s own site confirms it")},
    {"person", "", to_say("A person confirmed it")},
    {"link", "", to_say("Only a link to a known place")},
    {"self", "", to_say("Nothing yet: it only says so itself")},
};

constexpr Words identities[] = {
    {"domain", "", to_say("known by its web address")},
    {"listed", "", to_say("in a list you chose")},
};

const Words& words_for(std::span<const Words> rows, std::string_view key) {
  for (const auto& row : rows)
    if (row.key == key) return row;
  return rows.back();
}

std::string day_of(std::string_view written) {
  const auto instant = parse_instant(written);
  return instant ? day(*instant) : std::string(written);
}

std::vector<View> findings_of(const json::Value& holder) {
  std::vector<View> out;
  for (const auto& finding : holder["findings"].items()) {
    const auto& words = words_for(outcomes, finding.string_at("outcome"));
    View view;
    view.text("tone", words.tone).text("word", say(words.word));
    view.text("sentence", say(finding.string_at("message")));
    view.maybe("remedy", words.key == "pass" ? "" : say(finding.string_at("remedy")));
    std::string detail(finding.string_at("detail"));
    if (const auto path = finding.string_at("path"); !path.empty())
      detail = detail.empty() ? std::string(path) : std::string(path) + ": " + detail;
    view.maybe("detail", detail);
    out.push_back(std::move(view));
  }
  return out;
}

constexpr Words associations[] = {
    {"exactMatchOf", "", to_say("{} is the same as {}.")},
    {"isChildOf", "", to_say("{} comes under {}.")},
    {"isParentOf", "", to_say("{} has {} under it.")},
    {"isPartOf", "", to_say("{} is part of {}.")},
    {"isPeerOf", "", to_say("{} is on a level with {}.")},
    {"precedes", "", to_say("{} comes before {}.")},
    {"replacedBy", "", to_say("{} is replaced by {}.")},
    {"isRelatedTo", "", to_say("{} is related to {}.")},
};

std::string end_of(const json::Value& end) {
  const auto name = end.string_at("name");
  return "“" + std::string(name.empty() ? end.string_at("id") : name) + "”";
}

std::vector<View> associations_of(const json::Value& credential) {
  std::vector<View> out;
  for (const auto& one : credential["associations"].items()) {
    View view;
    view.text("sentence", say(words_for(associations, one.string_at("type")).word,
                              end_of(one["source"]), end_of(one["target"])));
    out.push_back(std::move(view));
  }
  return out;
}

constexpr Words endorsed[] = {
    {"issuer", "", to_say("about its issuer")},
    {"achievement", "", to_say("about what was achieved")},
    {"credential", "", to_say("about this badge")},
};

std::vector<View> endorsements_of(const json::Value& credential) {
  std::vector<View> out;
  for (const auto& one : credential["endorsements"].items()) {
    const auto issuer = one["issuer"];
    const auto identity = issuer.string_at("identity");
    const auto name = issuer.string_at("name");
    const bool holds = one["holds"].as_boolean();
    const bool is_open = !holds && one.string_at("verdict") == "undetermined";
    View view;
    view.text("endorser", name.empty() ? issuer.string_at("id") : name);
    view.flag("endorser_proved", holds && identity != "claimed");
    view.text("about", say(words_for(endorsed, one.string_at("about")).word));
    view.maybe("comment", one.string_at("comment"));
    view.text("holds_tone", holds ? "good" : is_open ? "warn" : "bad");
    view.text("holds_word", holds     ? say("Signed by them")
                            : is_open ? say("Not checked")
                                      : say("Does not hold"));
    view.text("endorsement_headline", holds ? "" : say(one.string_at("headline")));
    out.push_back(std::move(view));
  }
  return out;
}

View credential_view(const json::Value& credential) {
  const auto issuer = credential["issuer"];
  const auto identity = issuer.string_at("identity");
  const auto& standing = words_for(standings, credential.string_at("status"));
  const auto name = credential.string_at("name");
  const auto issuer_name = issuer.string_at("name");
  const auto listed_name = issuer.string_at("listed_name");
  const bool proved = identity == "domain" || identity == "listed";
  auto findings = findings_of(credential);
  View view;
  view.text("name", name.empty() ? say("A badge without a name") : std::string(name));
  view.flag("issuer_proved", proved);
  view.text("issuer_name", !listed_name.empty()   ? listed_name
                           : !issuer_name.empty() ? issuer_name
                                                  : issuer.string_at("id"));
  view.text("issuer_how", proved ? say(words_for(identities, identity).word) : "");
  view.text("standing", say(standing.word)).text("standing_tone", standing.tone);
  const auto age = credential["status_age_s"].as_int64().value_or(0);
  view.maybe("standing_read", age > 0 ? say("read {}", verify::ago(age)) : std::string());
  const auto from = credential.string_at("valid_from");
  const auto until = credential.string_at("valid_until");
  view.maybe("valid_from", from.empty() ? "" : day_of(from));
  view.maybe("valid_until", until.empty() ? "" : day_of(until));
  view.text("evidence", say(words_for(levels, credential.string_at("evidence_level")).word));
  view.text("format", credential.string_at("format"));
  view.maybe("id", credential.string_at("id")).maybe("issuer_id", issuer.string_at("id"));
  std::vector<View> others;
  for (const auto& other : credential["also_signed_by"].items()) {
    View row;
    row.text("signer", other.string_at("id"));
    row.flag("by_domain", other["domain_names_key"].as_boolean());
    others.push_back(std::move(row));
  }
  view.rows("also_signed_by", std::move(others));
  std::vector<View> messages;
  for (const auto& message : credential["status_messages"].items()) {
    View row;
    row.text("message", message.as_string());
    messages.push_back(std::move(row));
  }
  view.rows("status_messages", std::move(messages));
  view.flag("newer_version", credential["has_newer_version"].as_boolean());
  view.maybe("newer_version_at", credential.string_at("newer_version_at"));
  view.rows("associations", associations_of(credential));
  view.rows("endorsements", endorsements_of(credential));
  view.number("count", static_cast<std::int64_t>(findings.size()));
  view.list("findings", std::move(findings));
  view.rows("steps", steps_view(credential["steps"]));
  return view;
}

// The finding the verdict rests on: the first failure, else the first thing that was not checked.
json::Value decisive(const json::Value& report) {
  for (const std::string_view outcome : {"fail", "not_checked", "warn"}) {
    const auto in = [&](const json::Value& holder) {
      for (const auto& finding : holder["findings"].items())
        if (finding.string_at("outcome") == outcome) return finding;
      return json::Value();
    };
    if (const auto found = in(report); found.is_object()) return found;
    for (const auto& credential : report["credentials"].items())
      if (const auto found = in(credential); found.is_object()) return found;
  }
  return {};
}

Words verdict_words(const json::Value& report) {
  const auto verdict = report.string_at("verdict");
  if (verdict == "rejected") return {verdict, "bad", to_say("Rejected")};
  if (verdict != "accepted") return {verdict, "warn", to_say("Not settled")};
  for (const auto& credential : report["credentials"].items())
    if (credential["issuer"].string_at("identity") == "claimed")
      return {verdict, "warn", to_say("Accepted; the signer is a claim")};
  return {verdict, "good", to_say("Accepted")};
}

// What became of one altered part.
std::string sentence_of(const json::Value& change) {
  const auto quoted = [&](std::string_view member) {
    return "“" + std::string(change.string_at(member)) + "”";
  };
  if (change["signed_as"].is_null())
    return say("it was not there when it was signed, and here it says {}.", quoted("shown"));
  if (change["shown"].is_null())
    return say("it was signed as {}, and here it is left out.", quoted("signed_as"));
  return say("it was signed as {}, and here it says {}.", quoted("signed_as"), quoted("shown"));
}

}  // namespace

View report_view(const json::Value& report) {
  const auto words = verdict_words(report);
  const auto cause = decisive(report);
  View view;
  view.text("tone", words.tone).text("word", say(words.word));
  view.flag("sign_good", words.tone == "good");
  view.flag("sign_warn", words.tone == "warn");
  view.flag("sign_bad", words.tone == "bad");
  view.text("headline", say(report.string_at("headline")));
  view.maybe("sentence", words.key == "accepted" ? "" : say(cause.string_at("message")));
  view.maybe("remedy", say(cause.string_at("remedy")));
  std::vector<View> rows;
  for (const auto& change : report["altered"].items()) {
    View row;
    row.text("part", change.string_at("part")).text("sentence", sentence_of(change));
    rows.push_back(std::move(row));
  }
  view.flag("altered", !rows.empty());
  view.list("changes", std::move(rows));
  view.rows("whole_findings", findings_of(report));
  std::vector<View> credentials;
  // Several may have one name, and who listens to the page goes by it.
  const auto several = report["credentials"].items().size() > 1;
  for (const auto& credential : report["credentials"].items()) {
    const auto place = several ? std::to_string(credentials.size() + 1) + ": " : std::string();
    credentials.push_back(std::move(credential_view(credential).text("place", place)));
  }
  view.list("credentials", std::move(credentials));
  return view;
}

std::string report_title(const json::Value& report) {
  std::string title = say(verdict_words(report).word);
  const auto credentials = report["credentials"].items();
  if (!credentials.empty())
    if (const auto name = credentials.front().string_at("name"); !name.empty())
      (title += ": ") += name;
  return title;
}

}  // namespace cairn::server
