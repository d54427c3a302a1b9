// SPDX-License-Identifier: Apache-2.0
#include "server/pages/assess_view.h"

#include <algorithm>

#include "app/claims/evidence_type.h"
#include "app/claims/review.h"
#include "base/text.h"
#include "encoding/hex.h"
#include "server/language.h"
#include "server/pages/marking_form.h"
#include "server/pages/rubric_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t shown_characters_max = 20'000;

constexpr std::string_view phases[] = {to_say("Waiting for a marker"),
                                       to_say("Waiting for the learner"),
                                       to_say("Waiting for a second marker"),
                                       to_say("In moderation"),
                                       to_say("Ready to decide"),
                                       to_say("Decided, can be undone"),
                                       to_say("Closed"),
                                       to_say("Appealed")};

constexpr std::string_view roles[] = {to_say("First marker"), to_say("Second marker"),
                                      to_say("Moderation"),   to_say("Agreed by both markers"),
                                      to_say("Appeal"),       to_say("A program")};

constexpr std::string_view deeds[] = {
    to_say("Sent in"),
    to_say("Asked for more"),
    to_say("Returned"),
    to_say("Sent in again"),
    to_say("Assigned"),
    to_say("Marked"),
    to_say("Markers lie too far apart"),
    to_say("Markers agreed"),
    to_say("Decided"),
    to_say("Decision undone"),
    to_say("Awarded"),
    to_say("Declined"),
    to_say("Conflict of interest declared"),
    to_say("Appealed"),
    to_say("Appeal answered"),
    to_say("Reopened"),
    to_say("Second marker named"),
};

// The beginning of a text, cut at a character.
std::string beginning(std::string_view text) {
  if (text.size() <= shown_characters_max) return std::string(text);
  auto cut = text.substr(0, shown_characters_max);
  while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xc0) == 0x80)
    cut.remove_suffix(1);
  if (!cut.empty()) cut.remove_suffix(1);
  return std::string(cut) + "…";
}

// What of a file can be read on the page itself.
std::string text_in(Call& call, const app::Evidence& evidence) {
  if (evidence.media_type != "text/plain") return {};
  const auto file = app::evidence_file(call.context(), call.actor(), evidence.id);
  return file ? beginning(as_text(file->bytes)) : std::string();
}

View page_view(const app::PdfPage& page, std::size_t number) {
  View view;
  view.number("page", static_cast<std::int64_t>(number)).flag("drawn", page.width_px > 0);
  view.number("width", page.width_px).number("height", page.height_px);
  return view.maybe("page_text", beginning(page.text));
}

// The pages of a PDF, or why they cannot be shown.
void add_pages(Call& call, View& view, const app::Evidence& evidence) {
  const auto found = app::evidence_pages(call.context(), call.actor(), evidence.id);
  std::vector<View> pages;
  if (found)
    for (const auto& page : found->first) pages.push_back(page_view(page, pages.size() + 1));
  const bool more = found && static_cast<std::size_t>(found->count) > pages.size();
  view.maybe("more_pages", more ? std::to_string(found->count) : std::string());
  view.rows("pages", std::move(pages));
  view.maybe("no_pages", found ? std::string() : say_fault(found.error().detail));
}

enum class Opened : std::uint8_t { no, yes };

// A PDF is read and drawn only where it is opened: the first one, or that which is asked for.
Opened is_opened(const std::vector<app::Evidence>& all, const app::Evidence& one,
                 std::string_view asked) {
  const auto is_pdf = [](const app::Evidence& it) {
    return it.media_type == "application/pdf" && !it.removed;
  };
  if (!is_pdf(one)) return Opened::no;
  const auto first = std::find_if(all.begin(), all.end(), is_pdf);
  const std::string_view which = asked.empty() ? std::string_view(first->id.text) : asked;
  return one.id.text == which ? Opened::yes : Opened::no;
}

View evidence_view(Call& call, const app::Evidence& evidence, Opened opened) {
  using app::EvidenceKind;
  const bool is_file = evidence.kind == EvidenceKind::file || evidence.kind == EvidenceKind::text;
  View view;
  view.text("id", evidence.id.text).flag("is_file", is_file);
  view.text("label", evidence.kind == EvidenceKind::text ? say("Text written in the form")
                     : is_file                           ? evidence.file_name
                                                         : evidence.url);
  view.text("url", evidence.url).text("media_type", evidence.media_type);
  view.maybe("reference", evidence.reference).text("size", size_text(evidence.size_bytes));
  view.maybe("digest", is_file ? encoding::to_hex(evidence.sha256) : std::string());
  const bool there = is_file && !evidence.removed;
  view.maybe("removed", evidence.removed ? day(*evidence.removed) : "");
  view.flag("is_picture", there && evidence.media_type.starts_with("image/"));
  view.flag("is_video", there && app::is_video(evidence.media_type));
  view.flag("is_audio", there && app::is_audio(evidence.media_type));
  view.maybe("shown_text", there ? text_in(call, evidence) : std::string());
  view.flag("opened", opened == Opened::yes);
  if (opened == Opened::yes) add_pages(call, view, evidence);
  view.flag("has_pages", there && evidence.media_type == "application/pdf" && opened == Opened::no);
  view.maybe("round", evidence.round > 1 ? std::to_string(evidence.round) : "");
  return view;
}

std::string person(const std::map<std::string, std::string>& people, const std::string& id) {
  if (id == "learner") return say("the learner");
  const auto found = people.find(id);
  return found == people.end() ? say("a program") : found->second;
}

const assessment::Marking* start_of(const app::CaseView& found, app::MarkingRole role) {
  if (const auto* own = found.state.find(role)) return &own->marking;
  // Sent in again: what was marked before is where to begin.
  const app::CaseMarking* before = nullptr;
  for (const auto& marking : found.state.markings)
    if (marking.stored.role == role && marking.stored.round < found.state.progress.round)
      before = &marking;
  return before ? &before->marking : nullptr;
}

}  // namespace

void add_evidence(Call& call, View& view, const app::ClaimCase& claim, Pdfs pdfs) {
  const auto asked = call.target.parameter("pages");
  std::vector<View> evidence;
  for (const auto& item : claim.evidence)
    evidence.push_back(evidence_view(
        call, item, pdfs == Pdfs::closed ? Opened::no : is_opened(claim.evidence, item, asked)));
  view.rows("evidence", std::move(evidence));
}

void add_address(const Call& call, View& view, const app::ClaimCase& claim) {
  view.flag("unproved", !claim.address_proved);
  view.flag("sends_mail", call.context().mailer != nullptr);
  view.flag("code_sent", call.target.parameter("code") == "sent");
}

void add_declarations(View& view, const std::vector<app::Declaration>& declarations) {
  std::vector<View> rows;
  for (const auto& it : declarations) {
    View row;
    row.number("round", it.round).flag("identity", it.identity);
    row.flag("originality", it.originality).flag("tools", it.tools == app::ToolUse::some);
    row.maybe("tools_used", it.tools_used).maybe("reflection", it.reflection);
    rows.push_back(std::move(row));
  }
  view.rows("declarations", std::move(rows));
}

void add_history(View& view, const std::vector<app::CaseEvent>& events,
                 const std::map<std::string, std::string>& people) {
  std::vector<View> rows;
  for (const auto& event : events) {
    View row;
    row.text("on", moment(event.at)).text("deed", say(deeds[static_cast<std::size_t>(event.deed)]));
    row.text("who", person(people, event.who));
    const bool own_words =
        event.deed == app::CaseDeed::asked || event.deed == app::CaseDeed::returned ||
        event.deed == app::CaseDeed::declined || event.deed == app::CaseDeed::awarded ||
        event.deed == app::CaseDeed::appealed || event.deed == app::CaseDeed::appeal_answered;
    row.maybe("words", own_words ? event.text : std::string());
    row.maybe("to", app::names_somebody(event.deed) && !event.text.empty()
                        ? person(people, event.text)
                        : std::string());
    rows.push_back(std::move(row));
  }
  view.rows("history", std::move(rows));
}

void add_markings(View& view, const app::CaseView& found) {
  std::vector<View> rows;
  for (const auto& marking : found.state.markings) {
    if (!marking.stored.submitted) continue;
    View row;
    row.text("role", say(roles[static_cast<std::size_t>(marking.stored.role)]));
    row.text("marker", person(found.people, marking.stored.account.text));
    row.text("on", day(*marking.stored.submitted));
    row.maybe("round", marking.stored.round == found.state.progress.round
                           ? std::string()
                           : std::to_string(marking.stored.round));
    row.flag("counts", found.state.settled() == &marking);
    row.maybe("overall_comment", marking.marking.comment);
    add_rubric(row, found.state.held.plan.rubric, &marking.marking);
    add_score(row, "score", marking.score, found.state.held.plan.rubric);
    rows.push_back(std::move(row));
  }
  view.rows("markings", std::move(rows));
}

void add_marking_form(View& view, const app::CaseView& found, const assessment::Marking* typed,
                      const Error* error) {
  const auto role = found.marks_as    ? found.marks_as
                    : found.may_agree ? std::optional(app::MarkingRole::agreed)
                                      : std::nullopt;
  if (!role) {
    view.flag("marking_form", false);
    return;
  }
  const auto& rubric = found.state.held.plan.rubric;
  const auto* start = typed ? typed : start_of(found, *role);
  const auto marking = start ? *start : assessment::Marking();
  const auto path = "/desk/claims/" + found.state.progress.claim.text + "/marks";
  auto form = marking_form(rubric, marking, path, error);
  form.text("role", say(roles[static_cast<std::size_t>(*role)]));
  form.flag("agreed", *role == app::MarkingRole::agreed);
  view.section("marking_form", std::move(form));
}

std::string phase_text(app::Phase phase) { return say(phases[static_cast<std::size_t>(phase)]); }

std::string_view phase_tone(app::Phase phase) {
  switch (phase) {
    case app::Phase::closed: return "good";
    case app::Phase::moderation:
    case app::Phase::appeal: return "bad";
    default: return "warn";
  }
}

}  // namespace cairn::server::pages
