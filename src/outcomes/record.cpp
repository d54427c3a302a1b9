// SPDX-License-Identifier: Apache-2.0
#include "outcomes/record.h"

#include <algorithm>

#include "base/filled.h"
#include "base/text.h"
#include "outcomes/limits.h"

namespace cairn::outcomes {
namespace {

constexpr const char* where = "outcomes";
constexpr std::string_view first_day = "1960-01-01";

class Found {
 public:
  explicit Found(const std::string& path) : path_(path) {}
  void add(bool wrong, std::string_view member, std::string sentence) {
    if (wrong)
      all_.push_back(
          fail(ErrorCode::invalid, where, std::move(sentence), path_ + std::string(member)));
  }
  std::vector<Error> take() && { return std::move(all_); }

 private:
  const std::string& path_;
  std::vector<Error> all_;
};

bool is_longer(std::string_view text, std::size_t characters_max) {
  return first_characters(text, characters_max).size() < text.size();
}

void check_day(Found& found, std::string_view text, Day today) {
  const auto day = day_of(text);
  found.add(!day, "/day", filled("Write the day as in {}.", day_text(today)));
  if (!day) return;
  found.add(*day > today, "/day", "This day is still to come. Record it once it has come.");
  found.add(*day < *day_of(first_day), "/day", "This day is too long ago. Check the year.");
}

void check_money(Found& found, const Money& money, std::string_view member) {
  found.add(!is_currency(money.currency), member,
            "Give the currency by its three letters, as in EUR.");
  const auto most = units_max(money.currency);
  found.add(money.hundredths < 0, member, "Give an amount of nothing or more.");
  found.add(
      money.hundredths / 100 > most, member,
      filled("This is more than {} {}. Check the digits and the currency.", most, money.currency));
}

void check_confidence(Found& found, const Entry& entry) {
  const auto out_of_scale = [](const std::optional<std::int64_t>& it) {
    return it && (*it < 1 || *it > 5);
  };
  found.add(out_of_scale(entry.before), "/before", "Choose a number from 1 to 5.");
  found.add(out_of_scale(entry.after), "/after", "Choose a number from 1 to 5.");
  const bool is_said = entry.before || entry.after;
  found.add(is_said && entry.kind != Kind::confidence, "/before",
            "Only confidence has a number before and after.");
}

// It may be still to come: some raises are for a time.
void check_until(Found& found, const Entry& entry) {
  if (entry.until.empty()) return;
  const auto until = day_of(entry.until), day = day_of(entry.day);
  found.add(!until, "/until", "Write the last day as in 2027-03-31.");
  found.add(until && day && *until < *day, "/until", "This is before the day it came.");
  found.add(entry.kind != Kind::raise, "/until", "Only a raise ends.");
}

}  // namespace

std::vector<Error> faults_of(const Entry& entry, Day today, const std::string& path) {
  Found found(path);
  check_day(found, entry.day, today);
  found.add(entry.note.empty() && entry.kind != Kind::nothing && entry.kind != Kind::raise, "/note",
            "Say in a few words what came.");
  found.add(is_longer(entry.note, limits::note_characters_max), "/note",
            filled("Use at most {} characters.", limits::note_characters_max));
  found.add(is_longer(entry.evidence, limits::evidence_characters_max), "/evidence",
            filled("Use at most {} characters.", limits::evidence_characters_max));
  found.add(entry.credentials.size() > limits::followed_max, "/credentials",
            filled("At most {} can be chosen.", limits::followed_max));
  found.add(entry.kind == Kind::nothing && entry.credentials.empty(), "/credentials",
            "Choose the credential that nothing followed so far.");
  for (const auto& key : entry.credentials)
    found.add(key.empty() || key.size() > limits::key_bytes_max, "/credentials",
              "Choose credentials of the list.");
  check_until(found, entry);
  found.add(entry.a_year && entry.kind != Kind::raise, "/a_year", "Only a raise has an amount.");
  if (entry.a_year) check_money(found, *entry.a_year, "/a_year");
  check_confidence(found, entry);
  return std::move(found).take();
}

std::vector<Error> faults_of(const Cost& cost, const std::string& path) {
  Found found(path);
  found.add(cost.credential.empty() || cost.credential.size() > limits::key_bytes_max,
            "/credential", "Choose what it was spent on.");
  found.add(is_longer(cost.what, limits::title_characters_max), "/what",
            filled("Use at most {} characters.", limits::title_characters_max));
  found.add(!cost.money && !cost.minutes, "/money",
            "Give the money, the hours, or both. 0 is free; what you do not know stays empty.");
  if (cost.money) check_money(found, *cost.money, "/money");
  found.add(cost.minutes && *cost.minutes < 0, "/minutes", "Give hours of nothing or more.");
  found.add(cost.minutes && *cost.minutes > limits::minutes_max, "/minutes",
            filled("This is more than {} hours. Check the digits.", limits::minutes_max / 60));
  return std::move(found).take();
}

std::vector<Error> faults_of(const Credential& credential, Day today, const std::string& path) {
  Found found(path);
  found.add(credential.title.empty(), "/title", "Say what it is called.");
  found.add(is_longer(credential.title, limits::title_characters_max), "/title",
            filled("Use at most {} characters.", limits::title_characters_max));
  found.add(is_longer(credential.issuer, limits::title_characters_max), "/issuer",
            filled("Use at most {} characters.", limits::title_characters_max));
  found.add(credential.key.size() > limits::key_bytes_max, "/key",
            "Choose credentials of the list.");
  if (!credential.day.empty()) check_day(found, credential.day, today);
  return std::move(found).take();
}

namespace {

Status room(std::size_t now, std::size_t most) {
  if (now < most) return done;
  return fail(ErrorCode::too_large, where,
              filled("There are {} of these already, as many as are kept. Remove one first.", most),
              "");
}

}  // namespace

Status room_for_entry(const Record& record) {
  return room(record.entries.size(), limits::entries_max);
}
Status room_for_cost(const Record& record) { return room(record.costs.size(), limits::costs_max); }
Status room_for_credential(const Record& record) {
  return room(record.credentials.size(), limits::own_credentials_max);
}

bool remove(Record& record, std::string_view id) {
  if (std::erase_if(record.entries, [&](const Entry& it) { return it.id == id; }) > 0) return true;
  if (std::erase_if(record.costs, [&](const Cost& it) { return it.id == id; }) > 0) return true;
  if (std::erase_if(record.credentials, [&](const Credential& it) { return it.key == id; }) == 0)
    return false;
  std::erase_if(record.costs, [&](const Cost& it) { return it.credential == id; });
  for (auto& entry : record.entries) std::erase(entry.credentials, id);
  std::erase_if(record.entries,
                [](const Entry& it) { return it.kind == Kind::nothing && it.credentials.empty(); });
  return true;
}

namespace {

// The same but for its id.
template <class T>
bool holds(const std::vector<T>& all, T one) {
  return std::any_of(all.begin(), all.end(), [&](const T& it) {
    one.id = it.id;
    return it == one;
  });
}

}  // namespace

// Credentials added by hand keep their keys unless those are taken here.
void join(Record& record, const Record& more) {
  // Keys that are added by hand later must not be those that come with it.
  record.last_id = std::max(record.last_id, more.last_id);
  std::vector<std::pair<std::string, std::string>> renamed;  // to "": there is no room for it
  const auto key_here = [&](const std::string& key) {
    for (const auto& [from, to] : renamed)
      if (from == key) return to;
    return key;
  };
  for (auto credential : more.credentials) {
    const auto same = std::find_if(record.credentials.begin(), record.credentials.end(),
                                   [&](const Credential& it) { return it.key == credential.key; });
    const bool is_taken = same != record.credentials.end();
    if (is_taken && same->title == credential.title && same->day == credential.day) continue;
    if (!room_for_credential(record)) {
      renamed.emplace_back(credential.key, "");
      continue;
    }
    if (is_taken) {
      const auto before = credential.key;
      credential.key = "own-" + record.new_id();
      renamed.emplace_back(before, credential.key);
    }
    record.credentials.push_back(std::move(credential));
  }
  for (auto entry : more.entries) {
    for (auto& key : entry.credentials) key = key_here(key);
    std::erase(entry.credentials, "");
    if (entry.kind == Kind::nothing && entry.credentials.empty()) continue;
    if (!room_for_entry(record) || holds(record.entries, entry)) continue;
    entry.id = record.new_id();
    record.entries.push_back(std::move(entry));
  }
  for (auto cost : more.costs) {
    cost.credential = key_here(cost.credential);
    if (cost.credential.empty() || !room_for_cost(record) || holds(record.costs, cost)) continue;
    cost.id = record.new_id();
    record.costs.push_back(std::move(cost));
  }
  record.counted = record.counted || more.counted;
}

}  // namespace cairn::outcomes
