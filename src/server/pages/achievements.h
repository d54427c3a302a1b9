// SPDX-License-Identifier: Apache-2.0
// Handlers of what is about achievements, by file of the folder achievements/.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// editor.cpp
Result<Response> new_achievement(Call& call);
Result<Response> create_achievement(Call& call);
Result<Response> edit_achievement(Call& call);
Result<Response> update_achievement(Call& call);
Result<Response> preview_image(Call& call);

// desk.cpp
Result<Response> achievements(Call& call);
Result<Response> publish(Call& call);
Result<Response> retire(Call& call);
Result<Response> copy_achievement(Call& call);
Result<Response> achievement_versions(Call& call);
Result<Response> achievement_preview(Call& call);

// import.cpp
Result<Response> import_form(Call& call);
Result<Response> import_achievements(Call& call);
Result<Response> import_template(Call& call);

// picture.cpp
Result<Response> picture_form(Call& call);
Result<Response> set_picture(Call& call);
Result<Response> desk_picture(Call& call);

// co_issuing.cpp
Result<Response> co_issuers(Call& call);
Result<Response> ask_to_co_issue(Call& call);
Result<Response> end_co_issuer(Call& call);
Result<Response> co_issuing(Call& call);
Result<Response> open_co_issuing(Call& call);
Result<Response> answer_co_issuing(Call& call);

// published.cpp: for anyone
Result<Response> achievement(Call& call);
Result<Response> achievement_json(Call& call);
Result<Response> achievement_image(Call& call);
Result<Response> achievement_png(Call& call);

}  // namespace cairn::server::pages
