// SPDX-License-Identifier: Apache-2.0
#include "app/catalogue/schedule.h"

#include <algorithm>
#include <stop_token>

#include "app/audit.h"
#include "app/career/framework_runs.h"
#include "app/career/open_catalogues.h"
#include "app/catalogue/owner.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/organisations.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_seconds = 24 * 60 * 60;

std::optional<Instant> next_due(Rhythm rhythm, Instant now) {
  if (rhythm == Rhythm::never) return std::nullopt;
  return Instant::from_seconds(now.seconds() + (rhythm == Rhythm::daily ? 1 : 7) * day_seconds);
}

Result<ImportSource> source_named(Transaction& transaction, const Actor& actor,
                                  const ImportSourceId& id) {
  auto found = transaction.imports().find_source(actor.organisation, id);
  if (!found && found.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "import",
                "That catalogue is not fetched from anywhere any more: somebody has removed it.");
  return found;
}

// One of a framework is for who runs the server alone. Errors: not_found.
Result<ImportSource> usable_source(Context& context, const Actor& actor, const ImportSourceId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto source, source_named(*transaction, actor, id));
  transaction.reset();
  if (is_of_framework(source.catalogue)) CAIRN_CHECK(check_runs_the_server(context, actor));
  return source;
}

Status check_name_is_free(Context& context, const Actor& actor, const std::string& catalogue) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto present, transaction->imports().sources(actor.organisation));
  if (std::ranges::find(present, catalogue, &ImportSource::catalogue) == present.end()) return done;
  return fail(ErrorCode::invalid, "import",
              "A framework of this name is fetched already. Choose another name, or remove that "
              "source first.",
              "/name");
}

Status put_off_to_next(Context& context, const ImportSource& source) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->imports().set_due(source.organisation, source.id,
                                             next_due(source.rhythm, context.clock.now())));
  return transaction->commit();
}

Result<std::string> read_importer(const std::string& typed) {
  if (catalogue::find_importer(typed) != nullptr) return typed;
  return fail(ErrorCode::invalid, "import", "There is no such importer. Choose one of the list.",
              "/importer");
}

Result<std::string> read_name(const SourceForm& form) {
  const auto name = catalogue_name_of(form.name.empty() ? form.importer : form.name);
  if (!name.empty() && !is_own_catalogue(name)) return name;
  return fail(ErrorCode::invalid, "import",
              "A catalogue of this name comes with the program; choose another name.", "/name");
}

Result<std::string> read_place(Context& context, const std::string& typed) {
  const Field field{"/place", "Address or file"};
  if (typed.find("://") == std::string::npos) {
    CAIRN_TRY(auto name,
              text_field(field, typed, limits::import_source_bytes_max, Presence::required));
    std::vector<std::string> found;
    if (context.import_folder != nullptr) {
      CAIRN_TRY(found, context.import_folder->names());
    }
    if (std::ranges::find(found, name) != found.end()) return name;
    return field_error(
        field,
        "The folder of imports has no such file. Lay it down in the folder “imports” "
        "of the data folder first.");
  }
  CAIRN_TRY(auto url, url_field(field, typed, Presence::required));
  if (url.size() > limits::import_source_bytes_max)
    return field_error(field, "This address is too long.");
  const auto asked = context.outside == nullptr ? Status(done) : context.outside->check(url);
  if (asked) return url;
  return field_error(field,
                     "This address is not asked: it must begin with https:// and hold no "
                     "user name.");
}

Result<Rhythm> read_rhythm(const std::string& typed) {
  for (std::size_t i = 0; i < std::size(rhythm_names); ++i)
    if (rhythm_names[i] == typed) return static_cast<Rhythm>(i);
  return fail(ErrorCode::invalid, "import", "Choose never, daily or weekly.", "/rhythm");
}

Result<ImportSource> store_source(Context& context, const Actor& actor, ImportSource source) {
  source.organisation = actor.organisation;
  source.id = {new_name(actor.organisation, context.random)};
  source.created = context.clock.now();
  // Its first run is at once, where it runs by itself.
  if (source.rhythm != Rhythm::never) source.due = source.created;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto present, transaction->imports().sources(actor.organisation));
  if (present.size() >= limits::import_sources_max)
    return fail(ErrorCode::conflict, "import",
                filled("There are {} sources already. Remove one that is no longer needed.",
                       limits::import_sources_max));
  CAIRN_CHECK(transaction->imports().add_source(source));
  CAIRN_CHECK(audit(context, *transaction, actor, "catalogue.source", source.catalogue));
  CAIRN_CHECK(transaction->commit());
  return source;
}

}  // namespace

Result<ImportSource> add_source(Context& context, const Actor& actor, const SourceForm& form) {
  Faults faults;
  ImportSource source;
  source.importer = faults.take(read_importer(form.importer));
  source.catalogue = faults.take(read_name(form));
  source.place = faults.take(read_place(context, form.place));
  source.rhythm = faults.take(read_rhythm(form.rhythm));
  CAIRN_CHECK(faults.verdict());
  CAIRN_CHECK(own_from_now_on(context, actor, source.catalogue));
  return store_source(context, actor, std::move(source));
}

Result<ImportSource> add_framework_source(Context& context, const Actor& actor,
                                          const SourceForm& form) {
  CAIRN_CHECK(check_runs_the_server(context, actor));
  Faults faults;
  ImportSource source;
  source.importer = form.importer;
  if (skills::find_importer(form.importer) == nullptr)
    faults.add(fail(ErrorCode::invalid, "import",
                    "There is no such importer. Choose one of the list.", "/importer"));
  const auto name = catalogue_name_of(form.name.empty() ? form.importer : form.name);
  if (name.empty() || name == "starter")
    faults.add(fail(ErrorCode::invalid, "import",
                    "A framework of this name comes with the program; choose another name.",
                    "/name"));
  source.catalogue = std::string(framework_run_prefix) + name;
  faults.check(check_name_is_free(context, actor, source.catalogue));
  source.place = faults.take(read_place(context, form.place));
  source.rhythm = faults.take(read_rhythm(form.rhythm));
  CAIRN_CHECK(faults.verdict());
  return store_source(context, actor, std::move(source));
}

Result<std::vector<ImportSource>> list_sources(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto sources, transaction->imports().sources(actor.organisation));
  std::erase_if(sources, [](const auto& one) { return is_of_framework(one.catalogue); });
  return sources;
}

Status remove_source(Context& context, const Actor& actor, const ImportSourceId& id) {
  CAIRN_CHECK(usable_source(context, actor, id));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto source, source_named(*transaction, actor, id));
  CAIRN_CHECK(transaction->imports().remove_source(actor.organisation, id));
  CAIRN_CHECK(audit(context, *transaction, actor, "catalogue.source.remove", source.catalogue));
  return transaction->commit();
}

Result<ImportRun> refresh_source(Context& context, const Actor& actor, const ImportSourceId& id,
                                 Keep keep) {
  CAIRN_TRY(const auto source, usable_source(context, actor, id));
  return run_source(context, actor, source, keep);
}

Result<std::int64_t> run_due_sources(Context& context, const std::stop_token& stop) {
  std::vector<ImportSource> due;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto organisations, transaction->organisations().list());
    for (const auto& one : organisations) {
      CAIRN_TRY(auto found, transaction->imports().due(one.id, context.clock.now()));
      due.insert(due.end(), std::move_iterator(found.begin()), std::move_iterator(found.end()));
    }
  }
  std::int64_t run = 0;
  for (const auto& source : due) {
    if (stop.stop_requested()) break;
    // Whatever becomes of it, it is tried again only at its next time.
    const auto put_off = put_off_to_next(context, source);
    if (!put_off && put_off.error().code == ErrorCode::not_found) continue;  // removed meanwhile
    CAIRN_CHECK(put_off);
    CAIRN_CHECK(run_source(context, {source.organisation, {"schedule"}}, source, Keep::keep, stop));
    ++run;
  }
  return run;
}

}  // namespace cairn::app
