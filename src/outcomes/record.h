// SPDX-License-Identifier: Apache-2.0
// Record: what one person noted of what came after their credentials and of what these cost. It is
// one document, so that every change of it is whole or not at all, and it can be taken along.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/build.h"
#include "outcomes/day.h"
#include "outcomes/kinds.h"
#include "outcomes/money.h"

namespace cairn::outcomes {

// What somebody holds, from wherever it is known: a badge, a step of a plan, their own word.
struct Credential {
  std::string key;  // as the catalogue calls it, so that several people's can be counted together
  std::string title;
  std::string issuer;
  std::string day;      // earned; or ""
  bool proved = false;  // by a signature that was checked
};

// One thing that came, on a day.
struct Entry {
  std::string id;
  Kind kind = Kind::responsibility;
  std::string day;
  std::string note;                      // what came, in the person's own words
  std::string evidence;                  // an address, or where it can be seen; or ""
  std::vector<std::string> credentials;  // keys; none: it followed no credential
  std::optional<Money> a_year;           // of a raise; nothing: not said
  Cause cause = Cause::unknown;
  std::optional<std::int64_t> before, after;  // of confidence, 1 to 5
  std::string until = {};                     // the last day of a raise; "": it goes on

  bool operator==(const Entry&) const = default;
};

// What one credential cost. Nothing said is unknown; 0 is free.
struct Cost {
  std::string id;
  std::string credential;
  std::string what;  // "exam fee"; or ""
  std::optional<Money> money;
  std::optional<std::int64_t> minutes;

  bool operator==(const Cost&) const = default;
};

struct Record {
  std::vector<Entry> entries;
  std::vector<Cost> costs;
  std::vector<Credential> credentials;  // added by hand
  bool counted = false;                 // in what catalogues tell of many together
  bool asked = true;                    // reminders are wanted
  std::int64_t last_id = 0;

  std::string new_id() { return std::to_string(++last_id); }
  bool empty() const { return entries.empty() && costs.empty() && credentials.empty(); }
};

// What is wrong with one; each error has the path of its member ("/a_year"). `path`: where it is.
std::vector<Error> faults_of(const Entry& entry, Day today, const std::string& path = "");
std::vector<Error> faults_of(const Cost& cost, const std::string& path = "");
std::vector<Error> faults_of(const Credential& credential, Day today, const std::string& path = "");
// Errors: too_large, where there is no room for one more.
Status room_for_entry(const Record& record);
Status room_for_cost(const Record& record);
Status room_for_credential(const Record& record);

// Takes out the entry, the cost or the credential of that id or key, and what was said of that
// credential alone. False where there is none.
bool remove(Record& record, std::string_view id);
// All of `more` that `record` does not hold, under new ids, as far as there is room.
void join(Record& record, const Record& more);

json::Value record_json(const Record& record, json::Builder builder);
// Errors: invalid with the path of what is wrong; too_large.
Result<Record> read_record(const json::Value& value);
json::Value credential_json(const Credential& credential, json::Builder builder);
json::Value money_json(const Money& money, json::Builder builder);

}  // namespace cairn::outcomes
