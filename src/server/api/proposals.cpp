// SPDX-License-Identifier: Apache-2.0
// Skills that the linker proposed for offers, for programs: what waits for a word, and the word.
#include <algorithm>
#include <charconv>

#include "app/career/offer_skills.h"
#include "app/catalogue/owner.h"
#include "app/ports/organisations.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

using app::career::SkillAnswer;

// In the order of catalogue::Link.
constexpr std::string_view link_names[] = {"unlinked", "proposed", "stated", "confirmed",
                                           "rejected"};
constexpr std::size_t answers_max = 200;

json::Value taught_json(const catalogue::Teaches& taught, json::Builder builder) {
  std::vector<json::Value> proposals;
  for (const auto& one : taught.proposals)
    proposals.push_back(builder.object({{"skill", builder.string(one.skill)},
                                        {"label", builder.string(one.label)},
                                        {"score", builder.integer(one.score)}}));
  return json::ObjectBuilder(builder)
      .add_string("words", taught.words)
      .add_string("state", link_names[static_cast<std::size_t>(taught.link)])
      .add_string_if("skill", taught.skill)
      .add("level", builder.integer(taught.level))
      .add("proposals", builder.array(proposals))
      .add_string_if("decided_by", taught.decided_by)
      .add_string_if("decided_on", taught.decided_on)
      .value();
}

json::Value offer_json(const app::career::Offers& offers, const catalogue::Offer& offer,
                       json::Builder builder) {
  std::vector<json::Value> skills;
  for (const auto& taught : offer.teaches)
    if (taught.link != catalogue::Link::stated) skills.push_back(taught_json(taught, builder));
  return json::ObjectBuilder(builder)
      .add_string("catalogue", offers.catalogue_of(offer).name)
      .add_string("offer", offer.id)
      .add_string("title", offer.title)
      .add_string_if("provider", offer.provider)
      .add("skills", builder.array(skills))
      .value();
}

// By catalogue, then id.
std::vector<catalogue::Number> waiting(const app::Say& mine, const app::career::Offers& offers) {
  const auto& search = *offers.search;
  auto found = search.marked(catalogue::mark_proposed);
  std::erase_if(found, [&](auto number) {
    return !app::may_decide(mine, search.book_of(number).head().name, search.books().id(number));
  });
  return found;
}

SkillAnswer answer_in(Body& body) {
  SkillAnswer out;
  out.words = body.text("words", Needed::yes);
  const auto skill = body.text("skill"), named = body.text("named");
  const bool none = body.flag("none");
  out.level = static_cast<skills::Level>(body.integer("level", 0, 0, skills::level_max));
  if (int{!skill.empty()} + int{!named.empty()} + int{none} != 1)
    body.fault("skill", "Give a skill by its id, or “named” by its name, or say “none”.");
  out.choice = none            ? SkillAnswer::Choice::none
               : skill.empty() ? SkillAnswer::Choice::named
                               : SkillAnswer::Choice::skill;
  out.skill = skill.empty() ? named : skill;
  return out;
}

Result<std::string> organisation_name(const Call& call) {
  CAIRN_TRY(auto reading, call.context().store.begin(app::Access::read));
  CAIRN_TRY(const auto found, reading->organisations().find(call.actor().organisation));
  return found.name;
}

}  // namespace

Result<Response> proposals(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  CAIRN_TRY(const auto portion, portion_of(call));
  std::size_t from = 0;
  const auto* const end = portion.after.data() + portion.after.size();
  if (!portion.after.empty() && std::from_chars(portion.after.data(), end, from).ptr != end)
    return fail(ErrorCode::invalid, "api", "Use the cursor of the answer before.", "/after");
  CAIRN_TRY(const auto mine, app::say_on_skills(call.context(), call.actor()));
  const auto open = waiting(mine, *offers);
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  std::size_t at = from;
  for (; at < open.size() && items.size() < portion.limit; ++at)
    if (const auto* const offer = offers->search->offer(open[at]))
      items.push_back(offer_json(*offers, *offer, builder));
  return list_answer(call, items, at < open.size() ? std::to_string(at) : "");
}

Result<Response> decide_proposals(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::career::OfferAnswers said;
  said.catalogue = body.text("catalogue", Needed::yes);
  said.offer = body.text("offer", Needed::yes);
  auto answers = body.parts("answers");
  if (answers.empty() || answers.size() > answers_max)
    body.fault("answers", "Say what each is: from 1 to " + std::to_string(answers_max) + ".");
  else
    for (auto& part : answers) said.answers.push_back(answer_in(part));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(said.by, organisation_name(call));
  CAIRN_CHECK(app::career::decide_skills(call.context(), call.actor(), said));
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto* const offer = offers->search->find_id(said.offer);
  if (offer == nullptr) return nothing();
  Arena arena;
  return answer(offer_json(*offers, *offer, json::Builder(arena)));
}

Result<Response> propose_skills(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto name = body.text("catalogue", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto count, app::career::propose_skills(call.context(), call.actor(), name));
  Arena arena;
  const json::Builder builder(arena);
  return answer(builder.object({{"proposed", builder.integer(static_cast<std::int64_t>(count))}}));
}

}  // namespace cairn::server::api
