// SPDX-License-Identifier: Apache-2.0
// How the server is, for programs of who runs it.
#include "server/server_state.h"

#include "json/build.h"
#include "server/api/api.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

json::Value value_of(const app::KeptCopy& copy, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("file", copy.file)
      .add_string("made", format_instant(copy.made))
      .add("bytes", builder.integer(copy.bytes))
      .add("isThere", json::Value::boolean(copy.is_there))
      .value();
}

json::Value value_of(const app::PremisesFacts& facts, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("engine", facts.engine)
      .add("bytes", builder.integer(facts.database_bytes))
      .add("schema", builder.integer(facts.schema))
      .add_string("folder", facts.folder)
      .add("diskFree", builder.integer(facts.free_bytes))
      .add("diskSize", builder.integer(facts.disk_bytes));
  if (facts.backup) out.add("backup", value_of(*facts.backup, builder));
  if (facts.before_upgrade) out.add("beforeUpgrade", value_of(*facts.before_upgrade, builder));
  return out.value();
}

json::Value organisations_of(const app::ServerReport& report, json::Builder builder) {
  std::vector<json::Value> rows;
  for (const auto& [organisation, counts] : report.figures)
    rows.push_back(json::ObjectBuilder(builder)
                       .add_string("id", organisation.id.text)
                       .add_string("name", organisation.name)
                       .add_string("created", format_instant(organisation.created))
                       .add("members", builder.integer(counts.members))
                       .add("achievements", builder.integer(counts.achievements))
                       .add("learners", builder.integer(counts.learners))
                       .add("waitingClaims", builder.integer(counts.waiting_claims))
                       .add("awards", builder.integer(counts.awards))
                       .value());
  return builder.array(rows);
}

std::string_view name_of(app::DeliveryKind kind) {
  return app::delivery_kind_names[static_cast<std::size_t>(kind)];
}
std::string_view name_of(app::DeliveryState state) {
  return app::delivery_state_names[static_cast<std::size_t>(state)];
}

json::Value outbox_of(const app::ServerReport& report, json::Builder builder) {
  std::vector<json::Value> counts, troubles;
  for (const auto& it : report.outbox)
    counts.push_back(json::ObjectBuilder(builder)
                         .add_string("kind", name_of(it.kind))
                         .add_string("state", name_of(it.state))
                         .add("count", builder.integer(it.count))
                         .value());
  for (const auto& it : report.troubles)
    troubles.push_back(json::ObjectBuilder(builder)
                           .add_string_if("organisation", it.organisation)
                           .add_string("kind", name_of(it.kind))
                           .add_string("state", name_of(it.state))
                           .add("tries", builder.integer(it.tries))
                           .add_string("error", it.error)
                           .add_string("when", format_instant(it.when))
                           .value());
  return builder.object({{"sendsMail", json::Value::boolean(report.sends_mail)},
                         {"counts", builder.array(counts)},
                         {"troubles", builder.array(troubles)}});
}

json::Value findings_of(const app::ServerReport& report, json::Builder builder) {
  std::vector<json::Value> rows;
  for (const auto& found : report.findings)
    rows.push_back(json::ObjectBuilder(builder)
                       .add_string("about", found.about)
                       .add("fine", json::Value::boolean(found.fine))
                       .add_string("detail", found.detail)
                       .value());
  return builder.array(rows);
}

}  // namespace

Result<Response> server_state(Call& call) {
  CAIRN_TRY(const auto state, state_of_server(call));
  const auto& report = state.report;
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  out.add_string("version", call.context().version)
      .add("fine", json::Value::boolean(state.fine))
      .add("upSeconds", builder.integer(state.up_seconds))
      .add_string("address", report.address)
      .add("formerAddresses", builder.strings(report.former_addresses));
  if (state.certificate_ends)
    out.add_string("certificateEnds", format_instant(*state.certificate_ends));
  if (report.premises) out.add("store", value_of(*report.premises, builder));
  out.add("organisationCount", builder.integer(report.organisations))
      .add("organisations", organisations_of(report, builder))
      .add("outbox", outbox_of(report, builder))
      .add("findings", findings_of(report, builder));
  return answer(out.value());
}

}  // namespace cairn::server::api
