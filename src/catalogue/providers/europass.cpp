// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/europass.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "base/arena.h"
#include "base/filled.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/levels.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"
#include "json/parse.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr std::size_t depth_max = 64;

bool is_of_type(const json::Value& node, std::string_view wanted) {
  const auto type = field(node, {"type", "@type"});
  for (const auto& one : json::as_list(type))
    if (one.as_string() == wanted) return true;
  return false;
}

bool is_specification(const json::Value& node) {
  for (const auto* type :
       {"Qualification", "LearningAchievementSpecification", "LearningOpportunity"})
    if (is_of_type(node, type)) return true;
  return false;
}

// Nodes by their id: what is said once is referred to afterwards.
class Nodes {
 public:
  explicit Nodes(const json::Value& document) { collect(document, 0); }

  json::Value resolved(const json::Value& node) const {
    const bool is_reference = node.is_string() || (node.is_object() && node.size() <= 2);
    const auto found = known_.find(node.is_string() ? node.as_string() : node.string_at("id"));
    return is_reference && found != known_.end() ? found->second : node;
  }
  std::vector<json::Value> list(const json::Value& node, std::string_view name,
                                std::size_t count_max = list_items_max) const {
    std::vector<json::Value> all;
    const auto value = field(node, name);
    for (const auto& one : json::as_list(value))
      if (all.size() < count_max) all.push_back(resolved(one));
    return all;
  }
  json::Value first(const json::Value& node, std::string_view name) const {
    const auto all = list(node, name);
    return all.empty() ? json::Value() : all.front();
  }

 private:
  void collect(const json::Value& value, std::size_t depth) {
    if (depth > depth_max) return;
    const auto id = value.string_at("id");
    if (!id.empty() && value.size() > 2) known_.emplace(id, value);
    for (const auto& item : value.items()) collect(item, depth + 1);
    for (const auto& member : value.members()) collect(member.value, depth + 1);
  }

  std::unordered_map<std::string_view, json::Value> known_;
};

class Achievement {
 public:
  // A specification stands for itself.
  Achievement(const json::Value& node, const Nodes& nodes, const ReadOptions& options)
      : node_(node), nodes_(nodes), options_(options), language_(options.language) {
    const auto specified = nodes.first(node, "specifiedBy");
    spec_ = is_specification(node) || specified.is_null() ? node : specified;
  }

  Offer read() {
    offer_.kind = Kind::certification;
    offer_.title = line(node_, "title", title_bytes_max);
    if (offer_.title.empty()) offer_.title = line(spec_, "title", title_bytes_max);
    offer_.description = line(node_, "description", description_bytes_max);
    if (offer_.description.empty())
      offer_.description = line(spec_, "description", description_bytes_max);
    read_provider();
    read_id();
    read_outcomes();
    read_work();
    read_assessment();
    for (const auto& language : nodes_.list(spec_, "language"))
      add_unique(offer_.languages, read_language(name_of(language)));
    for (const auto& needed : nodes_.list(spec_, "entryRequirement"))
      add_unique(offer_.prerequisites, note_of(needed));
    for (const auto& accreditation : nodes_.list(spec_, "accreditation"))
      add_unique(offer_.endorsed_by, accreditor_of(accreditation));
    offer_.credential = to_lower_ascii(name_of(nodes_.first(spec_, "dcType")));
    offer_.modified = read_day(text_in(field(spec_, {"modified", "dateModified"}), language_));
    return std::move(offer_);
  }

 private:
  std::string line(const json::Value& node, std::string_view name, std::size_t bytes_max) const {
    return line_in(field(node, name), language_, bytes_max);
  }
  // The label of a concept, the name of an organisation.
  std::string name_of(const json::Value& node) const {
    if (!node.is_object()) return {};
    for (const auto* name : {"prefLabel", "legalName", "title", "altLabel"})
      if (auto text = line(node, name, words_bytes_max); !text.empty()) return text;
    return {};
  }
  std::string note_of(const json::Value& node) const {
    return line_in(node.is_object() ? field(node, {"noteLiteral", "title"}) : node, language_,
                   words_bytes_max);
  }
  std::string accreditor_of(const json::Value& accreditation) const {
    for (const auto* name : {"accreditingAgent", "organisation"})
      if (auto who = name_of(nodes_.first(accreditation, name)); !who.empty()) return who;
    return name_of(accreditation);
  }

  void read_provider() {
    const auto process = nodes_.first(node_, "awardedBy");
    for (const auto& body : nodes_.list(process, "awardingBody"))
      if (offer_.provider.empty()) offer_.provider = name_of(body);
    for (const auto* name : {"providedBy", "awardingOpportunity", "publisher"})
      if (offer_.provider.empty()) offer_.provider = name_of(nodes_.first(spec_, name));
    for (const auto* name : {"homepage", "supplementaryDocument"})
      for (const auto& page : nodes_.list(spec_, name))
        if (offer_.url.empty())
          offer_.url = web_address(text_in(field(page, "contentURL"), language_));
  }

  // Ids within a credential ("urn:epass:qualification:1") name nothing outside of it.
  void read_id() {
    const auto own = field(spec_, {"id", "@id"}).as_string();
    for (const auto& identifier : nodes_.list(spec_, "identifier")) {
      const auto notation = trim(text_in(field(identifier, "notation"), language_));
      if (offer_.id.empty() && !notation.empty()) offer_.id = notation;
    }
    if (offer_.id.empty() && !own.starts_with("urn:epass:")) offer_.id = trim(own);
    if (!offer_.id.empty()) return;
    offer_.id = skills::fold(offer_.provider + " " + offer_.title);
    std::replace(offer_.id.begin(), offer_.id.end(), ' ', '-');
  }

  void add_skill(const json::Value& skill) {
    const auto id = skill.string_at("id");
    const auto words = name_of(skill);
    if (options_.framework.empty() || !id.starts_with("http"))
      add_words(offer_, words);
    else if (offer_.teaches.size() < list_items_max)
      offer_.teaches.push_back({.words = words, .skill = std::string(id), .link = Link::stated});
  }

  // Skills that an outcome names, else the outcome in its own words.
  void read_outcomes() {
    for (const auto& outcome : nodes_.list(spec_, "learningOutcome")) {
      const auto before = offer_.teaches.size();
      for (const auto* name : {"relatedESCOSkill", "relatedSkill"})
        for (const auto& skill : nodes_.list(outcome, name))
          if (skill.is_object()) add_skill(skill);
      if (offer_.teaches.size() == before) add_words(offer_, name_of(outcome));
    }
    if (offer_.teaches.empty())
      add_words(offer_, note_of(nodes_.first(spec_, "learningOutcomeSummary")));
  }

  void read_work() {
    const auto volume = text_in(field(spec_, "volumeOfLearning"), language_);
    offer_.hours = effort_of_iso_duration(volume);
    const auto longest = text_in(field(spec_, "maximumDuration"), language_);
    for (const auto span : {volume, longest})
      if (!offer_.hours && !span.empty())
        add_unique(offer_.notes,
                   filled("It takes “{}”; how many hours is not said.", plain_text(span, 40)));
    for (const auto& credit : nodes_.list(spec_, "creditPoint")) {
      const auto points = trim(text_in(field(credit, "point"), language_));
      const auto framework = name_of(nodes_.first(credit, "framework"));
      if (!offer_.credit.empty() || points.empty()) continue;
      const bool ects = framework.find("European Credit Transfer") != std::string::npos;
      offer_.credit = plain_text(points, 20) + " " + (ects ? "ECTS" : framework);
    }
    // ".../eqf/6", or "Level 6".
    const auto level = nodes_.first(spec_, "eqfLevel");
    for (const auto& text : {std::string(level.string_at("id")), name_of(level)})
      if (const char last = text.empty() ? '0' : text.back();
          !offer_.eqf && last >= '1' && last <= '0' + eqf_max)
        offer_.eqf = last - '0';
    if (const auto national = name_of(nodes_.first(spec_, "nqfLevel")); !national.empty()) {
      const auto own = read_qualification_level(national);
      if (own && own->framework != nullptr) offer_.framework_level = own->own;
      add_unique(offer_.notes, filled("National level: {}.", national));
    }
    if (const auto mode = name_of(nodes_.first(spec_, "mode")); !mode.empty())
      add_unique(offer_.notes, filled("Participation: {}.", mode));
  }

  void read_assessment() {
    for (const auto& assessment : nodes_.list(node_, "provenBy")) {
      const auto spec = nodes_.first(assessment, "specifiedBy");
      auto kind = name_of(nodes_.first(spec, "dcType"));
      if (kind.empty()) kind = name_of(spec.is_null() ? assessment : spec);
      const auto supervision = name_of(nodes_.first(assessment, "idVerification"));
      if (!offer_.supervised) offer_.supervised = read_supervised(supervision);
      for (const auto& words : {kind, supervision})
        if (!words.empty() && offer_.assessment.size() < words_bytes_max)
          offer_.assessment += (offer_.assessment.empty() ? "" : ", ") + to_lower_ascii(words);
    }
  }

  const json::Value& node_;
  const Nodes& nodes_;
  const ReadOptions& options_;
  std::string_view language_;
  json::Value spec_;
  Offer offer_;
};

class Documents {
 public:
  explicit Documents(Collector& collector) : collector_(collector) {}

  void read(const SourceFile& file, const json::Value& document) {
    file_ = file.name;
    row_ = 0;
    for (const auto& one : json::as_list(document)) read_credential(one);
  }

 private:
  // What was signed stands in a text of the envelope.
  void read_credential(const json::Value& document) {
    Arena arena;
    auto content = document;
    const auto payload = field(document, "payload");
    if (payload.is_string()) {
      auto parsed = json::parse(payload.as_string(), arena,
                                {.bytes_max = file_bytes_max, .values_max = json_values_max});
      if (parsed.ok()) content = *parsed;
    }
    if (const auto inner = field(content, "credential"); inner.is_object()) content = inner;
    const Nodes nodes(content);
    offer_of_.clear();
    bool any = false;
    constexpr auto any_number = std::numeric_limits<std::size_t>::max();
    for (const auto& subject : nodes.list(content, "credentialSubject", any_number))
      for (const auto* name : {"hasClaim", "learningAchievement"})
        for (const auto& claim : nodes.list(subject, name, any_number))
          if (is_of_type(claim, "LearningAchievement")) {
            add(claim, nodes, 0);
            any = true;
          }
    for (const auto* name : {"@graph", "qualifications", "learningOpportunities"})
      for (const auto& node : nodes.list(content, name, any_number))
        if (is_specification(node)) {
          add(node, nodes, 0);
          any = true;
        }
    if (any) return;
    if (is_specification(content)) return static_cast<void>(add(content, nodes, 0));
    collector_.begin_row(file_, ++row_);
    collector_.fault(
        std::string(to_say("it holds neither a learning achievement nor a qualification")));
  }

  // Its id; parts are offers of their own, each read once.
  std::string add(const json::Value& node, const Nodes& nodes, std::size_t depth) {
    constexpr std::size_t parts_depth_max = 8;
    const std::string name(node.string_at("id"));
    if (const auto known = offer_of_.find(name); known != offer_of_.end()) return known->second;
    const auto row = ++row_;
    auto offer = Achievement(node, nodes, collector_.options()).read();
    const auto id = offer.id;
    if (!name.empty()) offer_of_.emplace(name, id);
    if (depth < parts_depth_max)
      for (const auto& part : nodes.list(node, "hasPart"))
        if (part.is_object()) add_unique(offer.parts, add(part, nodes, depth + 1));
    collector_.begin_row(file_, row);
    collector_.add(std::move(offer));
    return id;
  }

  Collector& collector_;
  std::string_view file_;
  std::size_t row_ = 0;
  std::unordered_map<std::string, std::string> offer_of_;  // id of a node → of its offer
};

}  // namespace

bool looks_like_europass(const SourceFile& file) {
  const auto start = file.bytes.substr(0, std::min<std::size_t>(file.bytes.size(), 64 * 1024));
  return holds_names(file.bytes, {}) && start.find("ceterms:") == std::string_view::npos &&
         (start.find("data.europa.eu/snb/") != std::string_view::npos ||
          start.find("LearningAchievement") != std::string_view::npos);
}

Result<Import> read_europass(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("europass", options);
  Documents documents(collector);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        documents.read(file, document);
      }));
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
