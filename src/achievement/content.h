// SPDX-License-Identifier: Apache-2.0
// Content: everything an issuer says of an achievement, as one JSON document that is stored,
// imported, copied, sent through the API and typed into the form alike. Words of a closed list are
// kept by name (words.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/build.h"
#include "json/value.h"

namespace cairn::achievement {

// A number with at most two decimals; 0: not said.
struct Decimal {
  std::int64_t hundredths = 0;
  bool operator==(const Decimal&) const = default;
};
std::string to_text(Decimal number);  // "1.5", "12"; "" for 0
// "1.5", "1,5", "12"; "" is 0. nullopt: no such number, negative, or above 10,000,000.
std::optional<Decimal> read_decimal(std::string_view text);

// A skill it proves. Without `id` it is words alone.
struct Skill {
  std::string name;
  std::string id;          // in the framework
  std::string framework;   // the framework's title, for people
  std::string url;         // of the skill, where its id is none
  std::uint8_t level = 0;  // 1 to 5; 0: not said
  bool operator==(const Skill&) const = default;
};

// Words alone, one a skill.
std::vector<Skill> named_skills(const std::vector<std::string>& names);
// "Welding: 3" and back: how a line or a cell tells a skill with its level.
Skill read_skill(std::string_view line);
std::string to_line(const Skill& skill);

// Its texts in another language; what is empty is shown in the main one.
struct Translation {
  std::string language;  // BCP 47
  std::string name, description, criteria, alternative_text;
  bool operator==(const Translation&) const = default;
};

struct ResultLevel {
  std::string name, description, points;
  bool operator==(const ResultLevel&) const = default;
};

// What is measured (Open Badges 3.0 ResultDescription).
struct ResultRow {
  std::string name;
  std::string type = "RubricCriterionLevel";
  std::vector<std::string> allowed_values;  // worst to best
  std::string required_value;
  std::string value_min, value_max;
  std::vector<ResultLevel> levels;  // of rubric criterion levels
  std::string required_level;       // by name
  bool operator==(const ResultRow&) const = default;
};

// What must be held before: an achievement of this issuer by id, or one elsewhere by address.
struct Prerequisite {
  std::string achievement, url, name;
  bool operator==(const Prerequisite&) const = default;
};

// What is said beside name, description, criteria and picture.
struct Details {
  std::string language = "en";  // of the texts
  std::vector<Translation> translations;
  std::string type = "MicroCredential";  // achievementType
  std::vector<Skill> skills;
  std::vector<std::string> outcomes;     // what a learner can do afterwards
  std::vector<std::string> assessments;  // kinds, by name
  std::string supervision;               // and identity check, by name
  std::string participation;             // by name
  Decimal hours, ects;
  std::int64_t eqf = 0;           // 1 to 8
  std::string nqf;                // national level: "DQR 6"
  std::string quality;            // what assures it
  std::string awarding_body;      // where another than the issuer
  std::string country;            // of the issuer, ISO 3166-1
  std::int64_t valid_months = 0;  // 0: it does not expire
  std::string renewal;
  std::vector<Prerequisite> prerequisites;
  std::string entry_requirements;
  std::vector<ResultRow> results;
  std::vector<std::string> teaching_languages;
  std::vector<std::string> tags;
  std::string field_of_study;
  std::string stacking;  // what it counts towards
  std::string further;   // anything else
  std::string sharing;   // who sees a badge's page at first, by name; "": anyone
  bool operator==(const Details&) const = default;
};

struct Image {
  std::string shape = "hexagon";
  std::string icon = "cairn";
  std::string colour = "#1f6f5c";
  std::string second_colour;  // "": none
  std::string border = "line";
  std::string text;
  bool operator==(const Image&) const = default;
};

struct Content {
  std::string name, description, criteria;  // criteria in Markdown
  std::string evidence_rule = "file-or-link";
  std::string alternative_text;
  Image image;
  Details details;  // in JSON, members of the document itself
  bool operator==(const Content&) const = default;
};

json::Value to_json(const Content& content, json::Builder builder);
std::string write(const Details& details);

// What the store holds. What is missing keeps its default, what is unknown is passed over.
// Errors: unreadable, invalid.
Result<Details> read_details(std::string_view text);

// What somebody sends. Errors: invalid, with the path of each member that is unknown or of the
// wrong type, in `also` the others.
Result<Content> read_content(const json::Value& document);

}  // namespace cairn::achievement
