// SPDX-License-Identifier: Apache-2.0
#include "credential/endorsement.h"

#include "credential/open_badge_3.h"
#include "credential/summary.h"

namespace cairn::credential {
namespace {

class Collector {
 public:
  void look_at(const json::Value& object, const std::string& path, Endorsed about) {
    if (!object.is_object()) return;
    for (const char* member : {"endorsement", "endorsementJwt"})
      if (const auto* value = object.find(member)) add(*value, path + "/" + member, object, about);
  }

  std::vector<Endorsement> found;

 private:
  void add(const json::Value& value, const std::string& path, const json::Value& object,
           Endorsed about) {
    if (value.is_null()) return;
    std::size_t index = 0;
    for (const auto& one : json::as_list(value)) {
      const auto place = value.is_array() ? "/" + std::to_string(index++) : std::string();
      found.push_back({as_presented(one, path + place), about, id_of(object)});
    }
  }
};

void look_at_achievements(const Located& subject, Collector& collector) {
  const auto value = subject.value["achievement"];
  std::size_t index = 0;
  for (const auto& achievement : json::as_list(value)) {
    const auto place = value.is_array() ? "/" + std::to_string(index++) : std::string();
    const auto path = subject.path + "/achievement" + place;
    collector.look_at(achievement, path, Endorsed::achievement);
    collector.look_at(achievement["creator"], path + "/creator", Endorsed::issuer);
  }
}

// Whether something in it goes by this id, words of others and signatures aside.
bool holds_id(const json::Value& value, std::string_view id) {
  if (value.is_object() && id_of(value) == id) return true;
  for (const auto& item : value.items())
    if (holds_id(item, id)) return true;
  for (const auto& [key, member] : value.members())
    if (key != "endorsement" && key != "proof" && holds_id(member, id)) return true;
  return false;
}

}  // namespace

std::vector<Endorsement> endorsements(const json::Value& credential) {
  Collector collector;
  collector.look_at(credential, "", Endorsed::credential);
  collector.look_at(credential["issuer"], "/issuer", Endorsed::issuer);
  for (const auto& subject : subjects(credential)) look_at_achievements(subject, collector);
  return std::move(collector.found);
}

std::optional<Endorsed> endorsed_by(const json::Value& words, const Endorsement& endorsement,
                                    const json::Value& credential) {
  const auto id = id_of(first_of(words["credentialSubject"]));
  if (id.empty()) return std::nullopt;
  if (id == endorsement.of) return endorsement.about;
  if (endorsement.about != Endorsed::credential) return std::nullopt;
  if (id == issuer_id(credential)) return Endorsed::issuer;
  if (id == id_of(achievement_of(credential))) return Endorsed::achievement;
  return holds_id(credential, id) ? std::optional(Endorsed::credential) : std::nullopt;
}

std::string_view endorsement_comment(const json::Value& endorsement) {
  return text_of(first_of(endorsement["credentialSubject"])["endorsementComment"]);
}

}  // namespace cairn::credential
