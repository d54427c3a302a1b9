// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/correct_many.h"

#include <algorithm>
#include <map>

#include "achievement/reached.h"
#include "app/awards/badge.h"
#include "app/awards/replace.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/claims.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

using enum CorrectionField;

constexpr std::string_view without_end = "never";
constexpr std::int64_t last_second_of_day = 86'399'000'000;

// What one row says, read cell by cell.
class RowReading {
 public:
  RowReading(const Sheet& sheet, const SheetForm& form, const Mapping& mapping,
             const Sheet::Row& row, CorrectedRow& out)
      : sheet_(sheet), form_(form), mapping_(mapping), row_(row), out_(out) {}

  std::string_view cell(CorrectionField field) const {
    const auto column = mapping_[place_of(field)];
    return column && *column < row_.cells.size() ? trim(row_.cells[*column]) : std::string_view();
  }
  Field labelled(CorrectionField field) const { return {"", form_.columns[place_of(field)].label}; }
  template <class T>
  T take(CorrectionField field, Result<T> read) {
    if (read) return std::move(read).value();
    fault(field, read.error().detail);
    return T();
  }
  void fault(CorrectionField field, std::string sentence) {
    const auto column = mapping_[place_of(field)];
    out_.faults.push_back({column ? sheet_.header[*column] : "", std::move(sentence)});
  }
  void fault(std::string sentence) { out_.faults.push_back({"", std::move(sentence)}); }
  bool sound() const { return out_.faults.empty(); }

 private:
  const Sheet& sheet_;
  const SheetForm& form_;
  const Mapping& mapping_;
  const Sheet::Row& row_;
  CorrectedRow& out_;
};

struct Wanted {
  AwardId award;      // as named, or ""
  std::string email;  // of who has it now, or ""
  std::string name, new_email, reason;
  std::string narrative, evidence;
  std::optional<Instant> awarded;
  std::vector<std::pair<std::string, std::string>> results;
  bool ends_otherwise = false;
  std::optional<Instant> end;
};

void read_end(RowReading& row, Instant now, Wanted& wanted) {
  const auto typed = row.cell(expires);
  if (typed.empty()) return;
  wanted.ends_otherwise = true;
  if (to_lower_ascii(typed) == without_end) return;
  const auto day = read_day(typed);
  if (!day)
    return row.fault(expires, "Valid until is no day. Write it like 2027-05-31, or “never”.");
  wanted.end = Instant{day->microseconds + last_second_of_day};
  if (*wanted.end <= now)
    row.fault(expires, "Valid until is over already. Write a day to come, or leave it empty.");
}

// "Grade=B; Final exam=87.5".
void read_results(RowReading& row, Wanted& wanted) {
  for (const auto part : split(row.cell(results), ';')) {
    const auto text = trim(part);
    if (text.empty()) continue;
    const auto at = text.rfind('=');
    if (at == text.npos)
      return row.fault(results,
                       "Write a result and what was reached: Grade=B. More of them are "
                       "parted by semicolons.");
    wanted.results.emplace_back(trim(text.substr(0, at)), trim(text.substr(at + 1)));
  }
}

void read_what_was_done(RowReading& row, Instant now, Wanted& wanted) {
  wanted.narrative = row.take(
      narrative, text_field(row.labelled(narrative), row.cell(narrative),
                            limits::statement_characters_max, Presence::optional, Lines::many));
  wanted.evidence =
      row.take(evidence, url_field(row.labelled(evidence), row.cell(evidence), Presence::optional));
  if (const auto typed = row.cell(awarded); !typed.empty()) {
    // The list of awards as a table writes moments.
    const bool moment = typed.size() > 10 && typed[10] == 'T';
    wanted.awarded = read_day(moment ? typed.substr(0, 10) : typed);
    if (!wanted.awarded) row.fault(awarded, "Write the day of awarding as 2026-05-31.");
    if (wanted.awarded && *wanted.awarded > now)
      row.fault(awarded, "This day is still to come. Choose today, or one before.");
  }
  read_results(row, wanted);
}

Wanted read_row(RowReading& row, const OrganisationId& organisation, Instant now) {
  Wanted wanted;
  if (const auto named = row.cell(award); !named.empty()) {
    const auto read = read_award_ids(named, organisation);
    if (read.ids.size() == 1)
      wanted.award = read.ids.front();
    else
      row.fault(award, "This names no badge of yours. Give its id or the address of its page.");
  }
  if (!row.cell(email).empty())
    wanted.email = row.take(email, email_field(row.labelled(email), row.cell(email)));
  if (row.cell(award).empty() && row.cell(email).empty())
    row.fault("The row names no badge. Give its id, or its learner’s address.");
  wanted.name = row.take(name, text_field(row.labelled(name), row.cell(name),
                                          limits::name_characters_max, Presence::optional));
  if (!row.cell(new_email).empty())
    wanted.new_email =
        row.take(new_email, email_field(row.labelled(new_email), row.cell(new_email)));
  wanted.reason =
      row.take(reason, text_field(row.labelled(reason), row.cell(reason),
                                  limits::reason_characters_max, Presence::optional, Lines::many));
  read_end(row, now, wanted);
  read_what_was_done(row, now, wanted);
  return wanted;
}

// The awards that rows are about, and what is to become of them.
class Correcting {
 public:
  Correcting(Context& context, Transaction& transaction, const OrganisationId& organisation,
             const CorrectionOptions& options)
      : context_(context),
        transaction_(transaction),
        organisation_(organisation),
        options_(options) {}

  // The change a row asks for; nothing where it says what is so, or is wrong.
  Result<std::optional<OrderedChange>> order(RowReading& row, CorrectedRow& out) {
    const auto wanted = read_row(row, organisation_, context_.clock.now());
    if (!row.sound()) return std::optional<OrderedChange>();
    CAIRN_TRY(const auto found, find(row, wanted));
    if (!found) return std::optional<OrderedChange>();
    out.award = found->id;
    const auto [former, first] = seen_.emplace(found->id.text, out.number);
    if (!first) {
      row.fault(filled("Row {} is about this badge too. Keep one of them.", former->second));
      return std::optional<OrderedChange>();
    }
    CAIRN_TRY(const auto learner,
              transaction_.claims().find_learner(organisation_, found->learner));
    CAIRN_TRY(const auto achievement,
              transaction_.achievements().find_version(organisation_, found->achievement,
                                                       found->achievement_version));
    out.learner_name = learner.name;
    out.achievement_name = achievement.name;
    if (!wanted.email.empty() && learner.email != wanted.email &&
        learner.email != wanted.new_email) {
      row.fault(email, "This badge is not of that address. Look which of the two is meant.");
      return std::optional<OrderedChange>();
    }
    if (const auto judged = judge_change(*found, AwardChange::correct);
        judged.effect == Effect::refused) {
      row.fault(std::string(judged.sentence));
      return std::optional<OrderedChange>();
    }
    auto order = difference(wanted, *found, learner, achievement);
    if (!order) return order;
    Replacement replacement;
    replacement.results = order->form.results;
    replacement.awarded = wanted.awarded;
    if (order->form.last_day) replacement.until = wanted.end;
    const auto checked = look_up_replaced(context_, transaction_, *found, replacement);
    if (checked) return order;
    if (checked.error().code != ErrorCode::invalid) return checked.error();
    row.fault(checked.error().path == "/awarded" ? awarded : results, checked.error().detail);
    return std::optional<OrderedChange>();
  }

 private:
  // Nothing, with a fault of the row, where it leads to none or to several.
  Result<std::optional<Award>> find(RowReading& row, const Wanted& wanted) {
    if (!wanted.award.text.empty()) {
      CAIRN_TRY(auto found, optional(transaction_.awards().find(organisation_, wanted.award)));
      if (!found)
        row.fault(award, "This names no badge of yours. Give its id or the address of its page.");
      return found;
    }
    CAIRN_TRY(auto all, awards_of(wanted.email));
    // Sent again after the badge has moved.
    if (all.empty() && !wanted.new_email.empty()) {
      CAIRN_TRY(all, awards_of(wanted.new_email));
    }
    if (all.size() == 1) return std::optional(std::move(all.front()));
    row.fault(email, all.empty()
                         ? std::string("Nobody with this address has a badge that holds. Look for "
                                       "it on the list of badges.")
                         : filled("This address has {} badges. Say by an id which is meant, or "
                                  "choose the achievement.",
                                  all.size()));
    return std::optional<Award>();
  }

  Result<std::vector<Award>> awards_of(const std::string& address) {
    CAIRN_TRY(const auto learner,
              optional(transaction_.claims().find_learner_by_email(organisation_, address)));
    if (!learner) return std::vector<Award>();
    CAIRN_TRY(auto all, transaction_.awards().list_of_learner(organisation_, learner->id));
    std::erase_if(all, [&](const Award& one) {
      return one.revoked || one.erased ||
             (!options_.achievement.text.empty() && one.achievement != options_.achievement);
    });
    return all;
  }

  // Results that are wrong stay, to be told.
  static void add_what_was_done(const Wanted& wanted, const Award& before,
                                const Achievement& achievement, ChangeForm& form) {
    const auto said = said_by(before);
    if (!wanted.narrative.empty() && wanted.narrative != said.narrative)
      form.narrative = wanted.narrative;
    if (!wanted.evidence.empty() && wanted.evidence != said.link) form.evidence = wanted.evidence;
    if (wanted.awarded && format_instant(*wanted.awarded).substr(0, 10) !=
                              format_instant(before.awarded).substr(0, 10))
      form.awarded = format_instant(*wanted.awarded).substr(0, 10);
    for (const auto& [of, typed] : wanted.results) {
      const auto row =
          std::ranges::find(achievement.details.results, of, &achievement::ResultRow::name);
      const auto value = row == achievement.details.results.end()
                             ? Result<std::string>(typed)
                             : achievement::read_reached(*row, typed);
      const auto signed_one = std::pair(of, value ? *value : typed);
      if (std::ranges::find(said.results, signed_one) == said.results.end())
        form.results.emplace_back(of, typed);
    }
  }

  std::optional<OrderedChange> difference(const Wanted& wanted, const Award& before,
                                          const Learner& learner,
                                          const Achievement& achievement) const {
    ChangeForm form;
    form.change = AwardChange::correct;
    form.reason = wanted.reason.empty() ? options_.reason : wanted.reason;
    if (!wanted.name.empty() && wanted.name != name_signed(before)) form.name = wanted.name;
    if (!wanted.new_email.empty() && wanted.new_email != learner.email)
      form.email = wanted.new_email;
    if (wanted.ends_otherwise && wanted.end != before.valid_until)
      form.last_day = wanted.end ? format_instant(*wanted.end).substr(0, 10) : std::string();
    add_what_was_done(wanted, before, achievement, form);
    if (!form.name && !form.email && !form.last_day && !form.narrative && !form.evidence &&
        !form.awarded && form.results.empty())
      return std::nullopt;
    return OrderedChange{before.id, std::move(form)};
  }

  Context& context_;
  Transaction& transaction_;
  const OrganisationId& organisation_;
  const CorrectionOptions& options_;
  std::map<std::string, std::size_t> seen_;  // which row was about an award
};

Result<Mapping> mapping_for(const Sheet& sheet, const SheetForm& form,
                            const CorrectionOptions& options) {
  auto mapping = options.mapping.empty() ? guess_mapping(sheet.header, form) : options.mapping;
  mapping.resize(form.columns.size());
  CAIRN_CHECK(check_correction_mapping(mapping, form, sheet.header.size()));
  return mapping;
}

Status check_options(Transaction& transaction, const Actor& actor, const Sheet& sheet,
                     const CorrectionOptions& options) {
  if (sheet.rows.size() > limits::awards_changed_at_once_max)
    return fail(ErrorCode::too_large, "corrections",
                filled("The table has more than {} rows. Send it in parts.",
                       limits::awards_changed_at_once_max),
                "/file");
  if (!options.achievement.text.empty())
    CAIRN_CHECK(transaction.achievements().find(actor.organisation, options.achievement));
  return done;
}

void count(Corrections& out) {
  const auto of = [&](Effect effect) {
    return static_cast<std::size_t>(std::ranges::count(out.rows, effect, &CorrectedRow::effect));
  };
  out.changed = of(Effect::changed);
  out.unchanged = of(Effect::unchanged);
  out.refused = of(Effect::refused);
}

}  // namespace

Result<Corrections> correct_many(Context& context, const Actor& actor, const Sheet& sheet,
                                 const CorrectionOptions& given, Trial trial) {
  auto options = given;
  CAIRN_TRY(options.reason,
            text_field({"/reason", "Reason"}, given.reason, limits::reason_characters_max,
                       Presence::optional, Lines::many));
  CAIRN_TRY(auto transaction,
            context.store.begin(trial == Trial::change ? Access::write : Access::read));
  CAIRN_CHECK(check_options(*transaction, actor, sheet, options));
  Corrections out;
  out.form = correction_form();
  CAIRN_TRY(out.mapping, mapping_for(sheet, out.form, options));
  Correcting correcting(context, *transaction, actor.organisation, options);
  std::vector<OrderedChange> orders;
  for (const auto& read : sheet.rows) {
    auto& row = out.rows.emplace_back();
    row.number = read.number;
    RowReading reading(sheet, out.form, out.mapping, read, row);
    if (!read.fault.empty()) {
      reading.fault(
          filled("The row could not be read: {}. Mend it and send the table again.", read.fault));
      continue;
    }
    CAIRN_TRY(auto order, correcting.order(reading, row));
    if (!row.faults.empty()) continue;
    row.effect = order ? Effect::changed : Effect::unchanged;
    if (order) orders.push_back(std::move(*order));
  }
  count(out);
  if (trial == Trial::only_look) return out;
  CAIRN_CHECK(change_each(context, *transaction, actor, orders, trial));
  CAIRN_CHECK(transaction->commit());
  return out;
}

}  // namespace cairn::app
