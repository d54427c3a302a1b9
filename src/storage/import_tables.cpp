// SPDX-License-Identifier: Apache-2.0
#include "storage/import_tables.h"

#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

using catalogue::RowFault;

std::string write_faults(const std::vector<RowFault>& faults) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& fault : faults)
    rows.push_back(json::ObjectBuilder(builder)
                       .add_string("file", fault.file)
                       .add("row", builder.integer(static_cast<std::int64_t>(fault.row)))
                       .add_string("id", fault.id)
                       .add_string("reason", fault.reason)
                       .add("landed", json::Value::boolean(fault.landed))
                       .value());
  return json::write(builder.array(rows));
}

// Damaged text reads as no faults.
std::vector<RowFault> read_faults(std::string_view text) {
  Arena arena;
  std::vector<RowFault> faults;
  const auto parsed = json::parse(text, arena);
  if (!parsed) return faults;
  for (const auto& row : parsed->items())
    faults.push_back({.file = std::string(row.string_at("file")),
                      .row = static_cast<std::size_t>(row["row"].as_int64().value_or(0)),
                      .id = std::string(row.string_at("id")),
                      .reason = std::string(row.string_at("reason")),
                      .landed = row["landed"].as_boolean()});
  return faults;
}

std::size_t count(Columns& row) { return static_cast<std::size_t>(row.integer()); }

app::ImportRun read_run(Columns& row) {
  app::ImportRun it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.catalogue = row.text();
  it.importer = row.text();
  it.source = row.text();
  it.by = row.text();
  it.started = row.instant();
  it.finished = row.instant();
  it.outcome = enumerator<app::RunOutcome>(app::import_outcome_names, row.text());
  it.entries = row.integer();
  it.landed = row.integer();
  it.changes.added = count(row);
  it.changes.changed = count(row);
  it.changes.unchanged = count(row);
  it.changes.gone = count(row);
  it.changes.back = count(row);
  it.faults_total = row.integer();
  it.faults = read_faults(row.text());
  it.notes = read_words(row.text());
  it.error = row.text();
  return it;
}

constexpr std::string_view run_columns =
    "select organisation, id, catalogue, importer, source, run_by, started, finished, outcome,"
    " entries, landed, added, altered, unaltered, gone, came_back, faults_total, faults, notes,"
    " error from import_run where organisation = $1";

std::string runs_where(std::string_view condition) {
  return std::string(run_columns) + std::string(condition);
}

app::ImportSource read_source(Columns& row) {
  app::ImportSource it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.catalogue = row.text();
  it.importer = row.text();
  it.place = row.text();
  it.rhythm = enumerator<app::Rhythm>(app::rhythm_names, row.text());
  it.due = row.maybe_instant();
  it.created = row.instant();
  return it;
}

std::string sources_where(std::string_view condition) {
  return "select organisation, id, catalogue, importer, place, rhythm, due, created"
         " from import_source where organisation = $1" +
         std::string(condition);
}

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

app::OrganisationId read_owner(Columns& row) { return {row.text()}; }
std::string read_name(Columns& row) { return row.text(); }

}  // namespace

Status ImportTables::add_run(const app::ImportRun& it) {
  return run(connection_,
             "insert into import_run (organisation, id, catalogue, importer, source, run_by,"
             " started, finished, outcome, entries, landed, added, altered, unaltered, gone,"
             " came_back, faults_total, faults, notes, error)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
             " $17, $18, $19, $20)",
             {it.organisation.text,
              it.id.text,
              it.catalogue,
              it.importer,
              it.source,
              it.by,
              it.started,
              it.finished,
              name_in(app::import_outcome_names, it.outcome),
              it.entries,
              it.landed,
              number(it.changes.added),
              number(it.changes.changed),
              number(it.changes.unchanged),
              number(it.changes.gone),
              number(it.changes.back),
              it.faults_total,
              write_faults(it.faults),
              write_words(it.notes),
              it.error});
}

Result<std::vector<app::ImportRun>> ImportTables::runs(const app::OrganisationId& organisation,
                                                       const app::Page& page) {
  const auto frameworks = std::string(app::framework_run_prefix) + "%";
  if (page.after.empty())
    return select_all(
        connection_,
        runs_where(" and catalogue not like $3 order by started desc, id desc limit $2"),
        {organisation.text, page.rows_max, frameworks}, read_run);
  CAIRN_TRY(const auto last, find_run(organisation, {page.after}));
  return select_all(connection_,
                    runs_where(" and (started < $3 or (started = $3 and id < $4))"
                               " and catalogue not like $5"
                               " order by started desc, id desc limit $2"),
                    {organisation.text, page.rows_max, last.started, last.id.text, frameworks},
                    read_run);
}

Result<std::vector<app::ImportRun>> ImportTables::last_runs(
    const app::OrganisationId& organisation) {
  return select_all(connection_,
                    runs_where(" and not exists (select 1 from import_run later"
                               " where later.organisation = import_run.organisation"
                               " and later.catalogue = import_run.catalogue"
                               " and (later.started > import_run.started"
                               " or (later.started = import_run.started"
                               " and later.id > import_run.id)))"
                               " order by catalogue"),
                    {organisation.text}, read_run);
}

Result<app::ImportRun> ImportTables::find_run(const app::OrganisationId& organisation,
                                              const app::ImportRunId& id) {
  return select_one(connection_, runs_where(" and id = $2"), {organisation.text, id.text}, read_run,
                    "import");
}

Status ImportTables::forget_runs(const app::OrganisationId& organisation, std::int64_t kept) {
  return run(connection_,
             "delete from import_run where organisation = $1 and id not in"
             " (select id from import_run where organisation = $1"
             " order by started desc, id desc limit $2)",
             {organisation.text, kept});
}

Status ImportTables::add_source(const app::ImportSource& it) {
  return run(connection_,
             "insert into import_source (organisation, id, catalogue, importer, place, rhythm,"
             " due, created) values ($1, $2, $3, $4, $5, $6, $7, $8)",
             {it.organisation.text, it.id.text, it.catalogue, it.importer, it.place,
              name_in(app::rhythm_names, it.rhythm), it.due, it.created},
             "This catalogue has a source already. Remove that one first.");
}

Result<std::vector<app::ImportSource>> ImportTables::sources(
    const app::OrganisationId& organisation) {
  return select_all(connection_, sources_where(" order by catalogue"), {organisation.text},
                    read_source);
}

Result<app::ImportSource> ImportTables::find_source(const app::OrganisationId& organisation,
                                                    const app::ImportSourceId& id) {
  return select_one(connection_, sources_where(" and id = $2"), {organisation.text, id.text},
                    read_source, "source");
}

Status ImportTables::set_due(const app::OrganisationId& organisation, const app::ImportSourceId& id,
                             std::optional<Instant> due) {
  return change_one(connection_,
                    "update import_source set due = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, due});
}

Status ImportTables::remove_source(const app::OrganisationId& organisation,
                                   const app::ImportSourceId& id) {
  return change_one(connection_, "delete from import_source where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Result<std::vector<app::ImportSource>> ImportTables::due(const app::OrganisationId& organisation,
                                                         Instant now) {
  return select_all(connection_,
                    sources_where(" and due is not null and due <= $2 order by due, id"),
                    {organisation.text, now}, read_source);
}

Result<app::OrganisationId> ImportTables::owner_of(const std::string& catalogue) {
  return select_one(connection_, "select organisation from catalogue_owner where catalogue = $1",
                    {catalogue}, read_owner, "owner");
}

Result<std::vector<std::string>> ImportTables::owned(const app::OrganisationId& organisation) {
  return select_all(
      connection_,
      "select catalogue from catalogue_owner where organisation = $1 order by catalogue",
      {organisation.text}, read_name);
}

Status ImportTables::set_owner(const std::string& catalogue,
                               const std::optional<app::OrganisationId>& owner, Instant since) {
  CAIRN_CHECK(run(connection_, "delete from catalogue_owner where catalogue = $1", {catalogue}));
  if (!owner) return done;
  return run(connection_,
             "insert into catalogue_owner (organisation, catalogue, since) values ($1, $2, $3)",
             {owner->text, catalogue, since});
}

}  // namespace cairn::storage
