// SPDX-License-Identifier: Apache-2.0
#include "storage/offer_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Offer read(Columns& row) {
  app::Offer it;
  it.organisation = {row.text()};
  it.award = {row.text()};
  it.state = enumerator<app::OfferState>(app::offer_state_names, row.text());
  it.until = row.instant();
  it.reminded = row.maybe_instant();
  it.settled = row.maybe_instant();
  return it;
}

app::AwardId read_award_id(Columns& row) { return {row.text()}; }

constexpr std::string_view select =
    "select organisation, award, state, until, reminded, settled from offer where ";

}  // namespace

Status OfferTable::add(const app::Offer& it) {
  return run(
      connection_,
      "insert into offer (organisation, award, state, until, reminded, settled)"
      " values ($1, $2, $3, $4, $5, $6)",
      {it.organisation.text, it.award.text, name_of(it.state), it.until, it.reminded, it.settled});
}

Result<app::Offer> OfferTable::find(const app::OrganisationId& organisation,
                                    const app::AwardId& award) {
  return select_one(connection_, std::string(select) + "organisation = $1 and award = $2",
                    {organisation.text, award.text}, read, "offer");
}

Status OfferTable::update(const app::Offer& it) {
  return change_one(
      connection_,
      "update offer set state = $3, until = $4, reminded = $5, settled = $6"
      " where organisation = $1 and award = $2",
      {it.organisation.text, it.award.text, name_of(it.state), it.until, it.reminded, it.settled});
}

Result<std::vector<app::AwardId>> OfferTable::list_over(const app::OrganisationId& organisation,
                                                        Instant moment, std::int64_t count_max) {
  return select_all(connection_,
                    "select o.award from offer o"
                    " join award w on w.organisation = o.organisation and w.id = o.award"
                    " where o.organisation = $1 and o.state in ('declined', 'expired')"
                    " and o.settled < $2 and w.erased is null"
                    " order by o.settled, o.award limit $3",
                    {organisation.text, moment, count_max}, read_award_id);
}

Result<std::vector<app::Offer>> OfferTable::list_ending(Instant moment, std::int64_t count_max) {
  return select_all(
      connection_,
      std::string(select) + "state = 'offered' and until < $1 order by until, award limit $2",
      {moment, count_max}, read);
}

Result<std::vector<app::Offer>> OfferTable::list_to_remind(Instant moment, std::int64_t count_max) {
  return select_all(connection_,
                    std::string(select) +
                        "state = 'offered' and until < $1 and reminded is null"
                        " order by until, award limit $2",
                    {moment, count_max}, read);
}

}  // namespace cairn::storage
