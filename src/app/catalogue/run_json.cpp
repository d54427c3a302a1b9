// SPDX-License-Identifier: Apache-2.0
#include "app/catalogue/run_json.h"

namespace cairn::app {
namespace {

json::Value count(std::size_t number, json::Builder builder) {
  return builder.integer(static_cast<std::int64_t>(number));
}

}  // namespace

json::Value to_json(const catalogue::RowFault& fault, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string_if("file", fault.file)
      .add("row", count(fault.row, builder))
      .add_string_if("id", fault.id)
      .add_string("reason", fault.reason)
      .add("landed", json::Value::boolean(fault.landed))
      .value();
}

json::Value to_json(const catalogue::Changes& changes, json::Builder builder) {
  return builder.object({{"added", count(changes.added, builder)},
                         {"changed", count(changes.changed, builder)},
                         {"unchanged", count(changes.unchanged, builder)},
                         {"gone", count(changes.gone, builder)},
                         {"back", count(changes.back, builder)}});
}

json::Value to_json(const ImportRun& run, json::Builder builder) {
  std::vector<json::Value> faults;
  for (const auto& fault : run.faults) faults.push_back(to_json(fault, builder));
  return json::ObjectBuilder(builder)
      .add_string("id", run.id.text)
      .add_string("catalogue", run.catalogue)
      .add_string("importer", run.importer)
      .add_string("source", run.source)
      .add_string("by", run.by)
      .add_string("started", format_instant(run.started))
      .add_string("finished", format_instant(run.finished))
      .add_string("outcome", import_outcome_names[static_cast<std::size_t>(run.outcome)])
      .add("entries", builder.integer(run.entries))
      .add("landed", builder.integer(run.landed))
      .add("changes", to_json(run.changes, builder))
      .add("faults_total", builder.integer(run.faults_total))
      .add("faults", builder.array(faults))
      .add("notes", builder.strings(run.notes))
      .add_string_if("error", run.error)
      .value();
}

json::Value to_json(const ImportSource& source, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", source.id.text)
      .add_string("catalogue", source.catalogue)
      .add_string("importer", source.importer)
      .add_string("place", source.place)
      .add_string("every", rhythm_names[static_cast<std::size_t>(source.rhythm)]);
  if (source.due) out.add_string("due", format_instant(*source.due));
  return out.add_string("created", format_instant(source.created)).value();
}

}  // namespace cairn::app
