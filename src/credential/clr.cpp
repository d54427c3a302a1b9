// SPDX-License-Identifier: Apache-2.0
#include "credential/clr.h"

#include <algorithm>

#include "credential/open_badge_3.h"
#include "credential/summary.h"

namespace cairn::credential {

// "…/context.json" and "…/context-2.0.1.json".
bool is_clr_context(std::string_view url) {
  constexpr std::string_view start = "https://purl.imsglobal.org/spec/clr/v2p0/context";
  constexpr std::string_view end = ".json";
  if (!url.starts_with(start) || !url.ends_with(end) || url.size() < start.size() + end.size())
    return false;
  const auto version = url.substr(start.size(), url.size() - start.size() - end.size());
  return version.empty() || (version.starts_with("-2.") && version.size() > 3 &&
                             version.find_first_not_of("0123456789.", 3) == std::string_view::npos);
}

std::vector<Presented> held_credentials(const json::Value& record) {
  std::vector<Presented> all;
  for (const auto& subject : subjects(record))
    for (auto& held : presented(subject.value)) {
      held.path.insert(0, subject.path);
      all.push_back(std::move(held));
    }
  return all;
}

std::vector<Association> associations(const json::Value& record) {
  std::vector<Association> all;
  for (const auto& subject : subjects(record)) {
    const auto list = subject.value["association"];
    std::size_t index = 0;
    for (const auto& item : json::as_list(list)) {
      const auto place = list.is_array() ? "/" + std::to_string(index++) : std::string();
      all.push_back({.type = item.string_at("associationType"),
                     .source = item.string_at("sourceId"),
                     .target = item.string_at("targetId"),
                     .path = subject.path + "/association" + place});
    }
  }
  return all;
}

RecordNames::RecordNames(const json::Value& record) {
  for (const auto& subject : subjects(record)) add_achievements(subject.value);
}

void RecordNames::add(const json::Value& credential) {
  const auto achievement = achievement_of(credential);
  add_name(id_of(credential), achievement.is_object() ? achievement["name"] : credential["name"]);
  for (const auto& subject : subjects(credential)) {
    add_achievements(subject.value);
    const auto held = subject.value["verifiableCredential"];
    for (const auto& one : json::as_list(held)) {
      add_name(id_of(one), one["name"]);
      for (const auto& inner : subjects(one)) add_achievements(inner.value);
    }
  }
}

const std::string* RecordNames::find(std::string_view id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? nullptr : &found->second;
}

void RecordNames::add_achievements(const json::Value& subject) {
  const auto achievements = subject["achievement"];
  for (const auto& one : json::as_list(achievements)) add_name(id_of(one), one["name"]);
}

void RecordNames::add_name(std::string_view id, const json::Value& name) {
  if (!id.empty()) names_.emplace(id, text_of(name));
}

bool is_of_another(const json::Value& record, const json::Value& credential) {
  const auto id = id_of(first_of(record["credentialSubject"]));
  if (id.empty()) return false;
  const auto all = subjects(credential);
  const auto is_other = [&](const Located& subject) {
    const auto own = id_of(subject.value);
    return !own.empty() && own != id;
  };
  return std::any_of(all.begin(), all.end(), is_other);
}

}  // namespace cairn::credential
