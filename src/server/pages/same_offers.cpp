// SPDX-License-Identifier: Apache-2.0
// Offers that may be of one achievement, two by two, and the issuer's word on them.
#include "app/career/same_offers.h"

#include <fmt/format.h>

#include "server/catalogue_query.h"
#include "server/language.h"
#include "server/pages/offer_views.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::string_view place = "/desk/catalogue/same";
constexpr std::size_t pairs_shown_max = 10;
constexpr std::size_t judged_shown_max = 50;

View pair_row(const app::career::OfferPair& pair, const app::career::Offers& offers) {
  View row;
  std::vector<View> both;
  for (const auto* offer : {pair.first, pair.second}) {
    auto view = offer_row(*offer, offers);
    const auto& catalogue = offers.catalogue_of(*offer);
    view.text("catalogue", say(catalogue.title.empty() ? catalogue.name : catalogue.title));
    both.push_back(std::move(view));
  }
  row.list("both", std::move(both));
  row.text("first", pair.first->id).text("second", pair.second->id);
  row.text("first_title", pair.first->title).text("second_title", pair.second->title);
  return row;
}

// Newest first.
std::vector<View> judged_rows(const app::career::Offers& offers, const app::Say& mine) {
  std::vector<View> rows;
  const auto& words = offers.search->words_on_same();
  for (auto word = words.rbegin(); word != words.rend() && rows.size() < judged_shown_max; ++word) {
    const auto* const first = offers.search->find_id(word->first);
    const auto* const second = offers.search->find_id(word->second);
    if (first == nullptr || second == nullptr) continue;
    View row;
    row.text("first", word->first).text("second", word->second).flag("same", word->same);
    row.text("first_title", first->title).text("first_path", offer_path(*first));
    row.text("second_title", second->title).text("second_path", offer_path(*second));
    const auto is_theirs = [&](const catalogue::Offer& offer) {
      return app::may_decide(mine, offers.catalogue_of(offer).name, offer.id);
    };
    row.flag("may_change", is_theirs(*first) && is_theirs(*second));
    row.text("by", word->by).text("on", word->on);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  CAIRN_TRY(const auto from, number_parameter(call.target, "from", 0, 0, 10'000'000));
  CAIRN_TRY(const auto mine, app::say_of(call.context(), call.actor()));
  const auto found = app::career::same_to_judge(*offers, mine, from, pairs_shown_max);
  View view;
  std::vector<View> pairs;
  for (const auto& pair : found.pairs) pairs.push_back(pair_row(pair, *offers));
  const auto last = from + pairs.size();
  view.text("title", say("One achievement, several offers")).text("form_token", call.form_token());
  view.maybe("notice", call.target.parameter("saved").empty() ? "" : say("Saved."));
  view.maybe("next", last < found.total ? fmt::format("{}?from={}", place, last) : "");
  view.number("total", static_cast<std::int64_t>(found.total));
  view.number("joined", static_cast<std::int64_t>(offers->search->same().count()));
  view.rows("pairs", std::move(pairs)).rows("judged", judged_rows(*offers, mine));
  add_field_errors(view, error, {});
  return page(call, "same_offers", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> same_offers(Call& call) { return show(call, nullptr); }

Result<Response> judge_same_offers(Call& call) {
  const auto judged = app::career::judge_same(call.context(), call.actor(),
                                              {.first = std::string(call.field("first")),
                                               .second = std::string(call.field("second")),
                                               .same = call.field("same") == "yes"});
  if (!judged && judged.error().code == ErrorCode::invalid) return show(call, &judged.error());
  if (!judged) return judged.error();
  return see_other(call, fmt::format("{}?saved=1", place));
}

}  // namespace cairn::server::pages
