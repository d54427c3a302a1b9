// SPDX-License-Identifier: Apache-2.0
#include "app/outcomes/desk.h"

#include <algorithm>

#include "app/fields.h"
#include "base/text.h"
#include "json/parse.h"
#include "json/write.h"
#include "outcomes/limits.h"

namespace cairn::app {
namespace {

bool holds(const OutcomeDesk& desk, std::string_view key) {
  return std::any_of(desk.credentials.begin(), desk.credentials.end(),
                     [&](const outcomes::Credential& it) { return it.key == key; });
}

// Where fields of a form stand for a member of the record.
struct Renamed {
  std::string_view member, field;
};
constexpr Renamed renamed[] = {
    {"/a_year", "/amount"}, {"/money", "/amount"}, {"/minutes", "/hours"}};

std::string field_of(std::string_view path) {
  for (const auto& [member, field] : renamed)
    if (path == member) return std::string(field);
  return std::string(path);
}

// What the record says is wrong, but for fields that were unreadable already.
void add_faults(Faults& faults, std::vector<Error> found) {
  const auto so_far = faults.verdict();
  const auto is_told = [&](const std::string& path) {
    if (so_far) return false;
    const auto& first = so_far.error();
    return first.path == path || std::any_of(first.also.begin(), first.also.end(),
                                             [&](const Error& it) { return it.path == path; });
  };
  for (auto& error : found) {
    error.path = field_of(error.path);
    if (!is_told(error.path)) faults.add(std::move(error));
  }
}

std::string upper(std::string_view text) {
  std::string out(trim(text));
  for (auto& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

Result<std::optional<outcomes::Money>> money_field(std::string_view amount,
                                                   std::string_view currency) {
  const auto text = trim(amount);
  if (text.empty()) return std::optional<outcomes::Money>();
  const auto hundredths = outcomes::parse_hundredths(text);
  if (!hundredths)
    return field_error({"/amount", "Amount"},
                       "Write the amount in digits alone, as in 2400 or 2400.50.");
  return std::optional(outcomes::Money{*hundredths, upper(currency)});
}

Result<std::optional<std::int64_t>> scale_field(Field field, std::string_view typed) {
  const auto text = trim(typed);
  if (text.empty()) return std::optional<std::int64_t>();
  if (text.size() != 1 || text[0] < '1' || text[0] > '5')
    return field_error(field, "Choose a number from 1 to 5.");
  return std::optional<std::int64_t>(text[0] - '0');
}

Result<std::optional<std::int64_t>> hours_field(std::string_view typed) {
  const auto text = trim(typed);
  if (text.empty()) return std::optional<std::int64_t>();
  const auto hundredths = outcomes::parse_hundredths(text);
  if (!hundredths)
    return field_error({"/hours", "Hours"}, "Write the hours in digits alone, as in 40 or 12.5.");
  return std::optional<std::int64_t>(*hundredths * 60 / 100);
}

Result<outcomes::Kind> kind_field(std::string_view name) {
  const auto kind = outcomes::kind_named(name);
  if (!kind) return field_error({"/kind", "What came"}, "Choose what came.");
  return *kind;
}

Result<outcomes::Cause> cause_field(std::string_view name) {
  const auto cause = name.empty() ? outcomes::Cause::unknown : outcomes::cause_named(name);
  if (!cause) return field_error({"/cause", "Your judgement"}, "Choose one of the judgements.");
  return *cause;
}

Result<std::int64_t> times_a_year(std::string_view period) {
  if (period.empty() || period == "year") return std::int64_t{1};
  if (period == "month") return std::int64_t{12};
  return field_error({"/period", "Period"}, "Choose a year or a month.");
}

}  // namespace

Status add_outcome(OutcomeDesk& desk, const OutcomeForm& form, outcomes::Day today) {
  CAIRN_CHECK(outcomes::room_for_entry(desk.record));
  Faults faults;
  outcomes::Entry entry;
  entry.kind = faults.take(kind_field(form.kind));
  entry.day = trim(form.day);
  entry.note = faults.take(text_field({"/note", "In your words"}, form.note,
                                      outcomes::limits::note_characters_max, Presence::optional,
                                      Lines::many));
  entry.evidence =
      faults.take(text_field({"/evidence", "Evidence"}, form.evidence,
                             outcomes::limits::evidence_characters_max, Presence::optional));
  for (const auto& key : form.credentials) {
    if (std::find(entry.credentials.begin(), entry.credentials.end(), key) ==
        entry.credentials.end())
      entry.credentials.push_back(key);
    if (!holds(desk, key))
      faults.add(field_error({"/credentials", "It followed"}, "Choose credentials of the list."));
  }
  entry.a_year = faults.take(money_field(form.amount, form.currency));
  const auto times = faults.take(times_a_year(form.period));
  if (entry.a_year) entry.a_year->hundredths *= std::max<std::int64_t>(times, 1);
  entry.until = trim(form.until);
  entry.cause = faults.take(cause_field(form.cause));
  entry.before = faults.take(scale_field({"/before", "Before"}, form.before));
  entry.after = faults.take(scale_field({"/after", "After"}, form.after));
  add_faults(faults, outcomes::faults_of(entry, today));
  CAIRN_CHECK(faults.verdict());
  entry.id = desk.record.new_id();
  desk.record.entries.push_back(std::move(entry));
  return done;
}

Status add_cost(OutcomeDesk& desk, const CostForm& form) {
  CAIRN_CHECK(outcomes::room_for_cost(desk.record));
  Faults faults;
  outcomes::Cost cost;
  cost.credential = form.credential;
  if (!cost.credential.empty() && !holds(desk, cost.credential))
    faults.add(field_error({"/credential", "Spent on"}, "Choose credentials of the list."));
  cost.what = faults.take(text_field({"/what", "What for"}, form.what,
                                     outcomes::limits::title_characters_max, Presence::optional));
  cost.money = faults.take(money_field(form.amount, form.currency));
  cost.minutes = faults.take(hours_field(form.hours));
  add_faults(faults, outcomes::faults_of(cost));
  CAIRN_CHECK(faults.verdict());
  cost.id = desk.record.new_id();
  desk.record.costs.push_back(std::move(cost));
  return done;
}

Status add_credential(OutcomeDesk& desk, const CredentialForm& form, outcomes::Day today) {
  if (!form.key.empty() && holds(desk, form.key)) return done;
  CAIRN_CHECK(outcomes::room_for_credential(desk.record));
  Faults faults;
  outcomes::Credential credential;
  credential.title =
      faults.take(text_field({"/title", "What it is called"}, form.title,
                             outcomes::limits::title_characters_max, Presence::required));
  credential.issuer =
      faults.take(text_field({"/issuer", "Who gave it"}, form.issuer,
                             outcomes::limits::title_characters_max, Presence::optional));
  credential.day = trim(form.day);
  credential.key = form.key;
  add_faults(faults, outcomes::faults_of(credential, today));
  CAIRN_CHECK(faults.verdict());
  if (credential.key.empty()) credential.key = "own-" + desk.record.new_id();
  desk.record.credentials.push_back(credential);
  desk.credentials.push_back(std::move(credential));
  return done;
}

Status remove_outcome(OutcomeDesk& desk, std::string_view id) {
  if (!outcomes::remove(desk.record, id))
    return fail(ErrorCode::not_found, "outcomes", "This was removed already.");
  return done;
}

void show_own_credentials(OutcomeDesk& desk) {
  for (const auto& own : desk.record.credentials)
    if (!holds(desk, own.key)) desk.credentials.push_back(own);
}

std::string usual_currency(const outcomes::Record& record) {
  for (auto it = record.costs.rbegin(); it != record.costs.rend(); ++it)
    if (it->money) return it->money->currency;
  for (auto it = record.entries.rbegin(); it != record.entries.rend(); ++it)
    if (it->a_year) return it->a_year->currency;
  return "EUR";
}

std::string record_text(const outcomes::Record& record) {
  Arena arena;
  return json::write(outcomes::record_json(record, json::Builder(arena)));
}

Result<outcomes::Record> read_record_text(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto value, json::parse(text, arena));
  return outcomes::read_record(value);
}

}  // namespace cairn::app
