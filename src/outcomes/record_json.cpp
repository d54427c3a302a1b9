// SPDX-License-Identifier: Apache-2.0
// A record as JSON: kept so, taken along so, and what programs send.
#include <algorithm>

#include "base/filled.h"
#include "outcomes/limits.h"
#include "outcomes/record.h"

namespace cairn::outcomes {
namespace {

constexpr const char* where = "outcomes#record";
constexpr std::int64_t last_id_max = 1'000'000'000;

json::Value entry_json(const Entry& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id).add_string("kind", name_of(it.kind)).add_string("day", it.day);
  out.add_string_if("note", it.note).add_string_if("evidence", it.evidence);
  out.add("credentials", builder.strings(it.credentials));
  if (it.a_year) out.add("a_year", money_json(*it.a_year, builder));
  out.add_string_if("until", it.until);
  out.add_string("cause", name_of(it.cause));
  if (it.before) out.add("before", builder.integer(*it.before));
  if (it.after) out.add("after", builder.integer(*it.after));
  return out.value();
}

json::Value cost_json(const Cost& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id).add_string("credential", it.credential);
  out.add_string_if("what", it.what);
  if (it.money) out.add("money", money_json(*it.money, builder));
  if (it.minutes) out.add("minutes", builder.integer(*it.minutes));
  return out.value();
}

// Reads members of one object; the first that is of a wrong kind is kept.
class Reader {
 public:
  Reader(const json::Value& object, std::string path) : object_(object), path_(std::move(path)) {
    if (!object.is_object()) wrong("", "This must be an object.");
  }

  std::string text(std::string_view name) {
    const auto* found = object_.find(name);
    if (found == nullptr) return "";
    if (!found->is_string()) wrong(name, "Write this as text.");
    return std::string(found->as_string());
  }
  std::optional<std::int64_t> number(std::string_view name) {
    const auto* found = object_.find(name);
    if (found == nullptr) return std::nullopt;
    const auto read = found->as_int64();
    if (!read) wrong(name, "Write this as a whole number.");
    return read;
  }
  bool flag(std::string_view name, bool otherwise) {
    const auto* found = object_.find(name);
    if (found == nullptr) return otherwise;
    if (!found->is_boolean()) wrong(name, "Write this as true or false.");
    return found->as_boolean();
  }
  std::optional<Money> money(std::string_view name) {
    const auto* found = object_.find(name);
    if (found == nullptr) return std::nullopt;
    Reader inner(*found, path_ + "/" + std::string(name));
    Money money{inner.number("hundredths").value_or(-1), inner.text("currency")};
    take(inner);
    return money;
  }
  std::span<const json::Value> items(std::string_view name, std::size_t most) {
    const auto* found = object_.find(name);
    if (found == nullptr) return {};
    if (!found->is_array()) {
      wrong(name, "Write this as a list.");
      return {};
    }
    if (found->size() > most) {
      wrong(name, filled("At most {} of these are kept.", most));
      return {};
    }
    return found->items();
  }
  void wrong(std::string_view name, std::string sentence) {
    if (fault_.path.empty() && fault_.detail.empty())
      fault_ = fail(ErrorCode::invalid, where, std::move(sentence),
                    name.empty() ? path_ : path_ + "/" + std::string(name));
  }
  void take(const Reader& inner) {
    if (fault_.detail.empty()) fault_ = inner.fault_;
  }
  const std::string& path() const { return path_; }
  Status verdict() const { return fault_.detail.empty() ? Status(done) : Status(fault_); }

 private:
  const json::Value& object_;
  std::string path_;
  Error fault_;
};

Entry read_entry(Reader& from) {
  Entry it;
  it.id = from.text("id");
  const auto kind = kind_named(from.text("kind"));
  if (!kind) from.wrong("kind", "Choose one of the kinds of outcomes.");
  it.kind = kind.value_or(Kind::nothing);
  it.day = from.text("day");
  it.note = from.text("note");
  it.evidence = from.text("evidence");
  for (const auto& key : from.items("credentials", limits::followed_max)) {
    if (!key.is_string()) from.wrong("credentials", "Write this as text.");
    it.credentials.emplace_back(key.as_string());
  }
  it.a_year = from.money("a_year");
  const auto name = from.text("cause");
  const auto cause = name.empty() ? Cause::unknown : cause_named(name);
  if (!cause) from.wrong("cause", "Choose one of the judgements.");
  it.cause = cause.value_or(Cause::unknown);
  it.before = from.number("before");
  it.after = from.number("after");
  it.until = from.text("until");
  return it;
}

Cost read_cost(Reader& from) {
  return {from.text("id"), from.text("credential"), from.text("what"), from.money("money"),
          from.number("minutes")};
}

Credential read_credential(Reader& from) {
  return {from.text("key"), from.text("title"), from.text("issuer"), from.text("day"),
          from.flag("proved", false)};
}

template <class T>
void read_list(Reader& from, std::string_view name, std::size_t most, T (*read)(Reader&),
               std::vector<T>& into) {
  std::size_t at = 0;
  for (const auto& item : from.items(name, most)) {
    Reader inner(item, from.path() + "/" + std::string(name) + "/" + std::to_string(at++));
    into.push_back(read(inner));
    from.take(inner);
  }
}

}  // namespace

json::Value money_json(const Money& money, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("hundredths", builder.integer(money.hundredths))
      .add_string("currency", money.currency)
      .value();
}

json::Value credential_json(const Credential& it, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("key", it.key)
      .add_string("title", it.title)
      .add_string_if("issuer", it.issuer)
      .add_string_if("day", it.day)
      .add("proved", json::Value::boolean(it.proved))
      .value();
}

json::Value record_json(const Record& record, json::Builder builder) {
  std::vector<json::Value> entries, costs, credentials;
  for (const auto& it : record.entries) entries.push_back(entry_json(it, builder));
  for (const auto& it : record.costs) costs.push_back(cost_json(it, builder));
  for (const auto& it : record.credentials) credentials.push_back(credential_json(it, builder));
  return json::ObjectBuilder(builder)
      .add("entries", builder.array(entries))
      .add("costs", builder.array(costs))
      .add("credentials", builder.array(credentials))
      .add("counted", json::Value::boolean(record.counted))
      .add("asked", json::Value::boolean(record.asked))
      .add("last_id", builder.integer(record.last_id))
      .value();
}

Result<Record> read_record(const json::Value& value) {
  Record record;
  Reader from(value, "");
  read_list(from, "entries", limits::entries_max, read_entry, record.entries);
  read_list(from, "costs", limits::costs_max, read_cost, record.costs);
  read_list(from, "credentials", limits::own_credentials_max, read_credential, record.credentials);
  for (auto& it : record.credentials) it.proved = false;  // somebody's own word
  record.counted = from.flag("counted", false);
  record.asked = from.flag("asked", true);
  record.last_id = std::clamp<std::int64_t>(from.number("last_id").value_or(0), 0, last_id_max);
  CAIRN_CHECK(from.verdict());
  return record;
}

}  // namespace cairn::outcomes
