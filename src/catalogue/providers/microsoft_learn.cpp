// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/microsoft_learn.h"

#include <array>
#include <map>

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

constexpr const char* provider_name = "Microsoft";

struct Section {
  std::string_view name;        // of the list in the document
  std::string_view uid_begins;  // of its entries, where they come without a list of their own
  Kind kind;
  bool is_training;  // read online, at one's own pace, for nothing
  std::string_view credential;
};

constexpr std::array sections{
    Section{"modules", "learn.", Kind::module, true, ""},
    Section{"learningPaths", "learn.", Kind::path, true, ""},
    Section{"courses", "course.", Kind::course, false, ""},
    // The older list repeats entries of the newer one with less in them.
    Section{"mergedCertifications", "certification.", Kind::certification, false, "certification"},
    Section{"certifications", "certification.", Kind::certification, false, "certification"},
    Section{"exams", "exam.", Kind::exam, false, ""},
    Section{"appliedSkills", "applied-skill", Kind::certification, false,
            "applied skills credential"},
};

// Slugs of levels, roles, products and subjects, and what they are called.
class Names {
 public:
  void add(const json::Value& entries, std::size_t depth = 0) {
    constexpr std::size_t depth_max = 8;
    if (depth > depth_max) return;
    for (const auto& entry : entries_of(entries)) {
      const auto id = text_in(field(entry, "id"), "en");
      auto name = line_in(field(entry, "name"), "en", words_bytes_max);
      if (!id.empty() && !name.empty()) names_.emplace(std::string(id), std::move(name));
      add(field(entry, "children"), depth + 1);
    }
  }
  std::string of(std::string_view slug) const {
    if (const auto found = names_.find(slug); found != names_.end()) return found->second;
    auto words = plain_text(slug, words_bytes_max);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
  }

 private:
  std::map<std::string, std::string, std::less<>> names_;
};

class Entry {
 public:
  Entry(const json::Value& entry, const Section& section, const Names& names,
        std::string_view language)
      : entry_(entry), section_(section), names_(names), language_(language) {}

  Offer read() {
    read_names();
    read_work();
    read_skills();
    read_relations();
    read_standing();
    return std::move(offer_);
  }

 private:
  json::Value at(std::initializer_list<std::string_view> names) const {
    return field(entry_, names);
  }
  std::vector<std::string_view> slugs(std::string_view name) const {
    return texts_in(field(entry_, name), language_, true);
  }

  void read_names() {
    offer_.id = text_in(at({"uid"}), language_);
    offer_.kind = section_.kind;
    offer_.provider = provider_name;
    offer_.title = line_in(at({"title", "name"}), language_, title_bytes_max);
    const auto code = line_in(at({"display_name", "course_number"}), language_, words_bytes_max);
    if (offer_.title.empty())
      offer_.title = code;
    else if (!code.empty() && offer_.title.find(code) == std::string::npos)
      offer_.title = code + ": " + offer_.title;
    offer_.url = web_address(text_in(at({"url"}), language_));
    offer_.description = line_in(at({"summary", "subtitle"}), language_, description_bytes_max);
  }

  void read_work() {
    if (const auto minutes = number_in(at({"duration_in_minutes"})))
      offer_.hours = effort_of_minutes(*minutes, *minutes);
    if (const auto hours = number_in(at({"duration_in_hours"})); hours && !offer_.hours)
      offer_.hours = effort_of_minutes(*hours * 60, *hours * 60);
    if (const auto minutes = number_in(at({"exam_duration_in_minutes"}))) {
      const auto exam = effort_of_minutes(*minutes, *minutes);
      if (exam) offer_.notes.push_back(filled("The exam takes {}.", text_of(*exam)));
    }
    if (section_.is_training) {
      offer_.price = Price{0, ""};
      offer_.pace = Pace::self;
      offer_.trial = Trial::free;
    }
    for (const auto level : slugs("levels"))
      if (offer_.stage == Stage::unknown) offer_.stage = read_stage(level);
  }

  void read_skills() {
    for (const auto skill : texts_in(at({"skills"}), language_))
      add_words(offer_, plain_text(skill, words_bytes_max));
    for (const auto* list : {"subjects", "products"})
      for (const auto slug : slugs(list)) add_words(offer_, names_.of(slug));
    std::string roles;
    for (const auto role : slugs("roles")) roles += (roles.empty() ? "" : ", ") + names_.of(role);
    if (!roles.empty()) offer_.notes.push_back(filled("For: {}.", roles));
  }

  // Ids of a list that holds them or objects with them.
  std::vector<std::string> uids(std::string_view name) const {
    std::vector<std::string> ids;
    const auto value = field(entry_, name);
    for (const auto& item : json::as_list(value)) {
      const auto inner = item.is_object() ? field(item, {"uid", "id"}) : item;
      add_unique(ids, std::string(trim(text_in(inner, language_))));
    }
    return ids;
  }

  void read_relations() {
    for (const auto* list : {"modules", "exams"})
      for (auto& id : uids(list)) add_unique(offer_.parts, std::move(id));
    for (auto& needed : uids("prerequisites")) {
      // A uid has points and no spaces; anything else is for people.
      const bool is_uid = needed.find('.') != std::string::npos &&
                          needed.find(' ') == std::string::npos && needed.size() <= id_bytes_max;
      if (is_uid)
        offer_.requires_first.of.push_back(
            {.kind = Requirement::Kind::offer, .id = std::move(needed)});
      else
        add_unique(offer_.prerequisites, plain_text(needed, words_bytes_max));
    }
    std::string prepares;
    for (const auto* list : {"study_guide", "courses"})
      for (const auto& id : uids(list))
        prepares += (prepares.empty() ? "" : ", ") + plain_text(id, words_bytes_max);
    if (!prepares.empty()) offer_.notes.push_back(filled("Prepared for by: {}.", prepares));
  }

  void read_language() {
    for (const auto* name : {"locale", "locales", "languages"})
      for (const auto tag : texts_in(field(entry_, name), language_, true))
        add_unique(offer_.languages, catalogue::read_language(tag));
    if (!offer_.languages.empty() || offer_.url.empty()) return;
    // https://learn.microsoft.com/pt-br/…
    const auto parts = split(offer_.url, '/');
    constexpr std::size_t locale_bytes = 5;
    if (parts.size() > 3 && parts[3].size() == locale_bytes && parts[3][2] == '-')
      add_unique(offer_.languages, catalogue::read_language(parts[3]));
  }

  void read_standing() {
    read_language();
    if (section_.kind == Kind::exam || !uids("exams").empty() ||
        number_in(at({"exam_duration_in_minutes"})))
      offer_.assessment = "exam";
    offer_.credential = section_.credential;
    const auto type = line_in(at({"certification_type"}), language_, words_bytes_max);
    if (!type.empty()) offer_.credential = type + " " + offer_.credential;
    if (const auto days = number_in(at({"renewal_frequency_in_days"})))
      offer_.renewal_months = months_of_days(*days);
    if (const auto share = number_in(at({"popularity"})); share && *share <= 1)
      offer_.popularity_percent = static_cast<int>(*share * 100 + 0.5);
    read_rating();
    offer_.modified = read_day(text_in(at({"last_modified"}), language_));
  }

  // Most are 0 of 0: nobody has rated it.
  void read_rating() {
    const auto rating = at({"rating"});
    const auto count = number_in(field(rating, "count"));
    const auto average = number_in(field(rating, "average"));
    if (count && average && *count >= 1 && *average > 0)
      offer_.notes.push_back(filled("Rated {} of 5 by {}.",
                                    plain_text(text_in(field(rating, "average"), language_), 10),
                                    static_cast<std::int64_t>(*count)));
  }

  const json::Value& entry_;
  const Section& section_;
  const Names& names_;
  std::string_view language_;
  Offer offer_;
};

// The section an entry without a list of its own belongs to, by its type or id.
const Section* section_of(const json::Value& entry) {
  const auto type = text_in(field(entry, "type"), "en");
  for (const auto& section : sections)
    if (!type.empty() && (same_name(type, section.name) ||
                          same_name(type, section.name.substr(0, section.name.size() - 1))))
      return &section;
  const auto uid = text_in(field(entry, "uid"), "en");
  for (const auto& section : sections)
    if (uid.starts_with(section.uid_begins)) return &section;
  return nullptr;
}

bool has_newer(const json::Value& certification, Collector& collector) {
  const auto uid = text_in(field(certification, "uid"), "en");
  return !uid.empty() && collector.find(uid) != nullptr;
}

void read_document(const SourceFile& file, const json::Value& document, Collector& collector) {
  Names names;
  for (const auto* list : {"levels", "roles", "products", "subjects"})
    names.add(field(document, list));
  std::size_t row = 0;
  const auto read_entry = [&](const json::Value& entry, const Section* section) {
    collector.begin_row(file.name, ++row);
    if (!entry.is_object())
      collector.fault(
          std::string(to_say("it is no object; an entry with uid and title is expected")));
    else if (section == nullptr)
      collector.fault(std::string(to_say("neither its type nor its uid says what it is")),
                      std::string(text_in(field(entry, "uid"), "en")));
    else
      collector.add(Entry(entry, *section, names, collector.options().language).read());
  };
  const auto mixed = document.is_array() ? document : field(document, {"results", "value"});
  for (const auto& entry : mixed.items()) read_entry(entry, section_of(entry));
  for (const auto& section : sections)
    for (const auto& entry : entries_of(field(document, section.name)))
      if (section.name != "certifications" || !has_newer(entry, collector))
        read_entry(entry, &section);
}

}  // namespace

bool looks_like_microsoft_learn(const SourceFile& file) {
  return holds_names(file.bytes, {"uid"}) &&
         (holds_names(file.bytes, {"modules"}) || holds_names(file.bytes, {"learningPaths"}) ||
          holds_names(file.bytes, {"mergedCertifications"}) ||
          holds_names(file.bytes, {"appliedSkills"}) || holds_names(file.bytes, {"exams"}));
}

Result<Import> read_microsoft_learn(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("microsoft-learn", options);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        read_document(file, document, collector);
      }));
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
