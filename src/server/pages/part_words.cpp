// SPDX-License-Identifier: Apache-2.0
#include "server/pages/part_words.h"

#include <set>

#include "json/pointer.h"
#include "json/write.h"
#include "server/language.h"

namespace cairn::server {
namespace {

constexpr std::size_t value_bytes_max = 200;
constexpr std::size_t rows_max = 500;

struct Word {
  std::string_view name;
  std::string_view word;
};

constexpr Word words[] = {
    {"issuer", to_say("Issued by")},
    {"validFrom", to_say("Valid from")},
    {"issuanceDate", to_say("Valid from")},
    {"validUntil", to_say("Valid until")},
    {"expirationDate", to_say("Valid until")},
    {"credentialStatus", to_say("State")},
    {"achievement", to_say("Achievement")},
    {"name", to_say("Name")},
    {"description", to_say("Description")},
    {"criteria", to_say("Criteria")},
    {"result", to_say("Result")},
    {"value", to_say("Value")},
    {"evidence", to_say("Evidence")},
    {"image", to_say("Picture")},
    {"identifier", to_say("Identifier")},
    {"id", to_say("Identifier")},
    {"awardedDate", to_say("Awarded on")},
    {"identityHash", to_say("Value")},
    {"identityType", to_say("Kind")},
    {"hashed", to_say("As a fingerprint")},
    {"salt", to_say("Salt of the fingerprint")},
    {"narrative", to_say("Told in words")},
    {"genre", to_say("Kind")},
    {"audience", to_say("Meant for")},
    {"url", to_say("Link")},
    {"email", to_say("E-mail address")},
    {"phone", to_say("Telephone")},
    {"address", to_say("Address")},
    {"caption", to_say("Picture in words")},
    {"status", to_say("State")},
    {"tag", to_say("Tags")},
    {"version", to_say("Number of the version")},
    {"inLanguage", to_say("Language")},
    {"fieldOfStudy", to_say("Field of study")},
    {"specialization", to_say("Special field")},
    {"humanCode", to_say("Code")},
    {"achievementType", to_say("Kind of achievement")},
    {"creditsAvailable", to_say("Credits to earn")},
    {"creditsEarned", to_say("Credits earned")},
    {"creator", to_say("Made by")},
    {"source", to_say("Attested by")},
    {"role", to_say("Their part in it")},
    {"term", to_say("Term")},
    {"activityStartDate", to_say("Began on")},
    {"activityEndDate", to_say("Ended on")},
    {"alignment", to_say("What it aligns with")},
    {"targetName", to_say("Name")},
    {"targetUrl", to_say("Link")},
    {"targetDescription", to_say("Description")},
    {"targetFramework", to_say("Framework")},
    {"targetCode", to_say("Code")},
    {"targetType", to_say("Kind")},
    {"resultDescription", to_say("What results mean")},
    {"resultType", to_say("Kind")},
    {"achievedLevel", to_say("Level reached")},
    {"requiredLevel", to_say("Level needed")},
    {"requiredValue", to_say("Value needed")},
    {"allowedValue", to_say("Possible values")},
    {"valueMax", to_say("Highest value")},
    {"valueMin", to_say("Lowest value")},
    {"rubricCriterionLevel", to_say("Levels")},
    {"level", to_say("Level")},
    {"points", to_say("Points")},
    {"statusPurpose", to_say("Purpose")},
    {"statusListCredential", to_say("List it stands in")},
    {"statusListIndex", to_say("Place in the list")},
    {"credentialSchema", to_say("Form it keeps to")},
    {"refreshService", to_say("Where newer versions are")},
    {"endorsement", to_say("What others say")},
    {"endorsementJwt", to_say("What others say")},
    {"termsOfUse", to_say("Terms of use")},
    {"related", to_say("Related")},
};

// Who the holder is, by the kind of an IdentityObject (Open Badges 3.0).
struct Identity {
  std::string_view type;
  std::string_view plain;
  std::string_view hashed;
};

constexpr Identity identities[] = {
    {"name", to_say("Holder’s name"), to_say("Holder’s name, as a fingerprint")},
    {"emailAddress", to_say("Holder’s e-mail address"),
     to_say("Holder’s e-mail address, as a fingerprint")},
};

// "" where it is none, or of another kind.
std::string identity_words(const json::Value& value) {
  const auto& one = value.is_array() && value.size() == 1 ? value.items()[0] : value;
  for (const auto& identity : identities)
    if (one.is_object() && one.string_at("identityType") == identity.type)
      return say(one["hashed"].as_boolean() ? identity.hashed : identity.plain);
  return {};
}

std::string said(const std::string& token) {
  for (const auto& word : words)
    if (word.name == token) return say(word.word);
  const auto index = json::array_index(token);
  return index ? std::to_string(*index + 1) : token;
}

// At most so many bytes, and no character in two.
std::string cut(std::string text) {
  if (text.size() <= value_bytes_max) return text;
  auto end = value_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

bool is_told(std::string_view member) { return member != "@context" && member != "type"; }

// The rows of a part of `whole`, each at its place in that.
class Rows {
 public:
  Rows(const json::Value& whole, const std::vector<std::string>& kept_back)
      : whole_(whole), kept_back_(kept_back.begin(), kept_back.end()) {}

  void add(const json::Value& value, const std::string& path) {
    if (rows_.size() == rows_max) return;
    if (!value.is_object() && !value.is_array()) {
      rows_.push_back({words_of_pointer(path, whole_), words_of_value(value)});
      return;
    }
    for (const auto& member : value.members())
      if (is_told(member.key)) add(member.value, path + json::pointer_token(member.key));
    std::size_t place = 0;  // of the item in the whole
    for (const auto& item : value.items()) {
      while (kept_back_.contains(path + "/" + std::to_string(place))) ++place;
      add(item, path + "/" + std::to_string(place++));
    }
  }
  std::vector<ShownWord> take() { return std::move(rows_); }

 private:
  const json::Value& whole_;
  std::set<std::string> kept_back_;
  std::vector<ShownWord> rows_;
};

// All that a value says, with the names of its members.
std::string told(const json::Value& value) {
  if (value.is_string()) return std::string(value.as_string());
  if (!value.is_object() && !value.is_array()) return json::write(value);
  std::string text;
  const auto add = [&](const std::string& piece) {
    if (!piece.empty() && text.size() <= value_bytes_max)
      text += (text.empty() ? "" : ", ") + piece;
  };
  if (!identity_words(value).empty() && value.is_object())
    return std::string(value.string_at("identityHash"));
  for (const auto& member : value.members())
    if (is_told(member.key)) add(said(std::string(member.key)) + ": " + told(member.value));
  for (const auto& item : value.items()) add(told(item));
  return text;
}

}  // namespace

std::string words_of_pointer(std::string_view pointer, const json::Value& whole) {
  const auto tokens = json::pointer_tokens(pointer);
  if (!tokens) return std::string(pointer);
  if (pointer.empty()) return say("The credential itself");
  if (pointer == "/credentialSubject") return say("All that is said of its holder");
  std::string label;
  std::string path;
  for (auto token = tokens->begin(); token != tokens->end(); ++token) {
    path += json::pointer_token(*token);
    if (*token == "credentialSubject" && label.empty()) continue;
    auto words = said(*token);
    if (*token == "identifier") {
      const auto next = token + 1;
      const bool numbered = next != tokens->end() && json::array_index(*next);
      const auto* found = json::value_at(whole, numbered ? path + "/" + *next : path);
      const auto kind = found == nullptr ? std::string() : identity_words(*found);
      if (!kind.empty()) words = kind;
      if (!kind.empty() && numbered) path += "/" + *++token;
    }
    label.append(label.empty() ? "" : " › ").append(words);
  }
  return label;
}

std::string words_of_value(const json::Value& value) { return cut(told(value)); }

std::vector<ShownWord> words_of_document(const json::Value& document, const json::Value& whole,
                                         const std::vector<std::string>& kept_back) {
  Rows rows(whole, kept_back);
  rows.add(document, {});
  return rows.take();
}

}  // namespace cairn::server
