// SPDX-License-Identifier: Apache-2.0
// cairn outbox: mail and webhooks of the whole server, for who runs it.
#include <CLI/App.hpp>
#include <memory>

#include "app/outbox/review.h"
#include "app/ports/organisations.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn outbox --data /srv/cairn                  what waits, and why
  cairn outbox --state failed --json
  cairn outbox --state failed --retry             try all of those again)";

constexpr std::int64_t rows_max = 1000;  // of one organisation

struct Arguments {
  std::string data;
  std::string state = "waiting";
  bool retry = false;
};

Result<std::vector<app::Delivery>> find(app::Context& context, app::DeliveryState state) {
  std::vector<app::OrganisationId> owners{app::server_organisation()};
  {
    CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
    CAIRN_TRY(const auto organisations, transaction->organisations().list());
    for (const auto& it : organisations) owners.push_back(it.id);
  }
  std::vector<app::Delivery> found;
  for (const auto& owner : owners) {
    CAIRN_TRY(auto listed,
              app::list_deliveries(context, owner, state, {.after = {}, .rows_max = rows_max}));
    std::move(listed.rows.begin(), listed.rows.end(), std::back_inserter(found));
  }
  return found;
}

Status print(const std::vector<app::Delivery>& found, Console& console) {
  if (!console.wants_json()) {
    std::string text;
    for (const auto& it : found)
      text += format_instant(it.created) + "  " +
              std::string(app::delivery_kind_names[static_cast<std::size_t>(it.kind)]) + " to " +
              it.recipient + "  " + it.about + "  tries: " + std::to_string(it.tries) +
              (it.last_error.empty() ? "" : "  " + it.last_error) + "\n";
    return console.print(text);
  }
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& it : found)
    rows.push_back(builder.object({{"id", builder.string(it.id.text)},
                                   {"organisation", builder.string(it.organisation.text)},
                                   {"recipient", builder.string(it.recipient)},
                                   {"about", builder.string(it.about)},
                                   {"tries", builder.integer(it.tries)},
                                   {"lastError", builder.string(it.last_error)}}));
  return console.print_json(builder.array(rows));
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  std::optional<app::DeliveryState> state;
  for (std::size_t i = 0; i < app::delivery_state_names.size(); ++i)
    if (app::delivery_state_names[i] == arguments.state) state = static_cast<app::DeliveryState>(i);
  if (!state) return console.usage("--state is waiting, sent, failed or bounced");
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto found, find(context, *state));
  if (arguments.retry)
    for (const auto& it : found)
      CAIRN_CHECK(app::retry_delivery(context, {it.organisation, {"command"}}, it.id));
  CAIRN_CHECK(print(found, console));
  return Exit::yes;
}

}  // namespace

void add_outbox(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("outbox", "Show mail and webhooks on their way");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("--state", arguments->state,
                      "waiting, sent, failed or bounced (default: waiting)");
  command->add_flag("--retry", arguments->retry, "Try these again at once");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
