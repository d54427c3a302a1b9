// SPDX-License-Identifier: Apache-2.0
// How the server is, for who runs it: what is wrong and what helps first, then what there is.
#include "app/base_address.h"
#include "server/language.h"
#include "server/pages/operation_desk.h"
#include "server/pages/settings.h"
#include "server/server_state.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

std::string up_for(std::int64_t seconds) {
  const auto minutes = seconds / 60, hours = minutes / 60, days = hours / 24;
  if (days > 0) return say("{} days and {} hours", days, hours % 24);
  if (hours > 0) return say("{} hours and {} minutes", hours, minutes % 60);
  return say("{} minutes", minutes);
}

std::string copy_text(const app::KeptCopy& copy) {
  if (!copy.is_there)
    return say("{}: {}, which is not there any more", moment(copy.made), copy.file);
  return say("{}: {}, {}", moment(copy.made), copy.file, size_text(copy.bytes));
}

View fact(std::string_view label, std::string value) {
  View row;
  row.text("label", say(label)).text("value", value);
  return row;
}

// The database, the disk, the copies.
void add_premises(const app::PremisesFacts& facts, std::vector<View>& rows) {
  rows.push_back(fact(to_say("Data folder"), facts.folder));
  rows.push_back(
      fact(to_say("Database"), say("{}, {}", facts.engine, size_text(facts.database_bytes))));
  rows.push_back(fact(to_say("Schema"), std::to_string(facts.schema)));
  rows.push_back(fact(to_say("Room on the disk"), say("{} of {} free", size_text(facts.free_bytes),
                                                      size_text(facts.disk_bytes))));
  rows.push_back(
      fact(to_say("Last backup"), facts.backup ? copy_text(*facts.backup)
                                               : say("none yet: make one with cairn backup FILE")));
  if (facts.before_upgrade)
    rows.push_back(fact(to_say("Kept before the last upgrade"), copy_text(*facts.before_upgrade)));
}

std::vector<View> facts_of(const Call& call, const ServerState& state) {
  const auto& report = state.report;
  std::vector<View> rows;
  rows.push_back(fact(to_say("Version"), call.context().version));
  rows.push_back(fact(to_say("Running for"), up_for(state.up_seconds)));
  rows.push_back(fact(to_say("Address"), report.address));
  std::string former;
  for (const auto& one : report.former_addresses) former += (former.empty() ? "" : ", ") + one;
  if (!former.empty()) rows.push_back(fact(to_say("Former addresses"), former));
  if (state.certificate_ends)
    rows.push_back(fact(to_say("Certificate"), say("until {}", day(*state.certificate_ends))));
  if (report.premises) add_premises(*report.premises, rows);
  return rows;
}

std::vector<View> finding_rows(const std::vector<app::Checkup>& findings) {
  std::vector<View> rows;
  for (const bool fine : {false, true})
    for (const auto& found : findings) {
      if (found.fine != fine) continue;
      View row;
      row.text("about", say(found.about)).flag("fine", fine);
      row.text("detail", say_fault(found.detail));
      rows.push_back(std::move(row));
    }
  return rows;
}

std::vector<View> organisation_rows(const app::ServerReport& report) {
  std::vector<View> rows;
  for (const auto& [organisation, counts] : report.figures) {
    View row;
    row.text("organisation", organisation.id.text).text("name", organisation.name);
    row.text("since", day(organisation.created));
    row.number("members", counts.members).number("achievements", counts.achievements);
    row.number("learners", counts.learners).number("waiting", counts.waiting_claims);
    row.number("awards", counts.awards);
    rows.push_back(std::move(row));
  }
  return rows;
}

constexpr std::string_view state_labels[] = {to_say("Waiting"), to_say("Sent"), to_say("Failed"),
                                             to_say("Refused")};
constexpr std::string_view kind_labels[] = {to_say("Mail"), to_say("Webhooks")};

std::string_view label_of(app::DeliveryState state) {
  return state_labels[static_cast<std::size_t>(state)];
}
std::string_view label_of(app::DeliveryKind kind) {
  return kind_labels[static_cast<std::size_t>(kind)];
}

std::vector<View> outbox_rows(const std::vector<app::DeliveryCount>& outbox) {
  std::vector<View> rows;
  for (const auto& it : outbox) {
    View row;
    row.text("kind", say(label_of(it.kind))).text("state", say(label_of(it.state)));
    row.number("count", it.count);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<View> trouble_rows(const std::vector<app::Trouble>& troubles) {
  std::vector<View> rows;
  for (const auto& it : troubles) {
    View row;
    row.text("who", it.organisation.empty() ? say("The server") : it.organisation);
    row.text("kind", say(label_of(it.kind))).text("state", say(label_of(it.state)));
    row.text("error", say_fault(it.error)).text("when", moment(it.when));
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<Response> show(Call& call, const std::string& address, const Error* error) {
  CAIRN_TRY(const auto state, state_of_server(call));
  const auto& report = state.report;
  View view;
  view.text("title", say("Server")).text("form_token", call.form_token());
  add_settings_tabs(call, view, "/desk/server");
  view.flag("fine", state.fine).flag("whole", call.target.parameter("check") == "whole");
  view.list("findings", finding_rows(report.findings));
  view.list("facts", facts_of(call, state));
  view.list("organisations", organisation_rows(report));
  const auto more = report.organisations - static_cast<std::int64_t>(report.figures.size());
  view.maybe("more_organisations", more > 0 ? std::to_string(more) : "");
  view.rows("outbox", outbox_rows(report.outbox));
  view.rows("troubles", trouble_rows(report.troubles));
  view.text("address", address).flag("may_move", !call.site.address_given);
  view.flag("moved", call.target.parameter("moved") == "1");
  add_field_errors(view, error, {"address"});
  return page(call, "server_desk", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> server_desk(Call& call) { return show(call, call.context().base_url, nullptr); }

Result<Response> move_server(Call& call) {
  const std::string address(call.field("address"));
  auto error = fail(ErrorCode::invalid, "server",
                    "The address was named when the server was started. Start it without "
                    "--base-url to choose one here.",
                    "/address");
  if (call.site.address_given) return show(call, address, &error);
  const auto chosen = app::choose_address(call.context(), call.actor(), address);
  if (!chosen && chosen.error().code != ErrorCode::invalid) return chosen.error();
  if (!chosen) return show(call, address, &chosen.error());
  if (call.site.address_change->begin) call.site.address_change->begin();
  return see_other(call, "/desk/server?moved=1");
}

}  // namespace cairn::server::pages
