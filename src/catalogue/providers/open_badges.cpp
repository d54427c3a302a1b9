// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/open_badges.h"

#include <algorithm>
#include <unordered_map>

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

bool is_of_type(const json::Value& value, std::string_view ending) {
  for (const auto* name : {"type", "@type", "entityType"}) {
    const auto types = value[name];
    for (const auto& type : json::as_list(types))
      if (type.as_string().ends_with(ending)) return true;
  }
  return false;
}

struct Type {
  std::string_view ending;  // of achievementType
  Kind kind;
};
constexpr Type types[] = {
    {"Course", Kind::course},     {"Assessment", Kind::exam},           {"Degree", Kind::programme},
    {"Diploma", Kind::programme}, {"LearningProgram", Kind::programme}, {"Module", Kind::module}};

// "MicroCredential" in words.
std::string in_words(std::string_view name) {
  std::string words;
  for (const char c : plain_text(name.substr(name.find(':') + 1), words_bytes_max)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !words.empty() && words.back() != ' ') words += ' ';
    words += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

class Achievement {
 public:
  Achievement(const json::Value& entry, const ReadOptions& options)
      : entry_(entry), options_(options), language_(options.language) {}

  Offer read() {
    offer_.id = id_of(entry_);
    offer_.title = line_in(at({"name", "title"}), language_, title_bytes_max);
    offer_.description = line_in(at({"description"}), language_, description_bytes_max);
    offer_.provider = line_in(field(at({"creator", "issuer"}), "name"), language_, words_bytes_max);
    read_criteria();
    read_type();
    read_skills();
    read_work();
    read_assessment();
    add_unique(offer_.languages, read_language(text_in(extension("Language"), language_)));
    add_unique(offer_.languages,
               read_language(text_in(at({"inLanguage", "@language"}), language_)));
    add_unique(offer_.programmes,
               line_in(extension("EducationProgramIdentifier"), language_, words_bytes_max));
    for (const auto& one : list("endorsement"))
      add_unique(offer_.endorsed_by,
                 line_in(field(field(one, "issuer"), "name"), language_, words_bytes_max));
    const auto expires = at({"expires"});
    offer_.renewal_months =
        read_months(std::string(text_in(field(expires, "amount"), language_)) + " " +
                    std::string(text_in(field(expires, "duration"), language_)));
    return std::move(offer_);
  }

  static std::string id_of(const json::Value& entry) {
    return std::string(trim(text_in(field(entry, {"openBadgeId", "id", "@id", "entityId"}), "en")));
  }

 private:
  json::Value at(std::initializer_list<std::string_view> names) const {
    return field(entry_, names);
  }
  std::vector<json::Value> list(std::string_view name) const {
    const auto value = field(entry_, name);
    const auto items = json::as_list(value);
    return {items.begin(),
            items.begin() + static_cast<std::ptrdiff_t>(std::min(items.size(), list_items_max))};
  }
  // "ECTS" of {"extensions:ECTSExtension": {"ECTS": 5}}, or as a member of its own.
  json::Value extension(std::string_view name) const {
    const auto wrapped = field(entry_, std::string(name) + "Extension");
    if (wrapped.is_object()) return field(wrapped, name);
    return wrapped.is_null() ? field(entry_, name) : wrapped;
  }
  std::optional<double> positive(std::string_view name) const {
    const auto number = number_in(extension(name));
    return number && *number > 0 ? number : std::nullopt;
  }

  void read_criteria() {
    const auto criteria = at({"criteria"});
    offer_.proves = line_in(field(criteria, "narrative"), language_, words_bytes_max);
    if (offer_.proves.empty())
      offer_.proves = line_in(at({"criteriaNarrative"}), language_, words_bytes_max);
    if (offer_.proves.empty())
      offer_.proves = line_in(extension("LearningOutcome"), language_, words_bytes_max);
    for (const auto& address :
         {field(criteria, {"id", "@id"}), at({"criteriaUrl"}), criteria, at({"openBadgeId", "id"})})
      if (offer_.url.empty() && address.is_string()) offer_.url = web_address(address.as_string());
  }

  void read_type() {
    const auto type = text_in(at({"achievementType"}), language_);
    offer_.kind = Kind::certification;
    for (const auto& known : types)
      if (type.ends_with(known.ending)) offer_.kind = known.kind;
    offer_.credential = type.empty() || type == "Badge" ? "digital badge" : in_words(type);
  }

  // What it is aligned to; tags only where there is nothing better.
  void read_skills() {
    for (const auto* name : {"alignment", "alignments"})
      for (const auto& target : list(name)) {
        const auto words =
            line_in(field(target, {"targetName", "name"}), language_, words_bytes_max);
        const auto skill = trim(text_in(field(target, {"targetUrl", "url"}), language_));
        if (options_.framework.empty() || skill.empty())
          add_words(offer_, words);
        else if (offer_.teaches.size() < list_items_max)
          offer_.teaches.push_back(
              {.words = words, .skill = std::string(skill), .link = Link::stated});
      }
    if (!offer_.teaches.empty()) return;
    for (const auto tag : texts_in(at({"tag", "tags"}), language_, true))
      add_words(offer_, plain_text(tag, words_bytes_max));
  }

  void read_work() {
    for (const auto* name : {"StudyLoad", "TimeInvestment"})
      if (const auto hours = positive(name); hours && !offer_.hours)
        offer_.hours = effort_of_minutes(*hours * 60, *hours * 60);
    for (const auto* unit : {"ECTS", "SBU"})
      if (positive(unit) && offer_.credit.empty())
        offer_.credit = plain_text(text_in(extension(unit), language_), 20) + " " + unit;
    if (positive("creditsAvailable") && offer_.credit.empty())
      offer_.credit = plain_text(text_in(at({"creditsAvailable"}), language_), 20) + " credits";
    if (const auto level = number_in(extension("EQF")); level && *level >= 1 && *level <= eqf_max)
      offer_.eqf = static_cast<int>(*level);
  }

  void read_assessment() {
    offer_.supervised = read_supervised(text_in(extension("SupervisionType"), language_));
    for (const auto* name : {"AssessmentType", "SupervisionType"}) {
      const auto words = to_lower_ascii(line_in(extension(name), language_, words_bytes_max));
      if (!words.empty()) offer_.assessment += (offer_.assessment.empty() ? "" : ", ") + words;
    }
    const auto participation = line_in(extension("ParticipationType"), language_, words_bytes_max);
    if (!participation.empty())
      add_unique(offer_.notes, filled("Participation: {}.", participation));
  }

  const json::Value& entry_;
  const ReadOptions& options_;
  std::string_view language_;
  Offer offer_;
};

class Documents {
 public:
  explicit Documents(Collector& collector) : collector_(collector) {}

  void read(const SourceFile& file, const json::Value& document) {
    file_ = file.name;
    row_ = 0;
    read_all(document, 0);
  }

  // Issuers that stand apart from what they issue.
  void finish() {
    for (const auto& [offer, issuer] : issuer_of_) {
      auto* const found = collector_.find(offer);
      const auto name = names_.find(issuer);
      if (found != nullptr && found->provider.empty() && name != names_.end())
        found->provider = name->second;
    }
    if (repeated_ > 0)
      collector_.note(filled(
          "{} credentials are of achievements that stand before; each is read once", repeated_));
  }

 private:
  void read_all(const json::Value& value, std::size_t depth) {
    constexpr std::size_t depth_max = 4;
    if (depth > depth_max) return;
    if (value.is_array()) {
      for (const auto& item : value.items()) read_all(item, depth + 1);
      return;
    }
    for (const auto* list : {"result", "achievements", "badgeClasses", "badges", "@graph"})
      if (const auto inner = field(value, list); inner.is_array())
        return read_all(inner, depth + 1);
    read_one(value);
  }

  void read_one(const json::Value& value) {
    if (is_of_type(value, "Profile") || is_of_type(value, "Issuer")) return note_issuer(value);
    const auto subject = field(value, "credentialSubject");
    const auto first = subject.is_array() && subject.size() > 0 ? subject.items()[0] : subject;
    auto inner = field(first, "achievement");
    if (inner.is_null() && is_of_type(value, "Assertion")) inner = field(value, "badge");
    if (inner.is_object() && collector_.find(Achievement::id_of(inner)) != nullptr) {
      ++repeated_;
      return;
    }
    collector_.begin_row(file_, ++row_);
    if (inner.is_string())
      return collector_.fault(filled("it only names its achievement; give what stands at {}",
                                     plain_text(inner.as_string(), words_bytes_max)));
    const auto& entry = inner.is_object() ? inner : value;
    const bool known = is_of_type(entry, "Achievement") || is_of_type(entry, "BadgeClass") ||
                       !field(entry, {"criteria", "criteriaUrl", "criteriaNarrative"}).is_null();
    if (!entry.is_object() || !known)
      return collector_.fault(
          std::string(to_say("it is neither an achievement (3.0) nor a badge class (2.0)")),
          Achievement::id_of(entry));
    auto offer = Achievement(entry, collector_.options()).read();
    const auto id = offer.id;
    note_issuer(field(entry, {"creator", "issuer"}));
    const auto issuer = field(entry, {"issuerOpenBadgeId", "issuer", "creator"});
    if (collector_.add(std::move(offer)))
      issuer_of_.emplace_back(
          id, issuer.is_string() ? std::string(issuer.as_string()) : Achievement::id_of(issuer));
  }

  void note_issuer(const json::Value& value) {
    auto name = line_in(field(value, "name"), collector_.options().language, words_bytes_max);
    if (value.is_object() && !name.empty())
      names_.emplace(Achievement::id_of(value), std::move(name));
  }

  Collector& collector_;
  std::string_view file_;
  std::size_t row_ = 0, repeated_ = 0;
  std::unordered_map<std::string, std::string> names_;          // of issuers, by id
  std::vector<std::pair<std::string, std::string>> issuer_of_;  // offer, issuer
};

}  // namespace

bool looks_like_open_badges(const SourceFile& file) {
  const auto start = file.bytes.substr(0, std::min<std::size_t>(file.bytes.size(), 64 * 1024));
  if (start.find("ceterms:") != std::string_view::npos ||
      start.find("data.europa.eu/snb/") != std::string_view::npos)
    return false;
  return holds_names(file.bytes, {"BadgeClass"}) || holds_names(file.bytes, {"achievementType"}) ||
         holds_names(file.bytes, {"Achievement", "criteria"});
}

Result<Import> read_open_badges(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("open-badges", options);
  Documents documents(collector);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        documents.read(file, document);
      }));
  documents.finish();
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
