// SPDX-License-Identifier: Apache-2.0
// Each record says its fields once, to a visitor that reads or writes them.
#include "achievement/content.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/text.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::achievement {
namespace {

constexpr const char* where = "achievement#content";
constexpr std::int64_t decimal_max = 10'000'000;
constexpr std::size_t faults_told_max = 20;

template <class V>
void fields(V& v, Skill& it) {
  v("name", it.name), v("id", it.id), v("framework", it.framework), v("url", it.url);
  v("level", it.level);
}
template <class V>
void fields(V& v, Translation& it) {
  v("language", it.language), v("name", it.name), v("description", it.description);
  v("criteria", it.criteria), v("alternative_text", it.alternative_text);
}
template <class V>
void fields(V& v, ResultLevel& it) {
  v("name", it.name), v("description", it.description), v("points", it.points);
}
template <class V>
void fields(V& v, ResultRow& it) {
  v("name", it.name), v("type", it.type), v("allowed_values", it.allowed_values);
  v("required_value", it.required_value), v("value_min", it.value_min);
  v("value_max", it.value_max), v("levels", it.levels), v("required_level", it.required_level);
}
template <class V>
void fields(V& v, Prerequisite& it) {
  v("achievement", it.achievement), v("url", it.url), v("name", it.name);
}
template <class V>
void fields(V& v, Details& it) {
  v("language", it.language), v("translations", it.translations), v("type", it.type);
  v("skills", it.skills), v("outcomes", it.outcomes), v("assessments", it.assessments);
  v("supervision", it.supervision), v("participation", it.participation), v("hours", it.hours);
  v("ects", it.ects), v("eqf", it.eqf), v("nqf", it.nqf), v("quality", it.quality);
  v("awarding_body", it.awarding_body), v("country", it.country);
  v("valid_months", it.valid_months), v("renewal", it.renewal);
  v("prerequisites", it.prerequisites), v("entry_requirements", it.entry_requirements);
  v("results", it.results), v("teaching_languages", it.teaching_languages), v("tags", it.tags);
  v("field_of_study", it.field_of_study), v("stacking", it.stacking), v("further", it.further);
  v("sharing", it.sharing);
}
template <class V>
void fields(V& v, Image& it) {
  v("shape", it.shape), v("icon", it.icon), v("colour", it.colour);
  v("second_colour", it.second_colour), v("border", it.border), v("text", it.text);
}
template <class V>
void fields(V& v, Content& it) {
  v("name", it.name), v("description", it.description), v("criteria", it.criteria);
  v("evidence_rule", it.evidence_rule), v("alternative_text", it.alternative_text);
  v("image", it.image), fields(v, it.details);
}

// Leaves out what says nothing, so that a small achievement is a small document.
class Writer {
 public:
  explicit Writer(const json::Builder& builder) : builder_(builder), object_(builder) {}

  template <class T>
  void operator()(std::string_view key, T& value) {
    if constexpr (std::is_class_v<T>) {
      if (value == T()) return;
    } else if (value == 0) {
      return;
    }
    object_.add(key, written(value));
  }
  // Whose default is a word of its own: said always.
  void operator()(std::string_view key, std::string& text) {
    if (!text.empty()) object_.add(key, builder_.string(text));
  }
  json::Value value() const { return object_.value(); }

 private:
  template <class T>
  json::Value written(T& value) const {
    if constexpr (std::is_same_v<T, std::string>) {
      return builder_.string(value);
    } else if constexpr (std::is_same_v<T, Decimal>) {
      return json::Value::number(builder_.arena().copy(to_text(value)));
    } else if constexpr (std::is_integral_v<T>) {
      return builder_.integer(value);
    } else {
      Writer inner(builder_);
      fields(inner, value);
      return inner.value();
    }
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

class Faults {
 public:
  void add(const std::string& path, std::string sentence) {
    if (found_.size() < faults_told_max)
      found_.push_back(fail(ErrorCode::invalid, where, std::move(sentence), path));
  }
  Status verdict() {
    if (found_.empty()) return done;
    auto first = std::move(found_.front());
    found_.erase(found_.begin());
    first.also = std::move(found_);
    return first;
  }

 private:
  std::vector<Error> found_;
};

enum class Unknown : std::uint8_t { passed_over, refused };

class Reader {
 public:
  Reader(const json::Value& object, std::string path, Unknown unknown, Faults& faults)
      : object_(object), path_(std::move(path)), unknown_(unknown), faults_(faults) {}

  template <class T>
  void operator()(std::string_view key, T& value) {
    if (unknown_ == Unknown::refused) known_.push_back(key);
    const auto* found = object_.find(key);
    if (found && !found->is_null()) read(*found, path_ + "/" + std::string(key), value);
  }

  template <class T>
  void read_all(T& value) {
    if (!object_.is_object()) return faults_.add(path_, "Write a JSON object here.");
    fields(*this, value);
    if (unknown_ == Unknown::passed_over) return;
    for (const auto& member : object_.members())
      if (std::find(known_.begin(), known_.end(), member.key) == known_.end())
        faults_.add(path_ + "/" + std::string(member.key.substr(0, 60)),
                    "An achievement has no such member. Leave it out, or check its spelling.");
  }

 private:
  void read(const json::Value& from, const std::string& path, std::string& text) {
    if (!from.is_string()) return faults_.add(path, "Write text in quotes here.");
    text = from.as_string();
  }
  void read(const json::Value& from, const std::string& path, Decimal& number) {
    const auto parsed = read_decimal(from.is_string() ? from.as_string() : from.number_text());
    if (!parsed || !(from.is_number() || from.is_string()))
      return faults_.add(path, "Write a number with at most two decimals here.");
    number = *parsed;
  }
  template <class T>
  void read(const json::Value& from, const std::string& path, T& value) {
    if constexpr (std::is_integral_v<T>) {
      const auto number = from.as_int64();
      if (!number || *number < std::int64_t{std::numeric_limits<T>::min()} ||
          *number > std::int64_t{std::numeric_limits<T>::max()})
        return faults_.add(path, "Write a whole number here.");
      value = static_cast<T>(*number);
    } else {
      Reader(from, path, unknown_, faults_).read_all(value);
    }
  }
  template <class T>
  void read(const json::Value& from, const std::string& path, std::vector<T>& list) {
    if (!from.is_array()) return faults_.add(path, "Write a list in brackets here.");
    list.assign(from.size(), T());
    for (std::size_t i = 0; i < list.size(); ++i)
      read(from.items()[i], path + "/" + std::to_string(i), list[i]);
  }

  const json::Value& object_;
  std::string path_;
  Unknown unknown_;
  Faults& faults_;
  std::vector<std::string_view> known_;
};

}  // namespace

std::string to_text(Decimal number) {
  if (number.hundredths == 0) return {};
  auto text = std::to_string(number.hundredths / 100);
  if (const auto rest = number.hundredths % 100; rest != 0) {
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest);
    if (text.back() == '0') text.pop_back();
  }
  return text;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  text = trim(text);
  if (text.empty()) return Decimal();
  const auto point = std::min(text.find_first_of(".,"), text.size());
  const auto whole = text.substr(0, point);
  auto rest = text.substr(std::min(point + 1, text.size()));
  while (!rest.empty() && rest.back() == '0') rest.remove_suffix(1);
  const auto digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == part.npos;
  };
  if (whole.empty() || whole.size() > 8 || rest.size() > 2 || !digits(whole) || !digits(rest))
    return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), number);
  if (number > decimal_max) return std::nullopt;
  number *= 100;
  if (!rest.empty()) number += (rest[0] - '0') * 10;
  if (rest.size() == 2) number += rest[1] - '0';
  return Decimal{number};
}

std::vector<Skill> named_skills(const std::vector<std::string>& names) {
  std::vector<Skill> out;
  for (const auto& name : names)
    out.push_back({.name = name, .id = {}, .framework = {}, .url = {}, .level = 0});
  return out;
}

Skill read_skill(std::string_view line) {
  line = trim(line);
  Skill skill;
  const auto colon = line.rfind(':');
  if (colon != line.npos) {
    const auto level = trim(line.substr(colon + 1));
    if (level.size() == 1 && level[0] >= '1' && level[0] <= '5') {
      skill.level = static_cast<std::uint8_t>(level[0] - '0');
      line = trim(line.substr(0, colon));
    }
  }
  skill.name = line;
  return skill;
}

std::string to_line(const Skill& skill) {
  return skill.level == 0 ? skill.name : skill.name + ": " + std::to_string(skill.level);
}

json::Value to_json(const Content& content, json::Builder builder) {
  Writer writer(builder);
  fields(writer, const_cast<Content&>(content));
  return writer.value();
}

std::string write(const Details& details) {
  Arena arena;
  Writer writer{json::Builder(arena)};
  fields(writer, const_cast<Details&>(details));
  return json::write(writer.value());
}

Result<Details> read_details(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(text, arena));
  Details details;
  Faults faults;
  Reader(document, "", Unknown::passed_over, faults).read_all(details);
  CAIRN_CHECK(faults.verdict());
  return details;
}

Result<Content> read_content(const json::Value& document) {
  Content content;
  Faults faults;
  Reader(document, "", Unknown::refused, faults).read_all(content);
  CAIRN_CHECK(faults.verdict());
  return content;
}

}  // namespace cairn::achievement
