// SPDX-License-Identifier: Apache-2.0
// Awarding from a file: bring it, see what is wrong, say which column is what, start, follow.
#include "app/awards/bulk/batch.h"

#include <charconv>

#include "app/achievements/manage.h"
#include "app/achievements/prerequisites.h"
#include "app/mail/postman.h"
#include "server/csv_file.h"
#include "server/pages/awarding.h"
#include "server/pages/batch_views.h"
#include "server/pages/design.h"
#include "server/pages/mail_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

using app::BatchState;
constexpr std::int64_t wrong_rows_shown = 50;

app::AwardBatchId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

struct StateWords {
  std::string_view word;
  std::string_view tone;
};
StateWords words_of(const app::AwardBatch& batch, Instant now) {
  switch (batch.state) {
    case BatchState::draft: return {to_say("Not started"), ""};
    case BatchState::running:
      return batch.starts > now ? StateWords{to_say("Planned"), "warn"}
                                : StateWords{to_say("Awarding"), "warn"};
    case BatchState::stopped: return {to_say("Stopped"), "warn"};
    case BatchState::finished: return {to_say("Finished"), "good"};
    default: return {to_say("Given up"), "bad"};
  }
}

// Those whose sheet has more columns than every sheet has.
Result<std::vector<View>> achievements_with_results(Call& call) {
  CAIRN_TRY(const auto all, app::list_achievements(call.context(), call.actor()));
  std::vector<View> views;
  for (const auto& one : all) {
    if (one.state != app::AchievementState::published || one.details.results.empty()) continue;
    View view;
    view.text("id", one.id.text).text("name", one.name);
    std::vector<View> results;
    const auto form = app::sheet_form(one.details.results);
    for (std::size_t i = app::first_result; i < form.columns.size(); ++i) {
      View result;
      result.text("heading", form.columns[i].heading).maybe("choices", form.columns[i].hint);
      results.push_back(std::move(result));
    }
    view.list("results", std::move(results));
    views.push_back(std::move(view));
  }
  return views;
}

Result<Response> show_new(Call& call, const Error* error) {
  View view;
  view.text("title", say("Award many at once"));
  view.text("form_token", call.form_token());
  CAIRN_TRY(auto choices, published_choices(call, call.field("achievement")));
  view.rows("achievements", std::move(choices));
  std::vector<View> columns;
  for (const auto& column : app::sheet_form().columns) {
    View row;
    row.text("label", say(column.label))
        .text("hint", say(column.hint))
        .flag("required", column.required);
    columns.push_back(std::move(row));
  }
  view.list("columns", std::move(columns));
  CAIRN_TRY(auto with_results, achievements_with_results(call));
  view.rows("with_results", std::move(with_results));
  add_field_errors(view, error, {"achievement", "file"});
  return page(call, "batch_new", std::move(view), error == nullptr ? 200 : status_of(*error));
}

// What went wrong with the file or the form, to be shown beside it.
bool is_of_form(const Error& error) { return !error.path.empty(); }

std::string first_example(const std::vector<app::BatchRow>& rows, std::size_t column) {
  for (const auto& row : rows)
    if (column < row.cells.size()) return row.cells[column].substr(0, 60);
  return {};
}

struct Shown {
  const Error* error = nullptr;
  const app::BatchOptions* typed = nullptr;
};

// One select a field of ours, over the columns of the file.
std::vector<View> field_views(const app::OpenedBatch& opened, const app::Mapping& mapping,
                              const std::vector<app::BatchRow>& rows, const Error* error) {
  std::vector<View> views;
  for (const auto& column : opened.form.columns) {
    const auto chosen = mapping[app::place_of(column.field)];
    View view;
    view.text("name", column.name).text("label", say(column.label)).text("hint", say(column.hint));
    view.maybe("example", chosen ? first_example(rows, *chosen) : "");
    const auto fault = fault_at(error, "/" + column.name);
    view.maybe("error", fault);
    view.html("state_html", {fault.empty() ? "" : R"(aria-invalid="true")"});
    std::vector<View> columns;
    for (std::size_t i = 0; i < opened.batch.header.size(); ++i) {
      View option;
      option.number("value", static_cast<std::int64_t>(i)).text("heading", opened.batch.header[i]);
      option.flag("chosen", chosen == i);
      columns.push_back(std::move(option));
    }
    view.list("columns", std::move(columns));
    views.push_back(std::move(view));
  }
  return views;
}

// "" where nothing holds it up.
std::string held_up_by(std::optional<ErrorCode> trouble) {
  if (!trouble) return {};
  switch (*trouble) {
    case ErrorCode::no_room:
      return say(
          "The server's disk is full. Awarding goes on by itself once there is room; "
          "nothing is lost and nobody is awarded twice.");
    case ErrorCode::read_only:
      return say(
          "The server cannot write to its disk. Awarding goes on by itself once it can; "
          "nothing is lost and nobody is awarded twice.");
    default:
      return say(
          "Something is wrong on the server. Awarding is tried again by itself; nothing is "
          "lost and nobody is awarded twice.");
  }
}

void add_progress(app::Context& context, View& view, const app::OpenedBatch& opened) {
  const auto now = context.clock.now();
  const auto& counts = opened.counts;
  const bool runs = opened.batch.state == BatchState::running;
  view.number("all", counts.all() - counts.held).number("done", counts.awarded);
  view.number("ready", counts.ready).number("awarded", counts.awarded);
  view.number("bad", counts.bad).number("held", counts.held).flag("any_held", counts.held > 0);
  view.flag("refresh", runs && opened.batch.starts <= now);
  const auto trouble = context.batch_troubles.of(opened.batch.id);
  view.maybe("held_up", runs ? held_up_by(trouble) : std::string());
  view.maybe("waits_until", runs && opened.batch.starts > now ? day(opened.batch.starts) : "");
}

void add_actions(View& view, const app::OpenedBatch& opened) {
  const auto state = opened.batch.state;
  const auto& counts = opened.counts;
  const bool startable =
      state == BatchState::draft || state == BatchState::stopped || state == BatchState::finished;
  view.flag("draft", state == BatchState::draft).flag("ready_any", counts.ready > 0);
  view.flag("can_start", startable && counts.ready > 0);
  view.text("start_label", state == BatchState::draft
                               ? say("Award {}", counts.ready)
                               : say("Award the remaining {}", counts.ready));
  view.flag("can_stop", state == BatchState::running);
  view.flag("can_cancel", state != BatchState::cancelled && counts.ready + counts.bad > 0);
  view.flag("can_mend", state != BatchState::cancelled);
  view.flag("any_done", counts.awarded + counts.held > 0).flag("any_bad", counts.bad > 0);
}

void add_wrong(View& view, const app::OpenedBatch& opened, const std::vector<app::BatchRow>& rows) {
  const auto bad = opened.counts.bad;
  std::vector<View> wrong;
  for (const auto& row : rows) {
    View one;
    one.number("number", row.number).list("faults", fault_views(opened, row));
    wrong.push_back(std::move(one));
  }
  view.list("wrong", std::move(wrong));
  view.maybe("more_wrong", bad > wrong_rows_shown ? std::to_string(bad - wrong_rows_shown) : "");
}

void add_options(View& view, const app::OpenedBatch& opened, const app::BatchOptions* typed,
                 const std::vector<app::BatchRow>& sample, const Error* error) {
  const auto& batch = opened.batch;
  const auto iso = [](Instant at) { return format_instant(at).substr(0, 10); };
  const auto repeat = typed ? typed->repeat : batch.repeat;
  view.list("fields", field_views(opened, typed ? typed->mapping : opened.mapping, sample, error));
  view.flag("leave_out", repeat == app::Repeat::leave_out);
  view.flag("has_prerequisites", app::has_prerequisites(opened.achievement));
  view.text("waiver", typed ? typed->waiver : batch.waiver);
  view.text("message", typed ? typed->message : batch.message);
  view.text("starts", typed                          ? typed->starts
                      : batch.starts > batch.created ? iso(batch.starts)
                                                     : std::string());
  view.text("offer_until", typed               ? typed->offer_until
                           : batch.offer_until ? iso(*batch.offer_until)
                                               : std::string());
}

Status add_uptake(Call& call, View& view, const app::OpenedBatch& opened) {
  CAIRN_TRY(const auto uptake, app::batch_uptake(call.context(), call.actor(), opened.batch.id));
  view.flag("any_awarded", opened.counts.awarded > 0).number("claimed", uptake.claimed);
  view.flag("offers", opened.batch.offer_until.has_value());
  view.number("offered", uptake.offered).number("accepted", uptake.accepted);
  view.number("declined", uptake.declined).number("expired", uptake.expired);
  return done;
}

// What would leave with each badge, and whom it did not reach.
Status add_mail(Call& call, View& view, const app::OpenedBatch& opened, const Shown& shown) {
  const auto& batch = opened.batch;
  CAIRN_CHECK(add_mail_preview(
      call, view, batch.offer_until ? app::MailKind::award_offered : app::MailKind::award_made,
      {.badge = shown_name(opened.achievement),
       .reason = shown.typed ? shown.typed->message : batch.message,
       .day = batch.offer_until ? app::mail_day(*batch.offer_until) : std::string()}));
  CAIRN_TRY(const auto unreached, app::unreached_rows(call.context(), call.actor(), batch.id));
  std::vector<View> rows;
  for (const auto& row : unreached) {
    View one;
    one.number("number", row.number).text("address", row.recipient).text("why", row.why);
    rows.push_back(std::move(one));
  }
  view.rows("unreached", std::move(rows));
  return done;
}

Result<Response> show(Call& call, const Shown& shown) {
  const auto id = id_of(call);
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id));
  CAIRN_TRY(const auto wrong, app::batch_rows(call.context(), call.actor(), id,
                                              {app::RowState::bad, 0, wrong_rows_shown}));
  CAIRN_TRY(const auto sample,
            app::batch_rows(call.context(), call.actor(), id, {std::nullopt, 0, 5}));
  const auto now = call.context().clock.now();
  const auto words = words_of(opened.batch, now);
  View view;
  view.text("title", shown_name(opened.achievement)).text("id", id.text);
  view.text("form_token", call.form_token());
  view.text("file_name", opened.batch.file_name).text("created", day(opened.batch.created));
  view.text("state", say(words.word)).text("state_tone", words.tone);
  add_progress(call.context(), view, opened);
  add_actions(view, opened);
  add_wrong(view, opened, wrong);
  add_options(view, opened, shown.typed, sample, shown.error);
  CAIRN_CHECK(add_uptake(call, view, opened));
  add_field_errors(view, shown.error, {"file", "starts", "offer_until", "waiver", "message"});
  CAIRN_CHECK(add_mail(call, view, opened, shown));
  std::vector<View> scripts(1);
  scripts[0].text("file", "live.js");
  view.list("scripts", std::move(scripts));
  return page(call, "batch", std::move(view),
              shown.error == nullptr ? 200 : status_of(*shown.error));
}

app::BatchOptions options_of(const Call& call, const app::SheetForm& form) {
  app::BatchOptions options;
  for (const auto& column : form.columns) {
    const auto text = call.field(column.name);
    std::size_t at = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), at);
    const bool chosen = !text.empty() && read.ec == std::errc();
    options.mapping.push_back(chosen ? std::optional(at) : std::nullopt);
  }
  options.repeat =
      call.field("repeat") == "award-again" ? app::Repeat::award_again : app::Repeat::leave_out;
  options.starts = call.field("starts");
  options.offer_until = call.field("offer_until");
  options.waiver = call.field("waiver");
  options.message = call.field("message");
  return options;
}

Result<Response> back_to(const Call& call) {
  return see_other(call, "/desk/batches/" + id_of(call).text);
}

}  // namespace

Result<Response> batches(Call& call) {
  const app::Page asked{.after = std::string(call.target.parameter("before"))};
  CAIRN_TRY(const auto listed, app::list_batches(call.context(), call.actor(), asked));
  View view;
  view.text("title", say("Awards from files")).flag("later_page", !asked.after.empty());
  std::vector<View> rows;
  for (const auto& batch : listed.rows) {
    const auto words = words_of(batch, call.context().clock.now());
    View row;
    row.text("id", batch.id.text).text("file_name", batch.file_name);
    row.text("created", day(batch.created));
    row.text("state", say(words.word)).text("state_tone", words.tone);
    rows.push_back(std::move(row));
  }
  view.rows("batches", std::move(rows));
  view.maybe("more_batches", listed.more ? listed.rows.back().id.text : "");
  return page(call, "batches", std::move(view));
}

Result<Response> new_batch(Call& call) { return show_new(call, nullptr); }

Result<Response> begin_batch(Call& call) {
  const auto* file = call.form.file("file");
  if (file == nullptr) {
    const auto missing =
        fail(ErrorCode::invalid, "form", "No file came. Choose the file to award from.", "/file");
    return show_new(call, &missing);
  }
  const auto begun = app::begin_batch(call.context(), call.actor(),
                                      {std::string(call.field("achievement"))}, *file);
  if (begun) return see_other(call, "/desk/batches/" + begun->id.text);
  if (is_of_form(begun.error())) return show_new(call, &begun.error());
  return begun.error();
}

Result<Response> batch_template(Call& call) {
  app::SheetForm form = app::sheet_form();
  if (const auto id = call.target.parameter("achievement"); !id.empty()) {
    CAIRN_TRY(const auto found,
              app::find_achievement(call.context(), call.actor(), {std::string(id)}));
    form = app::sheet_form(found.details.results);
  }
  return csv_file(app::sheet_template(form), "awards.csv");
}

Result<Response> batch(Call& call) { return show(call, {}); }

Result<Response> batch_options(Call& call) {
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id_of(call)));
  const auto options = options_of(call, opened.form);
  const auto set = app::set_options(call.context(), call.actor(), id_of(call), options);
  if (set) return back_to(call);
  if (is_of_form(set.error())) return show(call, {&set.error(), &options});
  return set.error();
}

Result<Response> replace_batch(Call& call) {
  const auto* file = call.form.file("file");
  const auto replaced = file == nullptr
                            ? Result<app::AwardBatch>(fail(ErrorCode::invalid, "form",
                                                           "No file came. Choose one.", "/file"))
                            : app::replace_rows(call.context(), call.actor(), id_of(call), *file);
  if (replaced) return back_to(call);
  if (is_of_form(replaced.error())) return show(call, {&replaced.error(), nullptr});
  return replaced.error();
}

Result<Response> start_batch(Call& call) {
  CAIRN_CHECK(app::start_batch(call.context(), call.actor(), id_of(call)));
  return back_to(call);
}

Result<Response> stop_batch(Call& call) {
  CAIRN_CHECK(app::stop_batch(call.context(), call.actor(), id_of(call)));
  return back_to(call);
}

Result<Response> cancel_batch(Call& call) {
  CAIRN_CHECK(app::cancel_batch(call.context(), call.actor(), id_of(call)));
  return back_to(call);
}

Result<Response> batch_result(Call& call) {
  CAIRN_TRY(auto csv, app::batch_result(call.context(), call.actor(), id_of(call), say_fault));
  return csv_file(std::move(csv), "result.csv");
}

}  // namespace cairn::server::pages
