// SPDX-License-Identifier: Apache-2.0
// Handlers of what a learner does with their own page, for programs, by file of this folder. Who
// has the page's link, or a badge's personal link, may.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

// learner_page.cpp: what is on it, shared, taken along, erased
Result<Response> learner_badges(Call& call);
Result<Response> learner_badge(Call& call);
Result<Response> show_or_hide_badge(Call& call);
Result<Response> link_badge(Call& call);
Result<Response> end_badge_link(Call& call);
Result<Response> export_myself(Call& call);
Result<Response> erase_myself(Call& call);

// learner_stacks.cpp
Result<Response> learner_stacks(Call& call);
Result<Response> brought_credentials(Call& call);
Result<Response> bring_credential(Call& call);
Result<Response> remove_credential(Call& call);

// learner_links.cpp: what links lead to before anybody has a page
Result<Response> open_claim(Call& call);
Result<Response> open_code(Call& call);
Result<Response> open_offer(Call& call);
Result<Response> answer_offer(Call& call);
Result<Response> mail_choice(Call& call);
Result<Response> choose_mail(Call& call);

}  // namespace cairn::server::api
