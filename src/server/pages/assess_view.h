// SPDX-License-Identifier: Apache-2.0
// A claim under assessment as its page shows it.
#pragma once
#include "app/assessment/case.h"
#include "server/call.h"

namespace cairn::server::pages {

// Whether the pages of a PDF are read for the page; where the address asks for none ("?pages=ID"),
// those of the first.
enum class Pdfs : std::uint8_t { opened, closed };

// "evidence": pictures, pages, film, sound and texts to look at in place, everything else to follow
// or take along.
void add_evidence(Call& call, View& view, const app::ClaimCase& claim, Pdfs pdfs);
void add_declarations(View& view, const std::vector<app::Declaration>& declarations);
void add_history(View& view, const std::vector<app::CaseEvent>& events,
                 const std::map<std::string, std::string>& people);
// "markings": those that were handed in and may be seen.
void add_markings(View& view, const app::CaseView& found);

// "unproved", "sends_mail" and "code_sent" for _unproved.html.
void add_address(const Call& call, View& view, const app::ClaimCase& claim);

// "marking_form": the rubric to mark by, filled with what was typed, or saved, or marked before.
void add_marking_form(View& view, const app::CaseView& found, const assessment::Marking* typed,
                      const Error* error);

std::string phase_text(app::Phase phase);
std::string_view phase_tone(app::Phase phase);

}  // namespace cairn::server::pages
