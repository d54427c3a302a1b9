// SPDX-License-Identifier: Apache-2.0
// Whose catalogues are. Who made one owns it: its roles alone import into it, have it brought up to
// date and decide about its offers; everybody reads it. What comes with the program is nobody's.
// The command line may change every one.
#pragma once
#include <set>
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// What somebody has a say about.
struct Say {
  OrganisationId organisation;
  std::set<std::string, std::less<>> catalogues;  // its own
};
Result<Say> say_of(Context& context, const Actor& actor);
// The same of what skills mean: also of the catalogue that comes with the program, whose words on
// skills whoever runs the server has the say about.
Result<Say> say_on_skills(Context& context, const Actor& actor);
// About achievements of this server, their issuer alone has one.
bool may_decide(const Say& say, std::string_view catalogue, std::string_view offer);

// Whether whoever runs the server acts, on the command line.
bool is_command(const Actor& actor);

// Before something is imported under a name, that may be new. Errors: not_permitted ("/name").
Status may_import(Context& context, const Actor& actor, const std::string& catalogue);
// Who imports under a new name owns it from then on. Errors: as above.
Status own_from_now_on(Context& context, const Actor& actor, const std::string& catalogue);

// By whoever runs the server. `to` none: it is nobody's. Errors: not_found (the organisation).
Status give_catalogue(Context& context, const std::string& catalogue,
                      const std::optional<OrganisationId>& to);

}  // namespace cairn::app
