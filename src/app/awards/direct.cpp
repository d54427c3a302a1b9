// SPDX-License-Identifier: Apache-2.0
#include "app/awards/direct.h"

#include <algorithm>

#include "app/achievements/prerequisites.h"
#include "app/audit.h"
#include "app/awards/award.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/check_rows.h"
#include "app/awards/bulk/order.h"
#include "app/awards/limits.h"
#include "app/awards/offer.h"
#include "app/awards/recipient.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

struct Read {
  SheetEntry entry;
  std::optional<Instant> starts;
  std::optional<Instant> offer_until;
  std::string key;
  std::string waiver;
  std::string message;
};

// A sheet of one row, every column in its place.
struct OneRow {
  SheetForm form;
  Mapping mapping;
  std::vector<std::string> cells;
};

// Errors: invalid ("/results/0/name").
Result<OneRow> row_of(const PersonForm& person, const Achievement& achievement) {
  OneRow out;
  out.form = sheet_form(achievement.details.results);
  out.cells = {person.name,     person.email,     person.expires,
               person.evidence, person.narrative, person.source_key};
  out.cells.resize(out.form.columns.size());
  for (std::size_t i = 0; i < out.cells.size(); ++i) out.mapping.emplace_back(i);
  Faults faults;
  for (std::size_t i = 0; i < person.results.size(); ++i) {
    const auto& [name, value] = person.results[i];
    const auto found = std::ranges::find(out.form.results, name, &achievement::ResultRow::name);
    const auto path = "/results/" + std::to_string(i) + "/name";
    if (found == out.form.results.end())
      faults.add(field_error(
          {path, "Result"},
          filled("The achievement has no result “{}”. Give one of those it defines, by name.",
                 name)));
    else
      out.cells[first_result + static_cast<std::size_t>(found - out.form.results.begin())] = value;
  }
  CAIRN_CHECK(faults.verdict());
  return out;
}

// Where a fault of a column stands in the form.
std::string path_of(SheetField field, const PersonForm& person, const SheetForm& form) {
  if (field == SheetField::key) return "/source_key";
  if (place_of(field) < first_result) return "/" + form.columns[place_of(field)].name;
  const auto& name = form.results[place_of(field) - first_result].name;
  const auto found =
      std::ranges::find(person.results, name, &std::pair<std::string, std::string>::first);
  return "/results/" + std::to_string(found - person.results.begin()) + "/value";
}

Result<Read> read_form(const PersonForm& person, const OneRow& row, Instant now) {
  Read read;
  Faults faults;
  auto checked = check_row(row.form, row.mapping, row.cells, now);
  for (auto& fault : checked.faults)
    faults.add(field_error(
        {path_of(fault.field, person, row.form), row.form.columns[place_of(fault.field)].label},
        std::move(fault.sentence)));
  read.entry = std::move(checked.entry);
  read.starts = faults.take(future_day({"/starts", "The day"}, person.starts, now));
  read.offer_until = faults.take(
      future_day({"/offer_until", "The day until which to accept"}, person.offer_until, now));
  read.key = faults.take(text_field({"/source_key", "The key"}, person.source_key,
                                    limits::row_key_characters_max, Presence::required));
  read.waiver =
      faults.take(text_field({"/waiver", "The reason"}, person.waiver,
                             limits::reason_characters_max, Presence::optional, Lines::many));
  read.message =
      faults.take(text_field({"/message", "Message"}, person.message,
                             limits::message_characters_max, Presence::optional, Lines::many));
  CAIRN_CHECK(faults.verdict());
  return read;
}

Result<Achievement> find_published(Transaction& transaction, const Actor& actor,
                                   const AchievementId& id) {
  auto achievement = transaction.achievements().find(actor.organisation, id);
  if (!achievement && achievement.error().code != ErrorCode::not_found) return achievement.error();
  if (!achievement || achievement->state != AchievementState::published)
    return field_error({"/achievement", "Achievement"}, "Choose an achievement that is published.");
  return achievement;
}

std::string source_key_of(const PersonForm& form, const Read& read) {
  return std::string(award_source_names[static_cast<std::size_t>(form.source)]) + ":" + read.key;
}

// A batch of one row, which waits for its day like any other.
Result<PersonAwarded> award_later(Context& context, Transaction& transaction, const Actor& actor,
                                  const PersonForm& form, const Read& read, const OneRow& row) {
  AwardBatch batch;
  batch.organisation = actor.organisation;
  batch.id = {name_from(actor.organisation, source_key_of(form, read))};
  if (transaction.awards().batches().find(actor.organisation, batch.id))
    return PersonAwarded{std::nullopt, false, batch.id};
  batch.achievement = form.achievement;
  batch.file_name = read.entry.name;
  for (const auto& column : row.form.columns) batch.header.push_back(column.label);
  batch.mapping = write_mapping(row.mapping, row.form);
  batch.repeat = Repeat::award_again;
  batch.state = BatchState::running;
  batch.starts = *read.starts;
  batch.offer_until = read.offer_until;
  batch.waiver = read.waiver;
  batch.message = read.message;
  batch.created_by = actor.account;
  batch.created = context.clock.now();
  CAIRN_CHECK(transaction.awards().batches().add(batch));
  CAIRN_CHECK(
      transaction.awards().batches().add_row(batch, BatchRow{.number = 2, .cells = row.cells}));
  CAIRN_CHECK(check_rows(context, transaction, batch));
  return PersonAwarded{std::nullopt, true, batch.id};
}

}  // namespace

Result<PersonAwarded> award_person(Context& context, const Actor& actor, const PersonForm& form) {
  const auto now = context.clock.now();
  CAIRN_TRY(const auto recipients, Recipients::open(context));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto achievement, find_published(*transaction, actor, form.achievement));
  CAIRN_TRY(const auto row, row_of(form, achievement));
  CAIRN_TRY(const auto read, read_form(form, row, now));
  const auto key = source_key_of(form, read);
  CAIRN_TRY(auto earlier,
            optional(transaction->awards().find_by_source_key(actor.organisation, key)));
  if (earlier) return PersonAwarded{std::move(earlier), false, std::nullopt};
  CAIRN_CHECK(check_held(*transaction, achievement, read.entry.email, read.waiver, now));
  if (read.starts && *read.starts > now) {
    CAIRN_TRY(auto planned, award_later(context, *transaction, actor, form, read, row));
    CAIRN_CHECK(
        audit(context, *transaction, actor, "award.plan", planned.later->text, read.waiver));
    CAIRN_CHECK(transaction->commit());
    return planned;
  }
  auto order = order_of(context, achievement, read.entry);
  CAIRN_TRY(order.learner, recipients.settle(context, *transaction, actor.organisation,
                                             read.entry.name, read.entry.email));
  order.source = form.source;
  order.source_key = key;
  CAIRN_TRY(auto award, make_award(context, *transaction, order));
  if (read.offer_until) CAIRN_CHECK(make_offer(context, *transaction, award, *read.offer_until));
  CAIRN_CHECK(Postman(context, *transaction, actor.organisation)
                  .send(read.offer_until ? MailKind::award_offered : MailKind::award_made, award,
                        read.message, read.offer_until));
  CAIRN_CHECK(audit(context, *transaction, actor, "award.make", award.id.text));
  if (!read.waiver.empty())
    CAIRN_CHECK(audit(context, *transaction, actor, "award.waive", award.id.text, read.waiver));
  CAIRN_CHECK(transaction->commit());
  return PersonAwarded{std::move(award), true, std::nullopt};
}

std::string new_source_key(Context& context) { return new_salt(context.random); }

}  // namespace cairn::app
