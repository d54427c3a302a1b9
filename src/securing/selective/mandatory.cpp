// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/mandatory.h"

#include "credential/format.h"
#include "json/pointer.h"

namespace cairn::securing::selective {
namespace {

constexpr std::string_view of_any[] = {"issuer",           "validFrom",      "validUntil",
                                       "issuanceDate",     "expirationDate", "credentialStatus",
                                       "credentialSchema", "termsOfUse"};
constexpr std::string_view of_validity[] = {"validFrom", "validUntil", "issuanceDate",
                                            "expirationDate", "credentialStatus"};
constexpr std::string_view of_achievement[] = {"name", "description", "criteria"};

// As far down as both documents have something there.
std::string reachable(std::string pointer, const json::Value& document,
                      const json::Value& compacted) {
  while (json::value_at(document, pointer) == nullptr ||
         json::value_at(compacted, pointer) == nullptr)
    pointer.erase(pointer.rfind('/'));
  return pointer;
}

void add_members(const json::Value& object, const std::string& path,
                 std::span<const std::string_view> names, std::vector<std::string>& out) {
  for (const auto name : names)
    if (object.contains(name)) out.push_back(path + json::pointer_token(name));
}

void add_achievements(const json::Value& document, std::vector<std::string>& out) {
  const std::string path = "/credentialSubject";
  const auto subjects = document["credentialSubject"];
  if (subjects.is_object())
    return add_members(subjects["achievement"], path + "/achievement", of_achievement, out);
  for (std::size_t i = 0; i < subjects.size(); ++i)
    add_members(subjects.items()[i]["achievement"], path + "/" + std::to_string(i) + "/achievement",
                of_achievement, out);
}

}  // namespace

std::vector<std::string> default_mandatory_pointers(const json::Value& document,
                                                    const json::Value& compacted) {
  std::vector<std::string> pointers;
  add_members(document, {}, of_any, pointers);
  if (credential::recognise(document).kind == credential::Kind::achievement_credential)
    add_achievements(document, pointers);
  for (auto& pointer : pointers) pointer = reachable(std::move(pointer), document, compacted);
  return pointers;
}

std::vector<std::string> validity_pointers(const json::Value& document) {
  std::vector<std::string> pointers;
  add_members(document, {}, of_validity, pointers);
  return pointers;
}

}  // namespace cairn::securing::selective
