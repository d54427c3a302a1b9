// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/ctdl_offer.h"

#include <algorithm>
#include <array>

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/fields.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue::ctdl {
namespace {

struct Type {
  std::string_view name;  // without prefix
  Kind kind;
  std::string_view credential;  // what one has at the end
};

constexpr std::array types{
    Type{"Course", Kind::course, ""},
    Type{"LearningOpportunityProfile", Kind::course, ""},
    Type{"LearningOpportunity", Kind::course, ""},
    Type{"LearningProgram", Kind::programme, ""},
    Type{"WorkBasedProgram", Kind::programme, ""},
    Type{"AssessmentProfile", Kind::exam, ""},
    Type{"Assessment", Kind::exam, ""},
    Type{"Badge", Kind::certification, "badge"},
    Type{"DigitalBadge", Kind::certification, "digital badge"},
    Type{"OpenBadge", Kind::certification, "digital badge"},
    Type{"MicroCredential", Kind::certification, "micro-credential"},
    Type{"License", Kind::certification, "licence"},
    Type{"GeneralEducationDevelopment", Kind::certification, "school certificate"},
};

// Every other credential says by the end of its type what it is: BachelorDegree, MasterCertificate.
constexpr std::array type_ends{
    Type{"Degree", Kind::programme, "degree"},
    Type{"Diploma", Kind::programme, "diploma"},
    Type{"Certification", Kind::certification, "certification"},
    Type{"Certificate", Kind::certification, "certificate"},
    Type{"CertificateOfCompletion", Kind::certification, "certificate"},
    Type{"Credential", Kind::certification, "credential"},
};

const Type* type_named(std::string_view name) {
  for (const auto& type : types)
    if (type.name == name) return &type;
  for (const auto& type : type_ends)
    if (name.ends_with(type.name)) return &type;
  return nullptr;
}

// The last step of a term or a prefixed name: "audLevel:BeginnerLevel" → "BeginnerLevel".
std::string_view local(std::string_view text) {
  const auto mark = text.find_last_of(":/#");
  return mark == std::string_view::npos ? text : text.substr(mark + 1);
}

class Reader {
 public:
  Reader(const json::Value& node, const NodeLookup& nodes, const ReadOptions& options)
      : node_(node), nodes_(nodes), options_(options), language_(options.language) {}

  Offer read() {
    read_names();
    read_duration();
    read_costs();
    read_skills();
    for (const auto* name : {"requires", "prerequisite", "entryCondition"})
      for (const auto& condition : list(node_, name)) read_condition(condition);
    read_relations();
    read_standing();
    return std::move(offer_);
  }

 private:
  // A list of nodes: a reference is followed where the document has what it leads to.
  std::vector<json::Value> list(const json::Value& node, std::string_view name) const {
    std::vector<json::Value> found;
    const auto value = field(node, name);
    for (const auto& item : json::as_list(value)) {
      if (found.size() == list_items_max) break;
      const auto address = item.is_string() ? item.as_string() : id_of(item);
      const bool is_reference = item.is_string() || (item.is_object() && item.size() == 1);
      const auto known = is_reference && !address.empty() ? nodes_(address) : json::Value();
      found.push_back(known.is_null() ? item : known);
    }
    return found;
  }
  // What a node is called, by whatever it has; an address is no name.
  std::string name_of_node(const json::Value& node) const {
    for (const auto* name : {"targetNodeName", "targetName", "name", "competencyText", "prefLabel",
                             "targetNodeDescription", "competencyLabel"}) {
      auto text = line_in(field(node, name), language_, words_bytes_max);
      if (!text.empty()) return text;
    }
    if (!node.is_string() || node.as_string().find(':') != std::string_view::npos) return {};
    return plain_text(node.as_string(), words_bytes_max);
  }
  std::string text(std::string_view name, std::size_t bytes_max = words_bytes_max) const {
    return line_in(field(node_, name), language_, bytes_max);
  }
  // Of every entry, name or term, joined.
  std::string joined_names(std::string_view name) const {
    std::string all;
    for (const auto& entry : list(node_, name)) {
      auto one = name_of_node(entry);
      if (one.empty()) one = local(text_in(field(entry, "targetNode"), language_));
      if (!one.empty() && all.size() < words_bytes_max) all += (all.empty() ? "" : ", ") + one;
    }
    return all;
  }
  static std::string address_of(const json::Value& node) {
    return std::string(trim(node.is_string() ? node.as_string() : id_of(node)));
  }

  void read_names() {
    const auto* const type = type_named(type_of(node_));
    if (type != nullptr) {
      offer_.kind = type->kind;
      offer_.credential = type->credential;
    }
    const auto ctid = trim(text_in(field(node_, "ctid"), language_));
    offer_.id = ctid.empty() ? std::string(id_of(node_)) : std::string(ctid);
    offer_.title = text("name", title_bytes_max);
    offer_.description = text("description", description_bytes_max);
    offer_.url =
        web_address(text_in(field(node_, {"subjectWebpage", "availableOnlineAt"}), language_));
    for (const auto* name : {"offeredBy", "ownedBy"})
      for (const auto& body : list(node_, name))
        if (offer_.provider.empty()) offer_.provider = name_of_node(body);
    for (const auto tag : texts_in(field(node_, "inLanguage"), language_, true))
      add_unique(offer_.languages, catalogue::read_language(local(tag)));
    offer_.stage = read_stage(joined_names("audienceLevelType"));
  }

  void read_duration() {
    for (const auto& duration : list(node_, "estimatedDuration")) {
      const auto iso = [&](std::initializer_list<std::string_view> names) {
        return effort_of_iso_duration(text_in(field(duration, names), language_));
      };
      auto low = iso({"exactDuration", "timeRequired", "minimumDuration"});
      auto high = iso({"exactDuration", "timeRequired", "maximumDuration"});
      if (!low) low = high;
      if (!high) high = low;
      // Whichever of the two its source calls the least.
      if (low && !offer_.hours)
        offer_.hours = effort_of_minutes(static_cast<double>(low->minutes_low),
                                         static_cast<double>(high->minutes_high));
      const auto said = line_in(field(duration, "description"), language_, words_bytes_max);
      const auto span = text_in(field(duration, {"exactDuration", "minimumDuration"}), language_);
      if (!said.empty())
        add_unique(offer_.notes, filled("Duration: {}", said));
      else if (!low && !span.empty())
        add_unique(offer_.notes,
                   filled("It takes “{}”; how many hours is not said.", plain_text(span, 40)));
    }
  }

  // Costs of different kinds add up. Several of one kind are for different people: the highest is
  // taken, so that a plan's budget holds, and all are told.
  void read_costs() {
    std::vector<std::pair<std::string, Price>> by_kind;
    std::string told;
    bool several = false;
    for (const auto& cost : list(node_, "estimatedCost")) {
      const auto amount = number_in(field(cost, "price"));
      const auto price =
          amount ? price_of(*amount, text_in(field(cost, {"currency", "priceCurrency"}), language_))
                 : std::nullopt;
      if (!price) continue;
      auto kind = name_of_node(field(cost, "directCostType"));
      if (told.size() < words_bytes_max)
        told += (told.empty() ? "" : ", ") + text_of(*price) + (kind.empty() ? "" : " " + kind);
      const auto known = std::find_if(by_kind.begin(), by_kind.end(),
                                      [&](const auto& one) { return one.first == kind; });
      if (known == by_kind.end()) {
        by_kind.emplace_back(std::move(kind), *price);
      } else {
        several = true;
        if (price->currency == known->second.currency && price->minor > known->second.minor)
          known->second = *price;
      }
    }
    for (const auto& [kind, price] : by_kind) {
      if (!offer_.price)
        offer_.price = price;
      else if (offer_.price->currency == price.currency &&
               offer_.price->minor <= price_minor_max - price.minor)
        offer_.price->minor += price.minor;
      else
        several = true;
    }
    if (several || by_kind.size() > 1) add_unique(offer_.notes, filled("Costs: {}.", told));
  }

  void read_skills() {
    for (const auto* name : {"teaches", "assesses", "targetCompetency"})
      for (const auto& skill : list(node_, name)) add_skill(skill);
  }

  void add_skill(const json::Value& skill) {
    const auto target = text_in(field(skill, "targetNode"), language_);
    auto words = name_of_node(skill);
    if (words.empty() && !target.empty()) words = name_of_node(nodes_(target));
    if (options_.framework.empty() || target.empty()) return add_words(offer_, words);
    offer_.teaches.push_back(
        {.words = std::move(words), .skill = std::string(target), .link = Link::stated});
  }

  // Everything a condition aims at has to be had, or as many as it says.
  void read_condition(const json::Value& condition) {
    for (const auto& skill : list(condition, "targetCompetency")) add_skill(skill);
    Requirement group;
    for (const auto* name : {"targetCredential", "targetLearningOpportunity", "targetAssessment"})
      for (const auto& target : list(condition, name))
        if (auto address = address_of(target); !address.empty() && group.of.size() < list_items_max)
          group.of.push_back({.kind = Requirement::Kind::offer, .id = std::move(address)});
    const auto wanted = number_in(field(condition, "requiredNumber"));
    if (!group.of.empty() && wanted && *wanted >= 1 &&
        *wanted < static_cast<double>(group.of.size())) {
      group.kind = Requirement::Kind::at_least;
      group.count = static_cast<std::uint32_t>(*wanted);
      offer_.requires_first.of.push_back(std::move(group));
    } else {
      for (auto& one : group.of)
        if (offer_.requires_first.of.size() < list_items_max)
          offer_.requires_first.of.push_back(std::move(one));
    }
    for (const auto words : texts_in(field(condition, "condition"), language_))
      add_unique(offer_.prerequisites, plain_text(words, words_bytes_max));
    add_unique(offer_.prerequisites,
               line_in(field(condition, "description"), language_, words_bytes_max));
  }

  void read_relations() {
    for (const auto* name : {"hasPart", "targetCredential"})
      for (const auto& part : list(node_, name)) add_unique(offer_.parts, address_of(part));
    for (const auto* name : {"isPartOf", "isRequiredFor", "isPreparationFor"})
      for (const auto& whole : list(node_, name))
        add_unique(offer_.programmes, name_of_node(whole));
    for (const auto* name : {"accreditedBy", "approvedBy", "recognizedBy"})
      for (const auto& body : list(node_, name)) add_unique(offer_.endorsed_by, name_of_node(body));
    for (const auto* name : {"accreditedIn", "approvedIn", "recognizedIn"})
      for (const auto& place : list(node_, name))
        for (const auto& body : list(place, "assertedBy"))
          add_unique(offer_.endorsed_by, name_of_node(body));
    for (const auto& value : list(node_, "creditValue")) {
      const auto number = text_in(field(value, {"value", "minValue"}), language_);
      auto unit = name_of_node(field(value, "creditUnitType"));
      if (unit.empty())
        unit = local(text_in(field(field(value, "creditUnitType"), "targetNode"), language_));
      if (offer_.credit.empty() && !number.empty())
        offer_.credit =
            plain_text(std::string(number) + (unit.empty() ? "" : " " + unit), words_bytes_max);
    }
  }

  // What became of those who have it, as its provider tells it.
  void read_outcomes() {
    for (const auto& data : list(node_, "aggregateData")) {
      std::string told;
      const auto add = [&](std::string_view what, const json::Value& value) {
        auto text =
            line_in(value.is_object() ? field(value, {"value", "median"}) : value, language_, 40);
        if (!text.empty()) told += (told.empty() ? "" : ", ") + std::string(what) + " " + text;
      };
      add("median earnings", field(data, "medianEarnings"));
      add("jobs obtained", field(data, "jobsObtained"));
      add("holders counted", field(data, "numberAwarded"));
      if (!told.empty()) add("in", field(data, "currency"));
      if (told.empty()) told = line_in(field(data, "description"), language_, words_bytes_max);
      if (!told.empty())
        add_unique(offer_.notes, filled("Outcomes, as its provider tells them: {}.", told));
    }
  }

  void read_standing() {
    read_outcomes();
    offer_.assessment = joined_names("assessmentMethodType");
    if (offer_.assessment.empty()) offer_.assessment = text("assessmentMethodDescription");
    if (offer_.assessment.empty() && offer_.kind == Kind::exam) offer_.assessment = "exam";
    offer_.assessment = to_lower_ascii(offer_.assessment);
    offer_.renewal_months = read_months(text_in(field(node_, "renewalFrequency"), language_));
    for (const auto& renewal : list(node_, "renewal"))
      if (!offer_.renewal_months)
        offer_.renewal_months = read_months(text_in(field(renewal, "renewalFrequency"), language_));
    for (const auto& renewal : list(node_, "renewal"))
      if (auto said = line_in(field(renewal, "description"), language_, words_bytes_max);
          !said.empty())
        add_unique(offer_.notes, filled("Renewal: {}", said));
    for (const auto* name : {"lifeCycleStatusType", "credentialStatusType"})
      for (const auto& status : list(node_, name)) {
        const auto said = name_of_node(status);
        if (!said.empty() && said != "Active")
          add_unique(offer_.notes, filled("Its provider lists it as {}.", to_lower_ascii(said)));
      }
    offer_.modified = read_day(text_in(field(node_, {"dateModified", "dateEffective"}), language_));
    const auto start = read_day(text_in(field(node_, "startDate"), language_));
    if (!start.empty()) offer_.starts.push_back(start);
  }

  const json::Value& node_;
  const NodeLookup& nodes_;
  const ReadOptions& options_;
  std::string_view language_;
  Offer offer_;
};

}  // namespace

std::string_view id_of(const json::Value& node) {
  for (const auto* name : {"@id", "id"})
    if (const auto id = node.string_at(name); !id.empty()) return id;
  return {};
}

std::string_view type_of(const json::Value& node) {
  for (const auto* name : {"@type", "type"}) {
    const auto value = node[name];
    for (const auto& type : json::as_list(value))
      if (type.is_string() && type_named(local(type.as_string())) != nullptr)
        return local(type.as_string());
  }
  return {};
}

bool is_offer(const json::Value& node) { return !type_of(node).empty(); }

Offer read_node(const json::Value& node, const NodeLookup& nodes, const ReadOptions& options) {
  return Reader(node, nodes, options).read();
}

}  // namespace cairn::catalogue::ctdl
