// SPDX-License-Identifier: Apache-2.0
// Summary: what people want to see of a credential, whatever its format. Owns its text. Nothing in
// here is proved; who shows it says what was.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "credential/format.h"
#include "json/value.h"

namespace cairn::credential {

struct Party {
  std::string id;
  std::string name;
  std::string url;
  std::string email;
  std::string image;  // URL or data: URL
};

struct AlignmentSummary {
  std::string name;
  std::string url;
  std::string code;
  std::string framework;
  std::string type;
  std::string description;
};

struct EvidenceSummary {
  std::string id;  // a URL, or empty
  std::string name;
  std::string description;
  std::string narrative;
  std::string genre;
  std::string audience;
};

// A result joined with the result description it refers to.
struct ResultSummary {
  std::string name;       // of the result description
  std::string type;       // resultType: "LetterGrade", "Percent" …
  std::string value;      // as given
  std::string level;      // name of the rubric criterion level achieved
  std::string status;     // "Completed", "Failed" …
  std::string value_min;  // of the scale
  std::string value_max;
  std::string required;  // value or name of the level that passes
  std::vector<AlignmentSummary> alignments;
};

struct Identifier {
  std::string type;      // "emailAddress", "email" …
  std::string identity;  // plain, or "sha256$…"
  std::string salt;
  bool hashed = false;
};

struct Summary {
  std::string id;
  std::string name;  // of the achievement; the credential's own only where there is none
  std::string description;
  std::string criteria;  // narrative
  std::string criteria_url;
  std::string achievement_id;
  std::string achievement_type;
  std::string achievement_version;
  std::string image;  // URL or data: URL
  std::string image_caption;
  std::string language;
  Party issuer;
  Party creator;  // of the achievement, where another than the issuer is named
  std::string subject_id;
  std::string subject_name;
  std::vector<Identifier> identifiers;
  std::string valid_from;  // as written
  std::string valid_until;
  std::string awarded;  // awardedDate or issuedOn, as written
  std::string narrative;
  std::string credits;  // creditsEarned, as written
  std::vector<std::string> tags;
  std::vector<AlignmentSummary> alignments;
  std::vector<EvidenceSummary> evidence;
  std::vector<ResultSummary> results;
};

// Never fails: what is missing or of the wrong type stays empty. A language map or value object
// gives the text in `language` ("en", "de-AT") if there is one, else the first.
Summary summarise(const json::Value& document, const Format& format,
                  std::string_view language = {});
inline Summary summarise(const json::Value& document) {
  return summarise(document, recognise(document));
}

// The text of a string, language value object {"@value": …}, language map or list of these.
std::string_view text_of(const json::Value& value, std::string_view language = {});

// Of a value that may be one or several: the first; null where there is none.
json::Value first_of(const json::Value& value);

// The id of a string or an object with `id` or `@id`; "" where there is none.
std::string_view id_of(const json::Value& value);

}  // namespace cairn::credential
