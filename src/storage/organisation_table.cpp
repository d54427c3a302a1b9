// SPDX-License-Identifier: Apache-2.0
#include "storage/organisation_table.h"
#include "app/ports/organisations.h"

namespace cairn::storage {
namespace {

app::Organisation read(Columns& row) {
  app::Organisation it;
  it.id = {row.text()};
  it.name = row.text();
  it.url = row.text();
  it.email = row.text();
  it.created = row.instant();
  it.description = row.text();
  it.contact_email = row.text();
  it.telephone = row.text();
  it.address = row.text();
  it.logo = row.text();
  it.sharing = row.text();
  it.whole_only = row.integer() != 0;
  return it;
}
app::DomainRecord read_domain(Columns& row) {
  return {{row.text()},        row.text(),          row.maybe_instant(),
          row.maybe_instant(), row.maybe_instant(), row.text()};
}
app::Retention read_retention(Columns& row) {
  return {{row.text()}, row.integer(), row.integer(), row.instant()};
}
Bytes read_png(Columns& row) { return row.bytes(); }
std::int64_t read_count(Columns& row) { return row.integer(); }
app::OrganisationCounts read_counts(Columns& row) {
  return {row.integer(), row.integer(), row.integer(), row.integer(), row.integer()};
}

std::string select(std::string_view condition) {
  return "select organisation, name, url, email, created, description, contact_email, telephone,"
         " address, logo, sharing, whole_only from organisation where organisation" +
         std::string(condition);
}

}  // namespace

Status OrganisationTable::add(const app::Organisation& it) {
  return run(connection_,
             "insert into organisation (organisation, name, url, email, created)"
             " values ($1, $2, $3, $4, $5)",
             {it.id.text, it.name, it.url, it.email, it.created});
}

Status OrganisationTable::update(const app::Organisation& it) {
  return change_one(
      connection_,
      "update organisation set name = $2, url = $3, email = $4, description = $5,"
      " contact_email = $6, telephone = $7, address = $8, logo = $9, sharing = $10,"
      " whole_only = $11 where organisation = $1",
      {it.id.text, it.name, it.url, it.email, it.description, it.contact_email, it.telephone,
       it.address, it.logo, it.sharing, std::int64_t{it.whole_only ? 1 : 0}});
}

Result<app::Organisation> OrganisationTable::find(const app::OrganisationId& id) {
  return select_one(connection_, select(" = $1"), {id.text}, read, "organisation");
}

Status OrganisationTable::keep_logo(const app::OrganisationId& id, const app::Logo& logo) {
  return run(connection_,
             "insert into organisation_logo (organisation, digest, png, created)"
             " values ($1, $2, $3, $4) on conflict do nothing",
             {id.text, logo.digest, logo.png, logo.created});
}

Result<Bytes> OrganisationTable::find_logo(const app::OrganisationId& id,
                                           const std::string& digest) {
  return select_one(connection_,
                    "select png from organisation_logo where organisation = $1 and digest = $2",
                    {id.text, digest}, read_png, "logo");
}

Result<std::int64_t> OrganisationTable::count_logos(const app::OrganisationId& id) {
  return select_one(connection_, "select count(*) from organisation_logo where organisation = $1",
                    {id.text}, read_count, "logo");
}

Status OrganisationTable::put_domain(const app::DomainRecord& it) {
  return run(connection_,
             "insert into domain_record (organisation, domain, confirmed, checked, asked, fault)"
             " values ($1, $2, $3, $4, $5, $6) on conflict (organisation) do update set"
             " domain = excluded.domain, confirmed = excluded.confirmed,"
             " checked = excluded.checked, asked = excluded.asked, fault = excluded.fault",
             {it.organisation.text, it.domain, it.confirmed, it.checked, it.asked, it.fault});
}

Result<app::DomainRecord> OrganisationTable::find_domain(const app::OrganisationId& id) {
  return select_one(connection_,
                    "select organisation, domain, confirmed, checked, asked, fault"
                    " from domain_record where organisation = $1",
                    {id.text}, read_domain, "domain");
}

Status OrganisationTable::put_retention(const app::Retention& it) {
  return run(connection_,
             "insert into retention (organisation, evidence_months, offer_months, changed)"
             " values ($1, $2, $3, $4) on conflict (organisation) do update set"
             " evidence_months = excluded.evidence_months, offer_months = excluded.offer_months,"
             " changed = excluded.changed",
             {it.organisation.text, it.evidence_months, it.offer_months, it.changed});
}

Result<app::Retention> OrganisationTable::find_retention(const app::OrganisationId& id) {
  return select_one(connection_,
                    "select organisation, evidence_months, offer_months, changed from retention"
                    " where organisation = $1",
                    {id.text}, read_retention, "rule");
}

Result<std::vector<app::Organisation>> OrganisationTable::list() {
  return select_all(connection_, select(" <> $1 order by created, organisation"),
                    {app::server_organisation().text}, read);
}

Result<std::optional<app::Organisation>> OrganisationTable::first() {
  CAIRN_TRY(auto found,
            select_all(connection_, select(" <> $1 order by created, organisation limit 1"),
                       {app::server_organisation().text}, read));
  if (found.empty()) return std::optional<app::Organisation>();
  return std::optional(std::move(found.front()));
}

Result<app::OrganisationCounts> OrganisationTable::counts(const app::OrganisationId& id) {
  return select_one(
      connection_,
      "select (select count(*) from account where organisation = $1 and departed is null),"
      " (select count(*) from achievement where organisation = $1),"
      " (select count(*) from learner where organisation = $1),"
      " (select count(*) from claim where organisation = $1 and state = 'submitted'),"
      " (select count(*) from award where organisation = $1)",
      {id.text}, read_counts, "organisation");
}

}  // namespace cairn::storage
