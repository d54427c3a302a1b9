// SPDX-License-Identifier: Apache-2.0
// Judges documents by the structural rules, one a line: JSON {"as": …, "document": …} in, "accept"
// or "reject" and the problems found out. For schema_agreement.mjs.
#include <iostream>
#include <string>

#include "credential/format.h"
#include "credential/presentation.h"
#include "credential/rules.h"
#include "json/parse.h"

namespace cairn::credential {
namespace {

// `as` fixes what the document is meant to be, as a schema does.
Format meant(std::string_view as, const json::Value& document) {
  if (as == "ob3") return {Kind::achievement_credential, Model::vcdm_2_0, Securing::none};
  if (as == "endorsement") return {Kind::endorsement_credential, Model::vcdm_2_0, Securing::none};
  if (as == "clr") return {Kind::clr_credential, Model::vcdm_2_0, Securing::none};
  if (as == "vc2") return {Kind::credential, Model::vcdm_2_0, Securing::none};
  if (as == "vp2") return {Kind::presentation, Model::vcdm_2_0, Securing::none};
  if (as == "ob1-assertion") return {Kind::assertion, Model::open_badges_1_1, Securing::hosted};
  if (as == "ob1-badgeclass") return {Kind::badge_class, Model::open_badges_1_1, Securing::hosted};
  if (as == "ob1-issuer") return {Kind::issuer_profile, Model::open_badges_1_1, Securing::hosted};
  if (as == "ob05") return {Kind::assertion, Model::open_badges_0_5, Securing::hosted};
  return recognise(document);
}

std::string judged(std::string_view line) {
  Arena arena;
  const auto request = json::parse(line, arena);
  if (!request) return "reject\tunreadable";
  const auto document = (*request)["document"];
  auto problems = check(document, meant(request->string_at("as"), document));
  // The schema of presentations looks into their credentials, too.
  for (const auto& inner : presented(document))
    for (auto& problem : check(inner.value)) problems.push_back(std::move(problem));
  std::string text = any_failure(problems) ? "reject" : "accept";
  for (const auto& problem : problems) {
    text += '\t';
    text += problem.severity == Severity::fail ? "" : "warn ";
    text += std::string(name_of(problem.code)) + ' ' + problem.path + ' ' + problem.where;
  }
  return text;
}

}  // namespace
}  // namespace cairn::credential

int main() {
  std::string line;
  while (std::getline(std::cin, line)) std::cout << cairn::credential::judged(line) << '\n';
}
