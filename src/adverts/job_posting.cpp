// SPDX-License-Identifier: Apache-2.0
#include "adverts/job_posting.h"

#include <algorithm>

#include "adverts/limits.h"
#include "base/arena.h"
#include "json/parse.h"

namespace cairn::adverts {
namespace {

constexpr int nesting_max = 8;

bool is_job_posting(const json::Value& object) {
  const auto type = object["@type"];
  for (const auto& one : json::as_list(type)) {
    const auto name = one.as_string();
    if (name == "JobPosting" || name.ends_with("/JobPosting") || name.ends_with(":JobPosting"))
      return true;
  }
  return false;
}

void collect(const json::Value& value, int nesting, std::vector<json::Value>& found) {
  if (nesting > nesting_max) return;
  if (value.is_object() && is_job_posting(value)) {
    found.push_back(value);
    return;
  }
  if (value.is_array()) {
    for (const auto& item : value.items()) collect(item, nesting + 1, found);
    return;
  }
  for (const auto* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"})
    if (const auto* member = value.find(key)) collect(*member, nesting + 1, found);
}

// Text of what may be a string, a thing with a name, or a list of either; one a line.
std::string text_of(const json::Value& value, int nesting = 0) {
  if (nesting > nesting_max) return {};
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_array()) {
    std::string all;
    for (const auto& item : value.items()) {
      const auto one = text_of(item, nesting + 1);
      if (!one.empty()) all += (all.empty() ? "" : "\n") + one;
    }
    return all;
  }
  if (const auto months = value["monthsOfExperience"].as_int64()) {
    if (*months > 0 && *months <= 12 * limits::years_max)
      return *months >= 12 ? std::to_string(*months / 12) + " years of experience"
                           : std::to_string(*months) + " months of experience";
  }
  for (const auto* key : {"name", "credentialCategory", "description", "@value"})
    if (value.contains(key)) return text_of(value[key], nesting + 1);
  return {};
}

std::string with(std::string text, const std::string& part) {
  if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  return text;
}

// The first place that says anything.
void take_place(const json::Value& location, JobPosting& posting) {
  for (const auto& place : json::as_list(location)) {
    const auto address = place.contains("address") ? place["address"] : place;
    if (address.is_string()) {
      posting.area = std::string(address.as_string());
    } else {
      posting.area = with(text_of(address["addressLocality"]), text_of(address["addressRegion"]));
      posting.country = text_of(address["addressCountry"]);
      if (posting.area.empty() && posting.country.empty()) posting.area = text_of(place["name"]);
    }
    posting.place = with(posting.area, posting.country);
    if (!posting.place.empty()) return;
  }
}

std::string text_or_number(const json::Value& value) {
  return std::string(value.is_number() ? value.number_text() : value.as_string());
}

// A text or a number, or a PropertyValue, whose name is who gave the value.
std::string identifier_of(const json::Value& value) {
  for (const auto& one : json::as_list(value)) {
    if (auto text = text_or_number(one); !text.empty()) return text;
    if (const auto text = text_or_number(one["value"]); !text.empty())
      return with(text_of(one["name"]), text);
  }
  return {};
}

struct PartName {
  std::string_view heading;
  const char* keys[2];
};
constexpr PartName part_names[] = {
    {"Responsibilities", {"responsibilities", nullptr}},
    {"Qualifications", {"qualifications", nullptr}},
    {"Skills required", {"skills", nullptr}},
    {"Experience required", {"experienceRequirements", nullptr}},
    {"Education required", {"educationRequirements", nullptr}},
    {"What we offer", {"jobBenefits", "incentiveCompensation"}},
};

JobPosting posting_of(const json::Value& object) {
  JobPosting posting;
  posting.title = text_of(object.contains("title") ? object["title"] : object["name"]);
  posting.employer = text_of(object["hiringOrganization"]);
  take_place(object["jobLocation"], posting);
  posting.identifier = identifier_of(object["identifier"]);
  posting.address = text_of(object["url"]);
  posting.published = text_of(object["datePosted"]);
  posting.description = text_of(object["description"]);
  for (const auto& [heading, keys] : part_names)
    for (const auto* key : keys) {
      if (key == nullptr) continue;
      auto text = text_of(object[key]);
      if (!text.empty()) posting.parts.push_back({heading, std::move(text)});
    }
  return posting;
}

}  // namespace

std::vector<JobPosting> find_job_postings(const json::Value& value) {
  std::vector<json::Value> found;
  collect(value, 0, found);
  std::vector<JobPosting> postings;
  postings.reserve(found.size());
  for (const auto& one : found) postings.push_back(posting_of(one));
  return postings;
}

Result<std::vector<JobPosting>> find_job_postings(std::string_view json) {
  const auto first = json.find_first_of("{[");
  const auto last = json.find_last_of("}]");
  if (first == json.npos || last == json.npos || last < first)
    return fail(ErrorCode::unreadable, "adverts", "It is no JSON.");
  // Pages write line breaks inside strings, which JSON does not know.
  std::string text(json.substr(first, last - first + 1));
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  Arena arena;
  CAIRN_TRY(const auto parsed, json::parse(text, arena,
                                           {.bytes_max = limits::advert_bytes_max,
                                            .values_max = limits::posting_values_max}));
  return find_job_postings(parsed);
}

std::optional<JobPosting> find_job_posting(std::string_view json) {
  auto found = find_job_postings(json);
  if (!found.ok() || found->empty()) return std::nullopt;
  return std::move(found->front());
}

}  // namespace cairn::adverts
