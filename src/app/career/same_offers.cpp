// SPDX-License-Identifier: Apache-2.0
#include "app/career/same_offers.h"

#include <limits>

#include "app/audit.h"
#include "app/ports/organisations.h"
#include "base/filled.h"
#include "base/instant.h"

namespace cairn::app::career {

PairsToJudge same_to_judge(const Offers& offers, const Say& say, std::size_t from,
                           std::size_t count) {
  const auto& search = *offers.search;
  const auto proposed =
      catalogue::propose_same(search.books(), search.same(), search.words_on_same(), 0,
                              std::numeric_limits<std::size_t>::max());
  const auto is_theirs = [&](catalogue::Number number) {
    return may_decide(say, search.book_of(number).head().name, search.books().id(number));
  };
  PairsToJudge found;
  for (const auto& pair : proposed.page) {
    if (!is_theirs(pair.first) || !is_theirs(pair.second)) continue;
    if (found.total++ < from || found.pairs.size() == count) continue;
    const OfferPair both{search.offer(pair.first), search.offer(pair.second)};
    if (both.first != nullptr && both.second != nullptr) found.pairs.push_back(both);
  }
  return found;
}

Status judge_same(Context& context, const Actor& actor, const SameAnswer& answer) {
  constexpr const char* where = "same-offers";
  CAIRN_TRY(const auto offers, context.library.offers());
  CAIRN_TRY(const auto say, say_of(context, actor));
  const auto& search = *offers->search;
  for (const auto* id : {&answer.first, &answer.second}) {
    const auto number = search.books().number_of(*id);
    if (!number || !may_decide(say, search.book_of(*number).head().name, *id))
      return fail(ErrorCode::not_found, where,
                  filled("There is no offer “{}” that you may judge.", id->substr(0, 100)),
                  id == &answer.first ? "/first" : "/second");
  }
  if (answer.first == answer.second)
    return fail(ErrorCode::invalid, where, "Name two different offers.", "/second");
  std::string by;
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    CAIRN_TRY(const auto organisation, reading->organisations().find(actor.organisation));
    by = organisation.name;
  }
  CAIRN_CHECK(context.library.say_same({.first = answer.first,
                                        .second = answer.second,
                                        .same = answer.same,
                                        .by = std::move(by),
                                        .on = format_instant(context.clock.now()).substr(0, 10)}));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(audit(context, *transaction, actor, "offer.same", answer.first,
                    (answer.same ? "= " : "≠ ") + answer.second));
  return transaction->commit();
}

}  // namespace cairn::app::career
