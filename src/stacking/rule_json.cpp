// SPDX-License-Identifier: Apache-2.0
#include "stacking/rule_json.h"

#include <algorithm>
#include <cmath>

#include "json/parse.h"
#include "json/pointer.h"
#include "json/write.h"
#include "stacking/bounds.h"

namespace cairn::stacking {
namespace {

Error wrong(std::string path, std::string detail) {
  return fail(ErrorCode::invalid, "stacks", std::move(detail), std::move(path));
}
Error too_many(std::string path, std::size_t most, std::string_view what) {
  return fail(ErrorCode::too_large, "stacks",
              "At most " + std::to_string(most) + " " + std::string(what) + "; leave some out.",
              std::move(path));
}

struct Place {
  json::Value value;
  std::string path;
  Place at(std::string_view key) const { return {value[key], path + json::pointer_token(key)}; }
  Place at(std::size_t i) const { return {value.items()[i], path + "/" + std::to_string(i)}; }
  bool has(std::string_view key) const { return value.contains(key); }
};

Status expect_keys(const Place& place, std::initializer_list<std::string_view> known) {
  if (!place.value.is_object()) return wrong(place.path, "Write this as an object: {…}.");
  for (const auto& member : place.value.members()) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    std::string names;
    for (const auto& name : known) names += (names.empty() ? "" : ", ") + std::string(name);
    return wrong(place.path + json::pointer_token(member.key),
                 "\"" + std::string(member.key.substr(0, 60)) +
                     "\" is not known here. Known are: " + names + ".");
  }
  return done;
}

// A number with at most two decimals, as hundredths.
Result<std::int32_t> read_hundredths(const Place& place, std::int32_t least, std::int32_t most) {
  const auto number = place.value.as_double();
  const auto hundredths = number ? *number * one : 0.0;
  if (!number || !std::isfinite(hundredths) || std::abs(hundredths) > 1e9 ||
      std::abs(hundredths - std::round(hundredths)) > 1e-6 || std::round(hundredths) < least ||
      std::round(hundredths) > most)
    return wrong(place.path, "Write a number from " + text_of_hundredths(least) + " to " +
                                 text_of_hundredths(most) + " with at most two decimals.");
  return static_cast<std::int32_t>(std::round(hundredths));
}

Result<std::int32_t> read_whole(const Place& place, std::int32_t least, std::int32_t most) {
  const auto number = place.value.as_double();
  if (!number || std::floor(*number) != *number || *number < least || *number > most)
    return wrong(place.path, "Write a whole number from " + std::to_string(least) + " to " +
                                 std::to_string(most) + ".");
  return static_cast<std::int32_t>(*number);
}

Result<std::string> read_name(const Place& place, std::string_view what) {
  const auto text = place.value.as_string();
  if (text.empty()) return wrong(place.path, "Name " + std::string(what) + ".");
  if (text.size() > bounds::id_bytes_max)
    return too_many(place.path, bounds::id_bytes_max, "bytes are read of a name");
  return std::string(text);
}

Result<std::vector<std::string>> read_names(const Place& place, std::size_t least) {
  if (!place.value.is_array()) return wrong(place.path, "Write this as a list: […].");
  if (place.value.size() > bounds::names_max)
    return too_many(place.path, bounds::names_max, "achievements are named here");
  std::vector<std::string> names;
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    CAIRN_TRY(auto name, read_name(place.at(i), "an achievement"));
    if (std::find(names.begin(), names.end(), name) != names.end())
      return wrong(place.at(i).path, "This achievement is in the list already; take it out.");
    names.push_back(std::move(name));
  }
  if (names.size() < least)
    return wrong(place.path, "Name at least " + std::to_string(least) + " achievements.");
  return names;
}

// Reads one stack; counts what it has read, for the limits.
class Reader {
 public:
  Result<Stack> stack(const Place& root) {
    CAIRN_CHECK(expect_keys(root, {"version", "rule", "outside_at_most", "within_months",
                                   "not_together", "count_once"}));
    if (root.value["version"].as_int64() != 1)
      return wrong("/version", "Write 1: the version of this format that is known here.");
    Stack stack;
    CAIRN_TRY(stack.rule, rule(root.at("rule"), 0));
    if (root.has("outside_at_most")) {
      CAIRN_TRY(stack.outside_at_most, cap(root.at("outside_at_most")));
    }
    if (root.has("within_months")) {
      CAIRN_TRY(stack.months, read_whole(root.at("within_months"), 1, bounds::months_max));
    }
    if (root.has("not_together")) {
      CAIRN_TRY(stack.not_together, exclusions(root.at("not_together")));
    }
    if (root.has("count_once")) {
      if (!root.value["count_once"].is_boolean())
        return wrong("/count_once", "Write true or false.");
      stack.counting = root.value["count_once"].as_boolean() ? Counting::once : Counting::often;
    }
    return stack;
  }

 private:
  Result<Rule> rule(const Place& place, std::size_t depth) {
    if (!place.value.is_object())
      return wrong(place.path, "Write a rule as an object, as {\"all\": […]}.");
    for (const auto* key : {"all", "any", "at_least"})
      if (place.has(key)) return group(place, key, depth);
    return requirement(place);
  }

  Result<Rule> group(const Place& place, std::string_view key, std::size_t depth) {
    if (depth >= bounds::depth_max)
      return too_many(place.path, bounds::depth_max, "groups stand inside each other");
    if (++groups_ > bounds::groups_max)
      return too_many(place.path, bounds::groups_max, "groups make a rule");
    const bool counts = key == "at_least";
    CAIRN_CHECK(counts ? expect_keys(place, {"at_least", "of"}) : expect_keys(place, {key}));
    const auto parts = place.at(counts ? std::string_view("of") : key);
    if (!parts.value.is_array() || parts.value.size() == 0)
      return wrong(parts.path, "Write the parts of the group as a list with at least one.");
    if (parts.value.size() > bounds::group_parts_max)
      return too_many(parts.path, bounds::group_parts_max, "parts make a group");
    Group group;
    group.kind = counts ? GroupKind::at_least : key == "all" ? GroupKind::all : GroupKind::any;
    if (counts) {
      CAIRN_TRY(group.count, read_whole(place.at(key), 1, bounds::credentials_max));
    }
    for (std::size_t i = 0; i < parts.value.size(); ++i) {
      CAIRN_TRY(auto part, rule(parts.at(i), depth + 1));
      group.parts.push_back(std::move(part));
    }
    return Rule{std::move(group)};
  }

  Result<Rule> requirement(const Place& place) {
    if (++requirements_ > bounds::parts_max)
      return too_many(place.path, bounds::parts_max, "conditions make a rule");
    CAIRN_CHECK(
        expect_keys(place, {"achievement", "skill", "level_at_least", "credits", "credentials",
                            "among", "eqf_at_least", "result_at_least", "within_months"}));
    Requirement it;
    const bool counted = place.has("credits") || place.has("credentials");
    if (place.has("credits") && place.has("credentials"))
      return wrong(place.path, "Ask for credits or for credentials, not for both.");
    if (!counted && !place.has("achievement") && !place.has("skill"))
      return wrong(place.path,
                   "Say what is asked for: \"achievement\", \"skill\", \"credits\", "
                   "\"credentials\", or a group by \"all\", \"any\" or \"at_least\".");
    if (place.has("credits")) {
      it.measure = Measure::credits;
      CAIRN_TRY(it.amount, read_hundredths(place.at("credits"), 1, bounds::credits_max * one));
    } else if (place.has("credentials")) {
      CAIRN_TRY(it.amount, read_whole(place.at("credentials"), 1, bounds::credentials_max));
    }
    CAIRN_CHECK(conditions(place, it.conditions));
    return Rule{std::move(it)};
  }

  Status conditions(const Place& place, Conditions& it) {
    if (place.has("achievement") && place.has("among"))
      return wrong(place.path + "/among", "Name one \"achievement\" or several, not both.");
    if (place.has("achievement")) {
      CAIRN_TRY(auto name, read_name(place.at("achievement"), "an achievement"));
      it.achievements.push_back(std::move(name));
    }
    if (place.has("among")) {
      CAIRN_TRY(it.achievements, read_names(place.at("among"), 1));
    }
    if (place.has("skill")) {
      CAIRN_TRY(auto name, read_name(place.at("skill"), "a skill"));
      it.skill = SkillWish{std::move(name), 1};
    }
    if (place.has("level_at_least")) {
      if (!it.skill) return wrong(place.path + "/level_at_least", "Name the \"skill\" it is of.");
      CAIRN_TRY(it.skill->level,
                read_whole(place.at("level_at_least"), 1, bounds::skill_level_max));
    }
    if (place.has("eqf_at_least")) {
      CAIRN_TRY(it.eqf_level, read_whole(place.at("eqf_at_least"), 1, bounds::eqf_level_max));
    }
    if (place.has("result_at_least")) {
      CAIRN_TRY(it.result, read_hundredths(place.at("result_at_least"), 0, whole));
    }
    if (place.has("within_months")) {
      CAIRN_TRY(it.months, read_whole(place.at("within_months"), 1, bounds::months_max));
    }
    return done;
  }

  static Result<std::optional<OutsideCap>> cap(const Place& place) {
    CAIRN_CHECK(expect_keys(place, {"percent", "of"}));
    OutsideCap cap;
    CAIRN_TRY(cap.percent, read_hundredths(place.at("percent"), 0, whole));
    const auto of = place.value.string_at("of");
    if (of != "credits" && of != "credentials")
      return wrong(place.path + "/of", "Write \"credits\" or \"credentials\".");
    cap.measure = of == "credits" ? Measure::credits : Measure::credentials;
    return std::optional(cap);
  }

  static Result<std::vector<std::vector<std::string>>> exclusions(const Place& place) {
    if (!place.value.is_array()) return wrong(place.path, "Write this as a list of lists.");
    if (place.value.size() > bounds::exclusions_max)
      return too_many(place.path, bounds::exclusions_max, "such lists are read");
    std::vector<std::vector<std::string>> lists;
    for (std::size_t i = 0; i < place.value.size(); ++i) {
      CAIRN_TRY(auto names, read_names(place.at(i), 2));
      lists.push_back(std::move(names));
    }
    return lists;
  }

  std::size_t groups_ = 0, requirements_ = 0;
};

// Writes one stack.
class Writer {
 public:
  explicit Writer(json::Builder builder) : builder_(builder) {}

  json::Value stack(const Stack& stack) const {
    json::ObjectBuilder out(builder_);
    out.add("version", builder_.integer(1)).add("rule", rule(stack.rule));
    if (stack.outside_at_most)
      out.add("outside_at_most",
              builder_.object({{"percent", hundredths(stack.outside_at_most->percent)},
                               {"of", measure(stack.outside_at_most->measure)}}));
    if (stack.months) out.add("within_months", builder_.integer(*stack.months));
    if (!stack.not_together.empty()) {
      std::vector<json::Value> lists;
      for (const auto& names : stack.not_together) lists.push_back(builder_.strings(names));
      out.add("not_together", builder_.array(lists));
    }
    out.add("count_once", json::Value::boolean(stack.counting == Counting::once));
    return out.value();
  }

 private:
  json::Value hundredths(std::int32_t amount) const {
    return json::Value::number(builder_.arena().copy(text_of_hundredths(amount)));
  }
  static json::Value measure(Measure measure) {
    return json::Value::plain_string(measure == Measure::credits ? "credits" : "credentials");
  }

  json::Value rule(const Rule& rule) const {
    if (const auto* it = rule.requirement()) return requirement(*it);
    const auto& group = *rule.group();
    std::vector<json::Value> parts;
    for (const auto& part : group.parts) parts.push_back(this->rule(part));
    const auto list = builder_.array(parts);
    if (group.kind == GroupKind::all) return builder_.object({{"all", list}});
    if (group.kind == GroupKind::any) return builder_.object({{"any", list}});
    return builder_.object({{"at_least", builder_.integer(group.count)}, {"of", list}});
  }

  json::Value requirement(const Requirement& it) const {
    json::ObjectBuilder out(builder_);
    const auto& asked = it.conditions;
    const bool is_one = it.measure == Measure::credentials && it.amount == 1;
    const bool names_one = is_one && asked.achievements.size() == 1;
    if (it.measure == Measure::credits) out.add("credits", hundredths(it.amount));
    if (it.measure == Measure::credentials && !names_one && (it.amount != 1 || !asked.skill))
      out.add("credentials", builder_.integer(it.amount));
    if (names_one)
      out.add_string("achievement", asked.achievements[0]);
    else if (!asked.achievements.empty())
      out.add("among", builder_.strings(asked.achievements));
    if (asked.skill)
      out.add_string("skill", asked.skill->skill)
          .add("level_at_least", builder_.integer(asked.skill->level));
    if (asked.eqf_level > 0) out.add("eqf_at_least", builder_.integer(asked.eqf_level));
    if (asked.result) out.add("result_at_least", hundredths(*asked.result));
    if (asked.months) out.add("within_months", builder_.integer(*asked.months));
    return out.value();
  }

  json::Builder builder_;
};

}  // namespace

Result<Stack> read_stack(const json::Value& document) { return Reader().stack({document, ""}); }

Result<Stack> read_stack(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(text, arena,
                                             {.bytes_max = bounds::rule_bytes_max,
                                              .values_max = bounds::rule_values_max}));
  return read_stack(document);
}

json::Value write_stack(const Stack& stack, json::Builder builder) {
  return Writer(builder).stack(stack);
}

std::string stack_text(const Stack& stack) {
  Arena arena;
  return json::write(write_stack(stack, json::Builder(arena)));
}

}  // namespace cairn::stacking
