// SPDX-License-Identifier: Apache-2.0
// Reading of trust lists, and the comparison of ids.
#include "verify/trust.h"

#include "base/text.h"

namespace cairn::verify {
namespace {

Error refuse(std::string detail, std::string path) {
  return fail(ErrorCode::invalid, "cairn#trust", std::move(detail), std::move(path));
}

Result<std::optional<Instant>> read_moment(const json::Value& value, std::string path) {
  if (value.is_null()) return std::optional<Instant>();
  auto moment = parse_instant(value.as_string());
  if (!moment.ok()) moment = parse_date(value.as_string());
  if (!moment.ok()) return refuse("not a date and time", std::move(path));
  return std::optional<Instant>(*moment);
}

// A day alone means its end where it closes a period.
Result<std::optional<Instant>> read_end(const json::Value& value, std::string path) {
  CAIRN_TRY(auto moment, read_moment(value, std::move(path)));
  if (moment && value.as_string().size() == 10) moment->microseconds += 86'399'999'999;
  return moment;
}

Result<std::string> read_text(const json::Value& value, std::string path) {
  if (!value.is_string()) return refuse("must be text", std::move(path));
  return std::string(value.as_string());
}

Result<std::vector<std::string>> read_texts(const json::Value& value, const std::string& path) {
  if (!value.is_array()) return refuse("must be a list", path);
  std::vector<std::string> texts;
  for (const auto& item : value.items()) {
    CAIRN_TRY(auto text, read_text(item, path + "/" + std::to_string(texts.size())));
    texts.push_back(std::move(text));
  }
  return texts;
}

Status read_issuer_member(const json::Member& member, const std::string& path,
                          TrustedIssuer& issuer) {
  const auto& [key, value] = member;
  const std::string here = path + "/" + std::string(key);
  if (key == "id") {
    CAIRN_TRY(issuer.id, read_text(value, here));
  } else if (key == "name") {
    CAIRN_TRY(issuer.name, read_text(value, here));
  } else if (key == "from") {
    CAIRN_TRY(issuer.from, read_moment(value, here));
  } else if (key == "until") {
    CAIRN_TRY(issuer.until, read_end(value, here));
  } else if (key == "for") {
    CAIRN_TRY(issuer.purposes, read_texts(value, here));
  } else {
    return refuse("no such member", here);
  }
  return done;
}

Result<TrustedIssuer> read_issuer(const json::Value& value, const std::string& path) {
  if (!value.is_object()) return refuse("must be an object", path);
  TrustedIssuer issuer;
  for (const auto& member : value.members()) CAIRN_CHECK(read_issuer_member(member, path, issuer));
  if (!issuer.id.starts_with("did:") && !issuer.id.starts_with("https://"))
    return refuse("must be a DID or an https URL", path + "/id");
  return issuer;
}

Result<TrustList> read_list(const json::Value& value, const std::string& path) {
  TrustList list;
  for (const auto& [key, member] : value.members()) {
    if (key == "name") {
      CAIRN_TRY(list.name, read_text(member, path + "/name"));
    } else if (key == "issuers" && member.is_array()) {
      for (const auto& item : member.items()) {
        CAIRN_TRY(auto issuer,
                  read_issuer(item, path + "/issuers/" + std::to_string(list.issuers.size())));
        list.issuers.push_back(std::move(issuer));
      }
    } else {
      return refuse("no such member, or of another form", path + "/" + std::string(key));
    }
  }
  if (list.name.empty()) return refuse("a list has a name", path + "/name");
  return list;
}

}  // namespace

Result<Trust> parse_trust(const json::Value& document) {
  const auto lists = document["lists"];
  if (!lists.is_array()) return refuse("a trust file has a list of lists", "/lists");
  for (const auto& member : document.members())
    if (member.key != "lists") return refuse("no such member", "/" + std::string(member.key));
  Trust trust;
  for (const auto& item : lists.items()) {
    CAIRN_TRY(auto list, read_list(item, "/lists/" + std::to_string(trust.lists.size())));
    trust.lists.push_back(std::move(list));
  }
  return trust;
}

bool same_id(std::string_view a, std::string_view b) { return trim(a) == trim(b); }

}  // namespace cairn::verify
