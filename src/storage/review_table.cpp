// SPDX-License-Identifier: Apache-2.0
#include "storage/review_table.h"

#include <limits>

#include "storage/words.h"

namespace cairn::storage {
namespace {

constexpr const char* reviewed_already =
    "This badge speaks in a review already. Change that one instead.";

app::Review read_review(Columns& row) {
  app::Review it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.offer = row.text();
  it.learning = row.integer();
  if (const auto career = row.integer(); career > 0) it.career = career;
  it.text = row.text();
  it.name = row.text();
  it.bound = row.integer() != 0;
  it.written = row.instant();
  it.changed = row.instant();
  it.reply = row.text();
  it.replied = row.maybe_instant();
  it.hidden = row.maybe_instant();
  it.hidden_reason = row.text();
  return it;
}

app::RatingCount read_count(Columns& row) { return {row.integer(), row.integer(), row.integer()}; }

// What the review rests on still holds: a badge is neither revoked nor suspended, one from outside
// was not found to be at fault.
constexpr const char* still_holds =
    " and (h.proof = 'workbook' or exists (select 1 from award a"
    " where a.organisation = h.proof_organisation and a.id = h.proof_id and h.proof = 'award'"
    " and a.revoked is null and a.suspended is null) or exists (select 1"
    " from outside_credential o where o.organisation = h.proof_organisation"
    " and o.id = h.proof_id and h.proof = 'outside' and o.fault = ''))";

std::string select(std::string_view condition) {
  return "select r.organisation, r.id, r.offer, r.learning, coalesce(r.career, 0), r.text, r.name,"
         " r.bound, r.written, r.changed, r.reply, r.replied, r.hidden_on, r.hidden_reason"
         " from review r join review_holder h on h.organisation = r.organisation"
         " and h.review = r.id where r.organisation = $1" +
         std::string(condition);
}

Parameter career_of(const app::Review& it) {
  return it.career ? Parameter(*it.career) : Parameter(std::nullopt);
}

}  // namespace

Status ReviewTable::add(const app::Review& it, const app::ReviewHolder& holder) {
  CAIRN_CHECK(run(connection_,
                  "insert into review (organisation, id, offer, learning, career, text, name,"
                  " bound, written, changed, reply, replied, hidden_on, hidden_reason) values"
                  " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', null, null, '')",
                  {it.organisation.text, it.id.text, it.offer, it.learning, career_of(it), it.text,
                   it.name, std::int64_t{it.bound ? 1 : 0}, it.written, it.changed}));
  return run(connection_,
             "insert into review_holder (organisation, review, offer, holder, credential, proof,"
             " proof_organisation, proof_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
             {it.organisation.text, it.id.text, it.offer, holder.holder, holder.credential,
              name_in(app::proof_kind_names, holder.proof), holder.proof_organisation.text,
              holder.proof_id},
             reviewed_already);
}

Status ReviewTable::update(const app::Review& it) {
  return change_one(connection_,
                    "update review set learning = $3, career = $4, text = $5, name = $6,"
                    " bound = $7, changed = $8, reply = $9, replied = $10, hidden_on = $11,"
                    " hidden_reason = $12 where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.learning, career_of(it), it.text, it.name,
                     std::int64_t{it.bound ? 1 : 0}, it.changed, it.reply, it.replied, it.hidden,
                     it.hidden_reason});
}

Status ReviewTable::set_holder(const app::OrganisationId& organisation, const app::ReviewId& id,
                               const app::ReviewHolder& holder) {
  return run(connection_,
             "update review_holder set holder = $3, credential = $4, proof = $5,"
             " proof_organisation = $6, proof_id = $7 where organisation = $1 and review = $2",
             {organisation.text, id.text, holder.holder, holder.credential,
              name_in(app::proof_kind_names, holder.proof), holder.proof_organisation.text,
              holder.proof_id},
             reviewed_already);
}

Status ReviewTable::remove(const app::OrganisationId& organisation, const app::ReviewId& id) {
  return change_one(connection_, "delete from review where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Result<app::Review> ReviewTable::find(const app::OrganisationId& organisation,
                                      const app::ReviewId& id) {
  return select_one(connection_, select(" and r.id = $2"), {organisation.text, id.text},
                    read_review, "review");
}

Result<app::Review> ReviewTable::find_of_holder(const app::OrganisationId& organisation,
                                                const std::string& offer,
                                                const std::string& holder) {
  return select_one(connection_, select(" and h.offer = $2 and h.holder = $3"),
                    {organisation.text, offer, holder}, read_review, "review");
}

Result<std::vector<app::Review>> ReviewTable::list_of_holder(
    const app::OrganisationId& organisation, const std::string& holder) {
  return select_all(connection_, select(" and h.holder = $2 order by r.written, r.id"),
                    {organisation.text, holder}, read_review);
}

Result<std::vector<app::Review>> ReviewTable::list(const app::OrganisationId& organisation,
                                                   const std::string& offer,
                                                   const app::Page& page) {
  Instant before{std::numeric_limits<std::int64_t>::max()};
  if (!page.after.empty()) {
    CAIRN_TRY(const auto last, find(organisation, {page.after}));
    before = last.written;
  }
  constexpr std::string_view onward =
      " and (r.written < $2 or (r.written = $2 and r.id < $3))"
      " order by r.written desc, r.id desc limit $4";
  if (offer.empty())
    return select_all(connection_, select(onward),
                      {organisation.text, before, page.after, page.rows_max}, read_review);
  return select_all(connection_,
                    select(" and r.offer = $5 and r.hidden_on is null" + std::string(still_holds) +
                           std::string(onward)),
                    {organisation.text, before, page.after, page.rows_max, offer}, read_review);
}

Result<std::vector<app::Review>> ReviewTable::hidden(const app::OrganisationId& organisation,
                                                     const std::string& offer, std::int64_t count) {
  return select_all(connection_,
                    select(" and r.offer = $2 and r.hidden_on is not null"
                           " order by r.hidden_on desc, r.id limit $3"),
                    {organisation.text, offer, count}, read_review);
}

Result<std::vector<app::RatingCount>> ReviewTable::ratings(const app::OrganisationId& organisation,
                                                           const std::string& offer) {
  return select_all(
      connection_,
      "select r.learning, coalesce(r.career, 0), count(*) from review r join review_holder h"
      " on h.organisation = r.organisation and h.review = r.id where r.organisation = $1"
      " and r.offer = $2 and r.hidden_on is null and r.bound = 1" +
          std::string(still_holds) + " group by r.learning, coalesce(r.career, 0)",
      {organisation.text, offer}, read_count);
}

Status ReviewTable::remove_of_holder(const app::OrganisationId& organisation,
                                     const std::string& holder) {
  return run(connection_,
             "delete from review where organisation = $1 and id in (select review"
             " from review_holder where organisation = $1 and holder = $2)",
             {organisation.text, holder});
}

}  // namespace cairn::storage
