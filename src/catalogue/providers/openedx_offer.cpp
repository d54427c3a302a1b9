// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/openedx_offer.h"

#include <algorithm>

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/fields.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue::openedx {
namespace {

// The best credential that seats of a course lead to, and what the others are good for.
struct Seats {
  std::optional<Price> price;
  bool has_audit = false;
  bool any = false;
  std::string credential;
  std::string credit;
};

std::string named_list(const std::vector<std::string_view>& names) {
  std::string text;
  for (const auto name : names)
    if (text.size() < words_bytes_max)
      text += (text.empty() ? "" : ", ") + plain_text(name, words_bytes_max);
  return text;
}

class Reader {
 public:
  Reader(const json::Value& entry, const ReadOptions& options)
      : entry_(entry), options_(options), language_(options.language) {}

 protected:
  json::Value at(std::initializer_list<std::string_view> names) const {
    return field(entry_, names);
  }
  std::string line(std::initializer_list<std::string_view> names, std::size_t max) const {
    return line_in(at(names), language_, max);
  }
  std::vector<std::string_view> texts(std::initializer_list<std::string_view> names) const {
    return texts_in(at(names), language_);
  }

  void read_common() {
    offer_.title = line({"title", "name", "display_name"}, title_bytes_max);
    offer_.provider = named_list(
        texts({"authoring_organizations", "owners", "organizations", "organization", "org"}));
    offer_.url = web_address(text_in(at({"marketing_url", "url", "about_url"}), language_));
    offer_.description = line({"full_description", "overview", "short_description", "subtitle"},
                              description_bytes_max);
    offer_.stage = read_stage(text_in(at({"level_type", "level"}), language_));
    for (const auto name : texts({"skill_names", "skills"}))
      add_words(offer_, plain_text(name, words_bytes_max));
    for (const auto name : texts({"expected_learning_items"}))
      add_words(offer_, plain_text(name, words_bytes_max));
    offer_.proves = line({"outcome"}, words_bytes_max);
    for (const auto name : texts({"prerequisites"}))
      add_unique(offer_.prerequisites, plain_text(name, words_bytes_max));
    add_unique(offer_.prerequisites, line({"prerequisites_raw"}, words_bytes_max));
    for (const auto* name : {"languages", "content_language", "language"})
      for (const auto tag : texts({name}))
        add_unique(offer_.languages, catalogue::read_language(tag));
    for (const auto* name : {"credit_backing_organizations", "corporate_endorsements"})
      for (const auto body : texts_in(field(entry_, name), language_))
        add_unique(offer_.endorsed_by, plain_text(body, words_bytes_max));
    if (const auto count = number_in(at({"enrollment_count"})))
      offer_.learners = static_cast<std::int64_t>(*count);
    if (const auto count = number_in(at({"recent_enrollment_count"})); count && *count > 0)
      offer_.notes.push_back(filled("Joined of late: {}.", static_cast<std::int64_t>(*count)));
    for (const auto item : texts({"job_outlook_items"}))
      add_unique(offer_.notes, filled("Outlook, as its provider tells it: {}",
                                      plain_text(item, words_bytes_max)));
    offer_.modified = read_day(text_in(at({"data_modified_timestamp", "modified"}), language_));
  }

  void take(Workload workload) {
    if (workload.total) offer_.hours = workload.total;
    if (!workload.note.empty()) offer_.notes.push_back(std::move(workload.note));
  }

  const json::Value& entry_;
  const ReadOptions& options_;
  std::string_view language_;
  Offer offer_;
};

class Course : Reader {
 public:
  using Reader::Reader;

  Offer read() {
    offer_.kind = Kind::course;
    offer_.id = trim(text_in(at({"course_id", "key", "id", "uuid"}), language_));
    read_common();
    const auto run = current_run();
    read_run(entry_);
    if (!run.is_null()) read_run(run);
    read_seats(run);
    for (const auto name : texts({"programs"}))
      add_unique(offer_.programmes, plain_text(name, words_bytes_max));
    if (truth_in(at({"invitation_only"})).value_or(false))
      offer_.notes.push_back(std::string(to_say("By invitation only.")));
    return std::move(offer_);
  }

 private:
  // The run that is open, else the last one listed.
  json::Value current_run() const {
    const auto runs = entries_of(at({"course_runs", "run_modes"}));
    const auto canonical = text_in(at({"canonical_course_run_key"}), language_);
    for (const auto& run : runs)
      if (!canonical.empty() && text_in(field(run, "key"), language_) == canonical) return run;
    return runs.empty() ? json::Value() : runs.back();
  }

  void read_run(const json::Value& run) {
    const auto pace = read_pace(text_in(field(run, {"pacing_type", "pacing"}), language_));
    if (pace != Pace::unknown) offer_.pace = pace;
    for (const auto* name : {"content_language"})
      add_unique(offer_.languages, catalogue::read_language(text_in(field(run, name), language_)));
    if (offer_.url.empty())
      offer_.url = web_address(text_in(field(run, "marketing_url"), language_));
    if (!offer_.hours) {
      const auto effort = text_in(field(run, "effort"), language_);
      const auto weeks = number_in(field(run, "weeks_to_complete"));
      auto stated = workload_of(weeks, weeks, number_in(field(run, "min_effort")),
                                number_in(field(run, "max_effort")));
      take(stated.total || effort.empty() ? std::move(stated) : read_workload(effort));
    }
    read_days(run);
  }

  void read_days(const json::Value& run) {
    const auto start = read_day(text_in(field(run, {"start", "start_date"}), language_));
    const auto end = read_day(text_in(field(run, {"enrollment_end", "end"}), language_));
    if (!end.empty() && !options_.today.empty() && end < options_.today)
      offer_.notes.push_back(filled("Its last known run closed on {}.", end));
    // What is taken at one's own pace begins any day once it is open.
    const bool still_open = options_.today.empty() || start >= options_.today;
    if (!start.empty() && (still_open || offer_.pace == Pace::scheduled))
      add_unique(offer_.starts, start);
  }

  Seats seats_of(const json::Value& list) const {
    Seats seats;
    for (const auto& seat : entries_of(list)) {
      const auto type = to_lower_ascii(text_in(field(seat, {"type", "mode", "slug"}), language_));
      const auto amount = number_in(field(seat, "price"));
      const auto currency = text_in(field(seat, "currency"), language_);
      seats.any = true;
      if (type == "audit" || type == "honor") {
        seats.has_audit = true;
        continue;
      }
      if (const auto hours = number_in(field(seat, "credit_hours")); hours && *hours > 0)
        seats.credit =
            plain_text(text_in(field(seat, "credit_hours"), language_), 20) + " credit hours";
      const auto price = amount ? price_of(*amount, currency) : std::nullopt;
      // Of several currencies the first stands; of one the cheapest.
      if (price && (!seats.price || (price->currency == seats.price->currency &&
                                     price->minor < seats.price->minor)))
        seats.price = price;
      if (seats.credential.empty() && !type.empty())
        seats.credential = plain_text(type, words_bytes_max) + " certificate";
    }
    return seats;
  }

  void read_seats(const json::Value& run) {
    auto seats = seats_of(at({"seats", "entitlements"}));
    if (!seats.any && !run.is_null()) seats = seats_of(field(run, "seats"));
    if (!seats.any) return;
    offer_.trial = seats.has_audit ? Trial::audit : Trial::unknown;
    offer_.price = seats.price;
    if (!seats.price && seats.has_audit && seats.credential.empty()) offer_.price = Price{0, ""};
    offer_.credential = std::move(seats.credential);
    if (offer_.credit.empty()) offer_.credit = std::move(seats.credit);
  }
};

class Program : Reader {
 public:
  using Reader::Reader;

  Offer read() {
    offer_.kind = Kind::programme;
    offer_.id = trim(text_in(at({"uuid", "id", "marketing_slug"}), language_));
    read_common();
    for (const auto& course : courses_of(entry_))
      if (const auto keys = keys_of(course); !keys.empty())
        add_unique(offer_.parts, std::string(keys.front()));
    const auto weeks = number_in(at({"weeks_to_complete"}));
    auto low = number_in(at({"weeks_to_complete_min"})),
         high = number_in(at({"weeks_to_complete_max"}));
    take(workload_of(low ? low : weeks, high ? high : weeks,
                     number_in(at({"min_hours_effort_per_week"})),
                     number_in(at({"max_hours_effort_per_week"}))));
    for (const auto& range : entries_of(at({"price_ranges"}))) {
      const auto amount = number_in(field(range, {"total", "max"}));
      if (amount && !offer_.price)
        offer_.price = price_of(*amount, text_in(field(range, "currency"), language_));
    }
    const auto type = line({"type", "category", "credential_type"}, words_bytes_max);
    if (!type.empty()) offer_.credential = type + " certificate";
    if (const auto credit = number_in(at({"credit_value"})); credit && *credit > 0)
      offer_.credit = plain_text(text_in(at({"credit_value"}), language_), 20) + " credits";
    if (const auto how = line({"credit_redemption_overview"}, words_bytes_max); !how.empty())
      add_unique(offer_.notes, filled("Credit: {}", how));
    const auto status = to_lower_ascii(text_in(at({"status"}), language_));
    if (status == "retired" || status == "deleted" || status == "unpublished")
      offer_.notes.push_back(filled("Its provider lists it as {}.", status));
    return std::move(offer_);
  }
};

}  // namespace

bool is_program(const json::Value& entry) {
  return !field(entry, {"course_codes", "authoring_organizations", "courses"}).is_null() &&
         field(entry, {"course_runs", "course_id"}).is_null();
}

Offer read_course(const json::Value& entry, const ReadOptions& options) {
  return Course(entry, options).read();
}

Offer read_program(const json::Value& entry, const ReadOptions& options) {
  return Program(entry, options).read();
}

std::vector<json::Value> courses_of(const json::Value& program) {
  auto courses = entries_of(field(program, {"course_codes", "courses"}));
  if (courses.size() > list_items_max) courses.resize(list_items_max);
  return courses;
}

std::vector<std::string_view> keys_of(const json::Value& course) {
  std::vector<std::string_view> keys;
  const auto add = [&](const json::Value& value) {
    const auto key = trim(text_in(value, "en"));
    if (!key.empty() && key.size() <= id_bytes_max && keys.size() < list_items_max)
      keys.push_back(key);
  };
  if (!course.is_object()) add(course);
  add(field(course, {"key", "course_id", "id", "uuid"}));
  for (const auto& run : entries_of(field(course, {"course_runs", "run_modes"})))
    add(field(run, {"key", "course_key"}));
  return keys;
}

}  // namespace cairn::catalogue::openedx
