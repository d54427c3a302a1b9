// SPDX-License-Identifier: Apache-2.0
#include "server/pages/people.h"

namespace cairn::server {
namespace {

struct Wording {
  std::string_view label, hint;
};
// In the order of the enumerators.
constexpr Wording wordings[] = {
    {to_say("Owner"), to_say("everything, and who else belongs")},
    {to_say("Issuer"), to_say("achievements, stacks, badges")},
    {to_say("Assessor"), to_say("marks evidence and decides claims")},
    {to_say("Registrar"), to_say("recognises badges as credit")},
    {to_say("Recruiter"), to_say("states jobs and finds who fits them")},
    {to_say("Viewer"), to_say("reads what was awarded, changes nothing")},
};

}  // namespace

std::vector<View> role_choices(app::Roles chosen) {
  std::vector<View> out;
  for (std::size_t i = 0; i < std::size(wordings); ++i) {
    View view;
    view.text("value", app::role_names[i]).text("label", say(wordings[i].label));
    view.text("hint", say(wordings[i].hint));
    view.flag("chosen", chosen.has(static_cast<app::Role>(i)));
    out.push_back(std::move(view));
  }
  return out;
}

std::string roles_text(app::Roles roles) {
  std::string out;
  for (std::size_t i = 0; i < std::size(wordings); ++i)
    if (roles.has(static_cast<app::Role>(i)))
      out += (out.empty() ? "" : ", ") + say(wordings[i].label);
  return out;
}

std::vector<std::string> roles_ticked(const Call& call) {
  std::vector<std::string> out;
  for (const auto& field : call.form.fields)
    if (field.name == "role") out.push_back(field.value);
  return out;
}

}  // namespace cairn::server
