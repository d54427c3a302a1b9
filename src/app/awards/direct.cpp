// SPDX-License-Identifier: Apache-2.0
#include "app/awards/direct.h"

#include "app/audit.h"
#include "app/awards/award.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/check_rows.h"
#include "app/awards/limits.h"
#include "app/awards/offer.h"
#include "app/awards/recipient.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"

namespace cairn::app {
namespace {

struct Read {
  SheetEntry entry;
  std::optional<Instant> starts;
  std::optional<Instant> offer_until;
  std::string key;
};

std::vector<std::string> cells_of(const PersonForm& form) {
  return {form.name, form.email, form.expires, form.evidence, form.narrative, form.source_key};
}

// Every column in its place.
Mapping plain_mapping() {
  Mapping mapping{};
  for (std::size_t i = 0; i < mapping.size(); ++i) mapping[i] = i;
  return mapping;
}

Result<Read> read_form(const PersonForm& form, Instant now) {
  Read read;
  Faults faults;
  auto checked = check_row(plain_mapping(), cells_of(form), now);
  for (auto& fault : checked.faults) {
    const auto& column = sheet_columns()[static_cast<std::size_t>(fault.field)];
    const auto path =
        "/" + std::string(fault.field == SheetField::key ? "source_key" : column.name);
    faults.add(field_error({path, column.label}, std::move(fault.sentence)));
  }
  read.entry = std::move(checked.entry);
  read.starts = faults.take(future_day({"/starts", "The day"}, form.starts, now));
  read.offer_until = faults.take(
      future_day({"/offer_until", "The day until which to accept"}, form.offer_until, now));
  read.key = faults.take(text_field({"/source_key", "The key"}, form.source_key,
                                    limits::row_key_characters_max, Presence::required));
  CAIRN_CHECK(faults.verdict());
  return read;
}

std::string source_key_of(const PersonForm& form, const Read& read) {
  return std::string(award_source_names[static_cast<std::size_t>(form.source)]) + ":" + read.key;
}

// A batch of one row, which waits for its day like any other.
Result<PersonAwarded> award_later(Context& context, Transaction& transaction, const Actor& actor,
                                  const PersonForm& form, const Read& read) {
  AwardBatch batch;
  batch.organisation = actor.organisation;
  batch.id = {name_from(actor.organisation, source_key_of(form, read))};
  if (transaction.awards().batches().find(actor.organisation, batch.id))
    return PersonAwarded{std::nullopt, false, batch.id};
  batch.achievement = form.achievement;
  batch.file_name = read.entry.name;
  for (const auto& column : sheet_columns()) batch.header.emplace_back(column.label);
  batch.mapping = write_mapping(plain_mapping());
  batch.repeat = Repeat::award_again;
  batch.state = BatchState::running;
  batch.starts = *read.starts;
  batch.offer_until = read.offer_until;
  batch.created_by = actor.account;
  batch.created = context.clock.now();
  CAIRN_CHECK(transaction.awards().batches().add(batch));
  BatchRow row{.number = 2, .cells = cells_of(form)};
  CAIRN_CHECK(transaction.awards().batches().add_row(batch, row));
  CAIRN_CHECK(check_rows(context, transaction, batch));
  return PersonAwarded{std::nullopt, true, batch.id};
}

}  // namespace

Result<PersonAwarded> award_person(Context& context, const Actor& actor, const PersonForm& form) {
  const auto now = context.clock.now();
  CAIRN_TRY(const auto read, read_form(form, now));
  CAIRN_TRY(const auto recipients, Recipients::open(context));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto achievement = transaction->achievements().find(actor.organisation, form.achievement);
  if (!achievement && achievement.error().code != ErrorCode::not_found) return achievement.error();
  if (!achievement || achievement->state != AchievementState::published)
    return field_error({"/achievement", "Achievement"}, "Choose an achievement that is published.");
  const auto key = source_key_of(form, read);
  CAIRN_TRY(auto earlier,
            optional(transaction->awards().find_by_source_key(actor.organisation, key)));
  if (earlier) return PersonAwarded{std::move(earlier), false, std::nullopt};
  if (read.starts && *read.starts > now) {
    CAIRN_TRY(auto planned, award_later(context, *transaction, actor, form, read));
    CAIRN_CHECK(audit(context, *transaction, actor, "award.plan", planned.later->text));
    CAIRN_CHECK(transaction->commit());
    return planned;
  }
  AwardOrder order;
  order.achievement = *achievement;
  CAIRN_TRY(order.learner, recipients.settle(context, *transaction, actor.organisation,
                                             read.entry.name, read.entry.email));
  order.source = form.source;
  order.source_key = key;
  order.evidence = evidence_of(read.entry);
  order.valid_until = read.entry.expires;
  CAIRN_TRY(auto award, make_award(context, *transaction, order));
  if (read.offer_until) CAIRN_CHECK(make_offer(context, *transaction, award, *read.offer_until));
  CAIRN_CHECK(audit(context, *transaction, actor, "award.make", award.id.text));
  CAIRN_CHECK(transaction->commit());
  return PersonAwarded{std::move(award), true, std::nullopt};
}

std::string new_source_key(Context& context) { return new_salt(context.random); }

}  // namespace cairn::app
