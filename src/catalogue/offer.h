// SPDX-License-Identifier: Apache-2.0
// Offer: one course, exam or certification that somebody can take, whoever lists it. What a source
// does not say is nullopt, "" or `unknown`; nothing here is ever guessed.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"
#include "base/result.h"
#include "skills/framework.h"

namespace cairn::catalogue {

using skills::Level;  // 1 to 5 of a skill; 0 is "not said"

enum class Kind : std::uint8_t {
  unknown,
  course,
  module,         // a piece that is taken alone
  path,           // several of the same provider, in order
  programme,      // several courses that end in a credential of their own
  exam,           // proves, teaches nothing
  certification,  // is awarded for what others teach and examine
};
enum class Stage : std::uint8_t { unknown, beginner, intermediate, advanced };
enum class Pace : std::uint8_t { unknown, self, scheduled };
enum class Trial : std::uint8_t { unknown, none, audit, free_trial, free };

// How the skill behind an offer's words is known.
enum class Link : std::uint8_t {
  unlinked,   // words alone
  proposed,   // by the linker; nobody has looked yet
  stated,     // the source itself names the skill of our framework
  confirmed,  // a person said yes
  rejected,   // a person said that no skill of the framework is meant
};

struct Proposal {
  std::string skill;  // id in the catalogue's framework
  std::string label;
  int score = 0;  // 0 to 1000

  bool operator==(const Proposal&) const = default;
};

struct Teaches {
  std::string words;  // as the source puts it; "" where it gives only an id
  std::string skill;  // id in the catalogue's framework; "" while unlinked or rejected
  Level level = 0;    // reached at the end
  Link link = Link::unlinked;
  std::vector<Proposal> proposals = {};  // best first
  std::string decided_by = "";           // who confirmed or rejected
  std::string decided_on = "";           // the day, ISO 8601

  // Whether a plan may count on it without a further word.
  bool is_certain() const { return link == Link::stated || link == Link::confirmed; }
  bool operator==(const Teaches&) const = default;
};

// What must be there before an offer begins; the tree of CONTRACT's `requires`.
struct Requirement {
  enum class Kind : std::uint8_t { all, any, at_least, skill, offer };
  Kind kind = Kind::all;
  std::string id = "";               // of a skill or an offer
  Level level = 0;                   // of a skill
  std::uint32_t count = 0;           // of at_least
  std::vector<Requirement> of = {};  // of all, any and at_least

  bool is_nothing() const { return kind == Kind::all && of.empty(); }
  bool operator==(const Requirement&) const = default;
};

// How much work: both bounds where the source gives a range, equal ones where it gives a number.
struct Effort {
  std::int64_t minutes_low = 0;
  std::int64_t minutes_high = 0;

  // What a plan reckons with: the upper bound, so that its dates hold.
  std::int64_t planned_minutes() const { return minutes_high; }
  bool operator==(const Effort&) const = default;
};

struct Price {
  std::int64_t minor = 0;     // in the smallest unit of the currency: cents, yen
  std::string currency = "";  // ISO 4217; "" only where the price is nothing

  bool operator==(const Price&) const = default;
};

// Where one field of an offer was read: on a page, or in a field of its source.
struct Origin {
  std::string field;      // as files name it: "price", "renewal_months"
  std::string url;        // the page's address; "" for a field of a source
  std::string source;     // the page's title, or the source's own name of the field
  std::string on;         // the day it was read, ISO 8601
  std::string page_date;  // of the page itself, where it shows one: a day, a month or a year
  std::string by;         // whose page it is: "issuer", "third party"; "" for a source
  std::string copy;       // the copy that the page was read in, where it was

  bool operator==(const Origin&) const = default;
};

struct Offer {
  std::string id;       // as the source names it; unique in its catalogue
  std::string source;   // the importer it came through
  std::string file;     // the file it was read from
  std::size_t row = 0;  // the entry there, from 1, a header counted; 0: not said
  Kind kind = Kind::unknown;
  std::string title;
  std::string provider;
  std::string url;
  std::string description;  // plain text
  std::vector<Teaches> teaches;
  Requirement requires_first;
  std::vector<std::string> prerequisites;  // in words, for people; no plan is held to them
  std::optional<Effort> hours;
  std::optional<Price> price;
  Stage stage = Stage::unknown;
  std::vector<std::string> languages;  // BCP 47
  std::vector<std::string> starts;     // days, ISO 8601, ascending; none: any day, or not said
  Pace pace = Pace::unknown;
  Trial trial = Trial::unknown;
  std::string assessment;  // how it is assessed: "exam", "project"; "none"
  std::string proves;      // what passing shows, where the source says so
  std::string credential;  // what one has at the end: "certificate", "digital badge"; "none"
  std::optional<int> renewal_months;  // 0: for life
  std::vector<std::string> parts;     // ids of offers
  std::string credit;                 // "5 ECTS"
  std::optional<int> eqf;             // level of the European Qualifications Framework, 1 to 8
  std::vector<std::string> programmes;
  std::vector<std::string> endorsed_by;
  std::optional<int> recognition;         // 0 to 100
  std::optional<std::int64_t> learners;   // so far, as the source counts
  std::optional<int> popularity_percent;  // within its source
  bool example = false;                   // made up, to try things with
  std::string modified;                   // the day the source last changed it
  std::string last_reviewed;              // the day a person last looked at this entry
  std::string gone_since;                 // the day from which on its source lists it no more
  std::vector<std::string> notes;         // what the reader of this entry should know about it
  std::vector<Origin> origins;            // of fields that were not read from `file`
  std::string framework_level;            // as its own framework has it: "DQR 6", "SCQF 7"
  std::optional<bool> supervised;         // whether somebody watches who is assessed

  bool operator==(const Offer&) const = default;
};

struct Catalogue {
  std::string name;   // short, as the command line names it; a folder's name
  std::string title;  // for people
  std::string importer;
  std::string framework;  // name of the framework that skill ids belong to; "" while there are none
  std::string imported_on;  // the day
  std::string attribution;
  std::vector<Offer> offers;  // by ascending id
};

// Offers by ascending id, one a call; what is given stays until the next. nullptr: that was all.
using OfferSource = std::function<Result<const Offer*>()>;
// Those of a catalogue that stays as it is.
OfferSource offers_of(const Catalogue& catalogue);

// The words that files, the command line and the pages use; "" for unknown.
std::string_view name_of(Kind kind);
std::string_view name_of(Stage stage);
std::string_view name_of(Pace pace);
std::string_view name_of(Trial trial);
std::string_view name_of(Link link);
// unknown, or unlinked, for any other text.
Kind kind_named(std::string_view name);
Stage stage_named(std::string_view name);
Pace pace_named(std::string_view name);
Trial trial_named(std::string_view name);
Link link_named(std::string_view name);

// The offer of this id, or nullptr.
const Offer* find_offer(const Catalogue& catalogue, std::string_view id);

// How it is assessed: words that catalogues share can be said in other languages.
Phrase assessment_words(const Offer& offer);
// What one has at the end, likewise.
Phrase credential_words(const Offer& offer);
// What passing an offer shows, in one sentence; the source's own words where it has them. Empty
// where nothing is known of its assessment.
Phrase proof_sentence(const Offer& offer);

// What is not known about how many offers, most important first: "price", 12.
struct UnknownCount {
  std::string_view field;
  std::size_t offers = 0;
};
std::vector<UnknownCount> count_unknown(const Catalogue& catalogue);

// The fields that are counted, most important first, and which of them an offer leaves unknown.
inline constexpr std::size_t counted_fields = 10;
extern const std::array<std::string_view, counted_fields> counted_field_names;
std::array<bool, counted_fields> unknown_of(const Offer& offer);

}  // namespace cairn::catalogue
