// SPDX-License-Identifier: Apache-2.0
// Each record says its fields once, to a visitor that reads or writes them.
#include "app/career/workbook.h"

#include <algorithm>
#include <limits>

#include "app/limits.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#workbook";

template <class V>
void fields(V& v, HeldSkill& it) {
  v("skill", it.skill), v("level", it.level), v("evidence_level", it.evidence_level);
  v("last_used", it.last_used), v("source", it.source);
}
template <class V>
void fields(V& v, BroughtId& it) {
  v("credential", it.credential), v("achievement", it.achievement), v("issuer", it.issuer);
}
template <class V>
void fields(V& v, Profile& it) {
  v("skills", it.skills), v("credentials", it.credentials), v("brought", it.brought);
}
template <class V>
void fields(V& v, Requirement& it) {
  v("skill", it.skill), v("level", it.level), v("weight", it.weight);
  v("essential", it.essential), v("sentence", it.sentence), v("years", it.years);
}
template <class V>
void fields(V& v, Advert& it) {
  v("id", it.id), v("title", it.title), v("address", it.address), v("text", it.text);
  v("requirements", it.requirements), v("credentials", it.credentials);
}
template <class V>
void fields(V& v, Goal& it) {
  v("id", it.id), v("kind", it.kind), v("title", it.title), v("adverts", it.adverts);
  v("from_occupation", it.from_occupation), v("occupation", it.occupation);
  v("requirements", it.requirements);
}
template <class V>
void fields(V& v, PlanSettings& it) {
  v("hours_per_week", it.hours_per_week), v("start", it.start), v("deadline", it.deadline);
  v("budget", it.budget), v("currency", it.currency), v("max_parallel", it.max_parallel);
  v("order", it.order), v("languages", it.languages), v("providers", it.providers);
  v("excluded", it.excluded), v("pinned", it.pinned);
}
template <class V>
void fields(V& v, Phrase& it) {
  v("text", it.text), v("values", it.values), v("ours", it.ours);
}
template <class V>
void fields(V& v, PlanStep& it) {
  v("offer", it.offer), v("title", it.title), v("provider", it.provider), v("start", it.start);
  v("finish", it.finish), v("minutes", it.minutes), v("spent", it.spent);
  v("done_on", it.done_on), v("asked_after", it.asked_after);
  v("because", it.because), v("covers", it.covers);
}
template <class V>
void fields(V& v, Availability& it) {
  v("weekday", it.weekday), v("from", it.from), v("to", it.to);
}
template <class V>
void fields(V& v, BusyTime& it) {
  v("from", it.from), v("to", it.to);
}
template <class V>
void fields(V& v, CheckIn& it) {
  v("offer", it.offer), v("day", it.day), v("minutes", it.minutes);
}
template <class V>
void fields(V& v, Calendar& it) {
  v("time_zone", it.time_zone), v("availability", it.availability), v("holidays", it.holidays);
  v("busy", it.busy), v("check_ins", it.check_ins), v("feed_token_hash", it.feed_token_hash);
  v("reminder_email", it.reminder_email);
  v("reminder_language", it.reminder_language);
  v("reminder_token", it.reminder_token);
  v("reminded_on", it.reminded_on);
}
template <class V>
void fields(V& v, Plan& it) {
  v("id", it.id), v("goal", it.goal), v("settings", it.settings), v("steps", it.steps);
  v("calendar", it.calendar), v("chosen_on", it.chosen_on);
}
template <class V>
void fields(V& v, Dismissed& it) {
  v("offer", it.offer), v("title", it.title), v("day", it.day);
}
template <class V>
void fields(V& v, Workbook& it) {
  v("framework", it.framework), v("profile", it.profile), v("goals", it.goals);
  v("plans", it.plans), v("dismissed", it.dismissed), v("outcomes", it.record);
  v("kept_out", it.kept_out), v("last_id", it.last_id);
}

class Writer {
 public:
  explicit Writer(const json::Builder& builder) : builder_(builder), object_(builder) {}

  template <class T>
  void operator()(std::string_view key, T& value) {
    object_.add(key, written(value));
  }
  json::Value value() const { return object_.value(); }

 private:
  template <class T>
  json::Value written(T& value) const {
    if constexpr (std::is_same_v<T, std::string>) {
      return builder_.string(value);
    } else if constexpr (std::is_same_v<T, bool>) {
      return json::Value::boolean(value);
    } else if constexpr (std::is_same_v<T, Phrase>) {
      return value.ours || !value.values.empty() ? object_of(value) : builder_.string(value.text);
    } else if constexpr (std::is_same_v<T, outcomes::Record>) {
      return outcomes::record_json(value, builder_);
    } else if constexpr (std::is_same_v<T, GoalKind>) {
      return builder_.string(goal_kind_names[static_cast<std::size_t>(value)]);
    } else if constexpr (std::is_integral_v<T>) {
      return builder_.integer(value);
    } else {
      return object_of(value);
    }
  }
  template <class T>
  json::Value object_of(T& value) const {
    Writer inner(builder_);
    fields(inner, value);
    return inner.value();
  }
  template <class T>
  json::Value written(std::vector<T>& list) const {
    std::vector<json::Value> items;
    items.reserve(list.size());
    for (auto& item : list) items.push_back(written(item));
    return builder_.array(items);
  }

  json::Builder builder_;
  json::ObjectBuilder object_;
};

// What is missing keeps its default, so that a later version may add fields.
class Reader {
 public:
  explicit Reader(const json::Value& object) : object_(object) {}
  bool good() const { return good_; }

  template <class T>
  void operator()(std::string_view key, T& value) {
    if (const auto* found = object_.find(key)) good_ = read(*found, value) && good_;
  }

 private:
  static bool read(const json::Value& from, std::string& text) {
    text = from.as_string();
    return from.is_string();
  }
  static bool read(const json::Value& from, outcomes::Record& record) {
    auto found = outcomes::read_record(from);
    if (found) record = std::move(found).value();
    return found.ok();
  }
  static bool read(const json::Value& from, bool& truth) {
    truth = from.as_boolean();
    return from.is_boolean();
  }
  static bool read(const json::Value& from, GoalKind& kind) {
    const auto* found =
        std::find(std::begin(goal_kind_names), std::end(goal_kind_names), from.as_string());
    if (found == std::end(goal_kind_names)) return false;
    kind = static_cast<GoalKind>(found - std::begin(goal_kind_names));
    return true;
  }
  template <class T>
  static bool read(const json::Value& from, T& value) {
    if constexpr (std::is_same_v<T, Phrase>) {
      if (from.is_string()) {  // a name, or a whole sentence as they were kept before
        value = as_written(from.as_string());
        return true;
      }
    }
    if constexpr (std::is_integral_v<T>) {
      const auto number = from.as_int64();
      if (!number || *number < std::int64_t{std::numeric_limits<T>::min()} ||
          *number > std::int64_t{std::numeric_limits<T>::max()})
        return false;
      value = static_cast<T>(*number);
      return true;
    } else {
      Reader inner(from);
      fields(inner, value);
      return from.is_object() && inner.good();
    }
  }
  template <class T>
  static bool read(const json::Value& from, std::vector<T>& list) {
    if (!from.is_array()) return false;
    list.assign(from.size(), T());
    for (std::size_t i = 0; i < list.size(); ++i)
      if (!read(from.items()[i], list[i])) return false;
    return true;
  }

  const json::Value& object_;
  bool good_ = true;
};

template <class T>
T* with_id(std::vector<T>& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::string Workbook::new_id() { return std::to_string(++last_id); }
Goal* Workbook::goal(std::string_view id) { return with_id(goals, id); }
Plan* Workbook::plan(std::string_view id) { return with_id(plans, id); }

void add_brought(Profile& profile, const BroughtId& badge) {
  std::erase_if(profile.brought, [&](const BroughtId& it) {
    return it.achievement == badge.achievement && it.issuer == badge.issuer;
  });
  profile.brought.push_back(badge);
}

const Plan* Workbook::plan_with(std::string_view offer) const {
  for (const auto& plan : plans)
    for (const auto& step : plan.steps)
      if (step.offer == offer && step.done_on.empty()) return &plan;
  return nullptr;
}

std::string write(const Workbook& workbook) {
  Arena arena;
  Writer writer{json::Builder(arena)};
  fields(writer, const_cast<Workbook&>(workbook));
  return json::write(writer.value());
}

Result<Workbook> read_workbook(std::string_view text) {
  if (text.size() > limits::workbook_bytes_max)
    return fail(ErrorCode::too_large, where, "The workbook is larger than allowed.");
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(text, arena));
  Workbook workbook;
  Reader reader(document);
  fields(reader, workbook);
  if (!document.is_object() || !reader.good())
    return fail(ErrorCode::invalid, where, "This is not a workbook as Cairn writes it.");
  return workbook;
}

}  // namespace cairn::app::career
